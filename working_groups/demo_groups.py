"""The groups of the demo network: begun, joined, told of, one after the other."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from network.lib.clock import Story
from people.demo import backbone
from people.models import Person
from working_groups.models import Channel, JoinRequest, Membership, Update, WorkingGroup
from working_groups.models.working_group import FIELDS

DATA = Path(__file__).parent / "demo_data" / "groups.toml"


def tell(story: Story) -> None:
    """Add to the story which groups there are, who is in them, and what they told the public."""
    data = tomllib.loads(DATA.read_text())
    for entry in data["group"]:
        story.on(entry["begun"], partial(begin, entry))
        for name in entry["members"]:
            story.on(entry["begun"] - 5, partial(take_in, entry["name"], name))
        for update in entry.get("update", []):
            story.on(update["days"], partial(publish, entry, update["text"]))
    for entry in data["asked"]:
        story.on(entry["days"], partial(ask, entry))


def group_named(name: str) -> WorkingGroup:
    return WorkingGroup.objects.get(name=name)


def person_named(name: str) -> Person | None:
    """Somebody of the demo; None before they have come."""
    return Person.objects.present().filter(name=name).first()


def begin(entry: dict[str, Any]) -> None:
    fields = {name: entry[name] for name in FIELDS if name in entry}
    if "parent" in fields:
        fields["parent"] = group_named(fields["parent"])
    group = WorkingGroup.begin(backbone(), **fields)
    take_in(entry["name"], entry["chair"], is_chair=True)
    for channel in entry.get("channel", []):
        Channel(group=group, **channel).add(backbone())


def take_in(group: str, name: str, is_chair: bool = False) -> None:
    """For the partner they are at, if any."""
    person = person_named(name) or backbone()
    current = person.affiliations.in_network().select_related("partner").first()
    partner = current.partner if current else None
    if not Membership.objects.current().filter(group__name=group, person=person).exists():
        Membership.take_in(backbone(), group_named(group), person, partner, is_chair)


def publish(entry: dict[str, Any], text: str) -> None:
    Update.publish(person_named(entry["chair"]) or backbone(), group_named(entry["name"]), text)


def ask(entry: dict[str, Any]) -> None:
    if person := person_named(entry["person"]):
        JoinRequest.ask(person, group_named(entry["group"]), entry["words"])
