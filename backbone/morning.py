"""Somebody's list of the day: what the cues of all apps found for them, under headings, and what sleeps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from backbone.models import Snooze
from network.lib.cues import Audience, Line, Section
from network.lib.dates import today
from network.lib.findings import Finding, find, lines_of, told
from people.models import Person

UNFOLDED = 4  # lines of a group one sees without asking for the rest
OWN = (Audience.SELF, Audience.FACILITATOR, Audience.CHAIR, Audience.PARTNER)
MOST_ASLEEP = 100
MOST_IN_SECTION = 25  # of one cue


@dataclass
class Group:
    """Lines under one heading: the first of `count` in all. url: where all of them stand, if there are more."""

    title: str
    lines: list[Line] = field(default_factory=list)
    count: int = 0
    more_than_counted: bool = False
    url: str = ""

    @property
    def folded(self) -> int:
        """How many are not shown."""
        return self.count - len(self.lines)


@dataclass(frozen=True)
class Morning:
    """The groups with something in them; how many things sleep, and the first day on which one wakes."""

    groups: list[Group]
    asleep: int
    wakes_on: date | None

    @property
    def waiting(self) -> int:
        return sum(group.count for group in self.groups)


@dataclass(frozen=True)
class Sleeper:
    """A line that somebody snoozed, and until when."""

    line: Line
    until: date


def morning_of(person: Person) -> Morning:
    snoozes = list(Snooze.objects.of(person).asleep(today()))
    findings = find(person, audiences(person), apart(snoozes))
    sleeping = [snooze for snooze in snoozes if is_waiting(snooze, findings)]
    return Morning(in_groups(findings), len(sleeping), min((one.until for one in sleeping), default=None))


def sleepers(person: Person) -> list[Sleeper]:
    """What this person snoozed and what still waits, the first to wake first."""
    snoozes = list(Snooze.objects.of(person).asleep(today()))
    until = {(one.cue, one.row): one.until for one in snoozes}
    findings = find(person, audiences(person), apart(snoozes))
    lines = [line for _finding, found in lines_of(findings, sleeping=True, shown=MOST_ASLEEP) for line in found]
    return sorted((Sleeper(line, until[line.cue, line.pk]) for line in lines), key=lambda one: one.until)


def audiences(person: Person) -> tuple[str, ...]:
    """Backbone staff speak for no partner: they care for all."""
    return (*(one for one in OWN if one != Audience.PARTNER), Audience.BACKBONE) if person.is_backbone else OWN


def apart(snoozes: Iterable[Snooze]) -> dict[str, set[int]]:
    rows: dict[str, set[int]] = {}
    for snooze in snoozes:
        rows.setdefault(snooze.cue, set()).add(snooze.row)
    return rows


def is_waiting(snooze: Snooze, findings: Iterable[Finding]) -> bool:
    """Whether what sleeps is still there: perhaps somebody has seen to it."""
    return any(snooze.cue == finding.cue.key and snooze.row in finding.asleep for finding in findings)


def in_groups(findings: Iterable[Finding]) -> list[Group]:
    """Under the heading of the section, or of each row where the cue has headings of its own.

    Of a long section only the first few lines are brought: a query less for each kind of row that is not shown.
    """
    found = list(findings)
    groups: dict[str, Group] = {}
    shared = dict.fromkeys(one.cue.section for one in found if not one.cue.heading)
    sections = {section: section_group(section, found) for section in shared}
    for finding, lines in told(first_few(found, sections)):
        for line in lines:
            title = heading_of(finding, line)
            its = groups.setdefault(title, sections.get(finding.cue.section) or Group(title))
            its.lines.append(line)
            its.count += 1 if finding.cue.heading else 0
    return list(groups.values())


def section_group(section: Section, findings: list[Finding]) -> Group:
    """How many there are in a section."""
    its = [one for one in findings if one.cue.section == section]
    return Group(
        str(section.label),
        count=sum(one.count for one in its),
        more_than_counted=any(one.more_than_counted for one in its),
        url=reverse("today_section", args=[section.value]),
    )


def first_few(findings: list[Finding], sections: dict[Section, Group]) -> list[tuple[Finding, list[int]]]:
    """Of a section that is not long, everything; one line more is not worth a fold."""
    room = {section: group.count for section, group in sections.items()}
    wanted = []
    for finding in findings:
        section, shown = finding.cue.section, finding.cue.shown
        if section in sections:
            is_long = sections[section].count > UNFOLDED + 1
            left = room[section] if not is_long else min(shown, room[section] - sections[section].count + UNFOLDED)
            shown = min(max(left, 0), finding.count)
            room[section] -= shown
        if finding.keys[:shown]:
            wanted.append((finding, finding.keys[:shown]))
    return wanted


def whole_section(person: Person, section: Section) -> list[tuple[Finding, list[Line]]]:
    """Everything that waits in one section, cue by cue."""
    apart_now = apart(Snooze.objects.of(person).asleep(today()))
    found = [one for one in find(person, audiences(person), apart_now, [section]) if one.keys]
    return lines_of(found, shown=MOST_IN_SECTION)


def heading_of(finding: Finding, line: Line) -> str:
    cue = finding.cue
    return cue.heading(finding.rows[line.pk]) if cue.heading else str(cue.section.label)
