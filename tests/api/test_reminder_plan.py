"""Reminders of every kind over the API: the same plans, the same names, the same pause."""

from datetime import timedelta

from django.utils import timezone

from network.lib.dates import today
from people.models import ReminderPause
from people.reminder_kinds import REMINDER_KINDS
from tests.make_mous import make_active

PLANS = "/api/v1/reminder-plans/"
PLAN = f"{PLANS}mou_renewal/"


def test_plans_are_told_and_changed(send, asha, db):
    plans = send(asha, "get", PLANS).json()
    assert [plan["kind"] for plan in plans] == list(REMINDER_KINDS)
    answer = send(asha, "patch", PLAN, {"days": [60], "text": "Shall we?", "version": 1})
    assert (answer.status_code, answer.json()["days"], answer.json()["text"]) == (200, [60], "Shall we?")
    assert send(asha, "patch", PLAN, {"text": "Late.", "version": 1}).status_code == 409
    assert send(asha, "patch", PLAN, {"days": [1, 2, 3, 4, 5, 6], "version": 2}).status_code == 400
    assert send(asha, "post", f"{PLAN}reset/").json()["days"] == [90, 30, 7]
    assert send(asha, "get", f"{PLANS}nothing/").status_code == 404


def test_who_gets_what_next_week_and_a_pause_of_all(send, asha, ben, sandpiper):
    make_active(asha, sandpiper, until=today() + timedelta(days=92))
    (row,) = send(asha, "get", f"{PLANS}coming/").json()
    names = [one["name"] for one in row["readers"]]
    assert (row["kind"], names, row["is_paused"]) == ("mou_renewal", ["Asha Rao", "Ben Okafor"], False)
    until = (timezone.now() + timedelta(days=9)).isoformat()
    assert send(asha, "post", f"{PLANS}pause/", {"until": until}).status_code == 200
    assert send(asha, "get", f"{PLANS}coming/").json()[0]["is_paused"]
    assert send(asha, "post", f"{PLANS}resume/").status_code == 204
    assert (send(asha, "get", f"{PLANS}pause/").json(), ReminderPause.current()) == ({"until": None}, None)
    assert send(asha, "post", f"{PLANS}pause/", {"until": "2020-01-01T00:00:00Z"}).status_code == 400
