"""What waits about figures and voices: what is owed, what is to be read and answered."""

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from learning.models import OwedFigure, Voice
from network.lib.cues import PATIENCE_DAYS, Audience, Cue, Line, Section, register
from network.lib.dates import ago, plain_day, today
from network.lib.excerpts import excerpt
from partners.directory import keeps
from people.models import Person


def late_figures(_person: Person) -> QuerySet[OwedFigure]:
    """Those just asked for wait for the partner, not for us."""
    lately = today() - timedelta(days=PATIENCE_DAYS)
    return OwedFigure.objects.open().overdue().not_asked_since(lately).by_due_day()


def late_line(row: OwedFigure) -> Line:
    figure = _("%(measure)s, %(period)s") % {"measure": row.measure.name, "period": row.period_label}
    due = _("due %(day)s") % {"day": plain_day(row.due_on)}
    asked = _("asked %(when)s") % {"when": ago(row.last_asked_on)} if row.last_asked_on else _("not asked yet")
    if row.partner is None:
        text = format_html(_("The figure for <b>{}</b> is missing"), figure)
        return Line(row.measure.name, text, due, _("Enter it"), row.get_absolute_url(), is_organisation=False)
    text = format_html(_("<b>{}</b> owes a figure: {}"), row.partner.name, figure)
    button = _("Ask again") if row.asked_on else _("Ask")
    url = reverse("figure_ask", args=[row.pk])
    return Line(row.partner.name, text, f"{due} · {asked}", button, url, is_post=True)


def own_figures(person: Person) -> QuerySet[OwedFigure]:
    return OwedFigure.objects.open().filter(partner__in=keeps(person)).by_due_day()


def own_line(row: OwedFigure) -> Line:
    return Line(
        row.measure.name,
        format_html(_("Your figure for <b>{}</b>, {}"), row.measure.name, row.period_label),
        _("due %(day)s") % {"day": plain_day(row.due_on)},
        _("Enter it"),
        row.get_absolute_url(),
    )


# Voices


def unread(_person: Person) -> QuerySet[Voice]:
    return Voice.objects.held().order_by("created_at", "pk")


def unanswered(_person: Person) -> QuerySet[Voice]:
    """Read, and nobody sees to them."""
    return Voice.objects.to_answer().filter(assigned_to=None).order_by("created_at", "pk")


def own_voices(person: Person) -> QuerySet[Voice]:
    """What this person was asked to see to."""
    return Voice.objects.to_answer().filter(assigned_to=person).order_by("created_at", "pk")


def reading_line(voice: Voice) -> Line:
    return voice_line(voice, _("Read"))


def answering_line(voice: Voice) -> Line:
    return voice_line(voice, _("Answer"))


def voice_line(voice: Voice, button: str) -> Line:
    text = format_html(_("Somebody says: <b>{}</b>"), excerpt(voice.words, 90))
    note = _("said %(when)s") % {"when": ago(voice.created_at)}
    return Line(_("Voices"), text, note, button, voice.get_absolute_url(), is_organisation=False)


NAMES = ("measure__owner", "partner")
register(
    Cue(
        "figure.late", Audience.BACKBONE, Section.MEASUREMENT, late_figures, late_line,
        related=NAMES, all_at="figure_list", rank=10,
    ),
    Cue(
        "figure.own", Audience.PARTNER, Section.PARTNER, own_figures, own_line,
        related=NAMES, heading=lambda row: row.partner.name, rank=40,
    ),
    Cue("voice.unread", Audience.BACKBONE, Section.WILL, unread, reading_line, all_at="voice_list", rank=10),
    Cue(
        "voice.unanswered", Audience.BACKBONE, Section.WILL, unanswered, answering_line,
        all_at="voice_list?state=answer", rank=20,
    ),
    Cue("voice.own", Audience.SELF, Section.YOU, own_voices, answering_line, rank=20),
)  # fmt: skip
