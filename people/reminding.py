"""Reminders of every kind: what is due goes, once; what may not go is listed as missed; what comes can be looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from network.lib.rounds import each
from network.lib.zones import moment_of
from people.models import AuditEntry, MissedReminder, Network, Person, ReminderPause, ReminderPlan
from people.models.reminder_plan import Reason
from people.reminder_kinds import Clock, Due

AHEAD = timedelta(days=7)
# What was over longer ago is not even listed as missed: nobody would read it.
LOOK_BACK = timedelta(days=31)
NOTED = timedelta(days=400)


def clock_of(plan: ReminderPlan) -> Clock:
    """Day → the moment at which the clocks of the network show the time of the plan, whatever is done to them."""
    zone = Network.current().time_zone

    def at(day: date) -> datetime:
        return moment_of(day, plan.clock_of_it, zone)

    return at


def found(plan: ReminderPlan, until: datetime, now: datetime) -> list[Due]:
    """What of one kind is due until then and would reach somebody, has not gone, and has not been noted as missed; in
    order."""
    noted = set(
        MissedReminder.objects.filter(kind=plan.kind, moment__gte=now - NOTED).values_list("key", flat=True).distinct()
    )
    rows = plan.what.find(plan.days_of_it, clock_of(plan), until)
    fresh = [due for due in rows if due.readers and due.key not in noted and due.until > now - LOOK_BACK]
    return sorted(fresh, key=lambda due: (due.moment, due.key))


# Sending


def send_due(now: datetime, plans: Iterable[ReminderPlan] | None = None) -> None:
    """Let every reminder go whose time has come; late ones as long as they are of use. A kind that fails keeps no
    other from its turn."""
    pauses = list(ReminderPause.objects.filter(until__gte=now - NOTED))

    def send_kind(plan: ReminderPlan) -> None:
        each(plan.kind, found(plan, now, now), lambda due: send(plan, due, now, pauses))

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
    due = sendable(plan, now).get(missed.key)
    if due is None:
        raise ValidationError(_("This is not needed any more: it is settled, or too late."))
    MissedReminder.objects.filter(kind=missed.kind, key=missed.key).delete()
    AuditEntry.record("reminder.sent_after_all", by=by, kind=missed.kind)
    due.send()


def sendable(plan: ReminderPlan, now: datetime) -> dict[str, Due]:
    """Key → what of one kind would still be of use, whether noted as missed or not."""
    rows = plan.what.find(plan.days_of_it, clock_of(plan), now)
    return {due.key: due for due in rows if due.until > now}


# Looking ahead


@dataclass(frozen=True)
class Coming:
    """A reminder of the next days. is_paused: it falls into a pause, and will not go."""

    plan: ReminderPlan
    due: Due
    is_paused: bool


def coming(now: datetime, plans: Iterable[ReminderPlan]) -> list[Coming]:
    """What goes to whom within AHEAD, as things stand, of the kinds that are switched on."""
    pauses = list(ReminderPause.objects.filter(until__gt=now))
    rows = [
        Coming(plan, due, any(pause.holds(max(due.moment, now)) for pause in pauses))
        for plan in plans
        if plan.is_on
        for due in found(plan, now + AHEAD, now)
        if due.until > now
    ]
    return sorted(rows, key=lambda row: (row.due.moment, row.plan.kind, row.due.key))
