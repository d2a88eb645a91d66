"""The letter as it leaves: a row of the outbox made into a message for the mail server."""

import re
from binascii import b2a_qp
from email.charset import QP, Charset
from email.header import Header
from email.policy import Compat32
from secrets import token_hex
from typing import Any

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import DatabaseError
from django.utils.translation import gettext as _

from people.kinds import ENCLOSURES
from people.models.delivery import Delivery

log = structlog.get_logger("network.sending")
CALENDAR_METHOD = re.compile(r"^METHOD:(\w+)", re.MULTILINE)


class SevenBits(Charset):
    """Text as ASCII: a signature covers the bytes, so no server on the way may have a reason to encode them anew.

    Encoded in C: in Python it is the most costly part of a newsletter.
    """

    def __init__(self) -> None:
        super().__init__("utf-8")
        self.body_encoding = QP

    def body_encode(self, string: Any) -> Any:
        return b2a_qp(string.encode() if isinstance(string, str) else string).decode("ascii")


SEVEN_BITS = SevenBits()


class WholeAddresses(Compat32):
    """Leaves headers that hold one long address in one line: folded, they would begin with an empty one."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name in ("List-Unsubscribe", "Message-ID"):
            return f"{name}: {value}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


class LetterOut(EmailMultiAlternatives):
    """Made into bytes once, however often it is asked for."""

    _made: Any = None

    def message(self, *args: Any, **kwargs: Any) -> Any:
        if self._made is None:
            self._made = super().message(*args, **kwargs)
            self._made.policy = WholeAddresses()
            if self._made.is_multipart():
                self._made.set_boundary(token_hex(16))  # `email` would look through all of it for one that is free
            # Django folds a long subject as if its name took no room, and readers see a space before it.
            subject = (
                self.subject if self.subject.isascii() else Header(str(self.subject), "utf-8", header_name="Subject")
            )
            self._made.replace_header("Subject", subject)
        return self._made


def written(delivery: Delivery, reply_to: list[str]) -> EmailMultiAlternatives:
    """The letter; raises ValueError when it cannot be made."""
    subject, text, html = delivery.unsealed()
    headers = {"Message-ID": delivery.message_id, "Auto-Submitted": "auto-generated", **one_click(delivery)}
    mail = LetterOut(subject, text, to=[delivery.address], headers=headers, reply_to=reply_to)
    mail.encoding = SEVEN_BITS  # type: ignore[assignment]
    mail.attach_alternative(html, "text/html")
    enclose_calendar(mail, delivery.calendar)
    enclose_file(mail, delivery)
    mail.message()  # a header that cannot be written shows now, not in the middle of sending
    return mail


def one_click(delivery: Delivery) -> dict[str, str]:
    """Headers by which a mail program stops mails of an optional kind in one click (RFC 8058)."""
    if not delivery.way_out:
        return {}
    return {"List-Unsubscribe": f"<{delivery.way_out}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def enclose_calendar(mail: EmailMultiAlternatives, calendar: str) -> None:
    """A calendar entry is a third form of the same message (RFC 6047); providers over HTTP take it as a file only."""
    if not calendar:
        return
    found = CALENDAR_METHOD.search(calendar)
    mimetype = f"text/calendar; method={found[1] if found else 'PUBLISH'}"
    if settings.EMAIL_BACKEND.startswith("anymail."):
        mail.attach("invitation.ics", calendar, mimetype)
    else:
        mail.attach_alternative(calendar, mimetype)


def enclose_file(mail: EmailMultiAlternatives, delivery: Delivery) -> None:
    """The file of this kind of mail. One that cannot be made fails its own letter and holds up no other."""
    fetch = ENCLOSURES.get(delivery.kind)
    try:
        enclosure = fetch(delivery.key) if fetch else None
    except DatabaseError:  # of the moment: the sweep tries again
        raise
    except Exception as error:
        log.exception("enclosure_failed", delivery=delivery.pk)
        raise ValueError(_("The file that goes with it could not be made (%s).") % error) from error
    if enclosure:
        mail.attach(enclosure.name, enclosure.content, enclosure.mimetype)
