"""Clauses of an agreement to start from, in our own words, and the lists of clauses that people work on.

A list of clauses is JSON: [{"key", "title", "text", "shows"}, …]. `key` is unique in its list and stays when a clause
is moved or rewritten; `shows` names what is listed beneath the text from the partner's own data (see SHOWS). In texts,
[partner], [network], [start] and [end] stand for what they say.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MOST_CLAUSES = 40
LONGEST_TITLE = 120
LONGEST_TEXT = 5000
# What may be listed beneath a clause: jobs held, what the partner gives and gets, who to talk to.
SHOWS = ("", "jobs", "gives", "gets", "contacts")
KEY = re.compile(r"[\w-]{1,40}")
# Control characters but line ends and tabs; what overrides the direction letters run in; no letters at all.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff]")
ClauseList = list[dict[str, str]]


@dataclass(frozen=True)
class Clause:
    """A clause of the library. usual: whether an agreement starts with it."""

    key: str
    title: Any
    text: Any
    shows: str = ""
    usual: bool = True

    def as_row(self) -> dict[str, str]:
        return {"key": self.key, "title": str(self.title), "text": str(self.text), "shows": self.shows}


LIBRARY = (
    Clause(
        "purpose",
        _("Purpose and scope"),
        _(
            "[partner] joins [network] because some things are beyond any one of us. This agreement says what we "
            "promise one another while we work side by side.\n\nIt covers what we do together. It does not cover how "
            "[partner] runs its own house, and it makes nobody the agent or employee of anybody else."
        ),
    ),
    Clause(
        "time",
        _("Expected time commitment"),
        _(
            "We count on about four hours a month: one gathering, some mail, and the job [partner] has taken. When a "
            "month asks for more, we say so beforehand, and it is fine to answer “not this time”."
        ),
    ),
    Clause(
        "duration",
        _("Duration"),
        _(
            "This agreement holds from [start] until [end]. Three months before it ends we ask each other whether and "
            "how to go on. Nothing is renewed in silence."
        ),
    ),
    Clause(
        "roles",
        _("Roles agreed"),
        _(
            "Every partner has a job in the network. The jobs of [partner] are listed here; either side may propose to "
            "change them, and they change when both agree."
        ),
        "jobs",
    ),
    Clause(
        "gives",
        _("What the partner contributes"),
        _("Beyond its job, [partner] brings to the shared work:"),
        "gives",
    ),
    Clause(
        "gets",
        _("What the partner gets"),
        _("In return, [partner] can count on the network for:"),
        "gets",
    ),
    Clause(
        "meetings",
        _("Meetings and attendance"),
        _(
            "Somebody from [partner] comes to the network’s gatherings, or lets us know beforehand, or sends a "
            "colleague. Invitations say what will happen and what will be decided, early enough to plan."
        ),
    ),
    Clause(
        "decisions",
        _("Decisions"),
        _(
            "Each partner has one voice. We look for what everybody can live with, hear objections out, and write down "
            "what was decided and by whom. No decision of the network binds [partner] in its own affairs."
        ),
    ),
    Clause(
        "rules",
        _("How rules are made and changed"),
        _(
            "Whoever is affected by a rule has a say in it. Any partner may propose a new rule or a change; it is open "
            "for comment for at least four weeks before it takes effect."
        ),
    ),
    Clause(
        "standing",
        _("What keeps a partner a partner"),
        _(
            "A partner confirms its profile twice a year, names a contact who can be reached, and keeps what it "
            "promised here or says in time that it cannot. If something is missed, a friendly note comes first, then a "
            "conversation; a pause or an end is decided by people, never by a machine."
        ),
    ),
    Clause(
        "communication",
        _("Communication and logo"),
        _(
            "[network] may name [partner] as a partner and show its logo where partners are listed. [partner] may say "
            "that it belongs to [network]. Neither speaks in the other’s name without asking."
        ),
    ),
    Clause(
        "data",
        _("Data and confidentiality"),
        _(
            "What is told in confidence stays in confidence. Figures are shared in sums, never about single people. "
            "Each side keeps the law on personal data, and contact details are used for the work of the network only."
        ),
    ),
    Clause(
        "resources",
        _("Resources"),
        _(
            "This agreement commits nobody to pay anything. Where money moves, it moves under an agreement of its own, "
            "and each side bears its own costs until then."
        ),
    ),
    Clause(
        "contacts",
        _("Primary and alternate contact"),
        _("These people keep the thread between us. When one of them moves on, the other names a successor."),
        "contacts",
    ),
    Clause(
        "amendment",
        _("Changing this agreement"),
        _(
            "Either side may propose a change at any time. A change that matters takes effect once both have signed "
            "it. Corrections of slips that change nothing for anybody are sent to both sides and kept beside this text."
        ),
    ),
    Clause(
        "leaving",
        _("Leaving"),
        _(
            "[partner] may leave at any time, in one step and without giving a reason. We ask only to hand over what "
            "was taken on, so that nobody is left waiting. The door stays open."
        ),
    ),
    Clause(
        "signatures",
        _("Signatures"),
        _(
            "Each side signs through somebody who may speak for it. Signing on screen counts as signing on paper: the "
            "network keeps the very text, who signed it, as what and when, and both sides get a copy."
        ),
    ),
    Clause(
        "conflict",
        _("When we disagree"),
        _(
            "We speak with each other first, and soon. If that does not help, either side may ask the network’s "
            "conflict contact to listen to both and to propose a way on."
        ),
        usual=False,
    ),
)


def usual_clauses() -> ClauseList:
    """What a first template of a network holds."""
    return [clause.as_row() for clause in LIBRARY if clause.usual]


def missing_from(clauses: ClauseList) -> list[Clause]:
    """Clauses of the library that a list does not hold, to be added."""
    here = {row["key"] for row in clauses}
    return [clause for clause in LIBRARY if clause.key not in here]


# Working on a list: each answers with a new list and leaves the old one alone


def moved(clauses: ClauseList, key: str, steps: int) -> ClauseList:
    """One clause `steps` places further down (negative: up), as far as there is room."""
    place = place_of(clauses, key)
    rest = [row for row in clauses if row["key"] != key]
    at = min(max(place + steps, 0), len(rest))
    return [*rest[:at], clauses[place], *rest[at:]]


def rewritten(clauses: ClauseList, key: str, title: str, text: str) -> ClauseList:
    place = place_of(clauses, key)
    return [*clauses[:place], {**clauses[place], "title": title, "text": text}, *clauses[place + 1 :]]


def without(clauses: ClauseList, key: str) -> ClauseList:
    place_of(clauses, key)
    return [row for row in clauses if row["key"] != key]


def with_added(clauses: ClauseList, title: str = "", text: str = "", key: str = "") -> ClauseList:
    """A clause more, before the one about signatures if that is the last: of the library by its key, or one's own."""
    known = next((clause for clause in LIBRARY if clause.key == key), None)
    row = known.as_row() if known else {"key": f"own-{uuid4().hex[:8]}", "title": title, "text": text, "shows": ""}
    at = len(clauses) - (1 if clauses and clauses[-1]["key"] == "signatures" else 0)
    return [*clauses[:at], row, *clauses[at:]]


