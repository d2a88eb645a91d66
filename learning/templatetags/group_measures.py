"""{% load group_measures %}: what measures add to the page of a group, and groups to that of a measure."""

from typing import Any

from django import template

from learning.models import GroupMeasure, measures_of
from learning.showing import all_shown

register = template.Library()
SHOWN = 6


@register.inclusion_tag("learning/_group_measures.html")
def group_measures(group: Any, person: Any, leads: bool) -> dict[str, Any]:
    """The small charts of the measures a group says are its own. Five queries at the most."""
    found = list(measures_of(group).visible_to(person)[: SHOWN + 1])
    return {"group": group, "leads": leads, "tiles": all_shown(found[:SHOWN]), "has_more": len(found) > SHOWN}


@register.inclusion_tag("learning/_measure_groups.html")
def measure_groups(measure: Any, person: Any) -> dict[str, Any]:
    """The groups that a measure belongs to. One query."""
    rows = GroupMeasure.objects.visible_to(person).filter(measure=measure, group__ended_on=None)
    return {"groups": [row.group for row in rows.select_related("group").order_by("group__name")]}
