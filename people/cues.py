"""What waits about people and mail: invitations without an answer, addresses that fail, messages in trouble."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.lib.cues import PATIENCE_DAYS, Audience, Cue, Line, Section, register
from network.lib.dates import ago, plain_day
from people.models import Delivery, Link, MissedReminder, Person, ReminderPause
from people.models.delivery import State
from people.models.reminder_plan import Reason
from people.waiting import PATIENCE_MINUTES, why

FAILED_DAYS = 14
MISSED_DAYS = 7


def unanswered_invitations(_person: Person) -> QuerySet[Link]:
    before = timezone.now() - timedelta(days=PATIENCE_DAYS)
    return Link.objects.usable().filter(act="invitation", created_at__lt=before).order_by("created_at", "pk")


def slow_line(link: Link) -> Line:
    return Line(
        link.person.name,
        format_html(_("<b>{}</b> has not come in yet"), link.person.name),
        _("invited %(when)s") % {"when": ago(link.created_at)},
        _("Invite again"),
        reverse("person_invite", args=[link.person_id]),
        is_organisation=False,
        is_post=True,
    )


def own_bounce(person: Person) -> QuerySet[Person]:
    return Person.objects.filter(pk=person.pk, bounced_at__isnull=False)


def own_bounce_line(person: Person) -> Line:
    text = format_html(_("Mail to <b>{}</b> comes back"), person.email)
    note = _("without an address that works we cannot reach you")
    return Line(person.name, text, note, _("Correct it"), reverse("me"), is_organisation=False)


# Mail in trouble


def waiting(_person: Person) -> QuerySet[Delivery]:
    late = timezone.now() - timedelta(minutes=PATIENCE_MINUTES)
    return Delivery.objects.waiting_since(late).order_by("created_at", "pk")


def in_doubt(_person: Person) -> QuerySet[Delivery]:
    return Delivery.objects.in_doubt().order_by("created_at", "pk")


def failed(_person: Person) -> QuerySet[Delivery]:
    since = timezone.now() - timedelta(days=FAILED_DAYS)
    return Delivery.objects.in_state(State.FAILED).filter(ended_at__gte=since).order_by("created_at", "pk")


def waiting_line(count: int, first: Delivery) -> Line:
    text = ngettext("<b>{} message</b> waits", "<b>{} messages</b> wait", count)
    return mail_line(format_html(text, count), why(first.attempts, first.server_words), State.QUEUED)


def doubt_line(count: int, _first: Delivery) -> Line:
    text = ngettext("<b>{} message</b> is in doubt", "<b>{} messages</b> are in doubt", count)
    return mail_line(format_html(text, count), _("perhaps sent, perhaps not: a person decides"), State.UNKNOWN)


def failed_line(count: int, _first: Delivery) -> Line:
    text = ngettext("<b>{} message</b> was refused", "<b>{} messages</b> were refused", count)
    return mail_line(format_html(text, count), _("in the last two weeks"), State.FAILED)


def mail_line(text: str, note: str, state: str) -> Line:
    return Line(_("Mail"), text, note, _("Look"), f"{reverse('delivery_list')}?state={state}", is_organisation=False)


def mail(key: str, rows: Any, says_sum: Any, rank: int) -> Cue:
    return Cue(key, Audience.BACKBONE, Section.BEHIND, rows, says_sum=says_sum, heavy=("text", "html"), rank=rank)


# Reminders


def pauses(_person: Person) -> QuerySet[ReminderPause]:
    """Not steady: one that begins now must stand there now."""
    now = timezone.now()
    return ReminderPause.objects.filter(starts_at__lte=now, until__gt=now).order_by("pk")


def pause_line(pause: ReminderPause) -> Line:
    note = _("until %(day)s nothing goes to anybody by itself") % {"day": plain_day(pause.until)}
    url = reverse("reminder_plan_list")
    return Line(_("Reminders"), format_html(_("<b>{}</b> are paused"), _("All reminders")), note, _("Look"), url, False)


def missed(_person: Person) -> QuerySet[MissedReminder]:
    since = timezone.now() - timedelta(days=MISSED_DAYS)
    return MissedReminder.objects.filter(reason=Reason.LATE, moment__gte=since).order_by("moment", "pk")


def missed_line(count: int, _first: MissedReminder) -> Line:
    text = ngettext("<b>{} reminder</b> came too late", "<b>{} reminders</b> came too late", count)
    note, url = _("and was not sent"), reverse("reminder_missed")
    return Line(_("Reminders"), format_html(text, count), note, _("Look"), url, False)


register(
    Cue(
        "invitation.slow", Audience.BACKBONE, Section.ACTIVITIES, unanswered_invitations, slow_line,
        related=("person",), all_at="person_list?role=never", rank=20,
    ),
    Cue("person.bounced", Audience.SELF, Section.YOU, own_bounce, own_bounce_line, rank=90),
    mail("mail.waiting", waiting, waiting_line, rank=10),
    mail("mail.in_doubt", in_doubt, doubt_line, rank=20),
    mail("mail.failed", failed, failed_line, rank=30),
    Cue("reminders.paused", Audience.BACKBONE, Section.BEHIND, pauses, pause_line, rank=5, steady=False),
    Cue("reminders.missed", Audience.BACKBONE, Section.BEHIND, missed, says_sum=missed_line, rank=35),
)  # fmt: skip
