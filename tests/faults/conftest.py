"""Real processes: a mail server that misbehaves, and senders that die."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class MailServer:
    """The running server; `received` reads what it has written down."""

    process: subprocess.Popen
    port: int
    file: Path

    @property
    def received(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.file.read_text().splitlines()] if self.file.exists() else []

    @property
    def ids(self) -> list[str]:
        return [entry["id"] for entry in self.received]

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def mail_server(tmp_path: Path, settings: Any) -> Iterator[MailServer]:
    file = tmp_path / "received.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.smtp_server", str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    server = MailServer(process, int(process.stdout.readline()), file)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 2
    yield server
    server.stop()


def sender(mail_server: MailServer, **environment: str) -> subprocess.Popen:
    """A process that sends what is due from the test's own database."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "VAR_DIR": str(configured.VAR_DIR),
        "DATABASE_URL": database_url(),
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
        "EMAIL_TIMEOUT": "5",
        **environment,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.send_once"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )


def database_url() -> str:
    """The address of the database this test runs in."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT'] or 5432}/{at['NAME']}"
