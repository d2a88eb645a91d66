"""What waits about highlights: to be asked, to be answered, to be approved, silent."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from network.lib.cues import Audience, Cue, Line, Section, register
from network.lib.dates import ago, today
from newsletter import issue_cues  # noqa: F401 — registers its own
from newsletter.models import Highlight, HighlightState
from partners.directory import keeps
from people.models import Person

# Rules of thumb: the rhythm of the network would cost this page a query of its own.
SOON_DAYS, SILENT_DAYS = 21, 8
TO_WRITE = (HighlightState.ASKED, HighlightState.ANSWERED)


def due(_person: Person) -> QuerySet[Highlight]:
    """Planned, soon, and no mail went out: nobody can be reached, or we ask by hand."""
    return Highlight.objects.to_ask(today(), SOON_DAYS).order_by("month", "pk")


def due_line(row: Highlight) -> Line:
    text = format_html(_("<b>{}</b> has the highlight of {} and has not been asked"), row.partner.name, row.month_name)
    return Line(row.partner.name, text, _("the month is near"), _("Ask"), row.get_absolute_url())


def silent(_person: Person) -> QuerySet[Highlight]:
    """Asked and reminded, or asked a while ago, and no answer came."""
    while_ago = Q(reminded_at__isnull=False) | Q(asked_at__lte=timezone.now() - timedelta(days=SILENT_DAYS))
    return Highlight.objects.filter(while_ago, state=HighlightState.ASKED).order_by("asked_at", "pk")


def silent_line(row: Highlight) -> Line:
    text = format_html(_("<b>{}</b> has not answered about the highlight of {}"), row.partner.name, row.month_name)
    when = ago(row.asked_at) if row.asked_at else ""
    return Line(row.partner.name, text, _("asked %(when)s") % {"when": when}, _("Look"), row.get_absolute_url())


def unapproved(_person: Person) -> QuerySet[Highlight]:
    return Highlight.objects.filter(state=HighlightState.ANSWERED).order_by("written_at", "pk")


def unapproved_line(row: Highlight) -> Line:
    text = format_html(_("The highlight of <b>{}</b> waits for the partner’s yes"), row.partner.name)
    when = ago(row.written_at) if row.written_at else ""
    return Line(row.partner.name, text, _("written %(when)s") % {"when": when}, _("Look"), row.get_absolute_url())


def own(person: Person) -> QuerySet[Highlight]:
    return Highlight.objects.filter(state__in=TO_WRITE, partner__in=keeps(person)).order_by("month", "pk")


def own_line(row: Highlight) -> Line:
    about = format_html(_("<b>{}</b> is our highlight in {}"), row.partner.name, row.month_name)
    if row.is_written:
        note = _("this is how it looks: it waits for your yes")
        return Line(row.partner.name, about, note, _("See it and say yes"), row.get_absolute_url())
    url = reverse("highlight_answer", args=[row.pk])
    return Line(row.partner.name, about, _("four questions, ten minutes"), _("Answer"), url)


WORDS = ("working_on", "fit", "needs_help", "can_help")

register(
    Cue(
        "highlight.due", Audience.BACKBONE, Section.WILL, due, due_line,
        related=("partner",), heavy=WORDS, all_at="highlight_list", rank=30,
    ),
    Cue(
        "highlight.silent", Audience.BACKBONE, Section.WILL, silent, silent_line,
        related=("partner",), heavy=WORDS, all_at="highlight_list", rank=31,
    ),
    Cue(
        "highlight.unapproved", Audience.BACKBONE, Section.WILL, unapproved, unapproved_line,
        related=("partner",), heavy=WORDS, all_at="highlight_list", rank=32,
    ),
    Cue(
        "highlight.own", Audience.PARTNER, Section.PARTNER, own, own_line,
        related=("partner",), heavy=WORDS, heading=lambda row: row.partner.name, rank=20,
    ),
)  # fmt: skip
