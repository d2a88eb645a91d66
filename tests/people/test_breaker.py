"""Trouble with the mail server: sending rests, says so, and goes on by itself or when somebody says so."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from people import sending
from people.circuit import FAILURES_IN_A_ROW, Circuit
from people.models import AuditEntry, Breaker, Delivery, JobRun
from people.models.breaker import pause_after
from people.models.delivery import State
from people.smtp import Outcome
from people.waiting import flow_of_mail, why_waiting
from tests.make_mail import make_delivery

REFUSED = Outcome(State.QUEUED, "The mail server asks us to wait (451 too many).")


def trip(**changes):
    Breaker.current().trip("The mail server refuses our password (535 no).")
    Breaker.objects.update(**changes)


def test_many_refusals_in_a_row_and_nothing_less_make_sending_rest(db):
    circuit = Circuit()
    for _time in range(FAILURES_IN_A_ROW - 1):
        circuit.note(REFUSED)
    circuit.note(Outcome(State.SENT))
    for _time in range(FAILURES_IN_A_ROW - 1):
        circuit.note(REFUSED)
    assert Breaker.current().is_open is False
    circuit.note(REFUSED)
    assert (Breaker.current().is_open, Breaker.current().words) == (True, REFUSED.words)


def test_while_sending_rests_only_what_somebody_waits_for_leaves(ben, mailoutbox):
    trip()
    make_delivery("test", address="omar@example.org")
    assert (sending.send_due(), Delivery.objects.get().attempts) == (0, 0)
    make_delivery("sign_in_code", ben)
    sending.send_due()  # the server takes the code: all is well again
    assert [mail.to[0] for mail in mailoutbox] == ["ben@example.org", "omar@example.org"]
    assert Breaker.current().is_in_trouble is False


def test_after_the_rest_one_mail_is_tried_and_when_it_is_taken_all_leave(db):
    trip(paused_until=timezone.now() - timedelta(seconds=1))
    for _number in range(5):
        make_delivery("test")
    circuit = Circuit()
    assert (circuit.allowance(20), sending.send_due(), circuit.allowance(20)) == (1, 5, 20)


def test_when_the_one_mail_fails_sending_rests_longer(db):
    trip(paused_until=timezone.now() - timedelta(seconds=1))
    Circuit().note(REFUSED)
    assert (Breaker.current().is_open, Breaker.current().trips) == (True, 2)


def test_the_rest_grows_up_to_an_hour():
    seconds = [pause_after(trips).total_seconds() for trips in (1, 2, 3, 40)]
    assert [30 <= seconds[0] < 38, 60 <= seconds[1] < 76, 120 <= seconds[2] < 151] == [True] * 3
    assert 3600 <= seconds[3] <= 4500


def test_two_workers_in_the_same_trouble_make_one_rest(db):
    first, second = Circuit(), Circuit()
    first.trip("no")
    second.trip("no")
    assert Breaker.current().trips == 1


def test_another_mail_server_begins_without_trouble(db, settings):
    trip()
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "mail.example.org"
    assert Breaker.current().is_in_trouble is False


def test_somebody_who_mended_it_lets_mail_flow(asha, as_):
    trip()
    make_delivery("test")
    assert "Trouble with the mail server" in as_(asha).get("/deliveries/").content.decode()
    as_(asha).post("/deliveries/resume/")
    assert (sending.send_due(), AuditEntry.objects.get().act) == (1, "delivery.resumed")
    with pytest.raises(ValidationError, match="flows already"):
        Breaker.current().resume(by=asha)


def test_no_more_mails_a_minute_than_the_server_minds(ben, settings):
    settings.EMAIL_PER_MINUTE = 3
    for _number in range(5):
        make_delivery("test")
    make_delivery("sign_in_code", ben)
    assert (sending.send_due(), Delivery.objects.counts()) == (3, {State.SENT: 3, State.QUEUED: 3})
    make_delivery("sign_in_code", ben)
    assert sending.send_due() == 1
    Delivery.objects.update(claimed_at=timezone.now() - timedelta(seconds=61))
    assert sending.send_due() == 3


REASONS = {
    "next": (lambda one: None, "It is the next to leave."),
    "later": (lambda one: one.update(due_at=timezone.now() + timedelta(days=1)), "It is meant to leave later: "),
    "tried": (
        lambda one: one.update(due_at=timezone.now() + timedelta(days=1), attempts=2, server_words="451 later."),
        "The last try did not work. 451 later. The next one is ",
    ),
    "trouble": (lambda one: trip(), "Sending rests because of trouble with the mail server."),
    "worker": (lambda one: JobRun.objects.all().delete(), "The worker is not running: nobody looks at the outbox."),
    "others": (lambda one: make_delivery("test", due_at=timezone.now() - timedelta(hours=1)), "1 mail leaves before"),
    "sent": (lambda one: one.update(state=State.SENT), ""),
}


@pytest.mark.parametrize("why", REASONS)
def test_the_page_says_why_a_mail_waits(db, why):
    JobRun.start("sweep_deliveries", seconds=60)
    delivery = make_delivery("test")
    act, words = REASONS[why]
    act(Delivery.objects.filter(pk=delivery.pk))
    delivery.refresh_from_db()
    reasons = why_waiting(delivery)
    assert (len(reasons), "".join(reasons).startswith(words)) == (bool(words), True)


def test_the_outbox_at_one_glance(db):
    for state in (State.SENT, State.SENT, State.UNKNOWN, State.UNKNOWN, State.QUEUED):
        make_delivery("test", state=state, claimed_at=timezone.now())
    Delivery.objects.filter(state=State.UNKNOWN).first().leave(by=None)
    flow = flow_of_mail()
    assert (flow.waiting, flow.undecided, flow.counts[State.SENT], flow.per_minute) == (1, 1, 2, 0.4)


def test_waiting_mail_of_one_kind_is_called_back_together(asha, as_):
    kept = make_delivery("invitation")
    for state in (State.QUEUED, State.QUEUED, State.SENT):
        make_delivery("test", state=state)
    as_(asha).post("/deliveries/cancel/", {"kind": "test", "state": "queued"})
    assert Delivery.objects.counts() == {State.CANCELLED: 2, State.SENT: 1, State.QUEUED: 1}
    assert AuditEntry.objects.get().detail == {"count": 2}
    assert Delivery.objects.get(state=State.QUEUED) == kept
