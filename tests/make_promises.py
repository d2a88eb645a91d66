"""Makers of jobs, needs and offers."""

from itertools import count
from typing import Any

from partners.models import Appointment, Introduction, Need, Offer, Partner, Role

numbers = count(1)


def make_role(name: str = "", **fields: Any) -> Role:
    return Role.objects.create(name=name or f"Job {next(numbers)}", does=fields.pop("does", "Does it."), **fields)


def make_appointment(role: Role | None = None, partner: Partner | None = None, **fields: Any) -> Appointment:
    return Appointment.objects.create(role=role or make_role(), partner=partner, **fields)


def make_need(partner: Partner, words: str = "", **fields: Any) -> Need:
    return Need.objects.create(partner=partner, words=words or f"Help number {next(numbers)}.", **fields)


def make_offer(partner: Partner, words: str = "", **fields: Any) -> Offer:
    return Offer.objects.create(partner=partner, words=words or f"A hand, number {next(numbers)}.", **fields)


def make_introduction(seeker: Partner, helper: Partner, **fields: Any) -> Introduction:
    return Introduction.objects.create(seeker=seeker, helper=helper, **fields)
