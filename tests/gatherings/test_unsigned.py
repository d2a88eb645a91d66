"""Words shared without a name do not lead to their writer: not by order, not by time, not by number."""

import re
from collections import Counter

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatherings.models import Pause, Reflection, Unsigned
from gatherings.reflecting import LEAST_UNSIGNED, end_pause
from people.holdings import copy_of
from tests.access.actors import signed_in
from tests.make import make_person
from tests.make_gatherings import make_gathering, make_rsvp
from tests.make_reflections import make_pause

WORDS = ("The night shift.", "The bus.", "Fathers.", "Whoever has no phone.", "The small ones.")
# What differs from one answer to the next whoever wrote: tokens against forgery, and the timer.
NOISE = re.compile(r'csrf\w*" (?:value|content)="[^"]*"|data-left="\d+"|value="\d+" aria-label="Time left"')


@pytest.fixture
def writers(db):
    return [make_person(f"Writer {number}") for number in range(len(WORDS))]


@pytest.fixture
def pause(asha, chidi, writers, db):
    gathering = make_gathering("First stories", chidi)
    for person in writers:
        make_rsvp(gathering, person, "yes")
    return make_pause(gathering, "Who is missing?")


def observed(clients, pause) -> list[str]:
    """Everything the backbone, the facilitator and another participant can fetch that could tell."""
    place = f"/gatherings/{pause.gathering_id}/"
    pages = ["", "reflections/", f"reflections/{pause.pk}/wall/"]
    apis = [f"/api/v1/pauses/{pause.pk}/", f"/api/v1/pauses/{pause.pk}/shared/", "/api/v1/reflections/"]
    urls = [*(place + page for page in pages), *apis]
    seen = [client.get(url).content.decode() for client in clients for url in urls]
    htmx = [client.get(f"{place}{pages[-1]}", headers={"hx-request": "true"}).content.decode() for client in clients]
    audit = clients[0].get("/audit/").content.decode()
    return [NOISE.sub("", text) for text in (*seen, *htmx, audit)]


def rows_but_reflections() -> list:
    ours = [model for model in apps.get_models() if model._meta.app_label in ("people", "partners", "gatherings")]
    return [list(model.objects.order_by("pk").values()) for model in ours if model is not Reflection]


@given(
    order=st.permutations(range(4)), sharing=st.lists(st.sampled_from(["unnamed", "private"]), min_size=4, max_size=4)
)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_changes_for_anybody_when_somebody_shares_without_a_name(asha, chidi, writers, pause, order, sharing):
    with transaction.atomic():
        clients = [signed_in(person) for person in (asha, chidi, writers[4])]
        rows, pages = rows_but_reflections(), observed(clients, pause)
        for number in order:
            Reflection.write(writers[number], pause, WORDS[number], sharing[number])
            assert (rows_but_reflections(), observed(clients, pause)) == (rows, pages)
        transaction.set_rollback(True)


@given(order=st.permutations(range(5)), count=st.integers(0, 5))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_at_the_end_all_appear_at_once_from_three_on_else_none(writers, pause, order, count):
    with transaction.atomic():
        for number in order[:count]:
            Reflection.write(writers[number], pause, WORDS[number], "unnamed")
        end_pause(pause, None)
        shown = sorted(Unsigned.objects.values_list("words", flat=True))
        assert shown == (sorted(WORDS[number] for number in order[:count]) if count >= LEAST_UNSIGNED else [])
        transaction.set_rollback(True)
    pause.refresh_from_db()


def test_their_order_has_nothing_to_do_with_who_wrote_first(writers, asha, chidi):
    firsts = Counter()
    for _number in range(24):
        pause = make_pause(make_gathering())
        for person, words in zip(writers[:3], WORDS, strict=False):
            Reflection.write(person, pause, words, "unnamed")
        end_pause(pause, None)
        firsts[pause.unsigned.first().words] += 1
    assert set(firsts) == set(WORDS[:3])


def test_a_row_knows_no_person_no_moment_and_no_number():
    fields = {field.name: field.get_internal_type() for field in Unsigned._meta.get_fields()}
    assert fields == {"id": "UUIDField", "pause": "ForeignKey", "words": "TextField"}


def test_what_too_few_shared_stays_with_them_and_guests_words_are_kept_nowhere(writers, pause):
    Reflection.write(writers[0], pause, WORDS[0], "unnamed")
    Reflection.leave(pause, "a guest", WORDS[1], "unnamed")
    end_pause(pause, None)
    assert list(Reflection.objects.values_list("words", "sharing")) == [(WORDS[0], "private")]


def three(writers, pause) -> list[Reflection]:
    return [Reflection.write(writers[number], pause, WORDS[number], "unnamed") for number in range(3)]


def test_before_the_end_one_can_still_change_ones_mind(writers, pause):
    first, *_others = three(writers, pause)
    first.edit(WORDS[0], "private")
    end_pause(pause, None)
    assert Unsigned.objects.count() == 0


def test_after_the_end_nobody_comes_alone(writers, pause):
    three(writers, pause)
    end_pause(pause, None)
    with pytest.raises(ValidationError, match="comes alone"):
        Reflection.write(writers[3], pause, WORDS[3], "unnamed")


def test_what_was_shown_without_a_name_is_nobodys_to_take_back(writers, pause):
    first, *_others = three(writers, pause)
    end_pause(pause, None)
    with pytest.raises(ValidationError, match="stay so"):
        first.edit(WORDS[0], "named")
    first.refresh_from_db()
    first.forget()
    assert Unsigned.objects.filter(words=WORDS[0]).count() == 1


def test_words_that_stood_beside_a_name_do_not_lose_it(writers, pause):
    one = Reflection.write(writers[0], pause, WORDS[0], "named")
    one.edit(WORDS[0], "private")
    with pytest.raises(ValidationError, match="beside your name"):
        one.edit(WORDS[0], "unnamed")


def test_nobodys_copy_of_their_data_holds_the_words_of_another(writers, pause):
    three(writers, pause)
    end_pause(pause, None)
    assert [words in str(copy_of(writers[1])) for words in WORDS[:3]] == [False, True, False]


def test_ending_twice_shows_them_once(writers, pause):
    three(writers, pause)
    end_pause(pause, None)
    end_pause(Pause.objects.get(), None)
    assert Unsigned.objects.count() == 3
