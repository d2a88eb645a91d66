"""What the community of the demo network said, told through the verbs the pages use."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse

from learning.models import Voice
from network.lib.clock import Story
from people.demo import backbone
from people.models import Person

DATA = Path(__file__).parent / "demo_data" / "voices.toml"


def tell(story: Story) -> None:
    """Add to the story what was said, read and answered."""
    for entry in tomllib.loads(DATA.read_text())["voice"]:
        story.on(entry["days"], partial(say, entry))
        if "topics" in entry or "spam" in entry:
            story.on(max(entry["days"] - 2, 0), partial(listen, entry))
        if "did" in entry:
            story.on(entry["answered"], partial(answer, entry))


def say(entry: dict[str, Any]) -> None:
    person = Person.objects.filter(email=entry["person"]).first() if "person" in entry else None
    Voice(words=entry["words"], may_publish="reason" not in entry, person=person).say()


def the_voice(entry: dict[str, Any]) -> Voice:
    return Voice.objects.get(words=entry["words"])


def listen(entry: dict[str, Any]) -> None:
    """Read it: publish it, keep it or put it aside; perhaps somebody is asked to see to it."""
    voice, by = the_voice(entry), backbone()
    if "spam" in entry:
        voice.put_aside(by)
    elif "reason" in entry:
        voice.keep_private(by, entry["reason"], entry["topics"])
    else:
        voice.publish(by, entry.get("public_words", entry["words"]), entry["topics"])
    if "assigned" in entry:
        voice.assign(by, Person.objects.filter(name=entry["assigned"]).first())


def answer(entry: dict[str, Any]) -> None:
    voice = the_voice(entry)
    see = f"{settings.SITE_URL}{reverse(entry['see'])}" if "see" in entry else ""
    voice.answer(voice.assigned_to or backbone(), entry["came_of"], entry["did"], see=see)
