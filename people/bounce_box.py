"""Where reports about mail that came back are fetched: a mailbox (IMAP), a folder or a file."""

import mailbox
from collections.abc import Callable, Iterator
from contextlib import closing
from imaplib import IMAP4, IMAP4_SSL
from pathlib import Path
from urllib.parse import unquote, urlsplit

import structlog
from django.conf import settings
from django.db import DatabaseError

from people.dsn import reports_in
from people.returned import take

log = structlog.get_logger("network.bounces")
MOST_AT_ONCE = 500
LARGEST_BYTES = 2_000_000
TIMEOUT_SECONDS = 20
UNREAD_REPORTS = '(UNSEEN HEADER Content-Type "report")'


def read(where: str = "") -> int:
    """Take in what is there, at BOUNCES_URL or `where` (an address or a path); returns how many reports were new."""
    return take_in(where or settings.BOUNCES_URL, UNREAD_REPORTS, new_reports)


def new_reports(letter: bytes) -> int:
    return sum(take(report) is not None for report in reports_in(letter))


def take_in(where: str, wanted: str, act: Callable[[bytes], int]) -> int:
    """Do it with each mail there, and add up what it says. A mail that nobody can read is put aside like the others:
    strangers write them, and one of theirs must not hold up the rest."""
    count = 0
    for letter in letters_at(where, wanted):
        try:
            count += act(letter)
        except DatabaseError:  # of the moment: it stays unread
            raise
        except Exception:
            log.exception("mail_unreadable", size=len(letter))
    return count


def letters_at(where: str, wanted: str) -> Iterator[bytes]:
    """The mails in a mailbox that `wanted` (IMAP's SEARCH) picks, or those of a folder or file."""
    if where.startswith(("imap://", "imaps://")):
        return in_mailbox(where, wanted)
    return in_files(Path(path_in(where)))


def is_set() -> bool:
    return bool(settings.BOUNCES_URL)


def read_if_set() -> None:
    """For the timetable: a mailbox that cannot be read is tried again the next time."""
    if not is_set():
        return
    try:
        log.info("bounces_read", new=read())
    except (OSError, IMAP4.error) as error:
        log.warning("bounces_unreadable", error=str(error))


def path_in(where: str) -> str:
    return unquote(urlsplit(where).path) if where.startswith("file:") else where


def in_mailbox(url: str, wanted: str = UNREAD_REPORTS) -> Iterator[bytes]:
    """Unread mail of the wanted kind; each is marked as read once it was taken in. Other mail is not touched."""
    parts = urlsplit(url)
    kind, port = (IMAP4_SSL, 993) if parts.scheme == "imaps" else (IMAP4, 143)
    with kind(parts.hostname or "", parts.port or port, timeout=TIMEOUT_SECONDS) as box:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        answer, words = box.select(f'"{unquote(parts.path.strip("/")) or "INBOX"}"')
        if answer != "OK":
            raise IMAP4.error(words[0])
        found = box.uid("search", wanted)[1][0] or b""
        for number in found.decode().split()[:MOST_AT_ONCE]:
            told = box.uid("fetch", number, f"(BODY.PEEK[]<0.{LARGEST_BYTES}>)")[1]
            yield from (part[1] for part in told if isinstance(part, tuple))  # among other things a server may tell
            box.uid("store", number, "+FLAGS", r"(\Seen)")


def in_files(path: Path) -> Iterator[bytes]:
    """A file with a mail or several (mbox); or the files of a folder (a Maildir's new ones), put aside once read."""
    if path.is_file():
        yield from in_file(path)
        return
    is_maildir = (path / "new").is_dir()
    folder, aside = (path / "new", path / "cur") if is_maildir else (path, path / "read")
    for file in sorted(one for one in folder.iterdir() if one.is_file())[:MOST_AT_ONCE]:
        yield from in_file(file)
        aside.mkdir(exist_ok=True)
        file.rename(aside / f"{file.name}{':2,S' if is_maildir else ''}")


def in_file(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        is_mbox = opened.read(5) == b"From "
    if is_mbox:
        with closing(mailbox.mbox(file, create=False)) as box:
            yield from (bytes(one) for one in box)
    elif file.stat().st_size <= LARGEST_BYTES:
        yield file.read_bytes()
