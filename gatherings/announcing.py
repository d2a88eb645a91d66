"""How long each announcement has, and which of them the minutes do not hold."""

from dataclasses import dataclass

from gatherings.models import AgendaItem, Announcement, Block, Gathering

LEAST_SECONDS = 45
MOST_SECONDS = 180
STEP = 5


@dataclass(frozen=True)
class Shares:
    """seconds: for each announcement that is said. said: how many are. over: how many do not fit."""

    seconds: int
    said: int
    over: int


def shares(minutes: int, count: int, least: int = LEAST_SECONDS, most: int = MOST_SECONDS) -> Shares:
    """Share minutes among `count` announcements: none gets less than `least` seconds, whoever is beyond waits.

    Seconds are rounded down to a multiple of STEP, and never more than `most`.

    >>> shares(12, 8)
    Shares(seconds=90, said=8, over=0)
    >>> shares(3, 6)
    Shares(seconds=45, said=4, over=2)
    """
    total = max(minutes, 0) * 60
    said = min(max(count, 0), total // least)
    if not said:
        return Shares(0, 0, max(count, 0))
    return Shares(min(total // said // STEP * STEP, most), said, count - said)


@dataclass(frozen=True)
class Line:
    """One announcement and how it reaches people: seconds in the gathering, 0 where it does not fit."""

    announcement: Announcement
    seconds: int

    @property
    def is_said(self) -> bool:
        return self.seconds > 0


@dataclass(frozen=True)
class Plan:
    """minutes: of the blocks for announcements. lines: in their order, those for the newsletter last."""

    minutes: int
    shares: Shares
    lines: list[Line]

    @property
    def has_block(self) -> bool:
        return self.minutes > 0

    @property
    def over(self) -> list[Announcement]:
        """Those the minutes do not hold and nobody has put to the newsletter yet."""
        return [line.announcement for line in self.lines if not line.is_said and not line.announcement.for_newsletter]


def minutes_for(gathering: Gathering) -> int:
    """The minutes of its agenda for announcements."""
    blocks = AgendaItem.objects.planned().filter(gathering=gathering, kind=Block.ANNOUNCEMENTS)
    return sum(blocks.values_list("minutes", flat=True))


def plan_of(gathering: Gathering) -> Plan:
    """Who is heard for how long, and who does not fit. Two queries."""
    rows = list(Announcement.objects.standing().filter(gathering=gathering).with_names())
    spoken, printed = [row for row in rows if not row.for_newsletter], [row for row in rows if row.for_newsletter]
    minutes = minutes_for(gathering)
    share = shares(minutes, len(spoken))
    lines = [Line(row, share.seconds if number < share.said else 0) for number, row in enumerate(spoken)]
    return Plan(minutes, share, lines + [Line(row, 0) for row in printed])
