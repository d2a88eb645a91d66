"""Who could help whom, and why. Pure functions: no database."""

import doctest
from random import Random

import pytest

from partners import matching
from partners.matching import BUDGET, Circle, Index, Source, Wish, open_triangles, rank, terms_of


def wish(words: str, key: int = 1, partner: int | None = 99, **fields) -> Wish:
    return Wish(key, partner, terms_of(words), **fields)


def source(partner: int, words: str, kind: str = "offer", **fields) -> Source:
    return Source(partner, kind, frozenset(terms_of(words)), **fields)


def ranked(one: Wish, *sources: Source, **index) -> list[tuple[int, list]]:
    found = rank([one], Index(sources, **index))[one.key]
    return [(match.partner, [(reason.kind, reason.words) for reason in match.reasons]) for match in found]


def test_the_examples_of_the_docstrings_are_true():
    assert doctest.testmod(matching).failed == 0


def test_shared_words_make_a_match_and_are_its_reason():
    found = ranked(wish("A warm room on Fridays"), source(1, "Rooms, warm ones"), source(2, "A van"))
    assert found == [(1, [("offer", ("room", "warm"))])]


def test_endings_do_not_matter():
    assert ranked(wish("Somebody hosting"), source(1, "We host")) == [(1, [("offer", ("hosting",))])]


def test_words_that_everybody_says_make_no_match():
    assert ranked(wish("We need help with the work of people"), source(1, "People can help with work")) == []


def test_a_rare_word_counts_more_than_a_common_one():
    common = [source(number, "a room") for number in range(10, 20)]
    found = ranked(wish("A room, and Tigrinya"), *common, source(1, "Tigrinya"))
    assert found[0] == (1, [("offer", ("Tigrinya",))])


def test_an_offer_counts_more_than_a_strength_and_a_strength_more_than_history():
    words = "bookkeeping for a month"
    kinds = [source(1, words, "job"), source(2, words, "best_at"), source(3, words, "offer")]
    assert [partner for partner, _why in ranked(wish("bookkeeping"), *kinds)] == [3, 2, 1]


def test_a_tag_is_a_stronger_bond_than_a_word():
    tagged = Source(1, "offer", frozenset(), frozenset({"rooms"}))
    found = ranked(wish("a place", tags=frozenset({"rooms"})), tagged, source(2, "a place"))
    assert [partner for partner, _why in found] == [1, 2]


def test_the_same_place_tips_the_scales_and_is_a_reason():
    near = {2: frozenset({7})}
    found = ranked(wish("a room", places=frozenset({7})), source(1, "room"), source(2, "room"), places=near)
    assert found[0] == (2, [("offer", ("room",)), ("place", ())])


def test_nobody_is_suggested_to_itself():
    assert ranked(wish("a room", partner=1), source(1, "a room")) == []


def test_please_do_not_ask_us_is_respected():
    refused = {1: frozenset(terms_of("Grant writing"))}
    assert ranked(wish("Somebody to write a grant"), source(1, "grants"), refused=refused) == []


def test_the_offer_that_answers_best_is_named():
    sources = [source(1, "a room", offer=5), source(1, "a warm room on Friday", offer=6)]
    assert rank([wish("a warm room on Fridays")], Index(sources))[1][0].offer in (5, 6)


def test_faint_matches_are_left_out_beside_strong_ones():
    strong = source(1, "evaluation reports explained plainly")
    found = ranked(wish("evaluation reports explained plainly"), strong, source(2, "plainly", "job"))
    assert [partner for partner, _why in found] == [1]


@pytest.mark.parametrize("vocabulary", [3, 300, 30_000], ids=["all say the same", "some", "everybody differs"])
def test_a_thousand_needs_against_a_thousand_offers_stay_within_the_budget(vocabulary):
    dice = Random(1)

    def words() -> str:
        return " ".join(f"term{dice.randrange(vocabulary)}x" for _ in range(15))

    index = Index([source(number, words()) for number in range(1000)])
    found = rank([wish(words(), key=number, partner=number) for number in range(1000)], index)
    assert len(found) == 1000
    assert index.looked_at <= 1000 * BUDGET


def triangles(circles: list[Circle], ties: set[frozenset[int]]) -> list[tuple]:
    return [(one.one, one.other, one.contacts, one.themes, one.places) for one in open_triangles(circles, ties)]


def test_two_who_know_the_same_third_make_an_open_triangle():
    ties = {frozenset({1, 2}), frozenset({2, 3})}
    assert triangles([Circle(1), Circle(2), Circle(3)], ties) == [(1, 3, (2,), (), ())]


def test_whoever_knows_one_another_needs_no_introduction():
    ties = {frozenset({1, 2}), frozenset({2, 3}), frozenset({1, 3})}
    assert triangles([Circle(1), Circle(2), Circle(3)], ties) == []


def test_a_theme_brings_two_together():
    circles = [Circle(1, frozenset({"reading"})), Circle(2, frozenset({"reading"})), Circle(3)]
    assert triangles(circles, set()) == [(1, 2, (), ("reading",), ())]


def test_a_place_alone_brings_together_where_nothing_else_does():
    circles = [Circle(1, places=frozenset({5})), Circle(2, places=frozenset({5}))]
    assert triangles(circles, set()) == [(1, 2, (), (), (5,))]


def test_what_a_crowd_shares_brings_nobody_together():
    circles = [Circle(number, frozenset({"children"})) for number in range(matching.CROWD + 1)]
    assert triangles(circles, set()) == []
