"""Prompts, pauses to reflect and announcements of the demo network, told through the verbs the pages use."""

import tomllib
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.db.models import Count
from django.utils import timezone

from gatherings import agenda_builder, reflecting
from gatherings.models import Announcement, Block, Gathering, Mode, Pause, Prompt, Reflection
from network.lib.clock import Story
from partners.demo import keeper
from partners.models import Partner
from people.demo import backbone
from people.models import Person

DATA = Path(__file__).parent / "demo_data" / "reflections.toml"
YEAR = 350
LOOKS = range(YEAR - 20, 1, -3)  # days ago: when somebody looks which gathering was over lately
ENOUGH = 5  # people, so that nobody has to guess
SPEAK_FOR = 10  # minutes of announcements


def tell(story: Story) -> None:
    """Add to the story how the library began, what was asked and shared, and what the next gathering hears."""
    data = tomllib.loads(DATA.read_text())
    story.on(YEAR, partial(begin_library, data["prompt"]))
    for days_ago in LOOKS:
        story.on(days_ago, partial(look_back, data["pause"]))
    story.on(0, partial(look_back, data["pause"], days=40))
    story.on(0, partial(announce, data["announcement"]))


def begin_library(own: list[dict[str, Any]]) -> None:
    Prompt.take_in_shipped(backbone())
    for entry in own:
        Prompt.add(backbone(), **entry)


def facilitator(gathering: Gathering) -> Person | None:
    return gathering.facilitators.order_by("pk").first() or backbone()


def look_back(pauses: list[dict[str, Any]], days: int = 4) -> None:
    """Every third gathering pauses; the questions take turns."""
    now = timezone.now()
    over = Gathering.objects.filter(ends_at__lte=now, ends_at__gt=now - timedelta(days=days), pauses=None)
    over = over.annotate(guests=Count("rsvps")).filter(guests__gte=ENOUGH)
    asked = Pause.objects.count()
    if asked < len(pauses) and (gathering := over.order_by("starts_at").first()):
        ask(gathering, pauses[asked])


def ask(gathering: Gathering, entry: dict[str, Any]) -> None:
    """A pause in the last half hour of a gathering, as it was."""
    by, prompt = facilitator(gathering), Prompt.objects.get(key=entry["key"])
    pause = Pause.open(by, gathering, prompt=prompt, minutes=entry["minutes"])
    Pause.objects.filter(pk=pause.pk).update(opened_at=gathering.ends_at - timedelta(minutes=30))
    people = Person.objects.filter(rsvps__gathering=gathering, rsvps__answer__in=["yes", "maybe"]).order_by("pk")
    for person, (sharing, words) in zip(people, entry["words"], strict=False):
        Reflection.write(person, pause, words, sharing)
    reflecting.end_pause(pause, by)


def announce(entries: list[dict[str, Any]]) -> None:
    """Partners say what they tell at the next gathering; its agenda has a block for it."""
    gathering = Gathering.objects.planned().upcoming().filter(starts_at__gt=timezone.now()).first()
    if gathering is None:
        return
    if not gathering.agenda_items.filter(kind=Block.ANNOUNCEMENTS, removed_at=None).exists():
        agenda_builder.add(
            gathering, facilitator(gathering), title="What we work on, and what would help us", minutes=SPEAK_FOR,
            kind=Block.ANNOUNCEMENTS, mode=Mode.LISTEN,
        )  # fmt: skip
    for entry in entries:
        partner = Partner.objects.get(name=entry["partner"])
        by = keeper(partner)
        speaker = by.name if by and partner.people_now().filter(person=by).exists() else ""
        Announcement.enter(by, gathering, partner, doing=entry["doing"], ask=entry["ask"], speaker=speaker)
