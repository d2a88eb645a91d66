"""Is there room to breathe? One pure function reads an agenda and says so, figure by figure, with the reason.

The limits are those of the network (gatherings/models/spaciousness.py); their defaults are practice, not science.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatherings.models.agenda_item import SLACK, Block
from gatherings.models.format import Mode
from gatherings.models.occasion import Purpose

ACTIVE = (Mode.DISCUSS, Mode.CREATE, Mode.REFLECT, Mode.MOVE, Mode.DECIDE)
# What a first gathering is for: people, what ties them, and where they come from.
KNOWING = (Purpose.KNOW, Purpose.RELATE, Purpose.ORGANISATIONS)
OK, AMBER, RED = "ok", "amber", "red"
SHORTEST_BREAK = 5  # minutes; less is a pause for breath, not a break


class Timed(Protocol):
    minutes: int
    kind: str
    mode: str
    purpose: str


class Limits(Protocol):
    slack_red: int
    slack_amber: int
    purposes_most: int
    purposes_minutes: int
    active_least: int
    stretch_amber: int
    stretch_red: int
    knowing_least: int


@dataclass(frozen=True)
class Room:
    """What an agenda is for: minutes there are, people expected, the aims chosen, whether people meet for the first
    time."""

    minutes: int
    people: int = 0
    purposes: Collection[str] = ()
    is_first: bool = False


@dataclass(frozen=True)
class Figure:
    """One figure. key: its name in code. value: the number (percent, minutes or a count), text: the same with its
    unit. share: 0 to 100, for a bar. level: ok, amber or red. reason: why, in a sentence."""

    key: str
    label: str
    value: float
    text: str
    share: int
    level: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """What an agenda looks like. by_purpose: minutes for each purpose, most first; 0 for aims no block serves."""

    figures: list[Figure]
    by_purpose: dict[str, int]
    over: int

    @property
    def level(self) -> str:
        """The worst of all figures; an agenda that does not fit is red."""
        levels = {figure.level for figure in self.figures}
        return RED if RED in levels or self.over else AMBER if AMBER in levels else OK

    @property
    def worries(self) -> list[Figure]:
        """What is not well, the worst first."""
        return sorted((one for one in self.figures if one.level != OK), key=lambda one: one.level != RED)

    def figure(self, key: str) -> Figure | None:
        return next((one for one in self.figures if one.key == key), None)


def read(blocks: Sequence[Timed], room: Room, limits: Limits) -> Reading:
    """Every figure of an agenda: slack, active minutes, purposes, longest stretch, airtime, getting to know each other.

    blocks: what is planned, in order, without what is parked. An empty agenda has no figures.
    """
    by_purpose = minutes_by_purpose(blocks, room.purposes)
    if not blocks:
        return Reading([], by_purpose, 0)
    planned = sum(block.minutes for block in blocks)
    figures = [
        slack(blocks, planned, room, limits),
        purposes(by_purpose, room, limits),
        activity(blocks, planned, limits),
        stretch(blocks, limits),
    ]
    if room.people:
        figures.append(airtime(blocks, room))
    if room.is_first:
        figures.append(knowing(by_purpose, planned, limits))
    return Reading(figures, by_purpose, max(planned - room.minutes, 0))


def minutes_by_purpose(blocks: Sequence[Timed], aims: Collection[str]) -> dict[str, int]:
    counted: Counter[str] = Counter(dict.fromkeys(aims, 0))
    for block in blocks:
        if block.purpose:
            counted[block.purpose] += block.minutes
    return dict(counted.most_common())


def slack(blocks: Sequence[Timed], planned: int, room: Room, limits: Limits) -> Figure:
    """Breaks, buffers and what is not planned; what is planned beyond the end eats it up."""
    free = sum(block.minutes for block in blocks if block.kind in SLACK)
    spare = max(free + room.minutes - planned, 0)
    value = percent(spare, room.minutes)
    level = RED if value < limits.slack_red else AMBER if value < limits.slack_amber else OK
    words = ngettext(
        "%(spare)d minute of %(all)d belongs to nothing: breaks, buffers, what is not planned.",
        "%(spare)d minutes of %(all)d belong to nothing: breaks, buffers, what is not planned.",
        spare,
    ) % {"spare": spare, "all": room.minutes}
    more = missing(spare, room.minutes, limits.slack_red if level == RED else limits.slack_amber)
    if level != OK:
        words += " " + ngettext("One more would do.", "%(more)d more would do.", more) % {"more": more}
    return Figure("slack", _("Slack"), value, _("%(share)d %%") % {"share": value}, min(value, 100), level, words)


def missing(spare: int, minutes: int, share: int) -> int:
    return max(ceil(minutes * share / 100) - spare, 1)


def purposes(by_purpose: dict[str, int], room: Room, limits: Limits) -> Figure:
    """How many aims a short gathering carries."""
    count = len(by_purpose)
    is_short = room.minutes < limits.purposes_minutes
    level = RED if is_short and count > limits.purposes_most else OK
    if level == RED:
        reason = _("%(count)d purposes in %(minutes)d minutes; up to %(most)d would find their time.") % {
            "count": count, "minutes": room.minutes, "most": limits.purposes_most,
        }  # fmt: skip
    else:
        reason = _("As many as %(minutes)d minutes hold.") % {"minutes": room.minutes}
    share = min(percent(count, len(Purpose.values)), 100)
    return Figure("purposes", _("Purposes"), count, str(count), share, level, reason)


def activity(blocks: Sequence[Timed], planned: int, limits: Limits) -> Figure:
    """Minutes in which people do more than listen or rest."""
    active = sum(block.minutes for block in blocks if block.mode in ACTIVE and block.kind not in SLACK)
    value = percent(active, planned)
    level = AMBER if value < limits.active_least else OK
    reason = _("People talk, make, think or decide for %(active)d of %(planned)d planned minutes.") % {
        "active": active, "planned": planned,
    }  # fmt: skip
    text = _("%(share)d %%") % {"share": value}
    return Figure("active", _("Active, not listening"), value, text, value, level, reason)


def stretch(blocks: Sequence[Timed], limits: Limits) -> Figure:
    """The longest time from one break to the next."""
    longest = running = 0
    for block in blocks:
        is_break = block.kind == Block.BREAK and block.minutes >= SHORTEST_BREAK
        running = 0 if is_break else running + block.minutes
        longest = max(longest, running)
    level = RED if longest > limits.stretch_red else AMBER if longest > limits.stretch_amber else OK
    reason = _("More than %(most)d minutes tire people; a break of five helps.") % {"most": limits.stretch_amber}
    if level == OK:
        reason = _("Nobody sits longer than %(most)d minutes.") % {"most": limits.stretch_amber}
    share = min(percent(longest, limits.stretch_red), 100)
    return Figure("stretch", _("Longest without a break"), longest, in_minutes(longest), share, level, reason)


def airtime(blocks: Sequence[Timed], room: Room) -> Figure:
    """Minutes of discussion for each, if all speak one after another."""
    talk = sum(block.minutes for block in blocks if block.mode == Mode.DISCUSS)
    value = round(talk / room.people, 1)
    reason = _("%(talk)d minutes of discussion for %(people)d people. Pairs and fours give everybody more.") % {
        "talk": talk, "people": room.people,
    }  # fmt: skip
    share = min(round(value * 10), 100)
    return Figure("airtime", _("Airtime a person"), value, _("%(minutes)s min") % {"minutes": value}, share, OK, reason)


def knowing(by_purpose: dict[str, int], planned: int, limits: Limits) -> Figure:
    """The share of a first gathering in which people and organisations get to know each other."""
    minutes = sum(by_purpose.get(purpose, 0) for purpose in KNOWING)
    value = percent(minutes, planned)
    level = AMBER if value < limits.knowing_least else OK
    reason = _("%(minutes)d of %(planned)d minutes. People who meet for the first time need %(least)d %%.") % {
        "minutes": minutes, "planned": planned, "least": limits.knowing_least,
    }  # fmt: skip
    text = _("%(share)d %%") % {"share": value}
    return Figure("knowing", _("Getting to know each other"), value, text, value, level, reason)


def breathes_from(blocks: Sequence[Timed], limits: Limits) -> int:
    """How many minutes a gathering needs so that this agenda is not too tight, in steps of five."""
    busy = sum(block.minutes for block in blocks if block.kind not in SLACK)
    planned = sum(block.minutes for block in blocks)
    needed = busy / (1 - limits.slack_red / 100) if limits.slack_red < 100 else planned
    return max(ceil(needed / 5) * 5, planned)


def percent(part: float, whole: float) -> int:
    """A share in whole percent, rounded down so that nothing looks better than it is."""
    return int(part * 100 / whole) if whole else 0


def in_minutes(minutes: Any) -> str:
    return ngettext("%(count)d min", "%(count)d min", minutes) % {"count": minutes}
