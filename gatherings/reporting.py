"""Before a group meets, the chairs of the groups that report to it are asked for their report."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from gatherings.models import Gathering
from network.lib.dates import day_of
from people.models import Delivery, Link, Person
from people.reminder_kinds import Clock, Due, Reader
from people.reminding import LOOK_BACK
from working_groups import cascade_emails
from working_groups.models import Membership, Report, WorkingGroup
from working_groups.models.working_group import REPORT

DAYS_BEFORE = 6
LINK_DAYS = 20
FRESH = timedelta(days=14)  # who has reported within it is not asked


def due(days: tuple[int, ...], clock: Clock, until: datetime) -> Iterable[Due]:
    """Before every meeting that is near: which groups below are to be asked. Of use until it begins."""
    wait = timedelta(days=days[0])
    meetings = meetings_near(until, wait)
    groups = list(WorkingGroup.objects.running().filter(parent__in={one.group_id for one in meetings}).order_by("name"))
    chairs, reports, before = chairs_of(groups), reports_of(groups), earlier_of(meetings)
    pairs = [(one, group) for one in meetings for group in groups if group.parent_id == one.group_id]
    keys = [key_of(one, group, chair) for one, group in pairs for chair in chairs[group.pk]]
    told = set(Delivery.objects.filter(key__in=keys).values_list("key", flat=True))
    for one, group in pairs:
        moment, last = clock(one.day - wait), before.get(one.pk)
        if moment <= until and not any(sent > moment - FRESH or (last and sent > last) for sent in reports[group.pk]):
            left = [chair for chair in chairs[group.pk] if key_of(one, group, chair) not in told]
            readers = [Reader(chair, _("chairs %(group)s") % {"group": group.name}) for chair in left]
            about, url = f"{group.name} → {one.name}", one.get_absolute_url()
            key, send = f"report:{one.pk}:{group.pk}:{one.day}", partial(ask, group, one)
            yield Due(key, moment, one.starts_at, about, readers, send, url)


def meetings_near(until: datetime, wait: timedelta) -> list[Gathering]:
    """Of groups that others report to, entered before they began."""
    near = Gathering.objects.exclude(state="cancelled").filter(is_date_open=False, starts_at__gt=until - LOOK_BACK)
    rows = near.filter(day__lte=day_of(until) + wait, group__ended_on=None, group__children__isnull=False)
    return [one for one in rows.distinct().order_by("starts_at", "pk") if one.created_at < one.starts_at]


def earlier_of(meetings: list[Gathering]) -> dict[int, datetime]:
    """Meeting → when its group met before. One query."""
    held = Gathering.objects.exclude(state="cancelled").filter(group__in={one.group_id for one in meetings})
    times = list(held.values_list("group", "starts_at"))
    found = {one.pk: [at for group, at in times if group == one.group_id and at < one.starts_at] for one in meetings}
    return {pk: max(earlier) for pk, earlier in found.items() if earlier}


def reports_of(groups: list[WorkingGroup]) -> dict[int, list[datetime]]:
    found: dict[int, list[datetime]] = defaultdict(list)
    for group, sent in Report.objects.sent().filter(group__in=groups).values_list("group", "sent_at"):
        if sent:
            found[group].append(sent)
    return found


def chairs_of(groups: list[WorkingGroup]) -> dict[int, list[Person]]:
    """Group → its chairs whom mail reaches. One query."""
    found: dict[int, list[Person]] = defaultdict(list)
    for row in Membership.objects.chairs().filter(group__in=groups).with_names():
        if row.person.is_reachable:
            found[row.group_id].append(row.person)
    return found


@transaction.atomic
def ask(group: WorkingGroup, gathering: Gathering) -> int:
    """Ask the chairs of a group for its report, each once a meeting; returns how many were asked."""
    return sum(ask_chair(group, gathering, chair) for chair in chairs_of([group])[group.pk])


def key_of(gathering: Gathering, group: WorkingGroup, chair: Person) -> str:
    return f"group_report_due:{gathering.pk}:{group.pk}:{chair.pk}"


def ask_chair(group: WorkingGroup, gathering: Gathering, chair: Person) -> int:
    key = key_of(gathering, group, chair)
    if Delivery.objects.filter(key=key).exists():
        return 0
    link = Link.create(chair, REPORT, group, days=LINK_DAYS)
    message = cascade_emails.report_due(chair, group, gathering.day, link.url)
    Delivery.queue("group_report_due", key, message, chair, secrets=[link.token])
    return 1