def left_out_after(before: ClauseList, after: ClauseList, left_out: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What can be put back once a list of clauses has become another: each with its place, the latest first."""
    here = {row["key"] for row in after}
    gone = [{**row, "place": place} for place, row in enumerate(before) if row["key"] not in here]
    keys = here | {row["key"] for row in gone}
    return [*gone, *(row for row in left_out if row["key"] not in keys)][:MOST_CLAUSES]


def with_back(clauses: ClauseList, key: str, left_out: list[dict[str, Any]]) -> ClauseList:
    """A clause that was left out, at the place where it stood."""
    kept = next((row for row in left_out if row["key"] == key), None)
    if kept is None or any(row["key"] == key for row in clauses):
        raise ValidationError(gettext("There is no such clause to be put back."))
    row = {name: words for name, words in kept.items() if name != "place"}
    return [*clauses[: kept["place"]], row, *clauses[kept["place"] :]]


def place_of(clauses: ClauseList, key: str) -> int:
    for place, row in enumerate(clauses):
        if row["key"] == key:
            return place
    raise ValidationError(gettext("There is no such clause here any more."))


def check_clauses(clauses: Any) -> None:
    """Raises ValidationError for what is not a list of clauses, in words for whoever wrote it."""
    if not isinstance(clauses, list) or not 0 < len(clauses) <= MOST_CLAUSES:
        raise ValidationError(_("An agreement has between one and forty clauses."))
    if not all(is_clause(row) for row in clauses):
        raise ValidationError(_("Give each clause a title of at most 120 letters and a text of at most 5,000."))
    if len({row["key"] for row in clauses}) < len(clauses):
        raise ValidationError(_("Each clause may stand in an agreement once."))


def is_clause(row: Any) -> bool:
    if not isinstance(row, dict) or set(row) != {"key", "title", "text", "shows"}:
        return False
    if not all(isinstance(value, str) for value in row.values()) or row["shows"] not in SHOWS:
        return False
    return bool(KEY.fullmatch(row["key"]) and 0 < len(row["title"].strip()) <= LONGEST_TITLE) and has_words(row)


def has_words(row: dict[str, str]) -> bool:
    return 0 < len(row["text"].strip()) <= LONGEST_TEXT


def clean(clauses: Iterable[dict[str, str]]) -> ClauseList:
    """Line ends as one character, without space around the words: the same text has the same bytes."""
    return [{**row, **{name: tidy(row[name]) for name in ("title", "text")}} for row in clauses]


def tidy(text: str) -> str:
    """Without what nobody sees: space at the ends of lines, control characters, and marks that turn the direction of
    letters round, with which a text would say something else than it shows."""
    lines = UNSEEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
