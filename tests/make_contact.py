"""Hand-written makers of touchpoints and seats."""

from typing import Any

from partners import in_touch
from partners.models import Partner, Seat, Touchpoint
from people.models import Person


def make_touchpoint(by: Person, partner: Partner, words: str = "How are you?", **said: Any) -> Touchpoint:
    return in_touch.write_down(by, partner, words=words, **said)


def make_seat(by: Person, name: str = "fathers", **said: Any) -> Seat:
    return Seat.add(by, name=name, **said)
