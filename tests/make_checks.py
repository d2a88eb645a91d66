"""Makers of rounds of the collaboration check, staff weeks and annual pictures."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count

from backbone.models import Asked, Check, StaffWeek, monday_of
from network.lib.dates import today
from people.models import Person
from tests.make import make_person

numbers = count(1)


def make_check(by: Person | None = None, asked: Iterable[Person] = (), name: str = "", days: int = 14) -> Check:
    """Open, with people who are asked; no mail is written."""
    check = Check.open(by, name or f"Round {next(numbers)}", today() + timedelta(days=days))
    Asked.objects.bulk_create(Asked(check_round=check, person=person) for person in asked)
    return check


def make_closed_check(
    answers: Iterable[dict[int, int]], comments: Iterable[dict[int, str]] = (), name: str = ""
) -> Check:
    """Closed, after somebody gave each of these answers."""
    said = list(answers)
    words = [*comments, *({} for _one in said)]
    check = make_check(asked=[make_person() for _one in said], name=name)
    for row, values, told in zip(check.asked.order_by("pk"), said, words, strict=False):
        row.send(row.person, values, told)
    check.end(None)
    return check


def make_week(
    person: Person, monday: date | None = None, doing: int = 4, convening: int = 12, note: str = ""
) -> StaffWeek:
    hours = {("activities", "implement"): doing, ("vision", "convene"): convening}
    return StaffWeek.enter(person, monday or monday_of(today()), hours, note)
