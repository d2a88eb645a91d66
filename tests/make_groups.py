"""Makers of working groups and who is in them."""

from itertools import count
from typing import Any

from partners.models import Partner
from people.models import Person
from working_groups.models import JoinRequest, Membership, WorkingGroup

numbers = count(1)


def make_group(name: str = "", *members: Person, chair: Person | None = None, **fields: Any) -> WorkingGroup:
    name = name or f"Group {next(numbers)}"
    start = {"slug": name.lower().replace(" ", "-"), "charge": "Books in every home."}
    group = WorkingGroup.objects.create(name=name, **(start | fields))
    for person in members:
        make_member(group, person)
    if chair:
        make_member(group, chair, is_chair=True)
    return group


def make_member(group: WorkingGroup, person: Person, partner: Partner | None = None, **fields: Any) -> Membership:
    return Membership.objects.create(group=group, person=person, partner=partner, **fields)


def make_request(group: WorkingGroup, person: Person, words: str = "I would like to help.") -> JoinRequest:
    return JoinRequest.objects.create(group=group, person=person, words=words)
