"""What waits about the collaboration check and about staff time."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backbone.models import Asked, StaffWeek, monday_of
from network.lib.cues import Audience, Cue, Line, Section, register
from network.lib.dates import plain_day, today
from people.models import Person


def to_answer(person: Any) -> QuerySet[Asked]:
    """Rounds that are open, in which this person has not answered."""
    return Asked.objects.visible_to(person).waiting().filter(check_round__state="open").order_by("pk")


def answer_line(row: Asked) -> Line:
    return Line(
        row.check_round.name,
        format_html(_("How do we work together? <b>{}</b>"), row.check_round.name),
        _("five minutes, until %(day)s") % {"day": plain_day(row.check_round.closes_on)},
        _("Answer"),
        reverse("check_answer", args=[row.check_round_id]),
        is_organisation=False,
    )


def last_monday() -> Any:
    return monday_of(today()) - timedelta(days=7)


def without_last_week(person: Any) -> QuerySet[Person]:
    """This person, if their last week is missing; of a team that does not keep its hours, nobody."""
    own = StaffWeek.objects.filter(person=OuterRef("pk"), monday=last_monday())
    kept = StaffWeek.objects.filter(monday__lt=last_monday())
    return Person.objects.filter(~Exists(own), Exists(kept), pk=person.pk).order_by("pk")


def week_line(row: Person) -> Line:
    monday = last_monday()
    return Line(
        row.name,
        format_html(_("Where did your hours go? <b>Week of {}</b>"), plain_day(monday)),
        _("one minute; it is filled in as the week before"),
        _("Enter the week"),
        reverse("staff_week", args=[monday.isoformat()]),
        is_organisation=False,
    )


register(
    Cue(
        "check.answer", Audience.SELF, Section.YOU, to_answer, answer_line, related=("check_round",),
        all_at="check_list",
    ),
    Cue("staff_week.missing", Audience.BACKBONE, Section.BEHIND, without_last_week, week_line, all_at="catalyst"),
)  # fmt: skip
