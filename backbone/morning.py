"""Somebody's list of the day: what the checks of all apps found for them, under headings, and what sleeps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from backbone.models import Snooze
from network.lib.checks import Audience, Finding, Line, find, lines_of
from network.lib.dates import today
from people.models import Person

UNFOLDED = 5  # lines of a group one sees without asking for the rest
OWN = (Audience.SELF, Audience.FACILITATOR, Audience.CHAIR, Audience.PARTNER)
MOST_ASLEEP = 100


@dataclass
class Group:
    """Lines under one heading; `count` of them in all, of which the first few are shown. more: how many others, and
    where they stand."""

    title: Any
    lines: list[Line] = field(default_factory=list)
    count: int = 0
    more_than_counted: bool = False
    more: list[tuple[int, str]] = field(default_factory=list)

    @property
    def first(self) -> list[Line]:
        """What is seen at once; one line more is not worth a fold."""
        return self.lines if len(self.lines) <= UNFOLDED + 1 else self.lines[:UNFOLDED]

    @property
    def rest(self) -> list[Line]:
        return self.lines[len(self.first) :]

    @property
    def folded(self) -> int:
        """How many stand behind the fold, those that are only counted included."""
        return self.count - len(self.first)

    def add(self, finding: Finding, lines: list[Line]) -> None:
        """Put lines of one check in, and a way to its others where there are more than are shown."""
        count = len(lines) if finding.check.heading else finding.count
        self.lines += lines
        self.count += count
        self.more_than_counted |= finding.more_than_counted
        if count > len(lines):
            self.more.append((count - len(lines), finding.check.all_url))


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
    until = {(one.check_key, one.row): one.until for one in snoozes}
    findings = find(person, audiences(person), apart(snoozes))
    lines = [line for _finding, found in lines_of(findings, sleeping=True, shown=MOST_ASLEEP) for line in found]
    return sorted((Sleeper(line, until[line.check, line.pk]) for line in lines), key=lambda one: one.until)


def audiences(person: Person) -> tuple[str, ...]:
    return (*OWN, Audience.BACKBONE) if person.is_backbone else OWN


def apart(snoozes: Iterable[Snooze]) -> dict[str, set[int]]:
    rows: dict[str, set[int]] = {}
    for snooze in snoozes:
        rows.setdefault(snooze.check_key, set()).add(snooze.row)
    return rows


def is_waiting(snooze: Snooze, findings: Iterable[Finding]) -> bool:
    """Whether what sleeps is still there: perhaps somebody has seen to it."""
    return any(snooze.check_key == finding.check.key and snooze.row in finding.asleep for finding in findings)


def in_groups(findings: Iterable[Finding]) -> list[Group]:
    """Under the heading of the section, or of each row where the check has headings of its own."""
    groups: dict[str, Group] = {}
    for finding, lines in lines_of(findings):
        headings = [heading_of(finding, line) for line in lines]
        for title in dict.fromkeys(headings):
            group = groups.setdefault(title, Group(title))
            group.add(finding, [line for line, its in zip(lines, headings, strict=True) if its == title])
    return list(groups.values())


def heading_of(finding: Finding, line: Line) -> str:
    check = finding.check
    return check.heading(finding.rows[line.pk]) if check.heading else str(check.section.label)
