"""Profiles stay true because we ask: by the timetable (reminder_kinds.py), or by hand, several at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import structlog

from partners.models import Partner
from people.models import Person

log = structlog.get_logger("network.freshness")


@dataclass
class Asked:
    """What came of asking several partners."""

    asked: list[Partner] = field(default_factory=list)
    without_contact: list[Partner] = field(default_factory=list)


def ask_each(partners: Iterable[Partner], by: Person | None, reminder: bool = False) -> Asked:
    """Ask every one of these partners; one that fails is logged and does not keep the others from being asked."""
    result = Asked()
    for partner in partners:
        try:
            reached = partner.ask_to_confirm(by, reminder)
        except Exception:
            log.exception("asking_failed", partner=partner.pk)
            continue
        (result.asked if reached else result.without_contact).append(partner)
    return result


def invite_each(partners: Iterable[Partner], by: Person) -> Asked:
    """Invite the contact of every one of these partners to sign in."""
    result = Asked()
    for partner in partners:
        contact = partner.reachable_contact()
        if contact is None or not contact.may_sign_in:
            result.without_contact.append(partner)
            continue
        contact.invite(by)
        result.asked.append(partner)
    return result
