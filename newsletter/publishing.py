"""An issue leaves: tested, frozen, written to each reader in chunks, called back, sent to newcomers, begun again."""

from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from network.lib.mail import render
from network.lib.rounds import each
from newsletter import issue_emails
from newsletter.audience import Reader, everyone, people_after, subscribers_after
from newsletter.checking import objections_to
from newsletter.content import content_of
from newsletter.models import Edition, Highlight, Issue, Item, Section
from newsletter.models.issue import State
from newsletter.models.section import Kind
from newsletter.models.subscription_queryset import NEWSLETTER
from newsletter.writing import sections_of
from people.alarm import wake
from people.bulk import Letter, queue_alike
from people.models import AuditEntry, Delivery, Network, Person
from people.models.delivery import WAITING
from people.models.delivery import State as Mail

TASK = "newsletter.tasks.go_on_with_issues"


def rendered(message: issue_emails.IssueMessage) -> tuple[str, str]:
    """Text and HTML, as this network sends them."""
    network = Network.current()
    return render(message, network.name, network.hue)


@transaction.atomic
def send_test(issue: Issue, by: Person) -> Delivery | None:
    """To myself, as it is now; None when I have no address."""
    number = Delivery.objects.filter(kind=issue_emails.TEST, key__startswith=f"issue-test:{issue.pk}:").count() + 1
    message = issue_emails.newsletter_test(content_of(issue), by)
    delivery = Delivery.queue(issue_emails.TEST, f"issue-test:{issue.pk}:{number}", message, by)
    AuditEntry.record("issue.tested", by=by, target=issue)
    return delivery


@transaction.atomic
def schedule(issue: Issue, by: Person, moment: datetime, zone: str) -> Issue:
    """issue.schedule(), unless something stands against sending: on the schedule it could not be mended."""
    issue.lock()
    if found := objections_to(issue):
        raise ValidationError(found)
    return issue.schedule(by, moment, zone)


@transaction.atomic
def send(issue: Issue, by: Person | None) -> Issue:
    """Freeze it and begin to write it to its readers; raises ValidationError when something stands against it."""
    issue.lock()
    if issue.is_frozen:
        raise ValidationError(_("It has been sent already."))
    if found := objections_to(issue):
        raise ValidationError(found)
    issue.begun_at, issue.sent_by = timezone.now(), by or issue.sent_by
    freeze(issue, by)
    _begin_writing(issue)
    AuditEntry.record("issue.sent", by=by, target=issue, digest=issue.edition.digest)
    return issue


def freeze(issue: Issue, by: Person | None) -> Edition:
    """Keep what stands in it as it is at this moment, for every reader and for the archive."""
    for section, rows in sections_of(issue):
        if section.kind == Kind.HIGHLIGHT:
            for highlight in Highlight.objects.filter(pk__in=[row.item.source for row in rows if row.is_shown]):
                highlight.show(by)
    content = content_of(issue)
    return Edition.of(issue, content, *rendered(issue_emails.newsletter(content)))


def _begin_writing(issue: Issue) -> None:
    issue.state, issue.scheduled_for, issue.trouble, issue.ended_at = State.SENDING, None, "", None
    issue.person_done = issue.subscriber_done = 0
    issue.version += 1
    issue.save()
    transaction.on_commit(partial(wake, TASK))


def go_on() -> int:
    """Write to the next readers of every issue that is being sent, until all have theirs; returns how many readers."""
    counts: list[int] = []

    def write_all(issue: Issue) -> None:
        while written := write_some(issue):
            counts.append(written)

    each("writing issues", Issue.objects.filter(state=State.SENDING).order_by("begun_at", "pk"), write_all)
    return sum(counts)


@transaction.atomic
def write_some(issue: Issue) -> int:
    """A chunk of readers, and how far we are, in one transaction: whoever goes on later misses and doubles nobody.

    0 when all are written, or somebody called it back.
    """
    issue.lock()
    if issue.state != State.SENDING:
        return 0
    if people := people_after(issue, issue.person_done):
        issue.person_done = people[-1].number
    chunk = people or subscribers_after(issue, issue.subscriber_done)
    if chunk and not people:
        issue.subscriber_done = chunk[-1].number
    queue_alike(NEWSLETTER, issue.key, issue.subject, [letter_to(one) for one in chunk if not one.objection])
    if not chunk:
        issue.state, issue.ended_at = State.SENT, timezone.now()
    issue.save(update_fields=["person_done", "subscriber_done", "state", "ended_at"])
    return len(chunk)


def letter_to(reader: Reader) -> Letter:
    why = _("Why you get this newsletter: %(reason)s.") % {"reason": reader.reason}
    return Letter(reader.address, why, reader.person_id)


def send_scheduled() -> None:
    """Send what is due; one that fails keeps no other from its readers."""
    each("scheduled issues", Issue.objects.due(), send_or_unschedule)


def send_or_unschedule(issue: Issue) -> None:
    """What cannot leave goes back to the drafts, with the reason."""
    try:
        send(issue, None)
    except ValidationError as error:
        issue.unschedule(None, trouble=" ".join(error.messages))


# Afterwards


def newcomers_of(issue: Issue) -> list[Reader]:
    """Who would get it now and has not got it yet."""
    had = set(issue.deliveries().values_list("address", flat=True))
    return [one for one in everyone(issue) if not one.objection and one.address.lower() not in had]


@transaction.atomic
def send_to_newcomers(issue: Issue, by: Person) -> int:
    """The same issue to whoever came since, and to nobody twice; returns how many they are."""
    issue.lock()
    if issue.state != State.SENT:
        raise ValidationError(_("Only an issue that has been sent goes to newcomers."))
    count = len(newcomers_of(issue))
    if not count:
        raise ValidationError(_("Nobody has come since: all readers have it."))
    _begin_writing(issue)
    AuditEntry.record("issue.sent_to_newcomers", by=by, target=issue, count=count)
    return count


@transaction.atomic
def duplicate(issue: Issue, by: Person) -> Issue:
    """A draft with the same sections, rows and words, for the same readers."""
    kept = {name: getattr(issue, name) for name in ("subject", "preheader", "is_public", "audience")}
    copy = Issue.start(by, **kept)
    for section in issue.sections.standing().prefetch_related("items"):
        rows = section.items.all()
        section.pk, section.issue, section.version = None, copy, 1
        section._state.adding = True
        section.save()
        Item.objects.bulk_create([_copied(row, section) for row in rows])
    AuditEntry.record("issue.duplicated", by=by, target=copy, of=issue.pk)
    return copy


def _copied(row: Item, section: Section) -> Item:
    names = ("source", "is_chosen", "is_edited", "title", "words", "position")
    return Item(section=section, **{name: getattr(row, name) for name in names})


def numbers_of(issue: Issue) -> dict[str, Any]:
    """How many mails are where: written, sent, waiting, refused, in doubt, not wanted, called back."""
    counts = issue.deliveries().counts()
    return {
        "written": sum(counts.values()),
        "sent": counts.get(Mail.SENT, 0),
        "waiting": sum(counts.get(state, 0) for state in WAITING),
        "failed": counts.get(Mail.FAILED, 0),
        "doubtful": counts.get(Mail.UNKNOWN, 0),
        "unwanted": counts.get(Mail.SUPPRESSED, 0),
        "called_back": counts.get(Mail.CANCELLED, 0),
    }
