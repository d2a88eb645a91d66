"""A sender dies between any two statements: no mail twice, none lost without a word."""

import random
import time
from collections import Counter

import pytest

from people import sending
from people.models import Delivery
from people.models.delivery import State
from tests.faults.conftest import ROOT, sender
from tests.make_mail import make_delivery

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

# Where it dies → for mail sent at most once: the state that follows, and how often it arrived.
AT_MOST_ONCE = {
    "claimed": (State.SENT, 1),
    "connected": (State.SENT, 1),
    "written": (State.SENT, 1),
    "marked": (State.UNKNOWN, 0),
    "body": (State.UNKNOWN, 0),
    "dot": (State.UNKNOWN, 1),
    "handed-over": (State.UNKNOWN, 1),
    "noted": (State.SENT, 1),
}
AT_LEAST_ONCE = {"marked": 1, "body": 1, "dot": 2, "handed-over": 2, "noted": 1}


def die_and_recover(mail_server, settings, point):
    """One sender dies at the point; the lease runs out; a sweep and another sender follow."""
    process = sender(mail_server, DELIVERY_CRASH_AT=point)
    process.communicate(timeout=60)
    assert process.returncode == sending.CRASH_STATUS
    time.sleep(0.2)  # the server writes down what it got
    settings.DELIVERY_LEASE_SECONDS = 0
    sending.sweep()
    sending.send_due()


@pytest.mark.parametrize("point", AT_MOST_ONCE)
def test_mail_is_sent_at_most_once_wherever_the_sender_dies(mail_server, settings, point):
    delivery = make_delivery("test")
    die_and_recover(mail_server, settings, point)
    delivery.refresh_from_db()
    assert (delivery.state, len(mail_server.received)) == AT_MOST_ONCE[point]


@pytest.mark.parametrize("point", AT_LEAST_ONCE)
def test_an_invitation_is_sent_at_least_once_wherever_the_sender_dies(mail_server, settings, point):
    delivery = make_delivery("invitation")
    die_and_recover(mail_server, settings, point)
    delivery.refresh_from_db()
    assert (delivery.state, mail_server.ids) == (State.SENT, [delivery.message_id] * AT_LEAST_ONCE[point])


def test_every_crash_point_of_the_code_is_tried():
    """A point that the code names and this file does not would be tested by nobody."""
    sources = "".join((ROOT / "people" / f"{name}.py").read_text() for name in ("sending", "smtp"))
    named = {part.split('"')[0] for part in sources.split('crash_point("')[1:] + sources.split('self.notice("')[1:]}
    assert named == set(AT_MOST_ONCE)


def test_two_senders_at_once_send_nothing_twice(mail_server):
    for _number in range(60):
        make_delivery("test")
    for process in [sender(mail_server), sender(mail_server)]:
        process.communicate(timeout=60)
    assert sorted(mail_server.ids) == sorted(Delivery.objects.values_list("message_id", flat=True))
    assert Delivery.objects.counts() == {State.SENT: 60}


def test_senders_killed_at_random_lose_nothing_and_repeat_nothing(mail_server, settings):
    for number in range(80):
        make_delivery("test", address=f"{'slow' if number % 4 == 0 else 'quick'}@n{number}.example")
    settings.DELIVERY_LEASE_SECONDS = 0
    for _kill in range(6):
        process = sender(mail_server)
        time.sleep(random.uniform(1.5, 3))
        process.kill()
        process.communicate()
        sending.sweep()
    sending.send_due()
    time.sleep(0.5)
    states = dict(Delivery.objects.values_list("message_id", "state"))
    assert set(Counter(mail_server.ids).values()) == {1}
    assert set(states.values()) <= {State.SENT, State.UNKNOWN}
    assert {name for name, state in states.items() if state == State.SENT} <= set(mail_server.ids)
