"""Mail that backbone staff send with a copy to us: a note of a conversation with each partner among its addressees.

Who sent it is what it says; so the address should be one that nobody guesses, and mail that its own server found to be
forged is left out. All that follows of a mail is a note that everybody on the backbone sees, changes and takes back.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from imaplib import IMAP4
from typing import cast

import structlog
from django.conf import settings
from django.utils import timezone

from network.lib.dates import day_of, today
from partners import in_touch
from partners.models import Affiliation, How, Touchpoint
from people.bounce_box import take_in
from people.models import Person

log = structlog.get_logger("network.touchpoints")
UNREAD = "UNSEEN"
FORGED = re.compile(r"\b(dmarc|dkim|spf)=fail", re.IGNORECASE)
ANSWER_MARKS = re.compile(r"^\s*((re|aw|fw|fwd|wg|tr|rv|sv)\s*:\s*)+", re.IGNORECASE)
MOST_WORDS, MOST_ADDRESSES = 500, 60


def read(where: str = "") -> int:
    """Take in what is at TOUCHPOINTS_URL or `where` (an address or a path); returns how many notes were written."""
    return take_in(where or settings.TOUCHPOINTS_URL, UNREAD, lambda letter: len(take(letter)))


def read_if_set() -> None:
    """For the timetable: a mailbox that cannot be read is tried again the next time."""
    if not settings.TOUCHPOINTS_URL:
        return
    try:
        log.info("touchpoints_read", new=read())
    except (OSError, IMAP4.error) as error:
        log.warning("touchpoints_unreadable", error=str(error))


def take(letter: bytes) -> list[Touchpoint]:
    """The notes that follow of one mail: none when nobody of the backbone sent it, or when it was read before."""
    mail = cast(EmailMessage, message_from_bytes(letter, policy=default))
    sender = sender_of(mail)
    if sender is None:
        return []
    mail_id = str(mail.get("Message-ID", "")).strip()[:200] or hashlib.sha256(letter).hexdigest()
    known = set(Touchpoint.objects.filter(mail_id=mail_id).values_list("partner_id", flat=True))
    words = ANSWER_MARKS.sub("", " ".join(str(mail.get("Subject", "")).split()))[:MOST_WORDS]
    said = {"kind": How.MAIL, "words": words, "on": day_sent(mail), "mail_id": mail_id}
    return [
        in_touch.write_down(sender, row.partner, with_person=row.person, **said)
        for row in whom_it_reached(mail)
        if row.partner_id not in known
    ]


def sender_of(mail: EmailMessage) -> Person | None:
    """Whoever of the backbone wrote it, by hand."""
    is_forged = any(FORGED.search(str(line)) for line in mail.get_all("Authentication-Results", []))
    is_automatic = str(mail.get("Auto-Submitted", "no")).strip().lower() != "no"
    if is_forged or is_automatic:
        return None
    people = Person.objects.backbone().filter(is_active=True, email__in=addresses(mail, "From"))
    return people.order_by("pk").first()


def whom_it_reached(mail: EmailMessage) -> Iterable[Affiliation]:
    """Of each partner the first of its people among the addressees, contacts first."""
    rows = Affiliation.objects.current().filter(
        person__email__in=addresses(mail, "To", "Cc"), person__erased_at=None, partner__archived_at=None
    )
    found: dict[int, Affiliation] = {}
    for row in rows.select_related("person", "partner").contact_first():
        found.setdefault(row.partner_id, row)
    return found.values()


def addresses(mail: EmailMessage, *headers: str) -> list[str]:
    lines = [str(line) for header in headers for line in mail.get_all(header, [])]
    return [address.lower() for _name, address in getaddresses(lines)[:MOST_ADDRESSES] if "@" in address]


def day_sent(mail: EmailMessage) -> date:
    """By its own date, not later than today; today, where it says none."""
    sent = getattr(mail["Date"], "datetime", None) if mail["Date"] else None
    if not isinstance(sent, datetime):
        return today()
    return min(day_of(sent if sent.tzinfo else timezone.make_aware(sent)), today())
