"""The people of the demo network who belong to no partner, and how the demo's people sign in."""

import tomllib
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password

from network.lib.clock import Story
from people.models import Network, Person

CAST = ("asha@example.org", "ben@example.org", "chidi@example.org", "dora@example.org", "elif@example.org")
PASSWORD = "harbour-demo"  # noqa: S105 — printed by `make run`; works with DEBUG only
DATA = Path(__file__).parent / "demo_data" / "people.toml"


def tell(story: Story) -> None:
    """Add to the story how the network began and how its people came."""
    data = tomllib.loads(DATA.read_text())
    oldest = max(entry["entered"] for entry in data["person"])
    story.on(oldest, lambda: begin(data["network"], data["person"][0]))
    for entry in data["person"][1:]:
        story.on(entry["entered"], lambda entry=entry: enter(entry))


def time_zone() -> str:
    """Where the demo network lives; its days have working hours there."""
    return tomllib.loads(DATA.read_text())["network"]["time_zone"]


def begin(network: dict[str, Any], founder: dict[str, Any]) -> None:
    """The first backbone staff member enters herself, then describes the network."""
    asha = enter(founder)
    Network.current().describe(by=asha, **network)


def enter(entry: dict[str, Any]) -> Person:
    contact = {name: entry[name] for name in ("phone", "pronouns") if name in entry}
    by = backbone()
    person = Person.add(by, entry["name"], entry.get("email"), **contact)
    roles = {"is_backbone": entry.get("backbone", False), "is_facilitator": entry.get("facilitator", False)}
    return person.set_roles(by or person, **roles) if any(roles.values()) else person


def backbone() -> Person | None:
    """Who does what nobody else is named for; None until the first has come."""
    return Person.objects.backbone().order_by("pk").first()


def open_the_door() -> None:
    """Mark everybody as of the demo and give the cast its password, hashed once for all."""
    Person.objects.update(is_demo=True)
    Person.objects.filter(email__in=CAST).update(password=make_password(PASSWORD))
