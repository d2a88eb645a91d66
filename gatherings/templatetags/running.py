"""{% load running %}: times and minutes of a gathering that is under way."""

from datetime import datetime, timedelta, tzinfo
from math import floor
from typing import Any

from django import template
from django.utils import timezone

from gatherings import pulse
from gatherings.models import BlockRun, Commitment, Decision, Gathering, Minutes
from gatherings.running import Plan, Slot, shortened

register = template.Library()
MINUTE = timedelta(minutes=1)
EARLY = timedelta(hours=2)  # so long before it begins the room is set up
SHOWN = 6


@register.filter
def clock(moment: datetime, zone: tzinfo) -> str:
    """14:05 by the clock of that place."""
    return f"{moment.astimezone(zone):%H:%M}"


@register.filter
def length_of(slot: Slot) -> int:
    """Whole minutes it took, at least one."""
    return max(round((slot.ends - slot.begins) / MINUTE), 1)


@register.filter
def planned_end(row: BlockRun) -> datetime:
    return row.started_at + row.minutes * MINUTE


@register.filter
def minutes_left(row: BlockRun, now: datetime) -> int:
    """Whole minutes until its time is up; negative once it is over."""
    return floor((planned_end(row) - now) / MINUTE + 0.999)


@register.filter
def absolute(number: int) -> int:
    return abs(number)


@register.filter
def unlocal(number: float) -> str:
    """A number for an attribute, with a point whatever the language."""
    return f"{number:g}"


@register.filter
def could_shorten(lines: list[Any], plan: Plan) -> dict[str, Any]:
    """What shortening would do: (title, minutes now, minutes then) and what stays over."""
    found = shortened([line.row.block for line in lines], plan.late_minutes)
    changed = [
        (line.item.title, line.row.minutes, found.minutes[line.item.pk])
        for line in lines
        if line.item.pk in found.minutes
    ]
    return {"minutes": changed, "rest": found.rest}


@register.simple_tag
def may_run(gathering: Gathering, person: Any) -> bool:
    """{% may_run gathering actor as may_run %}: it is under way or about to be, and this person facilitates it."""
    is_near = gathering.is_planned and gathering.starts_at - EARLY <= timezone.now()
    return is_near and person.has_perm("gatherings.change_gathering", gathering)


@register.simple_tag
def minutes_of(gathering: Gathering, person: Any) -> bool:
    """{% minutes_of gathering actor as kept %}: whether there are minutes this person may read. One query."""
    if gathering.starts_at > timezone.now():
        return False
    return Minutes.objects.visible_to(person).filter(gathering=gathering).exists()


@register.simple_tag
def kept_of(gathering: Gathering, person: Any) -> dict[str, Any]:
    """{% kept_of gathering actor as kept %}: the first decisions and commitments this person may read. Two queries,
    none before it begins."""
    if gathering.starts_at > timezone.now():
        return {}
    decisions = Decision.objects.visible_to(person).filter(gathering=gathering)
    commitments = Commitment.objects.visible_to(person).filter(gathering=gathering)
    return {
        "decisions": list(decisions.select_related("owner")[:SHOWN]),
        "commitments": list(commitments.select_related("person", "partner")[:SHOWN]),
    }


@register.simple_tag
def pulse_of(gathering: Gathering, person: Any) -> pulse.Pulse | None:
    """{% pulse_of gathering actor as pulse %}: of a gathering that is over and whose minutes this person may read. Two
    queries."""
    if not gathering.is_over or gathering.is_cancelled:
        return None
    is_inside = Gathering.objects.filter(pk=gathering.pk).open_inside_to(person).exists()
    return pulse.of(gathering) if is_inside else None
