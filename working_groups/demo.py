"""The common agenda of the demo network, told through the verbs the pages use."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from network.lib.clock import Story
from people.demo import backbone
from working_groups.models import CommonAgenda, Goal, Strategy
from working_groups.models.common_agenda import SECTIONS

DATA = Path(__file__).parent / "demo_data"


def tell(story: Story) -> None:
    """Add to the story how the common agenda came about."""
    for entry in tomllib.loads((DATA / "common_agenda.toml").read_text())["version"]:
        story.on(entry["begun"], partial(write, entry))
        if "adopted" in entry:
            story.on(entry["adopted"], partial(adopt, entry["decision"]))


def write(entry: dict[str, Any]) -> None:
    draft = CommonAgenda.begin(backbone())
    for section in SECTIONS:
        if section in entry:
            draft.rewrite(backbone(), section, entry[section])
    for piece in entry.get("goal", []):
        goal = Goal(agenda=draft, name=piece["name"], words=piece["words"]).add(backbone())
        for way in piece["strategy"]:
            Strategy(goal=goal, **way).add(backbone())
    for way in entry.get("strategy", []):
        goal = draft.goals.get(name=way.pop("goal"))
        Strategy(goal=goal, **way).add(backbone())


def adopt(decision: str) -> None:
    draft = CommonAgenda.objects.draft()
    if draft:
        draft.adopt(backbone(), decision)
