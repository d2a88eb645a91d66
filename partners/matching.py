"""Who could help whom, and why: words that two sides share, the rarer the better. Pure functions, no database.

A wish (a need, a job without a holder) is held against sources (what partners offer, say they do best, have done).
The weight of a shared word is the inverse document frequency of Karen Spärck Jones, "A statistical interpretation of
term specificity and its application in retrieval" (1972). For each wish at most BUDGET entries of the index are looked
at, rare words first, so that 1,000 wishes against 1,000 sources take a fraction of a second whatever they say.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest
from itertools import combinations
from math import log

from network.lib.search import fold

BUDGET = 200
MOST_TERMS = 40
SAME_PLACE = 0.5
FAINT = 0.4  # of the best score; what lies below is noise beside it
CROWD = 40  # a theme or place that more partners share than this brings nobody together
# What a shared word is worth, by where it was said.
WEIGHTS = {"offer": 2.0, "best_at": 1.6, "call_for": 1.6, "can_help": 1.4, "job": 1.2}
TAG_WEIGHT = 2.0
SILENT = frozenset(
    fold(
        "a about after again all also an and any are around as ask at be because been before but by can could day do "
        "does each every find finds for from get give gives good has have help helps her here his hour how i if in "
        "into is it its keep keeps kind know like little long look made make makes many may month more most need "
        "needs network new no not now of off on one only or other our out over own partner partners people please say "
        "says she should so some somebody someone such take takes than that the their them then there they thing "
        "things this those through time to together too two under up us use very want wants was we week what when "
        "where which who will with without work works would write writes year you your "
    ).split()
)
ENDINGS = ("ings", "ing", "ers", "er", "ies", "es", "ed", "s", "e", "y")


@dataclass(frozen=True)
class Wish:
    """What is looked for. key: the caller's. partner: whose it is (never suggested to itself), None for the network's.

    terms: stem → the word as it was written; tags: folded. places: keys of places, any hashable.
    """

    key: int
    partner: int | None
    terms: Mapping[str, str]
    tags: frozenset[str] = frozenset()
    places: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Source:
    """One thing a partner said or did. kind: of WEIGHTS; offer: the key of the offer it comes from."""

    partner: int
    kind: str
    terms: frozenset[str]
    tags: frozenset[str] = frozenset()
    offer: int | None = None


@dataclass(frozen=True)
class Reason:
    """Why: the kind of source and the words of the wish that it answers; kind "place" has none."""

    kind: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """A partner that could help; the higher the score the better. offer: the offer that answers best, if one does."""

    partner: int
    score: float
    reasons: tuple[Reason, ...]
    offer: int | None = None


@dataclass
class Index:
    """Sources by term, what each partner does not want to be asked for, where it is. looked_at: entries seen so far."""

    sources: Sequence[Source]
    refused: Mapping[int, frozenset[str]] = field(default_factory=dict)
    places: Mapping[int, frozenset[int]] = field(default_factory=dict)
    looked_at: int = 0

    def __post_init__(self) -> None:
        """Turn sources and places round. Of each partner only the weightiest source of a term counts."""
        found: dict[str, dict[int, Source]] = defaultdict(dict)
        for source in sorted(self.sources, key=lambda source: -WEIGHTS[source.kind]):
            for term in (*source.terms, *(f"#{tag}" for tag in source.tags)):
                found[term].setdefault(source.partner, source)
        self.postings = {term: list(sources.values()) for term, sources in found.items()}
        self.at: dict[int, set[int]] = defaultdict(set)  # place → partners
        for partner, places in self.places.items():
            for place in places:
                self.at[place].add(partner)

    def worth(self, term: str) -> float:
        """Inverse document frequency, from about 0.7 for a word everybody uses."""
        return log(1 + len(self.sources) / len(self.postings[term]))


def terms_of(*texts: str) -> dict[str, str]:
    """The telling words of texts: stem → the word as first written. Endings are English; other words match whole.

    >>> terms_of("A warm room on Fridays, hosted by us")
    {'warm': 'warm', 'room': 'room', 'friday': 'Fridays', 'host': 'hosted'}
    """
    terms: dict[str, str] = {}
    for word in re.findall(r"[^\W_]+", " ".join(texts)):
        if telling := stem_of(word):
            terms.setdefault(telling, word)
    return terms


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """The folded stem of a word as somebody wrote it; "" for one that tells nothing."""
    folded = fold(word)
    return stem(folded) if len(folded) > 2 and folded not in SILENT else ""


def stem(word: str) -> str:
    """A word without its ending, so that hosts and hosting meet. At least four letters stay."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def rank(wishes: Iterable[Wish], index: Index, most: int = 5) -> dict[int, list[Match]]:
    """For each wish the `most` partners that could help best, best first.

    Left out: the wish's own partner, and whoever asked not to be asked for one of its words.
    """
    return {wish.key: best(wish, index, most) for wish in wishes}


