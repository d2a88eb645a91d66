"""Gatherings through the API: the same doors, the same verbs, the same words as on the pages."""

import pytest

from gatherings.models import Gathering, Rsvp, Series
from people.models import Delivery
from tests.make_gatherings import make_gathering, make_rsvp

LIST = "/api/v1/gatherings/"
A_DAY = {"day": "2027-03-02", "begins": "10:00", "minutes": 60, "zone": "Europe/Berlin"}


@pytest.fixture
def dialogue(chidi):
    return make_gathering("Dialogue", chidi, link="https://meet.example.org/x", reach="contacts")


def test_a_gathering_is_planned_moved_and_cancelled(chidi, send):
    made = send(chidi, "post", LIST, {"name": "Coffee", "purposes": ["know"], **A_DAY})
    assert (made.status_code, made.json()["facilitators"], made.json()["coming"]) == (201, [chidi.pk], 0)
    url = f"{LIST}{made.json()['id']}/"
    assert send(chidi, "patch", url, {"version": 1, "place": "Pier"}).json()["version"] == 2
    assert send(chidi, "patch", url, {"version": 1, "place": "Hall"}).status_code == 409
    assert send(chidi, "post", f"{url}move/", A_DAY | {"begins": "11:00"}).json()["sequence"] == 1
    assert send(chidi, "post", f"{url}cancel/", {}).json()["state"] == "cancelled"
    assert send(chidi, "post", f"{url}cancel/", {}).status_code == 400
    assert send(chidi, "post", f"{url}restore/").json()["state"] == "planned"


def test_the_link_is_for_guests_and_facilitators(dialogue, chidi, ben, dora, api):
    make_rsvp(dialogue, ben)
    shown = {person: api(person).get(f"{LIST}{dialogue.pk}/").json()["link"] for person in (chidi, ben, dora)}
    assert shown == {chidi: dialogue.link, ben: dialogue.link, dora: ""}


def test_whom_would_be_invited_is_shown_and_then_invited(dialogue, chidi, ben, dora, api, send):
    guests = api(chidi).get(f"{LIST}{dialogue.pk}/guests/").json()
    assert {guest["name"]: guest["why"] for guest in guests} == {
        "Ben Okafor": "contact of Sandpiper Playgroup", "Dora Lindqvist": "contact of Rivermouth Clinic",
    }  # fmt: skip
    rows = send(chidi, "post", f"{LIST}{dialogue.pk}/invite/", {"people": [dora.pk]}).json()
    assert [row["person"] for row in rows] == [dora.pk]
    assert Delivery.objects.get(kind="gathering_invited").person == dora
    named = send(chidi, "post", f"{LIST}{dialogue.pk}/for/", {"reach": "chosen", "people": [987654]})
    assert (named.status_code, list(named.json()["errors"])) == (400, ["people"])


def test_by_number_one_names_only_people_one_sees(dialogue, asha, chidi, ben, elif_, send):
    url = f"{LIST}{dialogue.pk}/"
    told = [send(chidi, "post", f"{url}for/", {"reach": "chosen", "people": [one.pk]}) for one in (ben, elif_)]
    held = [send(chidi, "patch", url, {"version": 1, "facilitators": [chidi.pk, one.pk]}) for one in (elif_, asha)]
    assert [answer.status_code for answer in (*told, *held)] == [200, 400, 400, 200]
    dialogue.people.add(elif_)
    assert send(chidi, "post", f"{url}for/", {"reach": "chosen", "people": [elif_.pk]}).status_code == 200


def test_answers_are_given_and_words_without_a_name_stay_without(dialogue, chidi, ben, dora, api, send):
    rsvp = make_rsvp(dialogue, ben)
    url = f"/api/v1/rsvps/{rsvp.pk}/"
    assert send(ben, "post", f"{url}answer/", {"answer": "yes"}).json()["answer"] == "yes"
    told = send(ben, "post", f"{url}tell/", {"worries": "That three speak.", "without_name": True})
    assert told.json()["worries"] == "That three speak."
    assert api(chidi).get(url).json()["worries"] == ""
    assert send(chidi, "post", f"{url}tell/", {"worries": "x"}).status_code == 403
    assert api(dora).get(url).status_code == 404
    assert Rsvp.objects.get().worries == "That three speak."


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYDAY=99WE",
        "FREQ=MONTHLY;BYMONTHDAY=32", "",
    ],
)  # fmt: skip
def test_a_series_has_a_rhythm_of_weeks_or_months(chidi, send, rule):
    body = {"name": "S", "rule": rule, "starts_on": "2027-03-02", "begins": "10:00", "minutes": 60, "zone": "UTC"}
    assert send(chidi, "post", "/api/v1/series/", body).status_code == 400
    made = send(chidi, "post", "/api/v1/series/", body | {"rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"})
    assert (made.json()["rhythm"], Series.objects.count()) == ("every 2 weeks on Tuesday", 1)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_of_other_centuries_are_slips(chidi, send, day):
    assert send(chidi, "post", LIST, {"name": "Coffee", **A_DAY, "day": day}).status_code == 400
    assert not Gathering.objects.exists()
