"""Tags and filters every template has."""

import zlib
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import heroicons
from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from network.lib import dates, says

register = template.Library()
FACE_HUES = 12
SMALL_WORDS = {"a", "an", "and", "at", "for", "in", "of", "on", "our", "the", "to", "&"}


@register.simple_tag
def icon(name: str, style: str = "outline") -> str:
    """An icon of the heroicons set, hidden from screen readers: the word stands beside it."""
    return _icon(name + "", style + "")


@lru_cache(maxsize=256)
def _icon(name: str, style: str) -> SafeString:
    attributes: dict[str, object] = {"class": "icon", "aria-hidden": "true"}
    return mark_safe(heroicons._render_icon(style, name, None, attributes).strip())  # noqa: S308 — names we wrote


@register.filter
def initials(name: str) -> str:
    """Two letters for an avatar: first and last word of a name."""
    parts = [word for word in str(name).split() if word[0].isalnum()]
    return "".join(word[0] for word in (parts[:1] + parts[1:][-1:])).upper() or "?"


@register.filter
def mark(name: str) -> str:
    """Two letters for the network itself: of the first two words of its name that carry meaning."""
    meant = [word for word in str(name).split() if word.lower() not in SMALL_WORDS]
    return initials(" ".join(meant[:2]))


@register.filter
def face_hue(name: str) -> str:
    """A class for the avatar's colour, the same for the same name for ever."""
    return f"hue-{zlib.crc32(str(name).encode()) % FACE_HUES}"


@register.filter
def day(moment: datetime | date | None) -> str:
    """<time>Tue 3 March</time>, with the exact date on hover."""
    if not moment:
        return ""
    return format_html('<time datetime="{}">{}</time>', _iso(moment), dates.plain_day(moment))


@register.filter
def day_ago(moment: datetime | date | None) -> str:
    """<time>12 days ago</time> when it is near, else the date."""
    if not moment:
        return ""
    return format_html('<time datetime="{}">{}</time>', _iso(moment), dates.ago(moment))


@register.filter
def since(moment: datetime | date) -> str:
    """<time>for 12 days</time> when it is near, else <time>since Thu 1 October</time>."""
    return format_html('<time datetime="{}">{}</time>', _iso(moment), dates.since(moment))


@register.filter
def moment(value: datetime | None) -> str:
    """<time>Tue 3 March, 14:05</time> in the reader's zone, which stands in the title."""
    if not value:
        return ""
    local = timezone.localtime(value)
    return format_html(
        '<time datetime="{}" title="{}">{}, {}</time>',
        value.isoformat(), timezone.get_current_timezone_name(), dates.plain_day(value), local.strftime("%H:%M"),
    )  # fmt: skip


def _iso(value: datetime | date) -> str:
    return value.isoformat()


@register.filter
def may(person: Any, wish: str) -> bool:
    """{% if actor|may:"partners.import" %}"""
    return person.has_perm(wish)


@register.simple_tag
def can(person: Any, wish: str, thing: Any = None) -> bool:
    """{% can actor "partners.change_partner" partner as editable %}"""
    return person.has_perm(wish, thing)


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], *prefixes: str) -> str:
    """aria-current for a link of the rail whose pages start with one of `prefixes`."""
    path = context["request"].path
    here = path == "/" if prefixes == ("/",) else path.startswith(prefixes)
    return mark_safe('aria-current="page"') if here else ""


@register.filter
def section(path: str) -> str:
    """The part of the product a page belongs to: the first word of its path, which is what current() looks at."""
    return path.split("/", 2)[1]


@register.filter
def undo_url(message: Any) -> str:
    """Where a message's act can be taken back (see network.lib.says)."""
    tags = message.extra_tags or ""
    return tags.removeprefix(says.UNDO) if tags.startswith(says.UNDO) else ""
