"""Reports about mail that came back (RFC 3464), read with the standard library's parser."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from people.returned import Report

STATUS_PARTS = ("message/delivery-status", "message/global-delivery-status")
HEADER_PARTS = ("text/rfc822-headers", "message/global-headers")


def reports_in(raw: bytes) -> list[Report]:
    """What a mail reports, one entry a recipient; empty for any other mail."""
    mail = message_from_bytes(raw)
    if mail.get_content_type() != "multipart/report":
        return []
    message_id = returned_id(mail)
    return [report for fields in recipients(mail) if (report := report_of(fields, message_id))]


def recipients(mail: Message) -> Iterator[Message]:
    """The groups of fields about one recipient each."""
    for part in mail.walk():
        if part.get_content_type() in STATUS_PARTS:
            yield from (fields for fields in parts_of(part) if "Final-Recipient" in fields)


def report_of(fields: Message, message_id: str) -> Report | None:
    action = said(fields, "Action").lower()
    if action not in ("failed", "delayed"):
        return None
    recipient = address_in(said(fields, "Original-Recipient")) or address_in(said(fields, "Final-Recipient"))
    words = address_in(said(fields, "Diagnostic-Code")) or said(fields, "Diagnostic-Code")
    status = said(fields, "Status").split(" ")[0]
    return Report(recipient, status, words or status, message_id, is_final=action == "failed")


def address_in(typed: str) -> str:
    """What stands behind the type, as in "rfc822; lena@example.org"."""
    return typed.partition(";")[2].strip().strip("<>")


def returned_id(mail: Message) -> str:
    """The Message-ID of the mail that came back; empty where the report does not show its headers."""
    for part in mail.walk():
        if part.get_content_type() == "message/rfc822":
            return next((said(inner, "Message-ID") for inner in parts_of(part)), "")
        if part.get_content_type() in HEADER_PARTS:
            body = part.get_payload(decode=True)
            return said(message_from_bytes(body), "Message-ID") if isinstance(body, bytes) else ""
    return ""


def parts_of(part: Message) -> list[Message]:
    """What stands in a part that holds messages, as far as it holds any."""
    inner = part.get_payload()
    return [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []


def said(fields: Message, name: str) -> str:
    """A field on one line; fields are typed by strangers."""
    return " ".join(str(fields.get(name, "")).replace("\x00", "").split())
