"""The network of the demo, asked twice with whom it works, and drawn at the first of each month."""

import tomllib
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from backbone.models import PictureKind, RelationshipRound, RoundGuest
from backbone.network_map import drawing
from backbone.network_map.scale import ASPECTS
from network.lib.clock import Story
from network.lib.dates import today
from partners.models import Partner
from people.demo import backbone

DATA = Path(__file__).parent / "demo_data" / "network.toml"
OPEN_DAYS = 21
DRAWN = 6  # pictures of partners, two months apart; of people only of today


def tell(story: Story) -> None:
    """Add to the story two rounds, their answers, and the pictures."""
    for entry in tomllib.loads(DATA.read_text())["round"]:
        days = entry["days"]
        story.on(days, partial(begin, entry["words"]))
        for number, (name, said) in enumerate(entry["said"].items()):
            story.on(days - 2 - number % 14, partial(answer, name, said, number))
        story.on(days - OPEN_DAYS, close)
    for quarter in reversed(range(DRAWN)):
        story.on(quarter * 61, partial(draw, whole=quarter == 0))


def begin(words: str) -> None:
    RelationshipRound.begin(backbone(), today() + timedelta(days=OPEN_DAYS), words)


def close() -> None:
    one = RelationshipRound.objects.open().first()
    if one:
        one.close(backbone())


def answer(name: str, said: dict[str, int], number: int) -> None:
    """What a partner says of others by name: its level. How it feels follows from the level, a little unevenly."""
    guest = RoundGuest.objects.filter(round__closed_at=None, partner__name=name).select_related("round").first()
    if guest is None:
        return
    others = {partner.name: partner for partner in Partner.objects.in_directory().filter(name__in=said)}
    guest.choose(others.values())
    for place, (other, partner) in enumerate(sorted(others.items())):
        guest.say(partner, said[other], feelings(said[other], number + place))


def feelings(level: int, number: int) -> dict[str, Any]:
    """1 to 4 for each aspect; now and then one is skipped."""
    found: dict[str, Any] = {}
    for place, aspect in enumerate(ASPECTS):
        uneven = (number * 7 + place * 5) % 4
        found[aspect] = None if (number + place) % 9 == 8 else max(1, min(4, 1 + (level + uneven) // 2))
    return found


def draw(whole: bool) -> None:
    """As of today, in the story; the first of the month stays."""
    day: date = today() if whole else today().replace(day=1)
    for kind in PictureKind.values if whole else [PictureKind.PARTNERS]:
        drawing.draw(kind, day)
