"""Links to our own pages in a text: do they lead somewhere?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import FieldError, ValidationError
from django.urls import Resolver404, ResolverMatch, resolve

ADDRESS = re.compile(r"\]\(\s*<?([^)\s>]+)|(https?://[^\s<>)\]]+)")


@dataclass(frozen=True)
class Dead:
    """A link that leads nowhere; or, is_private, one that readers who are nobody here cannot follow."""

    path: str
    is_private: bool = False


def broken_links(text: str, is_public: bool) -> list[Dead]:
    """Links in Markdown to pages of ours that do not exist; in a public text also to pages that are not public."""
    return [dead for path in dict.fromkeys(own_paths(text)) if (dead := looked_at(path, is_public))]


def own_paths(text: str) -> Iterator[str]:
    """The paths of links to our own pages."""
    here = urlsplit(settings.SITE_URL).netloc
    for in_words, bare in ADDRESS.findall(text):
        parts = urlsplit(in_words or bare.rstrip(".,;:!?"))
        if parts.netloc == here or (not parts.netloc and not parts.scheme and parts.path.startswith("/")):
            yield parts.path or "/"


def looked_at(path: str, is_public: bool) -> Dead | None:
    try:
        match = resolve(path)
    except Resolver404:
        return Dead(path)
    if not is_there(match, None):
        return Dead(path)
    is_open = getattr(match.func, "login_required", True) is False and is_there(match, AnonymousUser())
    return Dead(path, is_private=True) if is_public and not is_open else None


def is_there(match: ResolverMatch, reader: AnonymousUser | None) -> bool:
    """Whether what a page <noun>_detail is about exists, and is seen by a reader. Of other pages we know no more."""
    noun = (match.url_name or "").removesuffix("_detail").replace("_", "")
    model = next((model for model in apps.get_models() if model._meta.model_name == noun), None)
    if model is None or not (match.url_name or "").endswith("_detail") or not match.kwargs:
        return True
    rows = model._default_manager.all()
    if reader is not None and hasattr(rows, "visible_to"):
        rows = rows.visible_to(reader)
    try:
        return rows.filter(**match.kwargs).exists()
    except (FieldError, ValidationError, ValueError):
        return True
