"""Dates, colleagues, series, blocks and reminders through the API."""

import pytest

from gatherings.models import Reminder
from people.models import Delivery
from tests.make_agendas import make_block
from tests.make_gatherings import make_dates, make_gathering, make_rsvp, make_series
from tests.make_reflections import make_prompt

TWO = [{"day": "2027-03-02", "begins": "10:00"}, {"day": "2027-03-03", "begins": "14:00"}]


@pytest.fixture
def walk(chidi):
    return make_gathering("Walk", chidi, reach="contacts", is_date_open=True)


@pytest.fixture
def url(walk):
    return f"/api/v1/gatherings/{walk.pk}/"


def test_dates_are_proposed_asked_for_marked_and_taken(walk, url, chidi, ben, send, api):
    shown = send(chidi, "post", f"{url}dates/", {"dates": TWO}).json()
    assert send(chidi, "post", f"{url}dates/", {"dates": TWO[:1]}).status_code == 400
    assert send(chidi, "post", f"{url}dates-ask/").status_code == 204
    mine = f"/api/v1/rsvps/{walk.rsvps.get(person=ben).pk}/dates/"
    marked = send(ben, "post", mine, {"marks": [{"date": shown[1]["id"], "fit": "yes"}]}).json()
    assert [row["fit"] for row in marked] == ["", "yes"]
    assert [row["is_best"] for row in api(chidi).get(f"{url}dates/").json()] == [False, True]
    assert send(chidi, "post", f"{url}dates-take/", {"date": shown[1]["id"]}).status_code == 204
    walk.refresh_from_db()
    assert (str(walk.day), walk.is_date_open) == ("2027-03-03", False)


def test_a_date_of_another_gathering_is_not_taken(url, chidi, send):
    (other, *_rest) = make_dates(make_gathering())
    assert send(chidi, "post", f"{url}dates-take/", {"date": other.pk}).status_code == 400


def test_a_colleague_comes_instead_but_nobody_of_elsewhere(chidi, ben, fern, dora, sandpiper, send):
    rsvp = make_rsvp(make_gathering("Dialogue", chidi), ben, partner=sandpiper)
    mine = f"/api/v1/rsvps/{rsvp.pk}/colleague/"
    assert send(ben, "post", mine, {"person": dora.pk}).status_code == 400
    assert send(ben, "post", mine, {"person": fern.pk}).json()["answer"] == "colleague"
    assert rsvp.stand_ins.get().person == fern


def test_an_invitation_is_taken_back(chidi, ben, send):
    rsvp = make_rsvp(make_gathering("Dialogue", chidi), ben)
    assert send(ben, "post", f"/api/v1/rsvps/{rsvp.pk}/take-back/", {}).status_code == 403
    assert send(chidi, "post", f"/api/v1/rsvps/{rsvp.pk}/take-back/", {"words": "Sorry."}).status_code == 204
    assert "Sorry." in Delivery.objects.get(kind="gathering_withdrawn").text


def test_a_series_changes_from_now_on(chidi, send):
    series = make_series("Reading", chidi)
    path = f"/api/v1/series/{series.pk}/"
    assert send(chidi, "patch", path, {"version": 1, "place": "Pier"}).json()["version"] == 2
    assert send(chidi, "patch", path, {"version": 1, "place": "Hall"}).status_code == 409
    assert send(chidi, "patch", path, {"version": 2, "rule": "FREQ=SECONDLY"}).status_code == 400


def test_a_block_is_held_by_somebody_of_the_gathering_and_asks_a_question(walk, url, chidi, ben, dora, send):
    make_rsvp(walk, ben)
    prompt, block = make_prompt(), make_block(walk, "Talk", owner_name="all of us")
    path = f"/api/v1/blocks/{block.pk}/"
    refused = send(chidi, "patch", path, {"version": 1, "owner": dora.pk})
    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["owner"])
    held = send(chidi, "patch", path, {"version": 1, "owner": ben.pk, "prompt": prompt.pk}).json()
    assert (held["owner"], held["owner_name"], held["prompt"]) == (ben.pk, "", prompt.pk)
    new = send(chidi, "post", f"{url}blocks/", {"title": "Pause", "minutes": 5, "owner": ben.pk})
    assert (new.status_code, new.json()["owner"]) == (201, ben.pk)


def test_a_plan_of_reminders_becomes_ones_own_and_is_written(walk, url, chidi, ben, send, api):
    mine, line = {"gathering": walk.pk}, {"audience": "invited", "amount": 2, "subject": "Bread", "text": "Bring some."}
    assert send(chidi, "post", "/api/v1/reminders/", mine | line).status_code == 400
    rows = send(chidi, "post", "/api/v1/reminders/own/", mine).json()
    made = send(chidi, "post", "/api/v1/reminders/", mine | line).json()
    assert (made["about"], len(rows) + 1) == ("note", Reminder.objects.of(walk).count())
    assert send(chidi, "patch", f"/api/v1/reminders/{made['id']}/", {"amount": 3}).json()["amount"] == 3
    assert send(ben, "patch", f"/api/v1/reminders/{made['id']}/", {"amount": 4}).status_code == 404
    assert [turn["about"] for turn in api(chidi).get(f"{url}reminders/").json()].count("note") == 1
    assert send(chidi, "post", "/api/v1/reminders/follow/", mine).status_code == 204
    assert not Reminder.objects.of(walk).exists()
