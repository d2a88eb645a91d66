"""Workers are killed, paused beyond their lease and told to stop in the middle of a campaign.

RECIPIENTS=10000 measures the long form of the first test by hand; KILL_EVERY seconds between two kills.
"""

import os
import random
import signal
import time
from collections import Counter
from itertools import count

import pytest

from people import sending, stopping
from people.bulk import Letter, queue_alike
from people.kinds import BODIES, Body
from people.models import Delivery
from people.models.delivery import State
from tests.faults.conftest import Sender, wait_for
from tests.make_mail import make_delivery

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

RECIPIENTS = int(os.environ.get("RECIPIENTS", "1000"))
KILL_EVERY = float(os.environ.get("KILL_EVERY", "1"))
PARAGRAPH = "<p>What the partners did this month, and what they would like to do next.</p>"


@pytest.fixture
def campaign(news):
    """A newsletter for RECIPIENTS."""
    BODIES[news] = lambda key: Body("News.\n" * 200, f"<html>{PARAGRAPH * 200}</html>")
    yield lambda many: queue_alike(news, "issue:1", "March", (Letter(f"r{n}@n{n}.example", "") for n in range(many)))
    del BODIES[news]


def work():
    while True:
        sending.send_due()
        sending.sweep()
        time.sleep(0.05)


@pytest.mark.timeout(1800)
def test_workers_killed_every_second_repeat_nothing_and_lose_nothing(mail_server, settings, campaign):
    settings.DELIVERY_LEASE_SECONDS = 2
    assert campaign(RECIPIENTS) == RECIPIENTS
    workers, kills, began = [Sender(work), Sender(work)], 0, time.monotonic()
    while Delivery.objects.in_state(State.QUEUED, State.CLAIMED, State.SENDING).exists():
        time.sleep(KILL_EVERY * random.uniform(0.8, 1.2))
        chosen = random.randrange(2)
        workers[chosen].kill()
        workers[chosen], kills = Sender(work), kills + 1
        assert time.monotonic() - began < 1700
    for worker in workers:
        worker.kill()
    arrived = Counter(mail_server.ids)
    states = dict(Delivery.objects.values_list("message_id", "state"))
    doubtful = [name for name, state in states.items() if state == State.UNKNOWN]
    print(f"{RECIPIENTS} in {time.monotonic() - began:.0f} s, {kills} kills, {len(doubtful)} in doubt")  # noqa: T201
    assert [name for name, copies in arrived.items() if copies > 1] == []
    assert [name for name, state in states.items() if state == State.SENT and name not in arrived] == []
    assert [name for name in states if name not in arrived and name not in doubtful] == []
    assert len(doubtful) <= 0.5 * kills + 2 * (0.25 * kills) ** 0.5  # two standard deviations above one half
    assert Delivery.objects.in_doubt().count() == len(doubtful)


@pytest.mark.parametrize(("point", "state"), [("written", State.SENT), ("marked", State.SENT)])
def test_a_worker_paused_beyond_its_lease_sends_nothing_twice(mail_server, settings, point, state):
    """It stops in the middle, others give it up, then it goes on as if nothing had been."""
    delivery = make_delivery("test")

    def pause(name):
        if name == point:
            os.kill(os.getpid(), signal.SIGSTOP)

    paused = Sender(before=lambda: setattr(sending, "crash_point", pause))
    os.waitpid(paused.pid, os.WUNTRACED)
    settings.DELIVERY_LEASE_SECONDS = 0
    sending.sweep()
    sending.send_due()
    paused.signal(signal.SIGCONT)
    paused.wait()
    delivery.refresh_from_db()
    assert (delivery.state, mail_server.ids) == (state, [delivery.message_id])


def test_a_worker_told_to_stop_leaves_the_rest_to_the_next(mail_server, settings, campaign):
    campaign(120)

    def until_told():
        signal.signal(signal.SIGTERM, lambda *_: stopping.tell())
        sending.send_due()

    old = Sender(until_told)
    wait_for(lambda: len(mail_server.received) > 20)
    old.signal(signal.SIGTERM)
    assert old.wait() == 0
    left = Delivery.objects.counts()
    assert set(left) == {State.SENT, State.QUEUED}
    assert left[State.SENT] == len(mail_server.received) < 120
    stopping._told.value = 0  # the memory is shared with the process that was told
    assert Sender().wait() == 0
    assert (Delivery.objects.counts(), len(set(mail_server.ids))) == ({State.SENT: 120}, 120)


def test_whoever_waits_at_the_screen_overtakes_a_slow_campaign(mail_server, settings, campaign, ben):
    campaign(60)
    numbers = count(1)
    for delivery in Delivery.objects.all():
        Delivery.objects.filter(pk=delivery.pk).update(address=f"slow@n{next(numbers)}.example")
    sender = Sender()
    wait_for(lambda: len(mail_server.received) > 2)
    waited = []
    for _time in range(3):
        code = make_delivery("sign_in_code", ben)
        waited.append(wait_for(lambda code=code: Delivery.objects.filter(pk=code.pk, state=State.SENT).exists()))
    sender.kill()
    assert max(waited) < 5
