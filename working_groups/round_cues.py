"""What waits about rounds: what one is asked, and what the backbone sees to."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from network.lib.cues import Audience, Cue, Line, Section
from network.lib.dates import ago, plain_day, today
from partners.directory import is_in_network
from people.models import Person
from working_groups.inviting import LAST_DAYS
from working_groups.models import DraftingRound, Suggestion


def rounds_to_speak_in(person: Person) -> QuerySet[DraftingRound]:
    """Running rounds in which this person has said nothing yet; staff sees to rounds and is not asked."""
    if person.is_backbone:
        return DraftingRound.objects.none()
    rounds = DraftingRound.objects.running().without_word_of(person)
    if not is_in_network(person):
        rounds = rounds.filter(is_open_to_all=True)
    return rounds.order_by("until", "pk")


def speaking_line(row: DraftingRound) -> Line:
    return of_round(
        format_html(_("What do you think of <b>{}</b>?"), str(row)),
        _("open until %(day)s") % {"day": plain_day(row.until)},
        _("Say what you would change"),
        row.get_absolute_url(),
    )


def rounds_to_see_to(_person: Person) -> QuerySet[DraftingRound]:
    """Those that wait to be closed, end soon, or were opened without a mail."""
    wanted = Q(until__lte=today() + timedelta(days=LAST_DAYS)) | Q(invited_at=None)
    return DraftingRound.objects.unclosed().filter(wanted).order_by("until", "pk")


def round_line(row: DraftingRound) -> Line:
    if not row.is_running:
        return over_line(row)
    return ending_line(row) if row.until <= today() + timedelta(days=LAST_DAYS) else unheard_line(row)


def over_line(row: DraftingRound) -> Line:
    return of_round(
        format_html(_("The round about <b>{}</b> is over"), str(row)),
        _("it ended %(when)s and waits to be closed") % {"when": ago(row.until)},
        _("Say what came of it"),
        reverse("round_close", args=[row.pk]),
    )


def ending_line(row: DraftingRound) -> Line:
    return of_round(
        format_html(_("The round about <b>{}</b> ends soon"), str(row)),
        _("on %(day)s") % {"day": plain_day(row.until)},
        _("See who has spoken"),
        row.get_absolute_url(),
    )


def unheard_line(row: DraftingRound) -> Line:
    return of_round(
        format_html(_("Nobody has a mail about the round <b>{}</b> yet"), str(row)),
        _("open until %(day)s") % {"day": plain_day(row.until)},
        _("Invite all partners"),
        reverse("round_invite", args=[row.pk]),
    )


def held(_person: Person) -> QuerySet[Suggestion]:
    """Words from outside nobody has read."""
    return Suggestion.objects.held().filter(round__closed_at=None).order_by("created_at", "pk")


def held_line(row: Suggestion) -> Line:
    text = format_html(_("Somebody from outside suggests: <b>{}</b>"), str(row))
    return of_round(text, ago(row.created_at), _("Read"), reverse("suggestion_settle", args=[row.pk]))


def of_round(text: str, note: str, button: str, url: str) -> Line:
    return Line(_("Round"), text, note, button, url, is_organisation=False)


CUES = (
    Cue(
        "round.speak", Audience.SELF, Section.YOU, rounds_to_speak_in, speaking_line,
        related=("agenda",), rank=15, steady=False,
    ),
    Cue(
        "round.see_to", Audience.BACKBONE, Section.VISION, rounds_to_see_to, round_line,
        related=("agenda",), all_at="round_list", rank=30,
    ),
    Cue(
        "suggestion.held", Audience.BACKBONE, Section.VISION, held, held_line,
        related=("round__agenda",), all_at="round_list", rank=31,
    ),
)  # fmt: skip
