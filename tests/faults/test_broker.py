"""A broker that hangs or is dead never slows or breaks a page; a worker without Redis delivers at once."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.faults.conftest import ROOT, database_url

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

QUEUE = """
import time, django
django.setup()
from people import alarm
began = time.monotonic()
alarm.wake_on_commit()
first = time.monotonic() - began
for _number in range(50):
    alarm.wake_on_commit()
print(first, time.monotonic() - began)
"""


DELIVER = """
import time, django
django.setup()
from people.models import Delivery
from tests.make_mail import make_delivery
delivery, began = make_delivery("test"), time.monotonic()
while Delivery.objects.get(pk=delivery.pk).state != "sent" and time.monotonic() < began + 10:
    time.sleep(0.02)
print(time.monotonic() - began)
"""


def seconds_to_publish(port: int) -> list[float]:
    """How long the first message, and fifty-one in a row, wait for the broker."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "REDIS_URL": f"redis://127.0.0.1:{port}/0"}
    done = subprocess.run(
        [sys.executable, "-c", QUEUE], cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return [float(word) for word in done.stdout.split()]


def test_a_hung_broker_costs_a_page_less_than_three_seconds_once():
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        first, all_of_them = seconds_to_publish(deaf.getsockname()[1])
    assert first < 3
    assert all_of_them < first + 0.5


def test_a_dead_broker_costs_next_to_nothing():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert seconds_to_publish(port)[1] < 1


def test_a_worker_without_redis_delivers_within_a_second(tmp_path):
    environment = {
        **{name: value for name, value in os.environ.items() if name != "REDIS_URL"},
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": database_url(),
    }
    command = [sys.executable, "-m", "celery", "-A", "network", "worker", "-B", "-c", "1", "--loglevel", "info"]
    log = tmp_path / "worker.log"
    with log.open("w") as output:
        worker = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    try:
        wait_for(lambda: "succeeded" in log.read_text(), 30)
        done = subprocess.run(
            [sys.executable, "-c", DELIVER], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        assert float(done.stdout) < 1
    finally:
        worker.terminate()
        worker.wait(timeout=20)
    assert len(list((tmp_path / "mail").glob("*.log"))) == 1


def wait_for(happened: Callable[[], bool], most_seconds: float) -> None:
    until = time.monotonic() + most_seconds
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.05)
