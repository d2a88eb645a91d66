"""How the demo network looks at itself, told through the verbs the pages use: two rounds of the collaboration check,
thirty weeks of staff time, two pictures of a year."""

import random
import tomllib
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from django.utils import timezone

from backbone import checking
from backbone.models import AnnualPicture, CatalystLimit, Check, StaffWeek, monday_of
from backbone.statements import STATEMENTS
from network.lib.clock import Story
from network.lib.dates import today
from people.demo import backbone

DATA = Path(__file__).parent / "demo_data" / "ourselves.toml"
WEEKS = 30
SEED = 7_319


def tell(story: Story) -> None:
    told = tomllib.loads(DATA.read_text())
    for number, entry in enumerate(told["check"]):
        story.on(entry["days"], partial(ask, entry))
        for share in (1, 2, 3):
            story.on(entry["days"] - 3 * share, partial(answer, entry, share, chance(number * 10 + share)))
        story.on(entry["days"] - 14, close)
    story.on(7 * WEEKS + 10, partial(choose_limit, told["limit"]))
    for week in range(WEEKS + 1, 1, -1):  # the last one still waits to be entered
        story.on(7 * week, partial(enter, week, told["weeks"], chance(week)))
    for entry in told["year"]:
        story.on(0, partial(write, entry, timezone.localtime(story.now).year - entry["years_ago"]))


def chance(number: int) -> random.Random:
    return random.Random(SEED + number)  # noqa: S311 — no secret: the same network every time


# The collaboration check


def ask(entry: dict[str, Any]) -> None:
    closes = today() + timedelta(days=14)
    checking.open_round(backbone(), "contacts", name=entry["name"], words=entry["words"], closes_on=closes)


def answer(entry: dict[str, Any], share: int, luck: random.Random) -> None:
    """A part of those asked answer, each around the mood of the round; the first of all say a few words, too."""
    check = Check.objects.open().get()
    rows = list(check.asked.waiting().select_related("person").order_by("pk"))
    words = {int(number): said for number, said in entry["comments"].items()}
    for place, row in enumerate(rows[: len(rows) // 3 + (share == 1)]):
        values = {number: around(entry["means"][number - 1], luck) for number in STATEMENTS if luck.random() > 0.03}
        said = {number: lines[place] for number, lines in words.items() if share == 1 and place < len(lines)}
        row.send(row.person, values, said)


def around(mean: float, luck: random.Random) -> int:
    return min(max(round(luck.gauss(mean, 0.8)), 1), 5)


def close() -> None:
    checking.close(Check.objects.open().get(), backbone())


# Staff time


def choose_limit(entry: dict[str, Any]) -> None:
    CatalystLimit.choose(backbone(), entry["percent"], entry["why"])


def enter(week: int, usual: dict[str, dict[str, float]], luck: random.Random) -> None:
    """A week much like the one before; in the weeks around the autumn fair the team did more itself."""
    rush = 2.2 if week in range(9, 14) else 1.0
    hours = {
        (function, part): halves(many * (rush if part == "implement" else 1) * luck.uniform(0.8, 1.2))
        for function, parts in usual.items()
        for part, many in parts.items()
    }
    StaffWeek.enter(backbone(), monday_of(today()), {key: many for key, many in hours.items() if many})


def halves(many: float) -> Decimal:
    return Decimal(round(many * 2)) / 2


# The picture of a year


def write(entry: dict[str, Any], year: int) -> None:
    picture = AnnualPicture.of(year, backbone())
    picture.edit(backbone(), foreword=entry["foreword"], signed=entry["signed"], thanks=entry["thanks"])
    if entry.get("public"):
        picture.declare(backbone(), True)
