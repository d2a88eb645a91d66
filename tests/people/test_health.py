"""Whether the house is well, told to machines by /health/ and to backbone staff by a banner."""

from datetime import timedelta

import pytest
from django.template import engines
from django.utils import timezone

from people import health
from people.models import JobRun
from people.models.delivery import State
from people.waiting import waiting_mail
from tests.make_mail import make_delivery

NAMES = ["database", "migrations", "broker", "worker", "oldest_queued_delivery", "free_disk"]


@pytest.fixture
def worker_alive(db):
    JobRun.start("sweep_deliveries", seconds=60)


def unwell(client):
    response = client.get("/health/ready")
    return response.status_code, [name for name, check in response.json()["checks"].items() if not check["well"]]


def test_a_process_that_answers_is_live(client):
    assert client.get("/health/live").json() == {"status": "live"}


def test_all_is_well(client, worker_alive):
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["status"]) == (200, "ready")
    assert list(response.json()["checks"]) == NAMES


def test_a_silent_worker_is_named(client, db):
    assert unwell(client) == (503, ["worker"])


def test_an_old_heartbeat_is_silence(client, worker_alive):
    JobRun.objects.update(started_at=timezone.now() - timedelta(minutes=6))
    assert unwell(client) == (503, ["worker"])


def test_mail_that_waits_is_named(client, worker_alive):
    make_delivery(created_at=timezone.now() - timedelta(minutes=16), due_at=timezone.now() - timedelta(minutes=16))
    assert unwell(client) == (503, ["oldest_queued_delivery"])


def test_a_full_disk_is_named(client, worker_alive, monkeypatch):
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 10**18)
    assert unwell(client) == (503, ["free_disk"])


def test_nothing_is_told_that_helps_a_burglar(client, worker_alive, settings):
    make_delivery(address="canary@example.org", created_at=timezone.now() - timedelta(days=1), attempts=1)
    page = client.get("/health/ready").content.decode()
    assert [word for word in ("canary", settings.SECRET_KEY, str(settings.VAR_DIR)) if word in page] == []


def waited(minutes, **fields):
    moment = timezone.now() - timedelta(minutes=minutes)
    return make_delivery(created_at=moment, **{"due_at": moment, **fields})


def test_mail_waits_because_no_worker_runs(db):
    waited(11)
    waited(9)
    wait = waiting_mail()
    assert (wait.count, wait.why) == (1, "Nothing has picked it up: the worker is not running.")


def test_mail_waits_because_the_server_says_so(db):
    waited(
        11, attempts=2, due_at=timezone.now() + timedelta(hours=1), server_words="The mail server cannot be reached."
    )
    assert waiting_mail().why == "The mail server cannot be reached."


@pytest.mark.parametrize("state", [State.SENT, State.FAILED, State.UNKNOWN, State.SUPPRESSED, State.CANCELLED])
def test_what_has_ended_does_not_wait(db, state):
    waited(60, state=state)
    assert waiting_mail() is None


def test_mail_for_tomorrow_does_not_wait(db):
    waited(60, due_at=timezone.now() + timedelta(days=1))
    assert waiting_mail() is None


def test_the_banner_costs_backbone_one_query_and_others_none(asha, ben, django_assert_num_queries):
    waited(60)
    banner = engines["django"].get_template("people/_mail_banner.html")
    with django_assert_num_queries(1):
        assert "1 mail has been waiting" in banner.render({"user": asha})
    with django_assert_num_queries(0):
        assert banner.render({"user": ben}).strip() == ""
