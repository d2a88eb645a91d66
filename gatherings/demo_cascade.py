"""What the groups of the demo network reported and asked, and what they were told."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from gatherings import cascade
from network.lib.clock import Story
from people.demo import backbone
from people.models import Person
from working_groups.models import Ask, Membership, Receipt, WorkingGroup

DATA = Path(__file__).parent / "demo_data" / "cascade.toml"
TEXTS = ("done", "learned", "figures", "story")


def tell(story: Story) -> None:
    """Add to the story each report, answer and direction."""
    data = tomllib.loads(DATA.read_text())
    for entry in data["report"]:
        story.on(entry["days"], partial(report, entry))
        for ask in entry.get("ask", []):
            if "answered" in ask:
                story.on(ask["answered"], partial(answer, ask))
            if "heard" in ask:
                story.on(ask["heard"], partial(hear, ask["answer"], entry["group"], ask.get("words", "")))
    for entry in data["direction"]:
        story.on(entry["days"], partial(direct, entry))
        for group in entry["heard"]:
            story.on(entry["days"] - 3, partial(hear, entry["text"], group, ""))


def chair_of(group: WorkingGroup) -> Person | None:
    row = Membership.objects.chairs().filter(group=group).select_related("person").first()
    return row.person if row else backbone()


def report(entry: dict[str, Any]) -> None:
    group = WorkingGroup.objects.get(name=entry["group"])
    texts = {name: entry.get(name, "") for name in TEXTS}
    questions = [ask["text"] for ask in entry.get("ask", [])]
    cascade.write(group, chair_of(group), is_done=True, version=0, questions=questions, **texts)


def answer(entry: dict[str, Any]) -> None:
    ask = Ask.objects.open().with_names().get(text=entry["text"])
    cascade.answer(ask, chair_of(ask.to), entry["answer"])


def hear(text: str, group: str, words: str) -> None:
    receipt = Receipt.objects.open().with_names().get(direction__text=text, group__name=group)
    cascade.acknowledge(receipt, chair_of(receipt.group), words)


def direct(entry: dict[str, Any]) -> None:
    group = WorkingGroup.objects.get(name="Steering committee")
    groups = WorkingGroup.objects.filter(name__in=entry["groups"])
    cascade.give(group, chair_of(group), entry["text"], groups)
