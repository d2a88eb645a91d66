"""{% load announcements %}: doors to announcements, and what a gathering's page shows of them and of an open pause."""

from typing import Any

from django import template

from gatherings import doors_to_announcements
from gatherings.announcing import Plan, plan_of
from gatherings.models import Gathering, Pause

register = template.Library()


@register.simple_tag(takes_context=True)
def announcing_door(context: dict[str, Any], page: str, *args: Any) -> str:
    """{% announcing_door "announcement_edit" partner.slug %}: signed in or by personal link, as one came."""
    return doors_to_announcements.door(context["request"], context["gathering"].pk, page, *args)


@register.simple_tag
def announcements_of(gathering: Gathering) -> Plan:
    """{% announcements_of gathering as plan %}: who is heard for how long. Two queries."""
    return plan_of(gathering)


@register.simple_tag
def open_pause(gathering: Gathering, actor: Any) -> Pause | None:
    """{% open_pause gathering actor as pause %}: the question put to it now, if this person takes part."""
    return Pause.objects.visible_to(actor).open().filter(gathering=gathering).first()
