"""Reminders of every kind: what is due goes, once; what may not go is listed as missed; what comes can be looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from network.lib.rounds import each
from network.lib.zones import moment_of
from people.models import AuditEntry, MissedReminder, Network, Person, ReminderPause, ReminderPlan
from people.models.reminder_plan import Reason
from people.reminder_kinds import Clock, Due, Reader

AHEAD = timedelta(days=7)
# What was over longer ago is not even listed as missed: nobody would read it.
LOOK_BACK = timedelta(days=31)
NOTED = timedelta(days=400)


@dataclass(frozen=True)
class Look:
    """A look at what is due, at one moment. zone: of the network. noted: (kind, key) of what has been missed."""

    now: datetime
    zone: str
    noted: set[tuple[str, str]]

    @classmethod
    def at(cls, now: datetime) -> "Look":
        """Two queries."""
        rows = MissedReminder.objects.order_by().filter(moment__gte=now - NOTED)
        return cls(now, Network.current().time_zone, set(rows.values_list("kind", "key").distinct()))

    def clock_of(self, plan: ReminderPlan) -> Clock:
        """Day → the moment at which the clocks of the network show the time of the plan, whatever is done to them."""

        def at(day: date) -> datetime:
            return moment_of(day, plan.clock_of_it, self.zone)

        return at

    def all_of(self, plan: ReminderPlan, until: datetime) -> list[Due]:
        return list(plan.what.find(plan.days_of_it, self.clock_of(plan), until))

    def found(self, plan: ReminderPlan, until: datetime) -> list[Due]:
        """What of one kind is due until then and would reach somebody, has not gone, and has not been noted as missed;
        in order."""
        fresh = [
            due
            for due in self.all_of(plan, until)
            if due.readers and due.until > self.now - LOOK_BACK and (plan.kind, due.key) not in self.noted
        ]
        return sorted(fresh, key=lambda due: (due.moment, due.key))


# Sending


def send_due(now: datetime, plans: Iterable[ReminderPlan] | None = None) -> None:
    """Let every reminder go whose time has come; late ones as long as they are of use. A kind that fails keeps no
    other from its turn."""
    look, pauses = Look.at(now), list(ReminderPause.objects.filter(until__gte=now - NOTED))

    def send_kind(plan: ReminderPlan) -> None:
        each(plan.kind, look.found(plan, now), lambda due: send(plan, due, now, pauses))

    each("reminders", plans if plans is not None else ReminderPlan.all_of_them(), send_kind)


def send(plan: ReminderPlan, due: Due, now: datetime, pauses: list[ReminderPause]) -> None:
    """One reminder to all its readers, or a note for each that it did not go."""
    reason = why_not(plan, due, now, pauses)
    if reason:
        note(plan, due, reason)
    else:
        due.send()


def why_not(plan: ReminderPlan, due: Due, now: datetime, pauses: list[ReminderPause]) -> str:
    """A Reason; empty when it may go."""
    if any(pause.holds(due.moment) or pause.holds(now) for pause in pauses):
        return Reason.PAUSED
    if not plan.is_on:
        return Reason.OFF
    return Reason.LATE if now >= due.until else ""


def note(plan: ReminderPlan, due: Due, reason: str) -> None:
    common = {"kind": plan.kind, "key": due.key, "moment": due.moment, "reason": reason}
    said = {"about": due.about[:300], "url": due.url[:300]}
    rows = [MissedReminder(person=one.person, why=one.why[:300], **common, **said) for one in due.readers]
    MissedReminder.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def send_after_all(by: Person, missed: MissedReminder) -> None:
    """Send a missed reminder now, to all it is for, if it is still of use to anybody."""
    plan, now = ReminderPlan.of(missed.kind), timezone.now()
    due = sendable(Look.at(now), plan).get(missed.key)
    if due is None:
        raise ValidationError(_("This is not needed any more: it is settled, or too late."))
    MissedReminder.objects.filter(kind=missed.kind, key=missed.key).delete()
    AuditEntry.record("reminder.sent_after_all", by=by, kind=missed.kind)
    due.send()


def sendable(look: Look, plan: ReminderPlan) -> dict[str, Due]:
    """Key → what of one kind would still be of use, whether noted as missed or not."""
    return {due.key: due for due in look.all_of(plan, look.now) if due.until > look.now}


@dataclass(frozen=True)
class Missed:
    """One reminder that did not go, with all it was for. is_useful: it may still be sent."""

    pk: int
    about: str
    url: str
    moment: datetime
    reason: str
    plan: ReminderPlan
    readers: list[Reader]
    is_useful: bool

    @property
    def reason_in_words(self) -> str:
        return str(Reason(self.reason).label)


def gathered(rows: Iterable[MissedReminder], now: datetime) -> list[Missed]:
    """Rows that stand side by side for one reminder, as one. A fixed number of queries for each kind among them."""
    plans = {plan.kind: plan for plan in ReminderPlan.all_of_them()}
    groups = [list(group) for _key, group in groupby(rows, key=lambda row: (row.kind, row.key))]
    known = [group for group in groups if group[0].kind in plans]
    look = Look.at(now)
    useful = {kind: sendable(look, plans[kind]) for kind in {group[0].kind for group in known}}
    return [as_one(group, plans[group[0].kind], group[0].key in useful[group[0].kind]) for group in known]


def as_one(group: list[MissedReminder], plan: ReminderPlan, is_useful: bool) -> Missed:
    one, readers = group[0], [Reader(row.person, row.why) for row in group]
    return Missed(one.pk, one.about, one.url, one.moment, one.reason, plan, readers, is_useful)


# Looking ahead


@dataclass(frozen=True)
class Coming:
    """A reminder of the next days. moment: when it goes, which is now for what is due. is_paused: it falls into a
    pause, and will not go."""

    plan: ReminderPlan
    due: Due
    moment: datetime
    is_paused: bool

    @property
    def is_due(self) -> bool:
        return self.due.moment < self.moment


def coming(now: datetime, plans: Iterable[ReminderPlan]) -> list[Coming]:
    """What goes to whom within AHEAD, as things stand, of the kinds that are switched on."""
    look, pauses = Look.at(now), list(ReminderPause.objects.filter(until__gt=now))
    rows = [
        Coming(plan, due, max(due.moment, now), any(pause.holds(max(due.moment, now)) for pause in pauses))
        for plan in plans
        if plan.is_on
        for due in look.found(plan, now + AHEAD)
        if due.until > now
    ]
    return sorted(rows, key=lambda row: (row.moment, row.due.moment, row.plan.kind, row.due.key))
