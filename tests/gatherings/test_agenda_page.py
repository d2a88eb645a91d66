"""The builder's page: what it asks the database, what it says, what two who have it open see of each other."""

import json

import pytest

from gatherings.models import AgendaItem
from tests.make_agendas import make_agenda, make_block, titles
from tests.queries import queries

AGENDA_QUERIES = 12


@pytest.fixture
def gathering(asha, chidi):
    gathering = make_agenda(10, 20, 30, minutes=90)
    gathering.facilitators.set([asha, chidi])
    return gathering


@pytest.fixture
def url(gathering):
    return f"{gathering.get_absolute_url()}agenda/"


def opened(client, url):
    """The fields of a form as a browser would send them back untouched."""
    sent = {}
    for bound in client.get(url).context["form"]:
        value = bound.field.prepare_value(bound.value())
        sent[bound.html_name] = sent[bound.html_initial_name] = "" if value is None else str(value)
    return sent


def test_sixty_blocks_take_as_many_questions_as_three(as_, asha, gathering, url):
    client = as_(asha)
    client.get(url)
    with_three = len(queries(client, url))
    for number in range(57):
        make_block(gathering, f"Block {number}", owner=asha, format_key="1-2-4-all")
    assert (with_three, len(queries(client, url))) == (AGENDA_QUERIES, AGENDA_QUERIES)


def test_the_page_says_when_each_block_starts_and_when_all_ends(as_, asha, gathering, url):
    text = as_(asha).get(url).content.decode()
    starts = [f"{slot:%H:%M}" for slot in (row.slot.starts for row in as_(asha).get(url).context["board"].rows)]
    assert starts == ["10:00", "10:10", "10:30"]
    assert all(f">{start}</time>" in text for start in starts)


def test_two_who_have_a_block_open_keep_both_their_texts(as_, asha, chidi, gathering, url):
    block = gathering.agenda_items.get(title="B")
    page = f"{url}blocks/{block.pk}/"
    first, second = as_(asha), as_(chidi)
    hers, his = opened(first, page), opened(second, page)
    first.post(page, hers | {"notes": "Bring the chart.", "minutes": "25"})
    answer = second.post(page, his | {"notes": "Bring pens.", "title": "Better"}, headers={"X-Typed": "1"}).json()
    block.refresh_from_db()
    assert (block.notes, block.title, block.minutes) == ("Bring the chart.", "Better", 25)
    assert answer["says"] == "Somebody else wrote in the same place. Both texts are kept: choose one."
    assert "Bring pens." in answer["wordings"]


def test_the_page_looks_again_only_when_something_changed(as_, asha, gathering, url):
    client = as_(asha)
    stamp = client.get(url).context["board"].stamp
    assert client.get(f"{url}now/", {"seen": stamp}).status_code == 204
    client.post(f"{url}add/", {"title": "D", "minutes": 5})
    assert client.get(f"{url}now/", {"seen": stamp}).status_code == 200


def test_an_act_says_what_happened_and_where_the_block_stands_now(as_, asha, gathering, url):
    block = gathering.agenda_items.get(title="C")
    answer = as_(asha).post(f"{url}blocks/{block.pk}/up/", headers={"HX-Request": "true"})
    told = json.loads(answer["HX-Trigger-After-Settle"])["agenda:says"]
    assert told == {"text": "Moved up: “C”. Place 2 of 3, 10:10 to 10:40.", "undo": True}
    assert titles(gathering) == "A C B"


def test_without_scripts_all_minutes_are_saved_at_once(as_, asha, gathering, url):
    a, b, c = gathering.agenda_items.planned()
    sent = {f"minutes-{row.pk}": "15" for row in (a, b, c)} | {f"base-{row.pk}": row.minutes for row in (a, b, c)}
    assert as_(asha).post(f"{url}minutes/", sent).status_code == 302
    assert [row.minutes for row in gathering.agenda_items.planned()] == [15, 15, 15]


def test_what_cannot_be_is_said_and_changes_nothing(as_, asha, gathering, url):
    a = gathering.agenda_items.get(title="A")
    client = as_(asha)
    assert client.post(f"{url}add/", {"title": "", "minutes": "x"}, follow=True).status_code == 200
    assert client.post(f"{url}minutes/", {f"minutes-{a.pk}": "0", f"base-{a.pk}": "10"}, follow=True).status_code == 200
    assert client.post(f"{url}blocks/{a.pk}/dance/").status_code == 404
    assert [row.minutes for row in gathering.agenda_items.planned()] == [10, 20, 30]


def test_an_invited_name_becomes_the_owner_and_other_words_stay_words(as_, asha, gathering, url):
    block, client = gathering.agenda_items.get(title="B"), as_(asha)
    page = f"{url}blocks/{block.pk}/"
    client.post(page, opened(client, page) | {"owner": asha.name.upper()})
    block.refresh_from_db()
    assert (block.owner, block.owner_name) == (asha, "")
    client.post(page, opened(client, page) | {"owner": "all of us"})
    block.refresh_from_db()
    assert (block.owner, block.owner_name) == (None, "all of us")


def test_participants_see_no_notes(as_, ben, gathering):
    AgendaItem.objects.update(notes="Watch the clock.", description="Bring a story.")
    text = as_(ben).get(f"{gathering.get_absolute_url()}agenda/print/").content.decode()
    assert ("Bring a story." in text, "Watch the clock." in text) == (True, False)


def test_the_page_says_how_much_too_long_it_is(as_, asha, gathering, url):
    make_block(gathering, "Too much", minutes=40)
    text = as_(asha).get(url).content.decode()
    assert "It is 10 minutes longer than the gathering." in text
