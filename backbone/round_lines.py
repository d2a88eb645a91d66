"""Lines about rounds: what one is asked, and what the backbone sees to."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backbone.lines import Found, Group, Line, look
from network.lib.dates import ago, plain_day, today
from partners.directory import is_in_network
from people.models import Person
from working_groups.inviting import LAST_DAYS
from working_groups.models import DraftingRound, Suggestion

SHOWN = 3
MOST_ROUNDS = 50


def rounds_to_speak_in(person: Person) -> list[Line]:
    """Running rounds in which this person has said nothing yet. One query."""
    rounds = DraftingRound.objects.running().without_word_of(person).select_related("agenda")
    if not is_in_network(person):
        rounds = rounds.filter(is_open_to_all=True)
    return [
        Line(
            _("Round"),
            format_html(_("What do you think of <b>{}</b>?"), str(row)),
            _("open until %(day)s") % {"day": plain_day(row.until)},
            _("Say what you would change"),
            row.get_absolute_url(),
            is_organisation=False,
        )
        for row in rounds.order_by("until", "pk")[:SHOWN]
    ]


def add_rounds(group: Group) -> None:
    """Rounds that wait to be closed, end soon, or were opened without a mail; words from outside nobody has read.
    Two queries, and one more where there are many words."""
    soon = today() + timedelta(days=LAST_DAYS)
    unclosed = DraftingRound.objects.unclosed().select_related("agenda").order_by("until", "pk")
    lines = [line for row in unclosed[:MOST_ROUNDS] if (line := line_of(row, soon))]
    group.add(Found(lines[:SHOWN], len(lines), False), lines[:SHOWN], reverse("round_list"))
    held = look(Suggestion.objects.held().filter(round__closed_at=None).order_by("created_at", "pk"))
    group.add(held, [held_line(row) for row in held.rows], reverse("round_list"))


def line_of(row: DraftingRound, soon: date) -> Line | None:
    if not row.is_running:
        return over_line(row)
    if row.until <= soon:
        return ending_line(row)
    return None if row.invited_at else unheard_line(row)


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


def held_line(row: Suggestion) -> Line:
    text = format_html(_("Somebody from outside suggests: <b>{}</b>"), str(row))
    return of_round(text, ago(row.created_at), _("Read"), reverse("suggestion_settle", args=[row.pk]))


def of_round(text: str, note: str, button: str, url: str) -> Line:
    return Line(_("Round"), text, note, button, url, is_organisation=False)
