"""What waits about relationship rounds: one's own two minutes, and a round that ends while many are silent."""

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backbone.models import RelationshipRound, RoundGuest
from network.lib.cues import Audience, Cue, Line, Section, register
from network.lib.dates import plain_day, today
from people.models import Person

LAST_DAYS = 7


def own_answers(person: Person) -> QuerySet[RoundGuest]:
    return RoundGuest.objects.silent().filter(person=person, round__closed_at=None).order_by("asked_at", "pk")


def own_answer_line(guest: RoundGuest) -> Line:
    return Line(
        guest.partner.name,
        format_html(_("Two minutes: with whom does <b>{}</b> work?"), guest.partner.name),
        _("until %(day)s; skip what you like") % {"day": plain_day(guest.round.closes_on)},
        _("Say with whom"),
        guest.get_absolute_url(),
    )


def ending_rounds(_person: Person) -> QuerySet[RelationshipRound]:
    """Open for a few days only, with somebody who has neither answered nor been reminded."""
    last = today() + timedelta(days=LAST_DAYS)
    silent = RoundGuest.objects.silent().values("round")
    return RelationshipRound.objects.open().filter(closes_on__lte=last, reminded_on=None, pk__in=silent)


def ending_line(one: RelationshipRound) -> Line:
    return Line(
        _("Two-minute round"),
        format_html(_("The <b>two-minute round</b> ends {}, and some have not answered"), plain_day(one.closes_on)),
        _("nobody was reminded yet"),
        _("Remind them"),
        reverse("relationship_round_remind", args=[one.pk]),
        is_organisation=False,
        is_post=True,
    )


register(
    Cue(
        "relationship.own", Audience.SELF, Section.YOU, own_answers, own_answer_line,
        related=("partner", "round"), rank=45,
    ),
    Cue(
        "relationship.ending", Audience.BACKBONE, Section.ACTIVITIES, ending_rounds, ending_line,
        all_at="relationship_round_list", rank=70,
    ),
)  # fmt: skip
