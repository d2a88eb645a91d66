"""The library of reflection questions."""

from collections import Counter

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gatherings.models import Level, Leverage, Moment, Prompt
from gatherings.prompts import MEANINGS, SHIPPED
from people.models import AuditEntry
from tests.make_gatherings import make_gathering
from tests.make_reflections import make_prompt
from tests.queries import assert_same_queries


def test_every_leverage_point_has_a_meaning_and_prompts_that_come_along():
    assert sorted(MEANINGS) == sorted(Leverage.values) == sorted({one.leverage for one in SHIPPED})


def test_prompts_that_come_along_are_tagged_with_words_we_know():
    assert {one.level for one in SHIPPED} == set(Level.values)
    assert {one.moment for one in SHIPPED} == set(Moment.values)
    assert [key for key, count in Counter(one.key for one in SHIPPED).items() if count > 1] == []


def test_prompts_that_come_along_are_taken_in_once(asha):
    assert [Prompt.take_in_shipped(asha), Prompt.take_in_shipped(asha)] == [len(SHIPPED), 0]
    assert AuditEntry.objects.filter(act="prompt.taken_in").count() == 1


def test_one_that_was_put_away_or_reworded_does_not_come_back(asha):
    Prompt.take_in_shipped(asha)
    Prompt.objects.get(key="drift").retire(asha)
    Prompt.objects.get(key="urgency").edit(asha, text="Faster, or slower?")
    Prompt.take_in_shipped(asha)
    assert Prompt.objects.open().filter(key="drift").count() == 0
    assert Prompt.objects.get(key="urgency").text == "Faster, or slower?"


def test_the_same_question_stands_once(asha):
    fields = {"text": "What would a child ask here?", "leverage": 6}
    assert Prompt.add(asha, **fields) == Prompt.add(asha, **fields)


def test_a_prompt_put_away_comes_back(asha):
    prompt = make_prompt().retire(asha)
    assert list(Prompt.objects.open()) == []
    prompt.bring_back(asha)
    assert list(Prompt.objects.open()) == [prompt]


def test_a_stale_change_is_refused(asha):
    prompt = make_prompt()
    prompt.edit(asha, 1, text="Who else should be here?")
    with pytest.raises(ValidationError, match="meanwhile"):
        prompt.edit(asha, 1, text="Who is missing?")


@pytest.mark.parametrize("wrong", [{"text": ""}, {"leverage": 13}, {"level": "planet"}, {"moment": "never"}])
def test_the_database_refuses_what_is_no_prompt(db, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_prompt(**wrong)


def test_the_library_begins_with_one_button(as_, chidi):
    client = as_(chidi)
    assert "Take them in" in client.get("/prompts/").content.decode()
    client.post("/prompts/take-in/")
    assert "Whose way of seeing could I borrow" in client.get("/prompts/").content.decode()


def test_the_deepest_leverage_stands_first(as_, ben):
    make_prompt("Which number?", leverage=12)
    make_prompt("Which goal?", leverage=3)
    page = as_(ben).get("/prompts/").content.decode()
    assert 0 < page.index("Which goal?") < page.index("Which number?")


@pytest.mark.parametrize(
    ("query", "found"),
    [("leverage=3", True), ("leverage=4", False), ("level=network&moment=closing", True), ("moment=opening", False),
     ("q=GOAL", True), ("leverage=junk", True)],
)  # fmt: skip
def test_the_library_is_narrowed(as_, ben, query, found):
    make_prompt("Which goal?", leverage=3, level="network", moment="closing")
    assert ("Which goal?" in as_(ben).get(f"/prompts/?{query}").content.decode()) is found


def test_somebody_else_saved_meanwhile(as_, chidi, asha):
    prompt = make_prompt("Which goal?", leverage=3)
    prompt.edit(asha, text="Which goals?")
    said = {"text": "Which one goal?", "leverage": 3, "level": "network", "moment": "middle", "version": 1}
    response = as_(chidi).post(f"/prompts/{prompt.pk}/edit/", said)
    assert (response.status_code, "Which one goal?</textarea>" in response.content.decode()) == (409, True)


def test_the_library_asks_the_database_always_the_same(as_, chidi):
    assert_same_queries(as_(chidi), "/prompts/", make_prompt, 6)


def test_whoever_runs_a_gathering_takes_a_question_there(as_, asha, chidi, ben):
    prompt, mine = make_prompt(), make_gathering("Mine", chidi)
    make_gathering("Of Asha", asha)
    make_gathering("Over", chidi, in_days=-2)
    page = as_(chidi).get(prompt.get_absolute_url()).content.decode()
    there = f"/gatherings/{mine.pk}/reflections/new/?prompt={prompt.pk}"
    assert (there in page, page.count("/reflections/new/")) == (True, 1)
    assert as_(asha).get(prompt.get_absolute_url()).content.decode().count(f"?prompt={prompt.pk}") == 2
    assert "Use in a gathering" not in as_(ben).get(prompt.get_absolute_url()).content.decode()
    assert f'<option value="{prompt.pk}" selected>' in as_(chidi).get(there).content.decode()
