"""A series and its gatherings: made ahead, left out, changed from now on, ended."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings import inviting, landing
from gatherings.models import Gathering, Series, State
from gatherings.models.gathering import TIMES, WORDS
from gatherings.rhythm import days
from network.lib.dates import today
from people.models import AuditEntry, Person

FAR = timedelta(days=1100)
AHEAD_DAYS = 100  # three months are on the calendar
GUESTS = ("partners", "roles", "people", "groups", "facilitators")
# What a gathering takes from its series, and follows as long as it said the same.
TAKEN = (*(name for name in WORDS if name != "is_first"), "begins", "minutes", "zone")


@transaction.atomic
def begin(by: Person, facilitators: Any = (), **fields: Any) -> Series:
    """Begin a rhythm; its next gatherings stand on the calendar at once, and nobody is invited."""
    series = Series(**fields)
    series.refuse_if_wrong()
    series.save()
    series.facilitators.set(facilitators or [by])
    AuditEntry.record("series.begun", by=by, target=series)
    make_ahead(series)
    return series


@transaction.atomic
def make_ahead(series: Series, until: date | None = None) -> list[Gathering]:
    """The gatherings of the next months that are not there yet. Asked twice, makes nothing twice."""
    end = until or today() + timedelta(days=AHEAD_DAYS)
    if series.ended_on:
        end = min(end, series.ended_on)
    wanted = list(days(series.rule, series.starts_on, today(), end, series.left_out))
    there = set(series.gatherings.filter(slot__in=wanted).values_list("slot", flat=True))
    made = [one for slot in wanted if slot not in there and (one := make(series, slot))]
    landing.look(series)
    return made


def make(series: Series, slot: date) -> Gathering | None:
    """The gathering of one day of the rhythm; None when somebody made it at the same moment."""
    try:
        with transaction.atomic():
            told = {name: getattr(series, name) for name in (*TAKEN, "reach")}
            gathering = Gathering.objects.create(series=series, slot=slot, day=slot, **told)
            for name in GUESTS:
                getattr(gathering, name).set(getattr(series, name).all())
    except IntegrityError:
        return None
    return gathering


def ahead(series: Series) -> QuerySet[Gathering]:
    """Its gatherings that have not begun."""
    return series.gatherings.planned().filter(starts_at__gt=timezone.now()).order_by("starts_at", "pk")


@transaction.atomic
def change(series: Series, by: Person, version: int | None = None, facilitators: Any = None, **changes: Any) -> Series:
    """Change a series from now on: what was stays, and so does what somebody wrote for one gathering alone.

    Gatherings to which people are invited keep their day: move them, so that they hear of it.
    """
    before = series.edit(by, version, facilitators, **changes)
    for gathering in ahead(series).filter(invited_at=None):
        follow(gathering, series, before)
    if {"rule", "starts_on"} & before.keys():
        drop_days_outside(series, by)
        make_ahead(series)
    return series


def follow(gathering: Gathering, series: Series, before: dict[str, Any]) -> None:
    """Take over what changed in the series, where the gathering still said what the series said before."""
    taken = [name for name in before if name in TAKEN and getattr(gathering, name) == before[name]]
    for name in taken:
        setattr(gathering, name, getattr(series, name))
    if taken:
        gathering.version += 1
        gathering.sequence += bool({*taken} & {*TIMES})
        gathering.save()
    if "facilitators" in before and {*gathering.facilitators.all()} == before["facilitators"]:
        gathering.facilitators.set(series.facilitators.all())


def drop_days_outside(series: Series, by: Person) -> None:
    """Days that are in the rhythm no more, as long as nobody is invited to them."""
    last = series.gatherings.order_by("-slot").values_list("slot", flat=True).first()
    if last is None:
        return
    end = min(last, series.ended_on or last)
    kept = {*days(series.rule, series.starts_on, today(), end, series.left_out)}
    for gathering in ahead(series).filter(invited_at=None, slot__isnull=False).exclude(slot__in=kept):
        unplan(gathering, by)


def unplan(gathering: Gathering, by: Person) -> None:
    """Take a gathering nobody knows of off the calendar; one that somebody has worked on is cancelled instead."""
    series = gathering.series
    AuditEntry.record("gathering.unplanned", by=by, target=gathering, slot=gathering.slot)
    if worked_on(gathering):
        gathering.state = State.CANCELLED
        gathering.save(update_fields=["state"])
    else:
        gathering.delete()
    landing.look(series)


def worked_on(gathering: Gathering) -> bool:
    """Whether anything hangs on it that somebody made: an agenda, answers, announcements."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: gathering.pk}).exists()
        for relation in gathering._meta.related_objects
    )


@transaction.atomic
def choose_guests(series: Series, by: Person, **told: Any) -> Series:
    """Whom a series is for; its gatherings nobody is invited to yet follow."""
    inviting.choose_guests(series, by, **told)
    for gathering in ahead(series).filter(invited_at=None):
        inviting.choose_guests(gathering, by, **told)
    return series


@transaction.atomic
def leave_out(series: Series, by: Person, day: date) -> Series:
    """One day of the rhythm has no gathering."""
    series.lock()
    if day > today() + FAR or day not in days(series.rule, series.starts_on, day, day):
        raise ValidationError(_("This day is not in the rhythm."))
    gathering = series.gatherings.filter(slot=day).first()
    if gathering and gathering.invited_at and gathering.is_planned:
        raise ValidationError(_("People are invited to this one. Cancel it there, with a few words."))
    series.left_out = sorted({*series.left_out, day.isoformat()})
    series.save(update_fields=["left_out"])
    AuditEntry.record("series.day_left_out", by=by, target=series, day=day)
    if gathering and gathering.is_planned:
        unplan(gathering, by)
    return series


@transaction.atomic
def take_back(series: Series, by: Person, day: date) -> Series:
    """A day left out is in the rhythm again."""
    series.lock()
    series.left_out = [kept for kept in series.left_out if kept != day.isoformat()]
    series.save(update_fields=["left_out"])
    AuditEntry.record("series.day_taken_back", by=by, target=series, day=day)
    series.gatherings.filter(slot=day, state=State.CANCELLED, invited_at=None).update(state=State.PLANNED)
    make_ahead(series)
    return series


@transaction.atomic
def end(series: Series, by: Person, day: date) -> Series:
    """No more gatherings after this day. Those to which people are invited stay until somebody cancels them."""
    series.lock()
    if day < series.starts_on:
        raise ValidationError({"day": _("It cannot end before it began.")})
    series.ended_on = day
    series.save(update_fields=["ended_on"])
    AuditEntry.record("series.ended", by=by, target=series, day=day)
    for gathering in ahead(series).filter(invited_at=None, slot__gt=day):
        unplan(gathering, by)
    return series


@transaction.atomic
def go_on(series: Series, by: Person) -> Series:
    """Take an end back."""
    series.lock()
    series.ended_on = None
    series.save(update_fields=["ended_on"])
    AuditEntry.record("series.goes_on", by=by, target=series)
    make_ahead(series)
    return series
