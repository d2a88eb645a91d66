"""The kinds of reminders there are. Each app registers its own in a module `reminder_kinds.py`, found at start.

When one goes and what it says may be changed on /reminders/; what stands here holds until then. people.reminding asks
each kind who is due, and calls the verb that writes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from network.lib.mail import Message

MORNING = time(9)
LONGEST_DAYS = 365
ALWAYS = datetime.max.replace(tzinfo=UTC)  # of use however late it is


@dataclass(frozen=True)
class Words:
    """Subject and text with {fill-ins}."""

    subject: str
    text: str

    def filled(self, **values: Any) -> tuple[str, list[str]]:
        """Subject and paragraphs, with what is known put in; other braces stay as they are."""
        subject, text = self.subject, self.text
        for name, value in values.items():
            subject, text = subject.replace(f"{{{name}}}", str(value)), text.replace(f"{{{name}}}", str(value))
        return subject, [part.strip() for part in text.split("\n\n") if part.strip()]


@dataclass(frozen=True)
class Reader:
    """Somebody whom a reminder would reach as things stand, and why."""

    person: Any
    why: str


@dataclass(frozen=True)
class Due:
    """One reminder whose time has come or will come.

    key: the same for the same reminder whenever it is looked for. moment: when it is due; until: how late it is of use.
    about: what it is about, in words. readers: whom it would reach. send: the verb that writes to them, once.
    """

    key: str
    moment: datetime
    until: datetime
    about: str
    readers: list[Reader]
    send: Callable[[], Any]
    url: str = ""

    @property
    def pk(self) -> str:
        """For the log."""
        return self.key


# A day → the moment at which the clocks of the network show the time of the plan on it.
Clock = Callable[[date], datetime]
# The days of the plan, its clock, and a moment → what is due until then and has not gone, late ones of a month, too.
Find = Callable[[tuple[int, ...], Clock, datetime], Iterable[Due]]


@dataclass(frozen=True)
class ReminderKind:
    """name: in code and table. label, audience: on pages. mails: the kinds of mail it writes.

    when: a sentence with %(days)s, such as "%(days)s before an agreement ends"; on_the_day: that for 0 days. days:
    ours; most: how many there may be. subject, text: our words; fill_ins: name → what it becomes. sample: a mail with
    words. page: the name of the page of a kind that keeps its times and words there, and none here; times_page: of
    one that keeps only its times there. clock: ours.
    """

    name: str
    label: Any
    audience: Any
    mails: tuple[str, ...]
    find: Find
    when: Any = ""
    on_the_day: Any = ""
    days: tuple[int, ...] = (0,)
    most: int = 1
    greatest: int = LONGEST_DAYS
    subject: Any = ""
    text: Any = ""
    fill_ins: tuple[tuple[str, Any], ...] = ()
    sample: Callable[[Words], Message] | None = None
    page: str = ""
    clock: time = MORNING
    times_page: str = ""

    @property
    def words(self) -> Words:
        """As they come along, in the reader's language."""
        return Words(str(self.subject), str(self.text))


REMINDER_KINDS: dict[str, ReminderKind] = {}


def register(*kinds: ReminderKind) -> None:
    REMINDER_KINDS.update({kind.name: kind for kind in kinds})
