"""The line to the mail server breaks after every single byte of the conversation."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import count, groupby
from typing import Any

import pytest
from django.core.mail import EmailMessage

from people.models.delivery import State
from people.smtp import NotReachable, Post
from tests.faults.conftest import ROOT

pytestmark = [pytest.mark.faults, pytest.mark.django_db]


@pytest.fixture
def cutting(settings: Any) -> Iterator[Any]:
    """Reads, for each connection, whether the message was there, and whether we were told."""
    command = [sys.executable, "-m", "tests.faults.cutting_server"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", int(process.stdout.readline()), 5
    yield lambda: tuple(word == "1" for word in process.stdout.readline().split())
    process.kill()
    process.wait()
    process.stdout.close()


def one_try() -> str:
    """What we make of one conversation: the state that follows."""
    with Post(notice=lambda point: None) as post:
        try:
            post.open()
        except NotReachable:
            return State.QUEUED
        return post.hand_over(EmailMessage("Hi", "One line.", "us@example.org", ["you@example.org"])).state


def test_the_line_breaks_after_every_byte(cutting):
    """Nothing the server has is ever sent again unasked, nothing it has not is called sent."""
    seen = []
    for _cut in count():
        state, (there, told) = one_try(), cutting()
        seen.append((state, there, told))
        if told and len(seen) > 1 and seen[-2][2]:
            break
    assert len(seen) > 400
    allowed = {
        (False, False): {State.QUEUED, State.UNKNOWN},
        (True, False): {State.UNKNOWN},
        (True, True): {State.SENT},
    }
    assert [number for number, (state, *truth) in enumerate(seen) if state not in allowed[tuple(truth)]] == []
    in_order = [state for state, _run in groupby(state for state, _there, _told in seen)]
    assert in_order == [State.QUEUED, State.UNKNOWN, State.SENT]
