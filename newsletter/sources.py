"""The kinds of sections: what may stand in each, what is new for this issue, and how a row reads.

Each kind is one entry of SOURCES. A pool holds what those who get the issue may see at this moment, and nothing else:
what is not in it (any more) is never shown, whoever chose it and whenever.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gatherings.models import Announcement, Gathering
from gatherings.when import when
from learning.curve import curves_of
from learning.models import Lesson, Measure
from learning.models.lesson_queryset import Sharing
from learning.showing import Shown
from network.lib.excerpts import excerpt
from newsletter.models import Highlight, HighlightState, Issue
from newsletter.models.section import Kind
from partners.models import Departure, Need, Offer, Partner, Role, Stage

AHEAD = timedelta(days=62)  # gatherings announced
LONG, SHORT = 420, 240
FIT_TO_SHOW = (HighlightState.APPROVED, HighlightState.SHOWN)


@dataclass(frozen=True)
class Told:
    """A row in words. words: plain, paragraphs apart. parts: instead of words, (question, answer). path: where more of
    it stands. picture, alt: a photo of ours. is_proposed: chosen at first, while there is room."""

    title: str
    words: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    path: str = ""
    picture: str = ""
    alt: str = ""
    is_proposed: bool = True


@dataclass(frozen=True)
class Source:
    """pool: is it a public issue? → rows its readers may see now. recent: those of a pool that are new for an issue,
    the first ones first. tell: rows as told, None for what tells nothing yet. most: how many are chosen at first.
    empty: what the editor reads where nothing is found. is_fixed: the words are somebody's own, said yes to."""

    pool: Callable[[bool], QuerySet]
    recent: Callable[[QuerySet, Issue], QuerySet]
    tell: Callable[[Sequence[Any], bool], list[Told | None]]
    most: int
    empty: Any
    is_fixed: bool = False


def each(tell: Callable[[Any, bool], Told | None]) -> Callable[[Sequence[Any], bool], list[Told | None]]:
    return lambda rows, is_public: [tell(row, is_public) for row in rows]


def paragraphs(*texts: str) -> str:
    return "\n\n".join(text.strip() for text in texts if text.strip())


def new_since(name: str) -> Callable[[QuerySet, Issue], QuerySet]:
    return lambda pool, issue: pool.filter(**{f"{name}__gt": issue.looks_back_to}).order_by(f"-{name}", "-pk")


# What each pool holds


def highlights(is_public: bool) -> QuerySet:
    """Only what the partner said yes to; in public only of partners that chose to be named there."""
    found = Highlight.objects.filter(state__in=FIT_TO_SHOW, partner__in=Partner.objects.in_directory())
    return (found.filter(partner__in=Partner.objects.public()) if is_public else found).with_partner()


def announcements(is_public: bool) -> QuerySet:
    """Told to the network, so never in public."""
    found = Announcement.objects.standing().select_related("partner", "gathering")
    return found.none() if is_public else found


def gatherings(is_public: bool) -> QuerySet:
    found = Gathering.objects.planned().upcoming().filter(is_date_open=False)
    return found.public() if is_public else found.filter(Q(is_public=True) | Q(invited_at__isnull=False))


def jobs(is_public: bool) -> QuerySet:
    return Role.objects.none() if is_public else Role.objects.with_room()


def needs(is_public: bool) -> QuerySet:
    return Need.objects.none() if is_public else Need.objects.open().select_related("partner")


def offers(is_public: bool) -> QuerySet:
    return Offer.objects.none() if is_public else Offer.objects.open().select_related("partner")


def measures(is_public: bool) -> QuerySet:
    return Measure.objects.current().filter(is_public=True) if is_public else Measure.objects.current()


def lessons(is_public: bool) -> QuerySet:
    """With consent to share: with everybody, or with the network."""
    sharing = [Sharing.PUBLIC] if is_public else [Sharing.NETWORK, Sharing.PUBLIC]
    return Lesson.objects.standing().filter(sharing__in=sharing)


def welcomes(is_public: bool) -> QuerySet:
    found = Partner.objects.public() if is_public else Partner.objects.in_directory()
    return found.filter(stage=Stage.ACTIVE)


def farewells(is_public: bool) -> QuerySet:
    found = Departure.objects.standing().select_related("partner")
    return found.filter(partner__listed="public") if is_public else found


# What is new


def approved(pool: Any, issue: Issue) -> QuerySet:
    return pool.approved().order_by("month", "pk")


def overflow(pool: QuerySet, issue: Issue) -> QuerySet:
    """What there was no time for first, then what was said at gatherings since."""
    since = issue.looks_back_to
    fresh = Q(created_at__gt=since) | Q(gathering__starts_at__gt=since, gathering__starts_at__lte=timezone.now())
    return pool.filter(fresh).order_by("-for_newsletter", "-gathering__starts_at", "position", "pk")


