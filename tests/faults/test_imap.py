"""The mailbox of reports, on a real IMAP server (pymap) in a process of its own."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from imaplib import IMAP4
from urllib.parse import quote

import pytest

from people.bounce_box import in_mailbox, read, read_if_set
from people.models import Bounce, Suppression
from people.models.delivery import State
from tests.faults.conftest import ROOT
from tests.make_mail import make_delivery
from tests.people.test_returned import report
from tests.processes import free_port, running, wait_until

pytestmark = [pytest.mark.faults, pytest.mark.django_db]
WHO, PASSWORD, FOLDER = "post@example.org", "a:/@ word", "Came back"
OTHER = b"From: lena@example.org\r\nSubject: Hello\r\n\r\nNot a report.\r\n"


class Box:
    """A mailbox on the server, as a mail program sees it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"imap://{quote(WHO, safe='')}:{quote(PASSWORD, safe='')}@127.0.0.1:{port}/{quote(FOLDER)}"

    def open(self) -> IMAP4:
        program = IMAP4("127.0.0.1", self.port, timeout=5)
        program.login(WHO, PASSWORD)
        program.create(f'"{FOLDER}"')
        program.select(f'"{FOLDER}"')
        return program

    def put(self, *letters: bytes) -> None:
        with self.open() as program:
            for letter in letters:
                program.append(f'"{FOLDER}"', "", None, letter.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))

    def unread(self) -> int:
        with self.open() as program:
            return len(program.uid("search", "UNSEEN")[1][0].split())

    def is_up(self) -> bool:
        with suppress(OSError):
            self.open().logout()
            return True
        return False


@pytest.fixture
def box(tmp_path) -> Iterator[Box]:
    """An empty mailbox."""
    port = free_port()
    where = ["--host", "127.0.0.1", "--port", str(port), "--no-tls", "--no-service", "managesieve"]
    user = ["dict", "--demo-data", "--demo-user", WHO, "--demo-password", PASSWORD]
    server = [sys.executable, "-c", "from pymap.main import main; main()", *where, *user]
    with running([server], ROOT, {}, tmp_path / "imap.log"):
        found = Box(port)
        wait_until(found.is_up, 30)
        yield found


def test_reports_are_taken_in_once_and_other_mail_stays_unread(box, ben):
    delivery = make_delivery("test", ben, state=State.SENT)
    box.put(OTHER, report(delivery))
    assert (read(box.url), read(box.url), box.unread()) == (1, 0, 1)
    assert (Bounce.objects.get().status, Suppression.objects.get().address) == ("5.1.1", ben.email)


def test_a_report_that_could_not_be_taken_in_is_read_the_next_time(box, ben, monkeypatch):
    box.put(report(make_delivery("test", ben, state=State.SENT)))
    letters = in_mailbox(box.url)
    next(letters)
    letters.close()  # the process ends in the middle
    assert (box.unread(), read(box.url), box.unread()) == (1, 1, 0)


@pytest.mark.parametrize("wrong", [("word", "wort"), ("Came%20back", "Elsewhere")], ids=["password", "folder"])
def test_a_mailbox_that_cannot_be_opened_is_tried_again_later(box, settings, caplog, wrong):
    settings.BOUNCES_URL = box.url.replace(*wrong)
    read_if_set()
    assert "bounces_unreadable" in caplog.text
