"""How mail flows, and why some of it waits, in words for the backbone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.lib.dates import plain_day
from people.models import Breaker, Delivery, JobRun
from people.models.delivery import WAITING, Priority, State

PATIENCE_MINUTES = 10
SPEED_MINUTES = 5
SILENCE_MINUTES = 3  # the worker shows itself every minute


@dataclass(frozen=True)
class Wait:
    """How many messages wait, since when, and why."""

    count: int
    since: datetime
    why: str


@dataclass(frozen=True)
class Flow:
    """The outbox at one glance. counts: state → how many (of those sent: within a day); undecided: waiting for a
    person."""

    counts: dict[str, int]
    undecided: int
    came_back: int
    per_minute: float
    breaker: Breaker
    waits: list[str]

    @property
    def waiting(self) -> int:
        return sum(self.counts.get(state, 0) for state in WAITING)

    @property
    def minutes_left(self) -> int:
        """At the speed of the last minutes; 0 when nothing moves or nothing waits."""
        return round(self.waiting / self.per_minute) if self.per_minute else 0


def waiting_mail() -> Wait | None:
    """None while mail flows. One query."""
    late = Delivery.objects.waiting_since(timezone.now() - timedelta(minutes=PATIENCE_MINUTES))
    row = late.aggregate(count=Count("pk"), since=Min("created_at"), tries=Max("attempts"), words=Max("server_words"))
    return Wait(row["count"], row["since"], why(row["tries"], row["words"])) if row["count"] else None


def why(tries: int, words: str) -> str:
    if not tries and not words:
        return _("Nothing has picked it up: the worker is not running.")
    return words or _("A worker stopped while sending; the next one goes on.")


def flow_of_mail() -> Flow:
    """Four queries. Of what was sent only the last day is counted, so a long ledger costs no more than a short one."""
    now = timezone.now()
    since, day = now - timedelta(minutes=SPEED_MINUTES), now - timedelta(days=1)
    counted = Q(state__in=[*WAITING, State.FAILED, State.UNKNOWN]) | Q(state=State.SENT, claimed_at__gt=day)
    in_minutes = Count("pk", filter=Q(state=State.SENT, claimed_at__gt=since))
    doubtful = Count("pk", filter=Q(state=State.UNKNOWN, ended_at=None))
    rows = (
        Delivery.objects.filter(counted)
        .order_by()
        .values_list("state")
        .annotate(number=Count("pk"), lately=in_minutes, open_ones=doubtful)
    )
    counts, sent, undecided = {}, 0, 0
    for state, number, lately, open_ones in rows:
        counts[state], sent, undecided = number, sent + lately, undecided + open_ones
    came_back = Delivery.objects.came_back().count()
    breaker = Breaker.current()
    waits = [words for words in (of_breaker(breaker), of_worker()) if words]
    return Flow(counts, undecided, came_back, sent / SPEED_MINUTES, breaker, waits)


def why_waiting(delivery: Delivery) -> list[str]:
    """Sentences that say why one mail has not left yet; none for a mail that does not wait."""
    if delivery.state == State.DIGEST and delivery.ended_at is None:
        return [_("Its reader gets one mail a week. It goes with the next one.")]
    if delivery.state in (State.CLAIMED, State.SENDING):
        return [of_worker() or _("It is being sent right now.")]
    if delivery.state != State.QUEUED:
        return []
    reasons = [of_its_own(delivery), of_worker()]
    if delivery.priority != Priority.URGENT:
        reasons += [of_breaker(Breaker.current()), of_rate()]
    reasons = [words for words in reasons if words] or [of_others(delivery)]
    return reasons


def moment(value: datetime | None) -> str:
    """Day and time by the reader's clock."""
    return f"{plain_day(value)}, {timezone.localtime(value):%H:%M}" if value else ""


def of_its_own(delivery: Delivery) -> str:
    if delivery.due_at <= timezone.now():
        return ""
    when = moment(delivery.due_at)
    if not delivery.attempts:
        return _("It is meant to leave later: %(when)s.") % {"when": when}
    said = {"when": when, "words": delivery.server_words}
    return _("The last try did not work. %(words)s The next one is %(when)s.") % said


def of_breaker(breaker: Breaker) -> str:
    if not breaker.is_in_trouble:
        return ""
    if not breaker.is_open:
        return _("The mail server was in trouble. One mail is tried now; when it is taken, the others follow.")
    until = {"when": moment(breaker.paused_until)}
    return _("Sending rests because of trouble with the mail server. We try again by ourselves %(when)s.") % until


def of_worker() -> str:
    """The sweep of every minute is the sign of life."""
    last = JobRun.objects.filter(job="sweep_deliveries").order_by("-started_at").first()
    if last and last.started_at > timezone.now() - timedelta(minutes=SILENCE_MINUTES):
        return ""
    return _("The worker is not running: nobody looks at the outbox.")


def of_rate() -> str:
    if not settings.EMAIL_PER_MINUTE:
        return ""
    most = settings.EMAIL_PER_MINUTE
    return _("No more than %(most)d mails a minute may leave, says EMAIL_PER_MINUTE.") % {"most": most}


def of_others(delivery: Delivery) -> str:
    first = Q(priority__lt=delivery.priority) | Q(priority=delivery.priority, due_at__lt=delivery.due_at)
    many = Delivery.objects.due().filter(first).count()
    if not many:
        return _("It is the next to leave.")
    return ngettext("%(many)d mail leaves before it.", "%(many)d mails leave before it.", many) % {"many": many}