def coming(pool: QuerySet, issue: Issue) -> QuerySet:
    return pool.filter(starts_at__lte=timezone.now() + AHEAD)


def moved(pool: Any, issue: Issue) -> QuerySet:
    return pool.filter(readings__created_at__gt=issue.looks_back_to).distinct().in_order()


def joined(pool: QuerySet, issue: Issue) -> QuerySet:
    return pool.filter(joined_on__gte=timezone.localdate(issue.looks_back_to)).order_by("joined_on", "sort_name", "pk")


# How a row reads


def of_highlight(row: Highlight, is_public: bool) -> Told:
    link, told = row.partner.get_absolute_url(), tuple(row.told())
    return Told(row.partner.name, parts=told, path=link, picture=row.photo_url, alt=row.photo_alt)


def of_announcement(row: Announcement, is_public: bool) -> Told:
    ask = _("How you could help: %(ask)s") % {"ask": row.ask} if row.ask else ""
    path = reverse("announcement_list", args=[row.gathering_id])
    return Told(row.partner.name, paragraphs(row.doing, ask), path=path, is_proposed=row.for_newsletter)


def of_gathering(row: Gathering, is_public: bool) -> Told:
    """Name, time and place; never the link to take part, which is for those invited."""
    first = ", ".join(part for part in (when(row, row.zone), row.place) if part)
    path = reverse("about") if is_public else row.get_absolute_url()
    return Told(row.name, paragraphs(first, row.intention), path=path)


def of_job(row: Role, is_public: bool) -> Told:
    hours = _("About %(hours)d hours a month.") % {"hours": row.hours}
    return Told(row.name, paragraphs(excerpt(row.does, SHORT), hours), path=row.get_absolute_url())


def of_posting(row: Any, is_public: bool) -> Told:
    return Told(row.partner.name, row.words, path=row.get_absolute_url())


def of_measures(rows: Sequence[Measure], is_public: bool) -> list[Told | None]:
    """Through the curves, which leave small groups out."""
    return [of_curve(Shown(curve)) for curve in curves_of(rows)]


def of_curve(shown: Shown) -> Told | None:
    if not shown.value:
        return None
    now = _("%(period)s: %(value)s.") % {"period": shown.period, "value": shown.value}
    way = f"{capfirst(shown.way_words)}." if shown.way_words else ""
    goal = _("Target: %(target)s.") % {"target": shown.target} if shown.target else ""
    words = " ".join(part for part in (now, way, goal) if part)
    return Told(shown.measure.name, words, path=shown.measure.get_absolute_url())


def of_lesson(row: Lesson, is_public: bool) -> Told:
    made = excerpt(row.made_of_it, SHORT) if row.made_of_it else ""
    return Told(row.title, paragraphs(excerpt(row.happened, LONG), made), path=row.get_absolute_url())


def of_welcome(row: Partner, is_public: bool) -> Told:
    return Told(row.name, excerpt(row.summary, SHORT) if row.summary else "", path=row.get_absolute_url())


def of_farewell(row: Departure, is_public: bool) -> Told:
    """The name and thanks; why somebody left stays between them and the backbone."""
    return Told(row.partner.name, _("Thank you for the way we went together. The door stays open."))


SOURCES: dict[str, Source] = {
    Kind.HIGHLIGHT: Source(
        highlights, approved, each(of_highlight), 1, lazy("No highlight is approved and waits to be shown."), True
    ),
    Kind.ANNOUNCEMENTS: Source(
        announcements, overflow, each(of_announcement), 8, lazy("Nothing was announced at gatherings since.")
    ),
    Kind.GATHERINGS: Source(
        gatherings, coming, each(of_gathering), 6, lazy("No gathering is planned for the next two months.")
    ),
    Kind.JOBS: Source(jobs, lambda pool, issue: pool, each(of_job), 4, lazy("Every job has its holders.")),
    Kind.NEEDS: Source(needs, new_since("created_at"), each(of_posting), 6, lazy("Nobody asked for help since.")),
    Kind.OFFERS: Source(offers, new_since("created_at"), each(of_posting), 6, lazy("Nobody offered anything since.")),
    Kind.MEASURES: Source(measures, moved, of_measures, 4, lazy("No figure came in since.")),
    Kind.LESSONS: Source(lessons, new_since("created_at"), each(of_lesson), 3, lazy("No lesson was shared since.")),
    Kind.WELCOMES: Source(welcomes, joined, each(of_welcome), 8, lazy("No partner joined since.")),
    Kind.FAREWELLS: Source(farewells, new_since("left_at"), each(of_farewell), 8, lazy("No partner left since.")),
}
