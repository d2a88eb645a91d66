"""A sender dies between any two statements: no mail twice, none lost without a word."""

import os
from itertools import count, groupby

import pytest
from django.db import connection

from people import sending
from people.models import Delivery
from people.models.delivery import State
from tests.faults.conftest import ROOT, Sender, wait_for
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


def recover(mail_server, settings, arrived=0):
    """The lease of what the dead sender left runs out; a sweep and another sender follow."""
    wait_for(lambda: len(mail_server.received) >= arrived)
    settings.DELIVERY_LEASE_SECONDS = 0
    sending.sweep()
    sending.send_due()


def die(settings, point):
    settings.DELIVERY_CRASH_AT = point
    assert Sender().wait() == sending.CRASH_STATUS
    settings.DELIVERY_CRASH_AT = ""


@pytest.mark.parametrize("point", AT_MOST_ONCE)
def test_mail_is_sent_at_most_once_wherever_the_sender_dies(mail_server, settings, point):
    delivery = make_delivery("test")
    die(settings, point)
    recover(mail_server, settings, arrived=point in ("dot", "handed-over", "noted"))
    delivery.refresh_from_db()
    assert (delivery.state, len(mail_server.received)) == AT_MOST_ONCE[point]


@pytest.mark.parametrize("point", AT_LEAST_ONCE)
def test_an_invitation_is_sent_at_least_once_wherever_the_sender_dies(mail_server, settings, point):
    delivery = make_delivery("invitation")
    die(settings, point)
    recover(mail_server, settings, arrived=point in ("dot", "handed-over", "noted"))
    delivery.refresh_from_db()
    assert (delivery.state, mail_server.ids) == (State.SENT, [delivery.message_id] * AT_LEAST_ONCE[point])


def test_every_crash_point_of_the_code_is_tried():
    """A point that the code names and this file does not would be tested by nobody."""
    sources = "".join((ROOT / "people" / f"{name}.py").read_text() for name in ("sending", "smtp"))
    named = {part.split('"')[0] for part in sources.split('crash_point("')[1:] + sources.split('self.notice("')[1:]}
    assert named == set(AT_MOST_ONCE)


def die_at_statement(number, after):
    """The process ends right before or right after so many statements to the database."""
    counted = count(1)

    def wrapper(execute, *arguments):
        is_it = next(counted) == number
        if is_it and not after:
            os._exit(sending.CRASH_STATUS)
        result = execute(*arguments)
        if is_it:
            os._exit(sending.CRASH_STATUS)
        return result

    return lambda: connection.execute_wrappers.append(wrapper)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_sender_dies_at_every_statement_to_the_database(mail_server, settings, after):
    """Doubt is said aloud between the mark and the note of the end; at all other places mail arrives, once."""
    states = []
    for number in count(1):
        delivery, had = make_delivery("test"), len(mail_server.received)
        status = Sender(before=die_at_statement(number, after)).wait()
        recover(mail_server, settings)
        delivery.refresh_from_db()
        copies = mail_server.ids.count(delivery.message_id)
        assert (delivery.state, copies) in {(State.SENT, 1), (State.UNKNOWN, 0), (State.UNKNOWN, 1)}
        states.append(delivery.state)
        if status == 0:
            break
        assert (status, len(mail_server.received) - had <= 1) == (sending.CRASH_STATUS, True)
    assert len(states) > 8
    assert [state for state, _run in groupby(states)] == [State.SENT, State.UNKNOWN, State.SENT]
    assert states.count(State.UNKNOWN) == 1


def test_two_senders_at_once_send_nothing_twice(mail_server):
    for _number in range(60):
        make_delivery("test")
    for sender in [Sender(), Sender()]:
        assert sender.wait() == 0
    assert sorted(mail_server.ids) == sorted(Delivery.objects.values_list("message_id", flat=True))
    assert Delivery.objects.counts() == {State.SENT: 60}
