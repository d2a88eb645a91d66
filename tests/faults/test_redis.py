"""Redis is down at the start, dies, freezes, forgets, refuses to write and is full: pages answer, mail leaves."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import redis
from celery import Celery

from network.celery import PUBLISHER
from people.models import Delivery, JobRun
from people.models.delivery import State
from tests.faults.conftest import ROOT, Sender, database_url, wait_for
from tests.faults.test_broker import stop

pytestmark = [
    pytest.mark.faults,
    pytest.mark.redis,
    pytest.mark.slow,
    pytest.mark.timeout(400),
    pytest.mark.django_db(transaction=True),
]
PAGE_SECONDS, AFTER_RETURN_SECONDS, WITHOUT_SECONDS = 3, 15, 120


class Redis:
    """A server of our own that may be hurt."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.folder, self.process = folder, None
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        command = [shutil.which("redis-server"), "--port", str(self.port), "--save", "", "--dir", str(self.folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_for(self.answers, 10)

    def answers(self) -> bool:
        try:
            return self.ask("PING") is not None
        except redis.RedisError:
            return False

    def ask(self, *words: Any) -> Any:
        with redis.Redis.from_url(self.url, socket_timeout=1, socket_connect_timeout=1) as client:
            return client.execute_command(*words)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Redis]:
    server = Redis(tmp_path)
    yield server
    if server.process and server.process.poll() is None:
        server.kill()


@contextmanager
def celery(broker: Redis, mail_server: Any, folder: Path) -> Iterator[None]:
    """A worker and two beats, as by mistake; none of them waits for Redis to be there."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
        "VAR_DIR": str(folder),
        "DATABASE_URL": database_url(),
        "REDIS_URL": broker.url,
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
    }
    commands = [["worker", "-c", "1"], ["beat", "--schedule", "one"], ["beat", "--schedule", "two", "--pidfile="]]
    with (folder / "celery.log").open("w") as log:
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "network", *command, "-l", "info"],
                cwd=folder, env=environment, stdout=log, stderr=log,
            )
            for command in commands
        ]  # fmt: skip
        try:
            yield
        finally:
            stop(started)


def page_that_writes_a_mail(broker: Redis, asha: Any, as_: Any) -> float:
    """Seconds until the page answered, in a process that has not heard of Redis before."""

    def act() -> None:
        app = Celery("page", broker=broker.url)
        app.conf.broker_transport_options = PUBLISHER
        app.set_current()
        client, began = as_(asha), time.monotonic()
        assert client.post("/deliveries/test/").status_code == 302
        (broker.folder / "seconds").write_text(str(time.monotonic() - began))

    assert Sender(act).wait() == 0
    return float((broker.folder / "seconds").read_text())


def seconds_to_arrive(broker: Redis, asha: Any, as_: Any) -> float:
    assert page_that_writes_a_mail(broker, asha, as_) < PAGE_SECONDS
    newest = Delivery.objects.latest("pk")
    return wait_for(lambda: Delivery.objects.filter(pk=newest.pk, state=State.SENT).exists(), WITHOUT_SECONDS, 0.1)


HARM = {
    "flushed": (lambda broker: broker.ask("FLUSHALL"), lambda broker: None),
    "killed": (lambda broker: broker.kill(), lambda broker: broker.start()),
    "frozen": (
        lambda broker: broker.process.send_signal(signal.SIGSTOP),
        lambda broker: broker.process.send_signal(signal.SIGCONT),
    ),
    "read-only": (
        lambda broker: broker.ask("REPLICAOF", "127.0.0.1", "1"),
        lambda broker: broker.ask("REPLICAOF", "NO", "ONE"),
    ),
    "full": (
        lambda broker: broker.ask("CONFIG", "SET", "maxmemory", "1"),
        lambda broker: broker.ask("CONFIG", "SET", "maxmemory", "0"),
    ),
}


def test_whatever_happens_to_redis_pages_answer_and_mail_leaves_once(broker, mail_server, tmp_path, asha, as_):
    as_(asha).get("/deliveries/")  # what a server process loads once
    with celery(broker, mail_server, tmp_path):
        took = {"down at start": seconds_to_arrive(broker, asha, as_)}
        broker.start()
        took["up"] = seconds_to_arrive(broker, asha, as_)
        assert took["up"] < AFTER_RETURN_SECONDS
        for name, (hurt, heal) in HARM.items():
            hurt(broker)
            took[name] = seconds_to_arrive(broker, asha, as_)
            heal(broker)
            took[f"{name}, and well again"] = seconds_to_arrive(broker, asha, as_)
            assert took[f"{name}, and well again"] < AFTER_RETURN_SECONDS
    print({name: round(seconds, 1) for name, seconds in took.items()})  # noqa: T201
    assert Delivery.objects.counts() == {State.SENT: len(took)}
    assert len(mail_server.ids) == len(set(mail_server.ids)) == len(took)
    windows = JobRun.objects.filter(job="sweep_deliveries").values_list("window", flat=True)
    assert len(windows) == len(set(windows)) > 0
