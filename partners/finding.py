"""Search of the directory: partners and people by organisation, person, role and place; fast for any word.

A word may stand in several tables: «novak» in a person's name, «coordinator» in a role, «Sandpiper» in a partner's
text. Asked for in all of them by one condition, a database reads every row. So we look first, a thousand ids at most
from each table: a rare word becomes a list of ids, and only a common one, which fills a page quickly, is looked for
row by row.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet
from django.http import HttpRequest

from network.lib.pages import COUNT_CAP, Page, page_of
from network.lib.search import MAX_WORDS, SHORT, Asked, fold, holds, ids_of, in_like, there_is, words
from partners.directory import sees_all, visible_affiliations
from partners.models import Affiliation, Partner, Place, Sector
from people.models import Person

COSTLY_CAP = 100  # of rows where several common words have to be looked for one row after the other
FIRST_MARK = 0xE000  # of the characters that Unicode gives no meaning
MARK = re.compile(f"([{chr(FIRST_MARK)}-{chr(FIRST_MARK + MAX_WORDS)}])\\1*")


@dataclass(frozen=True)
class Source:
    """A table a word may stand in: rows there, the column of the id looked for, and the condition for one word.

    written: the SQL of look(), which is the same for all words of a length; to write it takes longer than to ask it.
    """

    rows: QuerySet
    key: str
    holds: Callable[[str], Q]
    written: dict[Any, Asked] = field(default_factory=dict, compare=False)

    def look(self, asked: list[str]) -> Asked:
        """The SQL that finds the ids where all these words stand, at most COUNT_CAP + 1."""
        marks = [chr(FIRST_MARK + place) * min(len(word), SHORT) for place, word in enumerate(asked)]
        shape = (COUNT_CAP, *marks)
        if shape not in self.written:
            rows = self._holding(marks).values(found=F(self.key))[: COUNT_CAP + 1]
            self.written[shape] = rows.query.sql_with_params()
        sql, values = self.written[shape]
        words_of = dict(zip(marks, map(in_like, asked), strict=True))
        return sql, [
            MARK.sub(lambda mark: words_of[mark[0]], value) if isinstance(value, str) else value for value in values
        ]

    def beside(self, word: str) -> Q:
        """The condition on the row looked for itself."""
        if self.key == "pk":
            return self.holds(word)
        return Q(there_is(self._holding([word]).filter(**{self.key: OuterRef("pk")})))

    def _holding(self, asked: list[str]) -> QuerySet:
        return self.rows.order_by().filter(*map(self.holds, asked))


CURRENT = Affiliation.objects.current()
ROLE, NAME = holds, lambda word: holds(word, "person__search")
OF_PARTNERS = (
    Source(Partner.objects.all(), "pk", holds),
    Source(CURRENT, "partner_id", ROLE),
    Source(CURRENT, "partner_id", NAME),
    Source(Partner.places.through.objects.all(), "partner_id", lambda word: holds(word, "place__key")),
)
OF_PUBLIC_PARTNERS = (
    Source(Partner.objects.all(), "pk", lambda word: holds(word, "sort_name")),
    Source(Partner.places.through.objects.all(), "partner_id", lambda word: holds(word, "place__key")),
)


def of_people(viewer: Any) -> tuple[Source, ...]:
    """Roles and partners count only where the viewer sees them: a word must not tell who is at a hidden partner."""
    return OF_ALL_PEOPLE if sees_all(viewer) else _of_people(visible_affiliations(viewer))


def _of_people(seen: QuerySet) -> tuple[Source, ...]:
    return (
        Source(Person.objects.all(), "pk", holds),
        Source(seen, "person_id", ROLE),
        Source(seen, "person_id", lambda word: holds(word, "partner__sort_name")),
    )


OF_ALL_PEOPLE = _of_people(CURRENT)


@dataclass(frozen=True)
class Found:
    """What was found. many: it is known to be more than COUNT_CAP. count_to: counting further costs too much."""

    rows: QuerySet
    many: bool = False
    count_to: int = COUNT_CAP

    def page(self, rows: QuerySet, request: HttpRequest) -> Page:
        """The page asked for of what was found; `rows` are its rows with what the page shows of each."""
        return page_of(rows, request, known_many=self.many, count_to=self.count_to)

    def for_api(self) -> QuerySet:
        """The rows, with what network.lib.api.Pages wants to know of them."""
        self.rows.known_many, self.rows.count_to = self.many, self.count_to  # type: ignore[attr-defined]
        return self.rows


def find_partners(partners: QuerySet[Partner], asked: Mapping[str, str]) -> Found:
    """Of these partners those of a sector, serving a place, and holding every word of q.

    asked: a query such as request.GET; `sector` is one of Sector, `place` a name or its beginning, `q` words that stand
    in a partner's text, its places, or its people's names and roles. What is empty or unknown does not narrow.
    """
    if (sector := asked.get("sector", "")) in Sector.values:
        partners = partners.filter(sector=sector)
    if place := fold(asked.get("place", "").replace("\x00", "")):
        served = Place.objects.filter(key__startswith=place).values_list("pk", flat=True)[:COUNT_CAP]
        serving = Partner.places.through.objects.filter(place_id__in=list(served))
        partners = partners.filter(pk__in=serving.values("partner_id"))
    return _find(partners, asked.get("q", ""), OF_PARTNERS)


def find_public(partners: QuerySet[Partner], asked: Mapping[str, str]) -> Found:
    """As find_partners(), for readers who see little: words of q stand in the name or the places, nowhere else."""
    return _find(partners, asked.get("q", ""), OF_PUBLIC_PARTNERS)


def find_people(people: QuerySet[Person], asked: Mapping[str, str], viewer: Any) -> Found:
    """Of these people those who hold every word of q in their name, or in roles and partners' names the viewer sees."""
    return _find(people, asked.get("q", ""), of_people(viewer))


