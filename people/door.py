"""Who may come in, and what is still asked of them: the same for pages and for the API."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request

from people.models import Network, Person


def second_factor_is_due(person: Any, network: Network) -> bool:
    """Whether the network asks this person for a second factor at all."""
    return network.second_factor_required and getattr(person, "is_backbone", False)


def lacks_second_factor(person: Any, network: Network) -> bool:
    """Whether this person has to add a second factor before anything else."""
    return second_factor_is_due(person, network) and not has_second_factor(person)


def has_second_factor(person: Person) -> bool:
    return Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).exists()


class MayComeIn(IsAuthenticated):
    """The API's door: signed in or with a token, allowed to sign in, with a second factor where one is asked for."""

    message = _("Add a second factor on the page “How I sign in” first.")

    def has_permission(self, request: Request, view: Any) -> bool:
        if not super().has_permission(request, view):
            return False
        return getattr(request.user, "may_sign_in", False) and not lacks_second_factor(
            request.user, getattr(request, "network", None) or Network.current()
        )
