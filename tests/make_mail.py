"""Makers of mail for tests."""

from itertools import count
from typing import Any

from network.lib.mail import Message
from people.models import Delivery

numbers = count(1)


def make_message(subject: str = "A note", **fields: Any) -> Message:
    return Message(subject, fields.pop("paragraphs", ["Some words."]), fields.pop("why", "You asked."), **fields)


def make_delivery(kind: str = "test", person: Any = None, address: str = "", **fields: Any) -> Delivery:
    """A waiting message; kind "test" is sent at most once, "invitation" again when in doubt."""
    number = next(numbers)
    to = address or (None if person else f"reader{number}@example.org")
    delivery = Delivery.queue(kind, f"made:{number}", make_message(), person, address=to)
    if fields:
        Delivery.objects.filter(pk=delivery.pk).update(**fields)
        delivery.refresh_from_db()
    return delivery
