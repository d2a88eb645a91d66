"""What the invited say, together: for whoever designs the agenda."""

from dataclasses import dataclass, field

from gatherings.models import Answer, Gathering, Met, Rsvp
from gatherings.themes import outside, themes


@dataclass(frozen=True)
class Saying:
    """Somebody's own words. name, met: "" where they asked to be left unnamed."""

    words: str
    name: str = ""
    met: str = ""


@dataclass(frozen=True)
class Thread:
    """A shared term and what was said with it; the last one, without a term, is what stands alone."""

    term: str
    sayings: list[Saying]


@dataclass
class Digest:
    """counts: answer → people. threads: what would make it worth it, by shared terms. met: Met → people."""

    counts: dict[str, int]
    draws: list[Saying] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)
    brings: list[Saying] = field(default_factory=list)
    worries: list[Saying] = field(default_factory=list)
    access_needs: list[Saying] = field(default_factory=list)
    met: dict[str, int] = field(default_factory=dict)

    @property
    def is_silent(self) -> bool:
        return not (self.draws or self.threads or self.brings or self.worries or self.access_needs)


def digest_of(gathering: Gathering) -> Digest:
    """One query. Access needs carry their names: somebody has to act on them."""
    rows = list(gathering.rsvps.with_names())
    there = [row for row in rows if row.answer in (Answer.YES, Answer.MAYBE, Answer.OPEN)]
    return Digest(
        counts=counts_of(rows),
        draws=sayings(there, "draws"),
        threads=threads_of(sayings(there, "well_spent")),
        brings=sayings(there, "brings"),
        worries=sayings(there, "worries"),
        access_needs=[Saying(row.access_needs, row.person.name) for row in there if row.access_needs],
        met={value: sum(row.met == value for row in rows) for value in (Met.MET, Met.PARTLY, Met.MISSED)},
    )


def counts_of(rows: list[Rsvp]) -> dict[str, int]:
    counts = {value or "open": sum(row.answer == value and not row.waiting for row in rows) for value in Answer.values}
    return counts | {"waiting": sum(row.waiting for row in rows), "invited": len(rows)}


def sayings(rows: list[Rsvp], question: str) -> list[Saying]:
    """What was said to a question. Words without a name come last, in the order of the alphabet, and alone: among the
    others their place, or whether it was worth it, would tell whose they are."""
    said = [row for row in rows if getattr(row, question)]
    unnamed = sorted((getattr(row, question) for row in said if row.without_name), key=str.casefold)
    named = [Saying(getattr(row, question), row.person.name, row.met) for row in said if not row.without_name]
    return [*named, *map(Saying, unnamed)]


def threads_of(said: list[Saying]) -> list[Thread]:
    """Each saying once, with the most shared of its terms."""
    texts = [saying.words for saying in said]
    found, taken, threads = themes(texts), set[int](), []
    for theme in found:
        fresh = [index for index in theme.said_by if index not in taken]
        taken.update(fresh)
        if fresh:
            threads.append(Thread(theme.term, [said[index] for index in fresh]))
    alone = [said[index] for index in outside(texts, found)]
    return [*threads, Thread("", alone)] if alone else threads
