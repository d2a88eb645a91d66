"""What the demo network takes for true and what emerged in it, told through the verbs the pages use."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from learning.models import Assumption, Emergence
from learning.models.assumption import ASSUMPTION_FIELDS
from network.lib.clock import Story
from partners.demo import keeper
from partners.models import Partner
from people.demo import backbone

DATA = Path(__file__).parent / "demo_data" / "noticing.toml"


def tell(story: Story) -> None:
    """Add to the story what was assumed, tested and seen."""
    data = tomllib.loads(DATA.read_text())
    for entry in data["assumption"]:
        story.on(entry["days"], partial(assume, entry))
        if "settled" in entry:
            story.on(entry["settled"], partial(settle, entry))
    for entry in data["emergence"]:
        story.on(entry["days"], partial(note, entry))


def assume(entry: dict[str, Any]) -> None:
    Assumption.hold(backbone(), **{name: entry[name] for name in ASSUMPTION_FIELDS})


def settle(entry: dict[str, Any]) -> None:
    Assumption.objects.get(words=entry["words"]).settle(backbone(), entry["state"], entry["outcome"])


def note(entry: dict[str, Any]) -> None:
    partner = Partner.objects.get(name=entry["partner"])
    said = {name: entry[name] for name in ("kind", "title", "words")}
    Emergence.note(keeper(partner), partner=partner, **said)
