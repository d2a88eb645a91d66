"""The catalyst guard: how much of the backbone's time goes into bringing together, and how much into doing itself.

Only sums of the whole team are shown; each person reads and corrects their own weeks.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from backbone.models import CatalystLimit, Function, StaffHours, StaffWeek, monday_of
from gatherings.models import Initiative
from gatherings.models.initiative import Part
from network.lib.dates import today
from people.models import Person

WEEKS = 30  # in the chart
LATELY = 4  # weeks the limit is compared with: one busy week is no pattern
WEEK = timedelta(days=7)
REMEMBERED = 4  # weeks back somebody is asked for


@dataclass(frozen=True)
class Time:
    """Hours of some weeks by (function, part)."""

    hours: dict[tuple[str, str], Decimal]

    @property
    def whole(self) -> Decimal:
        return sum(self.hours.values(), Decimal(0))

    def by(self, place: int, name: str) -> Decimal:
        """Of one function (place 0) or part (place 1)."""
        return sum((many for key, many in self.hours.items() if key[place] == name), Decimal(0))

    @property
    def share(self) -> int | None:
        """Per cent that went into implementing; None where no time is entered."""
        return round(100 * self.by(1, Part.IMPLEMENT) / self.whole) if self.whole else None

    def bars(self, place: int, choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any, Decimal, int]]:
        """(name, label, hours, per cent) of every function or part."""
        found = []
        for name, label in choices:
            many = self.by(place, name)
            found.append((name, label, many, round(100 * many / self.whole) if self.whole else 0))
        return found


@dataclass(frozen=True)
class Guard:
    """What the page shows. weeks: monday → its time, oldest first. lately: the newest LATELY weeks with an entry."""

    weeks: dict[date, Time]
    lately: Time
    limit: CatalystLimit
    leaderless: list[Initiative]

    @property
    def is_over(self) -> bool:
        return self.lately.share is not None and self.lately.share > self.limit.percent

    @property
    def functions(self) -> list[tuple[str, Any, Decimal, int]]:
        return together(self.weeks.values()).bars(0, Function.choices)

    @property
    def parts(self) -> list[tuple[str, Any, Decimal, int]]:
        return together(self.weeks.values()).bars(1, Part.choices)


def guard() -> Guard:
    """Of the newest WEEKS weeks. Three queries."""
    weeks = weeks_since(monday_of(today()) - (WEEKS - 1) * WEEK)
    lately = together(list(weeks.values())[-LATELY:])
    return Guard(weeks, lately, CatalystLimit.current(), without_partner_lead())


def weeks_since(first: date) -> dict[date, Time]:
    """The team's weeks in which time is entered, oldest first. One query."""
    rows = StaffHours.objects.filter(week__monday__gte=first).order_by("week__monday")
    found: dict[date, dict[tuple[str, str], Decimal]] = defaultdict(dict)
    for monday, function, part, many in rows.values_list("week__monday", "function", "part").annotate(Sum("hours")):
        found[monday][function, part] = many
    return {monday: Time(hours) for monday, hours in found.items()}


def together(times: Iterable[Time]) -> Time:
    summed: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for time in times:
        for key, many in time.hours.items():
            summed[key] += many
    return Time(dict(summed))


def without_partner_lead() -> list[Initiative]:
    """Under way or proposed, and led by nobody, or by the backbone's own organisation."""
    return list(Initiative.objects.open().without_partner_lead().with_names().order_by("created_at", "pk"))


# One's own weeks


def grid_to_begin_with(person: Person, monday: date) -> tuple[dict[tuple[str, str], Decimal], StaffWeek | None]:
    """What stands in the form: the week as entered, else the hours of one's last week before it."""
    own = StaffWeek.objects.visible_to(person)
    entered = own.filter(monday=monday).first()
    source = entered or own.filter(monday__lt=monday).order_by("-monday").first()
    return (source.grid if source else {}), entered


def missing_weeks(person: Person) -> list[date]:
    """Mondays of the last REMEMBERED whole weeks that this person has not entered, oldest first; none before they
    began, unless they never did."""
    last = monday_of(today()) - WEEK
    mondays = [last - number * WEEK for number in reversed(range(REMEMBERED))]
    entered = set(StaffWeek.objects.visible_to(person).values_list("monday", flat=True))
    begun = min(entered, default=last)
    return [monday for monday in mondays if monday not in entered and monday >= begun]
