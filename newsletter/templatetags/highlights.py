"""{% load highlights %}: doors to a highlight, its state, and what a partner's page shows of it."""

from datetime import date
from typing import Any

from django import template
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from network.lib.dates import plain_day, today
from newsletter import doors_to_highlights
from newsletter.forms.highlight import PauseForm
from newsletter.models import Highlight, HighlightState
from newsletter.rotation import Standing, months_after, rests_until
from partners.beside import has
from partners.models import Partner
from partners.models.partner import IN_DIRECTORY

register = template.Library()
TEASER = ("month", "photo", "photo_alt", "working_on", "partner__name")  # what stands above the directory
TONES = {
    HighlightState.PLANNED: ("", "calendar"),
    HighlightState.ASKED: ("", "envelope"),
    HighlightState.ANSWERED: ("warn", "clock"),
    HighlightState.APPROVED: ("good", "check"),
    HighlightState.SHOWN: ("good", "newspaper"),
    HighlightState.SKIPPED: ("", "forward"),
}


@register.simple_tag(takes_context=True)
def highlight_door(context: dict[str, Any], page: str, *args: Any) -> str:
    """{% highlight_door "highlight_answer" %}: signed in or by personal link, as one came."""
    return doors_to_highlights.door(context["request"], context["highlight"], page, *args)


@register.inclusion_tag("newsletter/_highlight_state.html")
def highlight_state(highlight: Highlight) -> dict[str, Any]:
    tone, icon = TONES[HighlightState(highlight.state)]
    return {"tone": tone, "icon_name": icon, "label": highlight.get_state_display()}


@register.filter
def month_name(month: date | None) -> str:
    """March, with the year when it is another one: March 2025."""
    if month is None:
        return ""
    name = str(MONTHS[month.month])
    return name if month.year == today().year else f"{name} {month.year}"


@register.filter
def why_here(one: Standing) -> str:
    """Why somebody stands at its place in line."""
    return _("last in %(month)s") % {"month": month_name(one.last)} if one.last else _("never had a turn")


@register.filter
def why_aside(one: Standing) -> str:
    """Why somebody is not in line just now."""
    rest = rests_until(one)
    if not one.is_reachable:
        return _("no mail reaches anybody there")
    if one.until and one.until > today():
        return _("asked to be left out until %(day)s") % {"day": plain_day(one.until)}
    if one.has_turn:
        return _("has a turn in %(month)s") % {"month": month_name(one.last)}
    if rest and rest > months_after(today(), 1):
        return _("let a turn pass, stands in line again from %(month)s") % {"month": month_name(rest)}
    return _("had a turn in %(month)s") % {"month": month_name(one.last)}


@register.simple_tag
def pause_form() -> PauseForm:
    return PauseForm()


@register.simple_tag
def highlight_now() -> Highlight | None:
    """{% highlight_now as highlight %}: the newest one of this month or the one before. One query."""
    here = {"partner__stage__in": IN_DIRECTORY, "partner__archived_at": None}
    lately = Highlight.objects.readable().filter(month__gte=months_after(today(), -1), **here)
    return lately.with_partner().only(*TEASER).order_by("-month").first()


@register.simple_tag
def highlight_of(partner: Partner) -> Highlight | None:
    """{% highlight_of partner as highlight %}: the newest one the network reads. One query; none without any."""
    if not has(partner, "highlight"):
        return None
    return partner.highlights.readable().order_by("-month").first()  # type: ignore[attr-defined]
