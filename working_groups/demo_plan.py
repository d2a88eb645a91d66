"""The plan of action of the demo network, told through the verbs the pages use."""

import tomllib
from datetime import timedelta
from functools import partial
from typing import Any

from network.lib.clock import Story
from network.lib.dates import today
from partners.demo import keeper
from partners.models import Partner
from people.demo import backbone
from working_groups.demo import DATA
from working_groups.models import Activity, Goal, Strategy, StrategyReview

REINFORCED = 20  # days ago somebody looked at what makes what stronger


def tell(story: Story) -> None:
    """Add to the story who took on what, how it went, and what was decided about strategies."""
    data = tomllib.loads((DATA / "plan.toml").read_text())
    for entry in data["activity"]:
        begun = entry["days"]
        checked = min(entry["check_in"] + 30, begun - 1) if "how" in entry else None
        story.on(begun, partial(begin, entry, begun))
        if checked is not None:
            story.on(max(checked, 14), partial(look_at, entry, max(checked, 14)))
    for entry in data["reinforces"]:
        story.on(REINFORCED, partial(reinforce, entry["one"], entry["other"]))
    for entry in data["review"]:
        story.on(entry["days"], partial(review, entry))
    for entry in data["start"]:
        story.on(entry["days"], partial(start, entry))


def begin(entry: dict[str, Any], ago: int) -> None:
    partner = Partner.objects.get(name=entry["partner"])
    way = Strategy.objects.in_force().filter(name=entry["strategy"]).first()
    if way is None:  # a later version brings it
        return
    contact = partner.people_now().order_by("-is_primary", "pk").first()
    Activity.begin(
        keeper(partner) or backbone(), partner, strategy_key=way.key, name=entry["name"], effort=entry["effort"],
        words=entry.get("words", ""), moves=entry.get("moves", ""), owner=contact and contact.person,
        helpers=Partner.objects.filter(name__in=entry.get("helpers", [])), places=partner.places.all(),
        starts_on=today(), next_check=today() + timedelta(days=ago + entry["check_in"]),
    )  # fmt: skip


def look_at(entry: dict[str, Any], ago: int) -> None:
    activity = Activity.objects.filter(name=entry["name"]).first()
    if activity:
        later = today() + timedelta(days=ago + entry["check_in"])
        activity.look_at(keeper(activity.partner) or backbone(), "going", entry["how"], later)


def reinforce(one: str, other: str) -> None:
    activity = Activity.objects.get(name=one)
    activity.edit(backbone(), activity.version, reinforces=[Activity.objects.get(name=other)])


def review(entry: dict[str, Any]) -> None:
    said = {name: entry[name] for name in ("verdict", "evidence", "decision")}
    StrategyReview.record(backbone(), Strategy.objects.in_force().get(name=entry["strategy"]), **said)


def start(entry: dict[str, Any]) -> None:
    goal = Goal.objects.get(agenda__state="adopted", name=entry["goal"])
    StrategyReview.start(backbone(), goal, entry["name"], evidence=entry["evidence"], decision=entry["decision"])
