"""{% load agenda %}: the public agenda, and how blocks are told."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.agenda import plan_of
from gatherings.models import AgendaItem, Block, Gathering
from gatherings.spaciousness import in_minutes

register = template.Library()


@dataclass(frozen=True)
class Quick:
    kind: str
    title: str
    minutes: int


@register.simple_tag
def agenda_quick() -> list[Quick]:
    """Blocks that one press adds."""
    return [
        Quick(Block.BREAK.value, _("Break"), 10),
        Quick(Block.BUFFER.value, _("Buffer"), 10),
        Quick(Block.PAUSE.value, _("Pause and reflect"), 8),
        Quick(Block.ANNOUNCEMENTS.value, _("Announcements, each with an ask"), 12),
    ]


@register.simple_tag
def block_url(gathering: int, item: int, act: str = "") -> str:
    """Where a block is edited, or an act on it is done. Django is asked once: an agenda has hundreds of these."""
    before, middle = _around()
    return f"{before}{gathering}{middle}{item}/{act}/" if act else f"{before}{gathering}{middle}{item}/"


@lru_cache(maxsize=4)
def _around() -> tuple[str, str]:
    before, middle, _rest = reverse("block_edit", args=[7, 7]).split("7")
    return before, middle


@register.simple_tag
def block_words(item: AgendaItem) -> str:
    """What stands below a title: format, what it is about, who holds it."""
    taken = item.format
    words = [str(taken.name) if taken and not item.is_slack else "", item.about, item.owner_words]
    told = " · ".join(word for word in words if word)
    return told or str(item.get_mode_display())


@register.filter
def unlocal(value: float) -> str:
    """A number as SVG wants it."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


@register.filter
def mins(minutes: int) -> str:
    """12 min"""
    return in_minutes(minutes)


@register.filter
def duration(minutes: int) -> str:
    """2 hours; 1 h 45; 50 minutes."""
    hours, rest = divmod(int(minutes), 60)
    if not rest:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    return (
        _("%(hours)d h %(rest)02d") % {"hours": hours, "rest": rest}
        if hours
        else _("%(rest)d minutes") % {"rest": rest}
    )


@register.inclusion_tag("gatherings/_agenda_public.html", takes_context=True)
def agenda_for(context: dict[str, Any], gathering: Gathering) -> dict[str, Any]:
    """The agenda as everybody invited sees it: times, titles, owners, descriptions; no notes."""
    may_change = context["actor"].has_perm("gatherings.change_gathering", gathering)
    return {"gathering": gathering, "plan": plan_of(gathering), "runs": may_change, "link": context.get("link")}
