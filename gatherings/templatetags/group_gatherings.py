"""{% load group_gatherings %}: what gatherings add to the page of a group."""

from typing import Any

from django import template

from gatherings.group_meetings import levels_of, meetings_of
from gatherings.models import Minutes

register = template.Library()


@register.inclusion_tag("gatherings/_group_gatherings.html", takes_context=True)
def group_gatherings(context: dict[str, Any], group: Any, person: Any) -> dict[str, Any]:
    """When the group meets and met, with minutes."""
    return {"group": group, "meetings": meetings_of(group, person), "leads": context.get("leads"), "actor": person}


@register.filter
def minutes_in(kept: dict[int, Minutes], gathering: Any) -> Minutes | None:
    return kept.get(gathering.pk)


@register.inclusion_tag("gatherings/_group_cascade.html", takes_context=True)
def group_cascade(context: dict[str, Any], group: Any, person: Any) -> dict[str, Any]:
    """What the group reported and asked, and what it was told."""
    told = {name: context.get(name) for name in ("leads", "mine", "csrf_token", "request")}
    return {"group": group, "levels": levels_of(group), "actor": person, **told}
