"""A broker that hangs or is dead never slows or breaks a page; a worker without Redis delivers at once."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from people import health
from people.models import JobRun
from tests.faults.conftest import ROOT, database_url, wait_for

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
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": database_url(),
        "REDIS_URL": f"redis://127.0.0.1:{port}/0",
    }  # fmt: skip
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


EMBEDDED = [["worker", "-B", "-c", "1"]]
APART = [["worker", "-c", "2"], ["beat", "--schedule", "beat"]]


@pytest.mark.parametrize(
    ("commands", "redis"),
    [pytest.param(EMBEDDED, "", id="files"), pytest.param(APART, "own", id="redis", marks=pytest.mark.redis)],
)
def test_a_message_leaves_within_a_second(tmp_path, commands, redis):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": database_url(),
        "REDIS_URL": redis and os.environ["REDIS_URL"],
    }
    with running(commands, tmp_path, environment):
        done = subprocess.run(
            [sys.executable, "-c", DELIVER], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        wait_for(JobRun.objects.filter(job="sweep_deliveries").exists, 30)  # the timetable has jobs before this one
    assert float(done.stdout) < 1
    assert len(list((tmp_path / "mail").glob("*.log"))) == 1
    assert health.worker() == "alive"


@contextmanager
def running(commands: list[list[str]], folder: Path, environment: dict[str, str]) -> Iterator[None]:
    """Celery processes, from the moment the worker has done something until they have stopped."""
    celery, path = [sys.executable, "-m", "celery", "-A", "network"], folder / "celery.log"
    with path.open("w") as log:
        started = [
            subprocess.Popen([*celery, *command, "-l", "info"], cwd=folder, env=environment, stdout=log, stderr=log)
            for command in commands
        ]
        try:
            wait_for(lambda: "succeeded" in path.read_text(), 30)
            yield
        finally:
            stop(started)


def stop(processes: list[subprocess.Popen]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(timeout=20)
