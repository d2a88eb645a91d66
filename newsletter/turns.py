"""The rotation of this network: how partners stand in line, the year, and asking them in time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet

from network.lib.dates import today
from newsletter import highlight_emails, rotation
from newsletter.models import Highlight, HighlightPause, HighlightRhythm, HighlightState, Passed, month_of
from newsletter.models.highlight_queryset import OPEN
from newsletter.rotation import Standing, months_after
from partners.models import Partner, Stage
from partners.models.partner_queryset import PartnerQuerySet
from people.models import Delivery, Person

# A month is filled so long before its partner is asked.
AHEAD_DAYS = 31
RESTING = (Passed.PARTNER, Passed.SILENT)


def taking_part() -> PartnerQuerySet:
    return Partner.objects.present().filter(stage=Stage.ACTIVE)


def standings() -> list[Standing]:
    """Every partner that takes part. Three queries."""
    turn = ~Q(highlights__state=HighlightState.SKIPPED)
    rows = taking_part().annotate(
        last_turn=Max("highlights__month", filter=turn),
        open_turns=Count("highlights", filter=Q(highlights__state__in=OPEN)),
        last_passed=Max("highlights__month", filter=Q(highlights__passed__in=RESTING)),
    )
    pauses = HighlightPause.days()
    silent = set(taking_part().without_contact().values_list("pk", flat=True))
    return [
        Standing(
            row.pk, row.name, row.last_turn, row.last_passed, pauses.get(row.pk), row.joined_on,
            is_reachable=row.pk not in silent, has_turn=bool(row.open_turns),
        )
        for row in rows
    ]  # fmt: skip


@dataclass
class Month:
    """A month of the year's calendar. next: the names of those who would take its free places."""

    day: date
    highlights: list[Highlight] = field(default_factory=list)
    next: list[Standing] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        return self.day < month_of(today())

    @property
    def is_now(self) -> bool:
        return self.day == month_of(today())


def months_of(year: int, people: Iterable[Standing]) -> list[Month]:
    """The twelve months of a year: who has a turn, and who would be next where nobody has. Three queries."""
    months = {date(year, number, 1): Month(date(year, number, 1)) for number in range(1, 13)}
    for highlight in Highlight.objects.standing().of_year(year).with_partner().order_by("month", "place"):
        months[highlight.month].highlights.append(highlight)
    for month, one in rotation.coming(people, free_places(months_after(date(year, 12, 1), 0))):
        if month in months:
            months[month].next.append(one)
    return list(months.values())


def free_places(until: date) -> dict[date, int]:
    """The places of the months from the next one up to `until` that nobody has. Two queries."""
    first, per_month = months_after(month_of(today()), 1), HighlightRhythm.current().per_month
    taken: dict[date, int] = {}
    for month in (
        Highlight.objects.standing().filter(month__gte=first, month__lte=until).values_list("month", flat=True)
    ):
        taken[month] = taken.get(month, 0) + 1
    count = max((until.year - first.year) * 12 + until.month - first.month + 1, 0)
    months = [months_after(first, number) for number in range(count)]
    return {month: per_month - taken.get(month, 0) for month in months if taken.get(month, 0) < per_month}


@dataclass(frozen=True)
class Coverage:
    """Of the partners that take part: how many had their turn in a year, and how many will."""

    had: int
    coming: int
    of: int


def coverage(year: int) -> Coverage:
    """18 of 24 this year. Three queries."""
    told = Q(state=HighlightState.SHOWN) | Q(state=HighlightState.APPROVED, month__lte=month_of(today()))
    rows = Highlight.objects.standing().of_year(year).filter(partner__in=taking_part())
    had = set(rows.filter(told).values_list("partner", flat=True))
    every = set(rows.values_list("partner", flat=True))
    return Coverage(len(had), len(every - had), taking_part().count())


# What the timetable asks


def plan_ahead(day: date) -> list[Highlight]:
    """Fill the free places of the months whose partner is to be asked soon with the next in line."""
    rhythm = HighlightRhythm.current()
    if not rhythm.is_on:
        return []
    free = free_places(month_of(day + timedelta(days=rhythm.lead_days + AHEAD_DAYS)))
    turns = {one.key: month for month, one in reversed(rotation.coming(standings(), free)) if not one.has_turn}
    partners = Partner.objects.in_bulk(turns)
    return [Highlight.plan(None, partners[key], month) for key, month in turns.items()]


def to_ask(day: date) -> QuerySet[Highlight] | list:
    rhythm = HighlightRhythm.current()
    return Highlight.objects.to_ask(day, rhythm.lead_days).with_partner() if rhythm.is_on else []


def to_remind(now: datetime) -> QuerySet[Highlight] | list:
    """Asked, or shown for a yes, so many days ago, and not reminded since."""
    rhythm = HighlightRhythm.current()
    if not rhythm.is_on:
        return []
    before = now - timedelta(days=rhythm.remind_after_days)
    waiting = Highlight.objects.asked_before(before) | Highlight.objects.waiting_since(before)
    return waiting.not_reminded().with_partner()


def silent(now: datetime) -> QuerySet[Highlight] | list:
    """Asked so long ago that the next in line is to have the turn."""
    rhythm = HighlightRhythm.current()
    if not rhythm.is_on:
        return []
    return Highlight.objects.asked_before(now - timedelta(days=rhythm.silent_after_days)).with_partner()


def next_for(month: str) -> int | None:
    """The partner that is next in line for a month (its first day as text); None when nobody is, or it is no month."""
    try:
        found = rotation.line(standings(), month_of(date.fromisoformat(month)))
    except ValueError:
        return None
    return next((one.key for one in found if not one.has_turn), None)


def left_over(day: date) -> QuerySet[Highlight]:
    """Turns whose month has been over for a whole month: nobody waits for them any more."""
    return Highlight.objects.over_since(months_after(month_of(day), -1)).with_partner()


def close(highlight: Highlight) -> Highlight:
    """What was approved was read on our pages; what never was is let pass. The partner is free for its next turn."""
    return highlight.show(None) if highlight.is_approved else highlight.let_pass(None, Passed.SILENT)


@transaction.atomic
def pass_on(highlight: Highlight, by: Person | None = None, why: str = Passed.SILENT) -> Highlight | None:
    """Let a turn pass and give its month to the next in line, who is asked at once when it is time; who that is."""
    asked, month = highlight.asked_person, highlight.month
    highlight.let_pass(by, why)
    if why == Passed.SILENT and asked:
        message = highlight_emails.highlight_passed_on(highlight, asked)
        Delivery.queue("highlight_passed_on", f"highlight:{highlight.pk}:passed", message, asked)
    return fill(month, by)


def fill(month: date, by: Person | None) -> Highlight | None:
    """Give a free place of a month to the next in line; asked at once when its time has come."""
    found = [one for one in rotation.line(standings(), month) if not one.has_turn]
    if not found or month < month_of(today()):
        return None
    highlight = Highlight.plan(by, Partner.objects.get(pk=found[0].key), month)
    if month <= today() + timedelta(days=HighlightRhythm.current().lead_days):
        highlight.ask(by)
    return highlight
