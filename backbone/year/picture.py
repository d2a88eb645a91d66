"""The picture of a year: what the network was, did, measured and learned, read from what it holds.

Two sides. The side of the network shows what its people see anyway, of groups that keep things to themselves nothing.
The public side is put together of what is public already, and of nothing else: partners that chose to be named,
gatherings opened to the public, public measures and lessons, published voices; no sums of what is not.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from backbone.models import AnnualPicture
from backbone.year.members import Members, members_of, thanks_to
from backbone.year.span import Span
from gatherings.models import Commitment, Decision, Gathering, Initiative, Rsvp
from gatherings.models.commitment import Keeping
from gatherings.models.gathering_queryset import State
from learning.curve import Curve, curves_of
from learning.models import Lesson, Measure, Voice
from learning.showing import Shown
from newsletter.models import Highlight
from partners.models import Appointment, Introduction, Partner
from partners.models.introduction import Outcome

SOME_MEASURES, SOME_LESSONS, SOME_VOICES, SOME_HIGHLIGHTS, SOME_DECISIONS = 6, 4, 3, 4, 5
STRANGER = AnonymousUser()
SHARED = Q(group=None) | Q(group__is_private=False)


@dataclass(frozen=True)
class Tally:
    number: int
    label: Any


@dataclass(frozen=True)
class Coverage:
    """How many of all partners: a bar."""

    label: Any
    part: int
    whole: int

    @property
    def per_cent(self) -> int:
        return round(100 * self.part / self.whole) if self.whole else 0


@dataclass(frozen=True)
class Picture:
    span: Span
    is_public: bool
    words: AnnualPicture | None
    members: Members
    thanks: list[tuple[Partner, str]]
    tallies: list[Tally]
    months: list[int]
    coverage: list[Coverage] = field(default_factory=list)
    measures: list[Shown] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)

    @property
    def year(self) -> int:
        return self.span.year

    @property
    def counted(self) -> list[Tally]:
        """Those with something to tell."""
        return [one for one in self.tallies if one.number]

    @property
    def is_empty(self) -> bool:
        return not (self.members.here or self.measures or self.counted)


def picture_of(year: int, is_public: bool) -> Picture:
    """One side of a year. As many queries, however much happened."""
    span = Span(year)
    members = members_of(span, is_public)
    met = gatherings(span, is_public)
    return Picture(
        span=span,
        is_public=is_public,
        words=AnnualPicture.objects.filter(year=year).first(),
        members=members,
        thanks=[(one, "") for one in members.thanked] if is_public else thanks_to(members, span),
        months=by_month(met),
        measures=measures(span, is_public),
        lessons=lessons(span, is_public),
        voices=list(answered(span).filter(came_of="done").order_by("-answered_at", "-pk")[:SOME_VOICES]),
        **(public_work(span, members, met) if is_public else shared_work(span, members, met)),
    )


# What we did together


def gatherings(span: Span, is_public: bool) -> QuerySet[Gathering]:
    """Those that took place."""
    rows = Gathering.objects.public() if is_public else Gathering.objects.filter(SHARED)
    return rows.exclude(state=State.CANCELLED).filter(starts_at__range=span.moments, ends_at__lte=timezone.now())


def by_month(met: QuerySet[Gathering]) -> list[int]:
    """Twelve counts. One query."""
    counts = Counter(timezone.localtime(moment).month for moment in met.order_by().values_list("starts_at", flat=True))
    return [counts[month] for month in range(1, 13)]


def public_work(span: Span, members: Members, met: QuerySet[Gathering]) -> dict[str, Any]:
    told = Lesson.objects.visible_to(STRANGER).filter(created_at__range=span.moments)
    return {
        "tallies": [
            Tally(len(members.here), lazy("partners")),
            Tally(met.count(), lazy("public gatherings")),
            Tally(told.count(), lazy("lessons shared")),
            Tally(answered(span).count(), lazy("voices answered")),
        ]
    }


def shared_work(span: Span, members: Members, met: QuerySet[Gathering]) -> dict[str, Any]:
    """Decisions and commitments belong to the gathering they were made at."""
    decided = Decision.objects.kept().filter(gathering__in=met)
    promised = Commitment.objects.kept().filter(gathering__in=met)
    newest = decided.select_related("gathering").order_by("-gathering__starts_at", "-pk")
    begun = Initiative.objects.filter(started_on__lte=span.last).exclude(closed_on__lt=span.first).with_names()
    brought = Introduction.objects.made().filter(made_at__range=span.moments)
    led_on = Q(outcome__in=[Outcome.HELPED, Outcome.HAPPENED])
    made = brought.aggregate(all=Count("pk"), led=Count("pk", filter=led_on))
    kept = promised.aggregate(all=Count("pk"), kept=Count("pk", filter=Q(state=Keeping.KEPT)))
    initiatives = list(begun.order_by("started_on", "pk"))
    return {
        "tallies": [
            Tally(len(members.here), lazy("partners")),
            Tally(met.count(), lazy("gatherings")),
            Tally(decided.count(), lazy("decisions")),
            Tally(kept["kept"], _("of %(n)d commitments kept") % {"n": kept["all"]}),
            Tally(len(initiatives), lazy("initiatives")),
            Tally(made["led"], _("of %(n)d introductions led somewhere") % {"n": made["all"]}),
            Tally(shared_lessons(span).count(), lazy("lessons shared")),
            Tally(answered(span).count(), lazy("voices answered")),
        ],
        "coverage": coverage(span, members, met),
        "decisions": list(newest[:SOME_DECISIONS]),
        "initiatives": initiatives,
        "highlights": highlights(span, members),
    }


def coverage(span: Span, members: Members, met: QuerySet[Gathering]) -> list[Coverage]:
    """Of the partners at the end of the year. Three queries."""
    ids = [partner.pk for partner in members.here]
    held = Appointment.objects.served().filter(partner__in=ids, started_on__lte=span.last)
    held = held.exclude(ended_on__lt=span.first)
    came = Rsvp.objects.filter(attended=True, partner__in=ids, gathering__in=met)
    shown = Highlight.objects.readable().of_year(span.year).filter(partner__in=ids)
    return [
        Coverage(label, rows.order_by().values("partner").distinct().count(), len(ids))
        for label, rows in (
            (lazy("came to a gathering"), came), (lazy("held a job"), held), (lazy("were highlighted"), shown),
        )
    ]  # fmt: skip


def highlights(span: Span, members: Members) -> list[Highlight]:
    """The newest of the year, of partners that are named."""
    rows = Highlight.objects.readable().of_year(span.year).filter(partner__in=members.thanked)
    return list(rows.select_related("partner").order_by("-month", "-pk")[:SOME_HIGHLIGHTS])


# What moved, and what we learned


def measures(span: Span, is_public: bool) -> list[Shown]:
    """As they stood at the end of the year; those with a figure by then."""
    rows = Measure.objects.visible_to(STRANGER) if is_public else Measure.objects.current()
    curves = [until(curve, span) for curve in curves_of(list(rows.current().in_order()))]
    return [Shown(curve) for curve in curves if curve.latest][:SOME_MEASURES]


def until(curve: Curve, span: Span) -> Curve:
    """The curve without what came later."""
    points = [point for point in curve.points if curve.day(point) <= span.last]
    return replace(curve, points=points, forecast=[], annotations=[])


def shared_lessons(span: Span) -> QuerySet[Lesson]:
    return Lesson.objects.standing().exclude(sharing="partner").filter(created_at__range=span.moments)


def lessons(span: Span, is_public: bool) -> list[Lesson]:
    """Practices first, then those most people are grateful for."""
    rows = shared_lessons(span).filter(sharing="public") if is_public else shared_lessons(span)
    return list(rows.for_list().order_by("-is_practice", "-thanks", "-created_at", "-pk")[:SOME_LESSONS])


def answered(span: Span) -> QuerySet[Voice]:
    """Voices everybody may read, answered in the year."""
    return Voice.objects.published().filter(answered_at__range=span.moments)
