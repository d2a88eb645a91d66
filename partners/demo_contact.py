"""A year of conversations in the demo network, and the seats at its table."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from network.lib.clock import Story
from partners import in_touch, table
from partners.models import Partner, Place, Rhythm, Seat, Touchpoint
from people.demo import backbone
from people.models import Person

DATA = Path(__file__).parent / "demo_data" / "contact" / "table.toml"
SET_ON = 150  # days ago


def tell(story: Story) -> None:
    """Add to the story what was talked about and who should be at the table; when each was in touch, at its end."""
    data = tomllib.loads(DATA.read_text())
    for entry in data["talk"]:
        story.on(entry["days"], partial(write_down, entry))
    story.on(SET_ON, set_table)
    for entry in data["seat"]:
        story.on(SET_ON, partial(add_seat, entry))
        for name in entry.get("partners", []):
            story.on(0, partial(sit, entry["name"], name))
    for name, days in data["rhythms"]:
        story.on(0, partial(choose_rhythm, name, days))
    story.on(0, in_touch.refresh_all)


def write_down(entry: dict[str, Any]) -> None:
    partner = Partner.objects.get(name=entry["partner"])
    person = Person.objects.get(name=entry["with"]) if "with" in entry else None
    by = Person.objects.get(name=entry["by"]) if "by" in entry else backbone()
    Touchpoint.log(by, partner, kind=entry["kind"], words=entry["words"], with_person=person)


def set_table() -> None:
    table.choose_preset(backbone(), "general")


def add_seat(entry: dict[str, Any]) -> None:
    said = {name: entry[name] for name in ("kind", "name", "wanted", "why") if name in entry}
    place = Place.named([entry["place"]])[0] if "place" in entry else None
    Seat.add(backbone(), place=place, **said)


def sit(seat: str, partner: str) -> None:
    Seat.objects.kept().get(name=seat).take_place(backbone(), Partner.objects.get(name=partner))


def choose_rhythm(partner: str, days: int) -> None:
    Rhythm.choose(backbone(), Partner.objects.get(name=partner), days)
