"""Near-constant contact: when a partner was last in touch in any way, and whom nothing was heard of for long.

A later app says where else one hears of a partner with register(), in a module `in_touch.py` of its own, found at
start. It is about organisations only: nobody's diligence is counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils.translation import gettext_lazy as _

from network.lib.dates import day_of, today
from partners.models import Affiliation, Appointment, Introduction, Need, Offer, Partner, Rhythm, Signature, Touchpoint
from partners.models.mou_state import Side
from people.models import Person

AT_ONCE = 500
Last = dict[int, date | datetime]


@dataclass(frozen=True)
class Source:
    """Where one may hear of a partner. label: how it was in touch, after "last:". last: primary keys of partners → the
    last moment of those of which anything was heard, in one query."""

    key: str
    label: Any
    last: Callable[[list[int]], Last]


SOURCES: dict[str, Source] = {}


def register(*sources: Source) -> None:
    SOURCES.update({source.key: source for source in sources})


@dataclass(frozen=True)
class Heard:
    """The last day a partner was in touch, and how: the key of a source, "" where it only joined."""

    on: date
    how: str

    @property
    def days(self) -> int:
        return max((today() - self.on).days, 0)

    @property
    def label(self) -> Any:
        return label_of(self.how)


def label_of(how: str) -> Any:
    return SOURCES[how].label if how in SOURCES else _("nothing since it came to us")


def last_heard(partners: Iterable[Partner]) -> dict[int, Heard]:
    """By primary key; of whom nothing was heard, the day it joined. A query a source."""
    found = {one.pk: Heard(min(one.joined_on or one.created_at.date(), today()), "") for one in partners}
    for source in SOURCES.values() if found else ():
        for number, moment in source.last(list(found)).items():
            day = min(day_of(moment), today())
            if day > found[number].on or (day == found[number].on and not found[number].how):
                found[number] = Heard(day, source.key)
    return found


# Kept for lists and Today, which cannot ask every source about every partner


def refresh(partners: Iterable[Partner]) -> None:
    """Keep what is found in the rhythm of each partner. A query a source, and two."""
    found = [
        Rhythm(partner_id=number, heard_on=heard.on, heard_how=heard.how)
        for number, heard in last_heard(partners).items()
    ]
    Rhythm.objects.bulk_create(
        found, update_conflicts=True, unique_fields=["partner"], update_fields=["heard_on", "heard_how"]
    )


def refresh_all() -> None:
    """So many at once that no transaction is long."""
    numbers = list(Partner.objects.present().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        with transaction.atomic():
            refresh(Partner.objects.filter(pk__in=numbers[start : start + AT_ONCE]).only("joined_on", "created_at"))


def overdue() -> QuerySet[Rhythm]:
    """Partners out of touch for longer than their rhythm, the longest first."""
    return Rhythm.objects.overdue(today())


@dataclass(frozen=True)
class Row:
    """A partner in the list: its rhythm, when and how one was in touch as of now, and what was last talked about."""

    rhythm: Rhythm
    heard: Heard
    every_days: int
    talk: Touchpoint | None

    @property
    def partner(self) -> Partner:
        return self.rhythm.partner

    @property
    def is_overdue(self) -> bool:
        return self.heard.days >= self.every_days


def lines_of(rhythms: list[Rhythm], usual: int) -> list[Row]:
    """A query a source, and one for what was talked about."""
    heard = last_heard([rhythm.partner for rhythm in rhythms])
    talks = {one.partner_id: one for one in Touchpoint.objects.newest_of_each(list(heard)).with_names()}
    return [Row(one, heard[one.pk], one.every_days or usual, talks.get(one.pk)) for one in rhythms]


def silent_for(partner: Partner) -> Heard:
    """When one partner was last in touch, asked of every source now."""
    return last_heard([partner])[partner.pk]


# Acts: what is noted counts at once


@transaction.atomic
def write_down(by: Person, partner: Partner, **said: Any) -> Touchpoint:
    """Log a touchpoint: said as for Touchpoint.log()."""
    row = Touchpoint.log(by, partner, **said)
    refresh([partner])
    return row


@transaction.atomic
def rewrite(row: Touchpoint, by: Person, version: int | None = None, **changes: Any) -> Touchpoint:
    row.edit(by, version, **changes)
    refresh([row.partner])
    return row


@transaction.atomic
def take_back(row: Touchpoint, by: Person) -> Touchpoint:
    row.withdraw(by)
    refresh([row.partner])
    return row


@transaction.atomic
def give_back(row: Touchpoint, by: Person) -> Touchpoint:
    row.give_back(by)
    refresh([row.partner])
    return row


# The sources of this app


def latest(rows: QuerySet[Any], moment: str, partner: str = "partner") -> Callable[[list[int]], Last]:
    """A source that takes the latest of one column of rows, by partner."""

    def last(numbers: list[int]) -> Last:
        here = rows.filter(**{f"{partner}__in": numbers}).order_by().values(number=F(partner))
        return dict(here.annotate(last=Max(moment)).filter(last__isnull=False).values_list("number", "last"))

    return last


def profiles(numbers: list[int]) -> Last:
    """Confirmed by its own people; when the backbone did it, nobody was in touch."""
    own = Partner.objects.filter(pk__in=numbers, confirmed_at__isnull=False).exclude(confirmed_by__is_backbone=True)
    return {number: moment for number, moment in own.values_list("pk", "confirmed_at") if moment}


def links(numbers: list[int]) -> Last:
    """A mail answered by the link in it, by somebody who is there."""
    here = Affiliation.objects.current().filter(partner__in=numbers, person__links__used_at__isnull=False)
    rows = here.order_by().values("partner").annotate(last=Max("person__links__used_at"))
    return dict(rows.values_list("partner", "last"))


AGREED = _("it agreed to an introduction")
register(
    Source("touchpoint", _("a conversation"), latest(Touchpoint.objects.standing(), "on")),
    Source("profile", _("it confirmed its profile"), profiles),
    Source(
        "agreement", _("it signed its agreement"),
        latest(Signature.objects.filter(side=Side.PARTNER), "at", "version__mou__partner"),
    ),
    Source("job", _("it answered about a job"), latest(Appointment.objects.all(), "answered_at")),
    Source("need", _("it told what it needs"), latest(Need.objects.all(), "created_at")),
    Source("offer", _("it told what it offers"), latest(Offer.objects.all(), "created_at")),
    Source("seeking", AGREED, latest(Introduction.objects.all(), "seeker_agreed_at", "seeker")),
    Source("helping", AGREED, latest(Introduction.objects.all(), "helper_agreed_at", "helper")),
    Source("link", _("it answered a mail"), links),
)  # fmt: skip
