"""{% load plan %}: what the plan of action says of a partner and of strategies."""

from typing import Any
from uuid import UUID

from django import template

from partners.beside import has
from partners.models import Partner
from working_groups.models import Activity, CommonAgenda
from working_groups.models.suggestion import shapers
from working_groups.plan import activity_counts

register = template.Library()
SHOWN = 6


@register.simple_tag
def partner_activities(partner: Partner) -> list[Activity]:
    """{% partner_activities partner as activities %}: what it does now. One query; none without any."""
    if not has(partner, "activity"):
        return []
    rows = Activity.objects.open().filter(partner=partner)
    return list(rows.only("name", "effort", "progress", "partner_id").order_by("-created_at", "-pk")[:SHOWN])


@register.simple_tag
def agenda_in_force() -> CommonAgenda | None:
    """{% agenda_in_force as agenda %}: for whoever joins or leaves. One query."""
    return CommonAgenda.objects.adopted()


@register.simple_tag
def counts_of(agenda: CommonAgenda) -> dict[UUID, int]:
    """{% counts_of agenda as counts %}: how many open activities lead to each strategy. One query."""
    return activity_counts(one.key for goal in agenda.goals.all() for one in goal.strategies.all())


@register.simple_tag
def shaped_by(agenda: CommonAgenda) -> dict[str, Any]:
    """{% shaped_by agenda as shaped %}: the names of who shaped this version, and how many more. One query."""
    names, others = shapers(agenda)
    return {"names": names, "others": others}


@register.filter
def count_of(counts: dict[UUID, int], key: UUID) -> int:
    return counts.get(key, 0) if counts else 0