Ids = list[set[int]]  # of each source


def _find(rows: QuerySet, query: str, sources: tuple[Source, ...]) -> Found:
    asked = words(query)
    if not asked:
        return Found(rows)
    alone = _look([[word] for word in asked], sources)
    rare = [found for found in alone if not _is_common(found)]
    if rare:
        rows = rows.filter(pk__among=reduce(and_, map(_union, rare)))
    elif len(asked) > 1:
        # Each word common, together rare: those where they stand in one text are what is meant.
        [together] = _look([asked], [source for source, *found in zip(sources, *alone, strict=True) if all(found)])
        if any(together) and not _is_common(together):
            return Found(rows.filter(pk__among=_union(together)))
    for word, found in zip(asked, alone, strict=True):
        if _is_common(found):
            rows = rows.filter(_beside(sources, word, found))
    if rare:
        return Found(rows)
    return Found(rows, many=True) if len(asked) == 1 else Found(rows, count_to=COSTLY_CAP)


def _look(looks: list[list[str]], sources: Sequence[Source]) -> list[Ids]:
    """For each list of words and each source the ids found, at most COUNT_CAP + 1. One query for all."""
    found = iter(ids_of([source.look(asked) for asked in looks for source in sources]))
    return [[next(found) for _source in sources] for _asked in looks]


def _is_common(found: Ids) -> bool:
    return any(len(ids) > COUNT_CAP for ids in found)


def _union(found: Ids) -> set[int]:
    return set().union(*found)


def _beside(sources: tuple[Source, ...], word: str, found: Ids) -> Q:
    """A common word, row by row: only in the tables where it is common, and the ids of the others."""
    common = [source.beside(word) for source, ids in zip(sources, found, strict=True) if len(ids) > COUNT_CAP]
    others = _union([ids for ids in found if len(ids) <= COUNT_CAP])
    return reduce(or_, common) | Q(pk__among=others)
