"""What waits about people and mail: invitations without an answer, addresses that fail, messages in trouble."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.lib.checks import Audience, Check, Line, Section, register
from network.lib.dates import ago
from people.models import Delivery, Link, Person
from people.models.delivery import State
from people.waiting import PATIENCE_MINUTES, why

PATIENCE_DAYS = 7  # before an invitation without an answer is worth a thought
FAILED_DAYS = 14


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


def mail(key: str, rows: Any, says_sum: Any, rank: int) -> Check:
    return Check(key, Audience.BACKBONE, Section.BEHIND, rows, says_sum=says_sum, heavy=("text", "html"), rank=rank)


register(
    Check(
        "invitation.slow", Audience.BACKBONE, Section.ACTIVITIES, unanswered_invitations, slow_line,
        related=("person",), all_at="person_list?role=never", rank=20,
    ),
    Check("person.bounced", Audience.SELF, Section.YOU, own_bounce, own_bounce_line, rank=90),
    mail("mail.waiting", waiting, waiting_line, rank=10),
    mail("mail.in_doubt", in_doubt, doubt_line, rank=20),
    mail("mail.failed", failed, failed_line, rank=30),
)  # fmt: skip
