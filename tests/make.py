"""Hand-written makers: what a test does not care about is believable and unique."""

from itertools import count
from typing import Any

from partners.models import Affiliation, Partner, Stage
from people.models import Person

numbers = count(1)


def make_person(name: str = "", email: str = "", **fields: Any) -> Person:
    number = next(numbers)
    person = Person(name=name or f"Person {number}", email=email or f"person{number}@example.org", **fields)
    person.set_unusable_password()
    person.save()
    return person


def make_partner(name: str = "", stage: str = Stage.ACTIVE, **fields: Any) -> Partner:
    partner = Partner(name=name or f"Partner {next(numbers)}", stage=stage, **fields)
    partner.save()
    return partner


def make_affiliation(partner: Partner, person: Person | None = None, **fields: Any) -> Affiliation:
    return Affiliation.objects.create(partner=partner, person=person or make_person(), **fields)
