"""Series and things, as this person may see and change them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from gatherings.models import Series
from partners.directory import is_in_network


def the_series(request: HttpRequest, pk: int) -> Series:
    """A rhythm is for the people of the network."""
    if not is_in_network(request.actor):
        raise Http404
    return get_object_or_404(Series, pk=pk)


def wished(request: HttpRequest, thing: Any, wish: str) -> Any:
    """The thing, or 403 for whoever may not do what is wished."""
    if wish and not request.actor.has_perm(wish, thing):
        raise PermissionDenied
    return thing
