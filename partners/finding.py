"""Search of the directory: partners and people by organisation, person, role and place; fast for any word.

A word may stand in several tables: «novak» in a person's name, «coordinator» in a role, «Sandpiper» in a partner's
text. Asked for in all of them by one condition, a database reads every row. So we look first, a thousand ids at most
from each table: a rare word becomes a list of ids, and only a common one, which fills a page quickly, is looked for
row by row.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet

from network.lib.pages import COUNT_CAP
from network.lib.search import fold, holds, ids_of, there_is, words
from partners.directory import sees_all, visible_affiliations
from partners.models import Affiliation, Partner, Place, Sector
from people.models import Person


@dataclass(frozen=True)
class Source:
    """A table a word may stand in: rows there, the column of the id looked for, and the condition for one word."""

    rows: QuerySet
    key: str
    holds: Callable[[str], Q]

    def ids(self, asked: list[str]) -> QuerySet:
        return self._holding(asked).values(found=F(self.key))

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
    seen = CURRENT if sees_all(viewer) else visible_affiliations(viewer)
    return (
        Source(Person.objects.all(), "pk", holds),
        Source(seen, "person_id", ROLE),
        Source(seen, "person_id", lambda word: holds(word, "partner__sort_name")),
    )


@dataclass(frozen=True)
class Found:
    """What was found, and whether it is known to be more than COUNT_CAP (see network.lib.pages)."""

    rows: QuerySet
    many: bool = False


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
    return Found(rows, many=not rare and len(asked) == 1)


def _look(looks: list[list[str]], sources: Sequence[Source]) -> list[Ids]:
    """For each list of words and each source the ids found, at most COUNT_CAP + 1. One query for all."""
    found = iter(ids_of([source.ids(asked)[: COUNT_CAP + 1] for asked in looks for source in sources]))
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
