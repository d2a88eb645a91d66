"""Nobody finds out one answer about trust or value: not from all that is published, nor by subtracting their own."""

import re
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backbone.models import NetworkPicture, Relationship
from backbone.network_map import drawing
from backbone.network_map.scale import ASPECTS
from backbone.network_map.trust import FEWEST, figures_of, one_of, published
from network.lib.dates import today
from tests.make import make_partner, make_person
from tests.make_network import make_guest, make_relationship, make_round

TOKEN = re.compile("[A-Za-z0-9]{64}")  # against forged requests, another one in every answer
one_to_four = st.integers(1, 4)
anything = st.lists(st.lists(one_to_four, min_size=1, max_size=4), min_size=1, max_size=9)
agreed = st.builds(lambda own, others, count: [[own], *[[others]] * count], one_to_four, one_to_four, st.integers(3, 9))
said = anything | agreed  # where all others said the same, there is most to find out


def another_world(answers: list[list[int]], whose: int, which: int, own: int) -> list[list[int]] | None:
    """Other answers, the same of `own` and with one answer changed, of which exactly the same is published."""
    before = figures_of({"openness": answers})
    others = [place for place in range(len(answers)) if place not in (whose, own)]
    for number, step, place in product((1, 2, 3, 4), (0, 1, -1), others or [whose]):
        changed = [list(numbers) for numbers in answers]
        if number == answers[whose][which]:
            continue
        for at in range(len(changed[whose])):
            changed[whose][at] = number
        if others and step:
            changed[place] = [min(4, max(1, one_of(changed[place]) + step))]
        if figures_of({"openness": changed}) == before:
            return changed
    return None


@settings(deadline=None, max_examples=250)
@given(answers=said, data=st.data())
def test_for_every_answer_there_is_another_world_that_looks_the_same(answers, data):
    whose = data.draw(st.integers(0, len(answers) - 1))
    which = data.draw(st.integers(0, len(answers[whose]) - 1))
    own = data.draw(st.integers(-1, len(answers) - 1).filter(lambda place: place != whose))
    assert another_world(answers, whose, which, own) is not None


@pytest.mark.parametrize("others", [[4, 4, 4, 4], [1, 1, 1, 1], [4] * 9, [1] * 9])
@pytest.mark.parametrize("own", [1, 2, 3, 4])
def test_who_knows_their_own_does_not_learn_that_all_others_said_the_same(others, own):
    nearly = [*others[:-1], 3 if others[0] == 4 else 2]
    assert published([*others, own]) == published([*nearly, own])


def test_fewer_than_five_are_no_figure():
    four, five = published([3, 2, 3, 2]), published([3, 2, 3, 2, 3])
    assert (FEWEST, four.mean, five.mean) == (5, None, 2.6)


def answered_round(numbers: list[int]):
    """A round in which each guest says one number everywhere about one partner."""
    round, about = make_round(), make_partner("Rivermouth Clinic")
    for number in numbers:
        make_relationship(make_guest(round), about, **dict.fromkeys(ASPECTS, number))
    return round


def seen(client, round) -> list[tuple[int, str]]:
    """Every page, file and answer of the API that tells of rounds and the network, as far as it opens."""
    urls = [
        "/network/", "/network/?kind=both", "/network/data/", "/network/rounds/", f"/network/rounds/{round.pk}/",
        "/network/export/kumu.json", "/network/export/network.graphml", "/network/export/measures.csv",
        "/network/export/kumu-connections.csv", "/network/export/kumu-elements.csv", "/api/v1/relationship-rounds/",
        f"/api/v1/relationship-rounds/{round.pk}/", f"/api/v1/relationship-rounds/{round.pk}/guests/",
        "/api/v1/relationships/", "/api/v1/network-pictures/", "/audit/",
    ]  # fmt: skip
    answers = [client.get(url) for url in urls]
    texts = [b"".join(one.streaming_content) if one.streaming else one.content for one in answers]
    return [(one.status_code, TOKEN.sub("", text.decode())) for one, text in zip(answers, texts, strict=True)]


@pytest.mark.django_db
def test_nothing_that_can_be_read_changes_with_an_answer_while_a_round_is_open(asha, ben, sandpiper, as_):
    round, texts = answered_round([2, 3, 2, 3, 2, 3]), []
    make_guest(round, sandpiper, ben)
    for number in (None, 4):
        Relationship.objects.update(**dict.fromkeys(ASPECTS, number))
        drawing.draw("partners", today())
        drawing.draw("both", today())
        NetworkPicture.objects.update(drawn_at=round.opened_at)
        texts.append((seen(as_(asha), round), seen(as_(ben), round)))
    assert texts[0] == texts[1]
    assert [[status for status, _text in told].count(200) for told in texts[0]] == [16, 6]


@pytest.mark.django_db
def test_single_answers_are_thrown_away_with_the_closing_and_what_is_left_never_changes(asha):
    round = answered_round([2, 3, 2, 3, 2, 3])
    round.close(asha)
    left = {aspect: {"partners": 6, "mean": 2.5, "at_most": False, "at_least": False} for aspect in ASPECTS}
    assert round.figures == left
    assert set(Relationship.objects.values_list(*ASPECTS)) == {(None,) * 6}
    Relationship.objects.all().delete()
    round.refresh_from_db()
    assert round.figures == left


@pytest.mark.django_db
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.lists(one_to_four, min_size=1, max_size=7))
def test_a_round_publishes_what_the_pure_function_says_and_nothing_before(asha, numbers):
    round = answered_round(numbers)
    before = dict(round.figures)
    round.close(asha)
    said = [[number] for number in numbers]
    assert (before, round.figures) == ({}, figures_of(dict.fromkeys(ASPECTS, said)))


@pytest.mark.django_db
def test_everybody_reads_their_own_answers_only(asha):
    round = make_round()
    mine, other = make_guest(round), make_guest(round, person=make_person())
    row = make_relationship(mine, other.partner, reliability=2)
    seen = [list(Relationship.objects.visible_to(person)) for person in (mine.person, other.person, asha)]
    assert seen == [[row], [], []]