def best(wish: Wish, index: Index, most: int) -> list[Match]:
    scores, found = shared(wish, index)
    scores.pop(wish.partner or 0, None)
    for partner in scores.keys() & index.refused.keys():
        if index.refused[partner] & wish.terms.keys():
            del scores[partner]
    for partner in near(wish, index) & scores.keys():
        scores[partner] += SAME_PLACE
    ranked = nlargest(most, ((score, -partner) for partner, score in scores.items()))
    return [match_of(wish, index, -key, score, found[-key]) for score, key in ranked if score >= FAINT * ranked[0][0]]


def near(wish: Wish, index: Index) -> set[int]:
    """The partners that serve a place of the wish."""
    return set().union(*(index.at.get(place, ()) for place in wish.places))


Shared = list[tuple[str, float, Source]]


def shared(wish: Wish, index: Index) -> tuple[dict[int, float], dict[int, Shared]]:
    """partner → score, and partner → (term, worth, source). Looks at no more than BUDGET entries."""
    scores: dict[int, float] = defaultdict(float)
    found: dict[int, Shared] = defaultdict(list)
    postings = index.postings
    known = [term for term in (*(f"#{tag}" for tag in wish.tags), *wish.terms) if term in postings]
    left = BUDGET
    for term in sorted(known, key=lambda term: len(postings[term]))[:MOST_TERMS]:
        worth = index.worth(term) * (TAG_WEIGHT if term[0] == "#" else 1.0)
        entries = postings[term][:left]
        left -= len(entries)
        for source in entries:
            here = worth * WEIGHTS[source.kind]
            scores[source.partner] += here
            found[source.partner].append((term, here, source))
    index.looked_at += BUDGET - left
    return scores, found


def match_of(wish: Wish, index: Index, partner: int, score: float, terms: Shared) -> Match:
    by_kind: dict[str, dict[str, str]] = defaultdict(dict)
    offers: Counter[int] = Counter()
    for term, worth, source in terms:
        bare = term.removeprefix("#")  # a tag and a word that say the same are one reason
        by_kind[source.kind].setdefault(stem(bare), wish.terms.get(bare) or wish.terms.get(stem(bare)) or bare)
        if source.offer is not None:
            offers[source.offer] += round(worth * 1000)
    reasons = [Reason(kind, tuple(sorted(by_kind[kind].values()))) for kind in WEIGHTS if kind in by_kind]
    if partner in near(wish, index):
        reasons.append(Reason("place"))
    return Match(partner, round(score, 3), tuple(reasons), offers.most_common(1)[0][0] if offers else None)


@dataclass(frozen=True)
class Circle:
    """What a partner has in common with others: folded themes, keys of places."""

    partner: int
    themes: frozenset[str] = frozenset()
    places: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Triangle:
    """Two partners without a tie that have something in common: contacts (keys of partners), themes, places."""

    one: int
    other: int
    contacts: tuple[int, ...]
    themes: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def weight(self) -> float:
        return 2.0 * len(self.contacts) + 1.5 * len(self.themes) + 0.5 * len(self.places)


def open_triangles(circles: Sequence[Circle], ties: Iterable[frozenset[int]], most: int = 10) -> list[Triangle]:
    """Pairs without a tie that share a contact, a theme or a place; those with the most in common first.

    ties: pairs of partners that know each other. An open triangle: A knows B, B knows C, A and C have not met.
    What more than CROWD partners share is passed over: it brings nobody together, and the work stays bounded.
    """
    tied = set(ties)
    here = {circle.partner for circle in circles}
    contacts: dict[int, set[int]] = defaultdict(set)
    for one, other in (tuple(pair) for pair in tied if len(pair) == 2):
        contacts[one].add(other)
        contacts[other].add(one)
    by_contact = pairs_of({hub: around & here for hub, around in contacts.items()}, tied)
    by_theme = pairs_of(members(circles, "themes"), tied)
    by_place = pairs_of(members(circles, "places"), tied)
    triangles = [
        Triangle(*pair, *(tuple(sorted(shares[pair])) for shares in (by_contact, by_theme, by_place)))
        for pair in {**by_contact, **by_theme, **by_place}
    ]
    telling = [triangle for triangle in triangles if triangle.contacts or triangle.themes or len(triangle.places) > 1]
    return nlargest(most, telling or triangles, key=lambda triangle: (triangle.weight, -triangle.one, -triangle.other))


def members(circles: Iterable[Circle], attribute: str) -> dict:
    """Each theme or place → the partners that share it."""
    found = defaultdict(set)
    for circle in circles:
        for thing in getattr(circle, attribute):
            found[thing].add(circle.partner)
    return found


def pairs_of(groups: Mapping, tied: set[frozenset[int]]) -> dict[tuple[int, int], set]:
    """Pairs without a tie → what brings them together."""
    pairs = defaultdict(set)
    for thing, group in groups.items():
        for pair in combinations(sorted(group), 2) if len(group) <= CROWD else ():
            if frozenset(pair) not in tied:
                pairs[pair].add(thing)
    return defaultdict(set, pairs)
