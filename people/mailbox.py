"""The folder where mails land in development, read back as mails."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

FILE_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
BETWEEN_MAILS = b"\n" + b"-" * 79 + b"\n"
MOST_FILES = 200


@dataclass(frozen=True)
class Letter:
    """A mail of the folder; `file` and `number` say where it stands."""

    file: str
    number: int
    mail: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.mail["Subject"])

    @property
    def to(self) -> str:
        return str(self.mail["To"])

    @property
    def sent_at(self) -> datetime:
        """Django writes -0000, which says UTC and of no particular place."""
        return parsedate_to_datetime(str(self.mail["Date"])).replace(tzinfo=UTC)

    @property
    def text(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    def _part(self, subtype: str) -> str:
        part = self.mail.get_body((subtype,))
        return part.get_content() if part else ""


def is_open() -> bool:
    return settings.DEBUG and settings.EMAIL_BACKEND == FILE_BACKEND


def folder() -> Path:
    return Path(str(getattr(settings, "EMAIL_FILE_PATH", "")))


def letters() -> list[Letter]:
    """The mails of the newest files, newest first."""
    files = sorted(folder().glob("*.log"), reverse=True)[:MOST_FILES]
    return [letter for path in files for letter in reversed(letters_of(path))]


def letter(file: str, number: int) -> Letter | None:
    """One mail; None when there is no such file or it has fewer."""
    path = next((path for path in folder().glob("*.log") if path.name == file), None)
    found = letters_of(path) if path else []
    return found[number] if number < len(found) else None


def letters_of(path: Path) -> list[Letter]:
    """Django writes the mails of one connection into one file, a line of dashes after each."""
    mails = [part.strip(b"\n") for part in path.read_bytes().split(BETWEEN_MAILS)]
    parsed = [message_from_bytes(mail, policy=policy.default) for mail in mails if mail]
    return [Letter(path.name, number, mail) for number, mail in enumerate(parsed)]
