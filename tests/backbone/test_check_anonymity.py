"""Nobody can tell one answer of somebody else: whatever is shown, to whomever, whenever, fits several answers."""

import re
from collections import Counter, defaultdict
from itertools import combinations_with_replacement

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from backbone import checking
from backbone.check_results import level_of
from backbone.models import FEWEST, Check
from backbone.statements import VALUES
from network.lib.clock import as_of
from people.models import Link
from tests.make import make_person
from tests.make_checks import make_check

PEOPLE = range(FEWEST, 9)
CHECK_ONLY = (Phase.explicit, Phase.generate)  # a smaller example would tell no more, and take minutes


@pytest.mark.parametrize("people", PEOPLE)
def test_no_mean_tells_the_answer_of_anybody_not_even_to_who_answered_too(people):
    """Every way in which so many people can answer, by what is shown of it; for whoever knows one answer, or none."""
    worlds = defaultdict(list)
    for answers in combinations_with_replacement(VALUES, people):
        worlds[level_of(Counter(answers))].append(Counter(answers))
    for shown, possible in worlds.items():
        for own in (None, *VALUES):
            others = [world - Counter([own]) for world in possible if own is None or world[own]]
            fitting = {value for world in others for value in world}
            assert len(fitting) != 1, f"{shown} tells {fitting} to somebody who said {own}"


@pytest.mark.parametrize("people", range(5))
def test_of_fewer_than_five_nothing_is_shown(people):
    assert {level_of(Counter(said)) for said in combinations_with_replacement(VALUES, people)} == {None}


answer = st.one_of(st.none(), st.sampled_from(list(VALUES)))
sheet = st.tuples(answer, st.sampled_from(["", "Lamp", "=1+1"]))


@pytest.mark.slow
@given(sheets=st.lists(sheet, min_size=2, max_size=6), order=st.randoms(use_true_random=False))
@example(sheets=[(1, "Lamp"), (5, "=1+1"), *[(5, "")] * 3], order=None)
@example(sheets=[(1, "Lamp"), *[(5, "")] * 3], order=None)
@settings(max_examples=2, deadline=None, phases=CHECK_ONLY, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_changes_anywhere_when_people_swap_their_answers(sheets, order, asha, ben, as_):
    """All pages, files and answers of the API at every moment: while it is open, and closed. With fewer than five
    people, nothing changes either when one of them says something else."""
    swapped = list(sheets)
    if order:
        order.shuffle(swapped)
    else:
        swapped.reverse()
    with as_of(timezone.now()):
        told = told_by(sheets, asha, ben, as_)
        assert told == told_by(swapped, asha, ben, as_)
        if len(sheets) < FEWEST:
            changed = [(3 if sheets[0][0] != 3 else 2, "Another word"), *sheets[1:]]
            assert told == told_by(changed, asha, ben, as_)


def told_by(sheets, asha, ben, as_) -> list[str]:
    """Everything somebody could read, moment by moment; then it is undone."""
    with transaction.atomic():
        people = [make_person(f"Voice {number}", f"voice{number}@example.org") for number in range(len(sheets))]
        check = make_check(asha, [*people, ben], name="The round")
        told = everything(check, asha, ben, as_)
        for person, (value, words) in zip(people, sheets, strict=True):
            check.asked.get(person=person).send(person, {1: value, 2: 3} if value else {2: 3}, {1: words})
            told += read(as_(ben), f"/check/{check.pk}/", f"/api/v1/checks/{check.pk}/results/")
        told += everything(check, asha, ben, as_)
        checking.close(check, asha)
        told += everything(check, asha, ben, as_)
        transaction.set_rollback(True)
    return told


def everything(check: Check, asha, ben, as_) -> list[str]:
    link = Link.create(ben, "check.answer", check.asked.get(person=ben))
    pages = [f"/check/{check.pk}/", f"/check/{check.pk}/results.csv", f"/api/v1/checks/{check.pk}/results/"]
    return [
        *read(as_(asha), *pages, "/check/", "/audit/", f"/api/v1/checks/{check.pk}/"),
        *read(as_(ben), *pages, f"/l/{link.token}/"),
    ]


def read(client, *pages: str) -> list[str]:
    return [CHANCE.sub("", client.get(page).content.decode()) for page in pages]


# What is different each time: numbers of rows, random keys, tokens.
CHANCE = re.compile(
    r"/check/[0-9]+/|/[0-9]+/|[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9_~-]{40,}|#[0-9]+|\"id\":[0-9]+|value=\"[0-9]+\""
)
