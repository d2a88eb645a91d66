"""What waits about gatherings: invitations, what to expect, minutes to approve, what was promised."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from gatherings.models import Answer, Commitment, Gathering, Minutes, Rsvp
from gatherings.when import when
from network.lib.cues import Audience, Cue, Line, Section, register
from network.lib.dates import ago, relative_days
from partners.directory import standing
from people.models import Person

SOON_DAYS = 30


def invitations(person: Person) -> QuerySet[Rsvp]:
    """What somebody is invited to, or asked a date for, and has not answered."""
    rows = Rsvp.objects.filter(person=person, gathering__in=Gathering.objects.planned().upcoming().order_by())
    open_rows = rows.invited().filter(answer=Answer.OPEN) | rows.filter(gathering__is_date_open=True)
    unmarked = open_rows.exclude(gathering__proposed_dates__marks__person=person)
    return unmarked.order_by("gathering__starts_at", "pk")


def invitation_line(row: Rsvp) -> Line:
    gathering = row.gathering
    if gathering.is_date_open:
        text = format_html(_("Which dates suit you for <b>{}</b>?"), gathering.name)
        note, button = gathering.intention, _("Mark what suits you")
    else:
        text = format_html(_("Will you come to <b>{}</b>?"), gathering.name)
        near = relative_days(gathering.starts_at)
        note, button = ", ".join(part for part in (when(gathering), near) if part), _("Answer")
    return Line(gathering.name, text, note, button, row.get_absolute_url(), is_organisation=False)


# Gatherings of the next weeks that do not say what to expect


def speechless(person: Person) -> QuerySet[Gathering]:
    """All of them, but those that this person facilitates: they stand further up."""
    own = Gathering.objects.filter(facilitators=person).order_by().values("pk")
    return unsaid().exclude(pk__in=own)


def own_speechless(person: Person) -> QuerySet[Gathering]:
    return unsaid().filter(facilitators=person)


def unsaid() -> QuerySet[Gathering]:
    return Gathering.objects.within(SOON_DAYS).filter(expectations="", invited_at=None)


def speechless_line(gathering: Gathering) -> Line:
    return Line(
        gathering.name,
        format_html(_("<b>{}</b> does not say what to expect"), gathering.name),
        _("%(when)s; invitations wait for it") % {"when": relative_days(gathering.starts_at) or when(gathering)},
        _("Write it"),
        reverse("gathering_edit", args=[gathering.pk]),
        is_organisation=False,
    )


# Afterwards


def promises(person: Person) -> QuerySet[Commitment]:
    """What this person, or a partner they speak for, promised and is still alive."""
    speaks_for = standing(person).keeps
    own = Q(person=person) | Q(person=None, partner__in=speaks_for) if speaks_for else Q(person=person)
    return Commitment.objects.alive().filter(own).order_by("gathering__starts_at", "pk")


def promise_line(row: Commitment) -> Line:
    return Line(
        row.gathering.name,
        format_html(_("You said: <b>{}</b>"), row),
        _("%(gathering)s, %(when)s") % {"gathering": row.gathering.name, "when": ago(row.gathering.day)},
        _("Say how it goes"),
        reverse("commitment_list"),
        is_organisation=False,
    )


def drafts(person: Person) -> QuerySet[Minutes]:
    """Minutes that wait for this facilitator to approve them."""
    rows = Minutes.objects.drafts().filter(gathering__facilitators=person, gathering__state="closed")
    return rows.order_by("gathering__starts_at", "pk")


def draft_line(row: Minutes) -> Line:
    return Line(
        row.gathering.name,
        format_html(_("The minutes of <b>{}</b> are a draft"), row.gathering.name),
        _("nobody has them yet · %(when)s") % {"when": ago(row.gathering.day)},
        _("Look and approve"),
        row.get_absolute_url(),
        is_organisation=False,
    )


BACKBONE, FACILITATOR, SELF = Audience.BACKBONE, Audience.FACILITATOR, Audience.SELF
GATHERING = ("gathering__series",)
register(
    Cue(
        "rsvp.open", SELF, Section.INVITATIONS, invitations, invitation_line,
        related=GATHERING, all_at="gathering_list", rank=10,
    ),
    Cue(
        "gathering.own_speechless", FACILITATOR, Section.FACILITATED, own_speechless, speechless_line,
        related=("series",), all_at="gathering_list", rank=10,
    ),
    Cue("minutes.draft", FACILITATOR, Section.FACILITATED, drafts, draft_line, related=GATHERING, rank=20),
    Cue(
        "gathering.speechless", BACKBONE, Section.ACTIVITIES, speechless, speechless_line,
        related=("series",), all_at="gathering_list", rank=70,
    ),
    Cue(
        "commitment.alive", SELF, Section.YOU, promises, promise_line,
        related=("person", "partner", *GATHERING), all_at="commitment_list", rank=30, steady=False,
    ),
)  # fmt: skip
