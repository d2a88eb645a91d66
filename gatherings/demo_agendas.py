"""Agendas of the demo network: good ones for the series, a first gathering that wants too much, one spare template."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from gatherings import agenda_builder as builder
from gatherings import agenda_templates as templates
from gatherings.demo import chidi
from gatherings.models import AgendaItem, Format, Gathering, Series
from network.lib.clock import Story
from people.models import Person

DATA = Path(__file__).parent / "demo_data" / "agendas.toml"


def tell(story: Story) -> None:
    """Add to the story which agendas were built."""
    data = tomllib.loads(DATA.read_text())
    story.on(3, partial(add_format, data["format"]))
    story.on(2, partial(build_series, data))
    for entry in data["single"]:
        story.on(1, partial(build_single, entry))


def add_format(entry: dict[str, Any]) -> None:
    Format.add(chidi(), **entry)


def build_series(data: dict[str, Any]) -> None:
    """Every gathering of a series that was, and the next one, has the agenda of its series."""
    for entry in data["series"]:
        series = Series.objects.filter(name=entry["name"]).first()
        if series is None:
            continue
        coming = series.gatherings.upcoming()[:1]
        for gathering in [*series.gatherings.past(), *coming]:
            fill(gathering, entry["block"])
        if entry.get("keep") and coming:
            templates.save_as_template(coming[0], chidi(), entry["keep"])


def build_single(entry: dict[str, Any]) -> None:
    gathering = Gathering.objects.filter(name=entry["name"]).first()
    if gathering:
        fill(gathering, entry["block"])


def fill(gathering: Gathering, blocks: list[dict[str, Any]]) -> None:
    """Give a gathering its blocks, unless somebody did; those called parked wait."""
    if gathering.agenda_items.exists():
        return
    rows = [{name: value for name, value in block.items() if name not in ("who", "parked")} for block in blocks]
    for block, row in zip(blocks, rows, strict=True):
        row |= holder(block.get("who", ""))
    items = templates.apply(gathering, chidi(), rows)
    for block, item in zip(blocks, items, strict=True):
        if block.get("parked"):
            builder.park(AgendaItem.objects.get(pk=item.pk), chidi())


def holder(words: str) -> dict[str, Any]:
    person = Person.objects.known().filter(name=words).first() if words else None
    return {"owner_id": person.pk} if person else {"owner_name": words}
