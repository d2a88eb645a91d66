"""Real processes: a mail server that misbehaves, and senders that die."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from people import sending

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class MailServer:
    """The running server; `received` reads what it has written down, `behave` says how it treats whoever connects."""

    process: subprocess.Popen
    port: int
    file: Path

    @property
    def received(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.file.read_text().splitlines()] if self.file.exists() else []

    @property
    def ids(self) -> list[str]:
        return [entry["id"] for entry in self.received]

    def behave(self, mode: str) -> None:
        self.file.with_suffix(".mode").write_text(mode)

    def begin(self) -> None:
        self.behave("")
        self.file.write_text("")


@pytest.fixture(scope="session")
def server_process(tmp_path_factory: Any) -> Iterator[MailServer]:
    file = tmp_path_factory.mktemp("mail") / "received.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.smtp_server", str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    yield MailServer(process, int(process.stdout.readline()), file)
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def mail_server(server_process: MailServer, settings: Any) -> MailServer:
    server_process.begin()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server_process.port, 1
    return server_process


class Sender:
    """A process that sends what is due from the test's own database: a fork of this one, so that it starts at once."""

    def __init__(self, act: Callable[[], Any] = sending.send_due, before: Callable[[], Any] = lambda: None) -> None:
        connections.close_all()  # a database connection is not shared with a child
        self.pid = os.fork()
        if self.pid == 0:
            try:
                before()
                act()
            finally:
                os._exit(0)

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> int:
        self.signal(signal.SIGKILL)
        return self.wait()

    def wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def wait_for(happened: Callable[[], Any], most_seconds: float = 10, pause: float = 0.02) -> float:
    """Seconds until it happened."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() < began + most_seconds
        time.sleep(pause)
    return time.monotonic() - began


def database_url() -> str:
    """The address of the database this test runs in."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT'] or 5432}/{at['NAME']}"
