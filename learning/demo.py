"""The measures of the demo network, told through the verbs the pages use."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from django.utils import timezone

from learning import asking, periods
from learning.entering import Group, Said, enter
from learning.models import Annotation, Giver, GroupMeasure, Measure, Reading, Target
from learning.rolling_up import Figure
from network.lib.clock import Story
from network.lib.dates import today
from partners.models import Partner
from people.demo import backbone
from people.models import Person
from working_groups.models import CommonAgenda, WorkingGroup

DATA = Path(__file__).parent / "demo_data" / "measures.toml"
BEGUN = 60  # days ago, when the common agenda had all its goals
CHOSEN = 40  # days ago, when groups chose their measures
DAYS_TO_ANSWER = 16
PLAIN = ("name", "kind", "definition", "source", "unit", "roll_up", "every", "due_days", "direction", "told_apart",
         "smallest", "story")  # fmt: skip


def tell(story: Story) -> None:
    """Add to the story what was measured, by whom, and who still owes a figure."""
    data = tomllib.loads(DATA.read_text())
    for group, names in data["own"].items():
        story.on(CHOSEN, partial(choose, group, names))
    for number, entry in enumerate(data["measure"]):
        begun = BEGUN - number
        story.on(begun, partial(begin, entry))
        for name, figures in entry.get("partners", {}).items():
            for back, figure in enumerate(reversed(figures), start=-missing(entry, name)):
                tell_figure(story, entry, name, back, {"of" if isinstance(figure, list) else "value": figure}, begun)
        for back, said in enumerate(reversed(entry.get("readings", []))):
            tell_figure(story, entry, "", back, said, begun)
        story.on(9, partial(ask, entry["name"]))


def missing(entry: dict[str, Any], name: str) -> int:
    """How many of the newest figures a partner has not given yet: those its list is shorter by."""
    return len(entry["partners"][name]) - max(len(figures) for figures in entry["partners"].values())


def tell_figure(story: Story, entry: dict[str, Any], name: str, back: int, said: dict[str, Any], begun: int) -> None:
    """`back` periods before the newest that is over; entered some days after its end, the old ones at the beginning."""
    now = timezone.localtime(story.now).date()
    period = periods.shifted(periods.last_finished(now, entry["every"]), entry["every"], -back)
    days_ago = (now - periods.end_of(period, entry["every"])).days - DAYS_TO_ANSWER - len(name) % 7
    story.on(max(min(days_ago, begun), 0), partial(give, entry["name"], name, period, said))


# What happens on a day


def begin(entry: dict[str, Any]) -> None:
    newest = periods.last_finished(today(), entry["every"])
    back, value = entry["baseline"]
    first = periods.shifted(newest, entry["every"], -back)
    measure = Measure.add(
        backbone(), **{name: entry[name] for name in PLAIN if name in entry}, baseline=Decimal(str(value)),
        baseline_on=middle(first, entry["every"]), serves=key_of(entry.get("serves", "")), owner=backbone(),
        is_public=entry.get("public", False),
    )  # fmt: skip
    for ahead, wanted in entry["targets"]:
        Target.put(
            backbone(), measure, middle(periods.shifted(newest, entry["every"], ahead + 1), entry["every"]), wanted
        )
    for back, text in entry.get("words", []):
        Annotation.write(
            backbone(), measure, middle(periods.shifted(newest, entry["every"], 1 - back), entry["every"]), text
        )
    partners = Partner.objects.filter(name__in=entry.get("partners", {}))
    if partners:
        Giver.choose(backbone(), measure, list(partners))


def choose(group: str, names: list[str]) -> None:
    GroupMeasure.choose(backbone(), WorkingGroup.objects.get(name=group), list(Measure.objects.filter(name__in=names)))


def middle(start: date, every: str) -> date:
    return start + (periods.end_of(start, every) - start) // 2


def key_of(name: str) -> Any:
    """The lasting key of a goal or strategy of the common agenda, as far as it stands there on this day."""
    agenda = CommonAgenda.objects.with_goals().adopted()
    goals = list(agenda.goals.all()) if agenda else []
    found = [one for goal in goals for one in (goal, *goal.strategies.all()) if one.name == name]
    return found[0].key if found else None


def give(name: str, partner_name: str, period: date, said: dict[str, Any]) -> None:
    measure = Measure.objects.get(name=name)
    partner = Partner.objects.get(name=partner_name) if partner_name else None
    groups = [Group("place", group, figure(*numbers)) for group, numbers in said.get("groups", {}).items()]
    numbers = said["of"] if "of" in said else [said["value"]]
    words = Said(figure(*numbers), said.get("note", ""), measure.source, said.get("flags", []), groups)
    before = Reading.latest_of(measure, partner, period)
    enter(giver(partner), measure, partner, period, words, before.pk if before else None)


def figure(*numbers: float) -> Figure:
    return Figure(*(Decimal(str(number)) for number in numbers))


def giver(partner: Partner | None) -> Person:
    contact = partner.reachable_contact() if partner else None
    return contact or backbone()


def ask(name: str) -> None:
    """The mails of the timetable, on a day not long ago."""
    measure = Measure.objects.get(name=name)
    asking.write_down_owed(measure)
    for owed in measure.owed.open().with_names():
        asking.ask(owed)
