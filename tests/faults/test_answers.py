"""What the mail server answers, and what follows for the message and for the person."""

import pytest
from django.utils import timezone

from people import sending
from people.models import Breaker, Delivery
from people.models.delivery import State
from tests.make import make_person
from tests.make_mail import make_delivery

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

# What becomes of mail sent at most once, and of mail sent again when in doubt.
ANSWERS = {
    "fine": (State.SENT, State.SENT),
    "rcpt-421": (State.QUEUED, State.QUEUED),
    "rcpt-450": (State.QUEUED, State.QUEUED),
    "rcpt-550": (State.FAILED, State.FAILED),
    "rcpt-552-5.2.2": (State.FAILED, State.FAILED),
    "command-451": (State.QUEUED, State.QUEUED),
    "command-554": (State.FAILED, State.FAILED),
    "data-451": (State.QUEUED, State.QUEUED),
    "data-554": (State.FAILED, State.FAILED),
    "drop-body": (State.QUEUED, State.QUEUED),
    "drop-dot": (State.UNKNOWN, State.QUEUED),
    "hang-dot": (State.UNKNOWN, State.QUEUED),
    "drop-quit": (State.SENT, State.SENT),
}
# How the server treats whoever connects → state, whether sending rests, and the server's words.
DOORS = {
    "banner-421": (State.QUEUED, True, "421 too busy"),
    "banner-554": (State.QUEUED, True, "554 no"),
    "banner-hang": (State.QUEUED, True, "timed out"),
    "banner-garbage": (State.QUEUED, True, "does not let us in"),
    "banner-reset": (State.QUEUED, True, "cannot be reached"),
    "ehlo-refused": (State.QUEUED, True, "500 what?"),
    "auth-refused": (State.QUEUED, True, "refuses our password (535"),
    "mail-421": (State.QUEUED, True, "421 as you asked"),
    "mail-451": (State.QUEUED, False, "451 as you asked"),
    "mail-550": (State.FAILED, False, "550 as you asked"),
}


LONG = f"{'x' * 900}\n" * 10_000  # more than the socket holds: a connection that breaks in the body is noticed there


@pytest.mark.parametrize("order", ANSWERS)
def test_an_answer_decides_the_state(mail_server, order):
    once = make_delivery("test", address=f"{order}@one.example")
    again = make_delivery("invitation", address=f"{order}@two.example")
    if order == "drop-body":
        Delivery.objects.update(text=LONG)
    sending.send_due()
    once.refresh_from_db()
    again.refresh_from_db()
    assert (once.state, again.state) == ANSWERS[order]


@pytest.mark.parametrize("mode", DOORS)
def test_a_server_that_does_not_let_us_in(mail_server, settings, mode):
    if mode == "auth-refused":
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "network", "wrong"
    mail_server.behave(mode)
    delivery = make_delivery("test")
    sending.send_due()
    delivery.refresh_from_db()
    assert (delivery.state, Breaker.current().is_open) == DOORS[mode][:2]
    assert DOORS[mode][2] in delivery.server_words


def test_a_server_without_the_encryption_we_ask_for_gets_nothing(mail_server, settings):
    settings.EMAIL_USE_TLS = True
    delivery = make_delivery("test")
    sending.send_due()
    delivery.refresh_from_db()
    assert (delivery.state, Breaker.current().is_open, mail_server.received) == (State.QUEUED, True, [])


def test_one_connection_carries_many_messages(mail_server):
    for _number in range(30):
        make_delivery("test")
    assert sending.send_due() == 30
    assert len({entry["connection"] for entry in mail_server.received}) == 1


def test_a_message_that_left_casts_no_doubt_on_the_next(mail_server):
    make_delivery("test", address="fine@one.example")
    broken = make_delivery("test", address="drop-body@two.example", text=LONG)
    assert sending.send_due() == 1
    broken.refresh_from_db()
    assert broken.state == State.QUEUED


def test_one_refusal_does_not_stop_the_rest(mail_server):
    orders = ["one", "rcpt-550", "drop-dot", "data-451", "two"]
    made = [make_delivery("test", address=f"{order}@many.example") for order in orders]
    sending.send_due()
    states = [Delivery.objects.get(pk=delivery.pk).state for delivery in made]
    assert states == [State.SENT, State.FAILED, State.UNKNOWN, State.QUEUED, State.SENT]


@pytest.mark.parametrize(
    ("order", "flagged"), [("rcpt-550", True), ("rcpt-550-5.7.1", False), ("rcpt-450", False), ("data-554", False)]
)
def test_only_a_mailbox_that_does_not_exist_flags_the_person(mail_server, order, flagged):
    person = make_person("Lena Novak", f"{order}@flags.example")
    make_delivery("invitation", person)
    sending.send_due()
    person.refresh_from_db()
    assert (person.bounced_at is not None) is flagged


def test_a_server_that_is_not_there_gets_a_longer_rest_each_time(settings, mail_server):
    settings.EMAIL_PORT = 1
    delivery = make_delivery("test")
    rests = []
    for _try in range(3):
        sending.send_due()
        breaker = Breaker.current()
        rests.append((breaker.paused_until - timezone.now()).total_seconds())
        Breaker.objects.update(paused_until=timezone.now())
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (State.QUEUED, 0)
    assert delivery.server_words == "The mail server cannot be reached ([Errno 111] Connection refused)."
    assert [round(rest // 30) for rest in rests] == pytest.approx([1, 2, 4], abs=1)
    assert rests == sorted(rests)


def test_a_message_leaves_whole(mail_server):
    delivery = make_delivery("test", address="lena@example.org")
    sending.send_due()
    (received,) = mail_server.received
    assert (received["to"], received["id"]) == ("lena@example.org", delivery.message_id)
    headers = received["bytes"].split("\r\n\r\n")[0]
    assert "Auto-Submitted: auto-generated" in headers
    assert "\nDate: " in headers
    assert "multipart/alternative" in headers
