"""What the demo network learned, told through the verbs the pages use."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from learning.models import Lesson, Uptake
from learning.models.lesson import TOLD
from network.lib.clock import Story
from partners.demo import keeper
from partners.models import Partner
from people.demo import backbone
from people.models import Person

DATA = Path(__file__).parent / "demo_data" / "lessons.toml"
THANKS = 3


def tell(story: Story) -> None:
    """Add to the story what was learned, and who took it up."""
    for number, entry in enumerate(tomllib.loads(DATA.read_text())["lesson"]):
        story.on(entry["days"], partial(write, entry))
        story.on(entry["days"] - 5, partial(thank, entry["title"], number % THANKS + 1))
        if "practice" in entry:
            story.on(entry["days"] - 6, partial(adopt, entry))


def write(entry: dict[str, Any]) -> None:
    partner = Partner.objects.get(name=entry["partner"])
    fields = {name: entry[name] for name in ("title", *TOLD, "kind", "format", "sharing") if name in entry}
    Lesson.tell(keeper(partner), entry["topics"], partner=partner, **fields)


def thank(title: str, many: int) -> None:
    lesson = Lesson.objects.get(title=title)
    for person in (
        Person.objects.filter(affiliations__is_primary=True).exclude(pk=lesson.author_id).order_by("pk")[:many]
    ):
        lesson.appreciate(person)


def adopt(entry: dict[str, Any]) -> None:
    lesson = Lesson.objects.get(title=entry["title"])
    lesson.name_practice(backbone())
    for name, choice, words in entry["answers"]:
        partner = Partner.objects.get(name=name)
        Uptake.say(keeper(partner), lesson, partner, choice, words)
