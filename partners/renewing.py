"""Before an agreement ends, both sides hear of it: some days ahead, by the plan of the network, each time once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from network.lib.dates import day_of, today
from partners import mou_emails, mou_mail
from partners.models import Mou
from people.models import Delivery, Person
from people.reminder_kinds import Clock, Due, Reader

KIND = "mou_renewal"


def due(days: tuple[int, ...], clock: Clock, until: datetime) -> Iterable[Due]:
    """Every step whose time has come, of agreements in force; each is of use until the next one. Silent while what
    comes next is being signed."""
    near = Mou.objects.active().filter(until__lte=day_of(until) + timedelta(days=max(days)))
    rows = list(near.exclude(heirs__in=Mou.objects.offered()).with_names().select_related("keeper"))
    keys = [key_of(mou, step) for mou in rows for step in days]
    told = set(Delivery.objects.filter(key__in=keys).values_list("key", flat=True))
    staff = mou_mail.reachable_staff()
    for mou in rows:
        ends = [*(clock(mou.until - timedelta(days=step)) for step in days[1:]), clock(mou.until + timedelta(days=1))]
        for step, end in zip(days, ends, strict=True):
            moment = clock(mou.until - timedelta(days=step))
            if moment <= until and key_of(mou, step) not in told and (mou.signed_at is None or mou.signed_at < end):
                send = partial(remind, mou, step)
                yield Due(key_of(mou, step), moment, end, str(mou), readers(mou, staff), send, mou.get_absolute_url())


def key_of(mou: Mou, step: int) -> str:
    return f"{KIND}:{mou.pk}:{mou.until}:{step}"


def readers(mou: Mou, staff: list[Person]) -> list[Reader]:
    keeper = mou_mail.keeper_among(mou, staff)
    found = [Reader(keeper, _("looks after the agreement"))] if keeper else []
    if mou.signer and mou.signer.is_reachable:
        found.append(Reader(mou.signer, _("signs for %(partner)s") % {"partner": mou.partner.name}))
    return found


@transaction.atomic
def remind(mou: Mou, step: int) -> None:
    """Write to both sides, once for each step and each last day. Silent while what comes next is being signed."""
    mou.lock()
    days = mou.days_left(today())
    if days is None or not 0 <= days <= step or not mou.is_active or mou.heirs.offered().exists():
        return
    mou_mail.tell_both(mou, KIND, f"{mou.until}:{step}", mou_emails.mou_renewal, mou, days)
