"""What a home page is made of: lines, each with one button, in groups."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from network.lib.pages import COUNT_CAP

SHOWN = 3
UNFOLDED = 5  # lines of a group one sees without asking for the rest


@dataclass(frozen=True)
class Line:
    """Something that could use somebody's care.

    text: says it, HTML with the name in bold. note: why, in small. button: the label of its one act, url: where that
    happens, by POST if is_post. face: the name whose initials stand before it.
    """

    face: str
    text: str
    note: str
    button: str
    url: str
    is_organisation: bool = True
    is_post: bool = False


@dataclass
class Group:
    """Lines under one heading; `count` of them in all, of which the first few are shown."""

    title: str
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

    def add(self, found: "Found", lines: list[Line], url: str) -> None:
        """Put lines in, and a way to the rest where there is more than is shown."""
        self.lines += lines
        self.count += found.count
        self.more_than_counted |= found.more_than_counted
        if found.count > len(lines):
            self.more.append((found.count - len(lines), url))


@dataclass(frozen=True)
class Found:
    """The first rows of a query and how many there are (at most COUNT_CAP).

    One query where all are shown, two where there are more.
    """

    rows: list
    count: int
    more_than_counted: bool


def look_for_few(rows: QuerySet, shown: int = SHOWN) -> Found:
    """look(), for rows that are rare among many: the database need not walk them all in order to find the first."""
    found = list(rows.order_by().values_list("pk", flat=True)[: COUNT_CAP + 1])
    if not found:
        return Found([], 0, False)
    first = rows.model.objects.filter(pk__in=found).order_by(*rows.query.order_by)
    return Found(list(first[:shown]), min(len(found), COUNT_CAP), len(found) > COUNT_CAP)


def look(rows: QuerySet, shown: int = SHOWN) -> Found:
    first = list(rows[: shown + 1]) if shown else []
    if shown and len(first) <= shown:
        return Found(first, len(first), False)
    count = rows.order_by().values("pk")[: COUNT_CAP + 1].count()
    return Found(first[:shown], min(count, COUNT_CAP), count > COUNT_CAP)
