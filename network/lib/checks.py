"""What waits for whom: one list of checks, told on each person's Today.

A check says which rows wait (a queryset) and what to say of one (a sentence with one button). An app keeps its own
beside its rules, in a module `checks.py` that is found at start:

    register(
        Check("mou.renewal", Audience.BACKBONE, Section.ACTIVITIES, rows=to_renew, says=renewal_line,
              related=("partner",), all_at="mou_list?show=renewal"),
    )

However many checks there are, one query asks them all; then one for each kind of row (each model) of which something
is shown.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.lib.written import Written

SHOWN = 3  # lines of one check
SHOWN_APART = 24  # of one whose rows stand under headings of their own
COUNT_CAP = 99  # nobody does more in a morning; counting on would only cost


class Audience(models.TextChoices):
    """Whom a check is about. `rows` gets the person and picks those that are theirs."""

    BACKBONE = "backbone", _("backbone staff")
    CHAIR = "chair", _("whoever chairs a group")
    FACILITATOR = "facilitator", _("whoever facilitates a gathering")
    PARTNER = "partner", _("whoever speaks for a partner")
    SELF = "self", _("everybody, about themselves")


class Section(models.TextChoices):
    """Under which heading a line stands, in this order: one's own, then the functions of a backbone (FSG), then how the
    software does."""

    INVITATIONS = "invitations", _("Invitations")
    FACILITATED = "facilitated", _("Gatherings you facilitate")
    CHAIRED = "chaired", _("Groups you chair")
    PARTNER = "partner", _("Your organisation")
    YOU = "you", _("About you")
    VISION = "vision", _("Guide vision and strategy")
    ACTIVITIES = "activities", _("Support aligned activities")
    MEASUREMENT = "measurement", _("Establish shared measurement")
    WILL = "will", _("Build public will")
    POLICY = "policy", _("Advance policy")
    FUNDING = "funding", _("Mobilise funding")
    BEHIND = "behind", _("Behind the scenes")


@dataclass(frozen=True)
class Line:
    """Something that could use somebody's care.

    face: the name whose initials stand before it. text: what, HTML with the name in bold. note: why now. button: the
    label of its one act, url: where that happens, by POST if is_post. since: since when it waits, where the note does
    not say. check and pk: which check found it, and its row (0 for a sum); filled in by lines_of().
    """

    face: str
    text: str
    note: str
    button: str
    url: str
    is_organisation: bool = True
    is_post: bool = False
    since: date | datetime | None = None
    check: str = ""
    pk: int = 0


@dataclass(frozen=True)
class Check:
    """One thing that may wait for somebody.

    key: "noun.what"; snoozes are kept by it, so it stays. rows: the person who looks → what waits, the longest first.
    Usually a queryset of rows with a numeric key; a short list of things with a `pk`, where no query can say it, costs
    queries of its own. says: one row → its line; instead says_sum: how many (at most COUNT_CAP + 1) and the first row →
    one line for all. related: what they need beside the row, as for select_related(). heavy: columns they can do
    without. annotated: they need what rows() annotates, so its rows are brought by a query of their own. heading: row →
    the heading, where it is not the section's own. all_at: the name of the page with all of them, perhaps with
    ?filters. rank: the lower stands further up within its section. steady: what rows() asks depends on the minute and
    on the key of the person alone, so its SQL is written once in it; not of whoever speaks for a partner: for which may
    change.
    """

    key: str
    audience: Audience
    section: Section
    rows: Callable[[Any], "QuerySet[Any] | list[Any]"]
    says: Callable[[Any], Line] | None = None
    says_sum: Callable[[int, Any], Line] | None = None
    related: tuple[str, ...] = ()
    heavy: tuple[str, ...] = ()
    annotated: bool = False
    heading: Callable[[Any], str] | None = None
    all_at: str = ""
    rank: int = 50
    steady: bool = True

    @property
    def is_steady(self) -> bool:
        return self.steady and self.audience != Audience.PARTNER

    @property
    def shown(self) -> int:
        return SHOWN_APART if self.heading else SHOWN

    @property
    def all_url(self) -> str:
        """Where all of them stand; "" where there is no such page."""
        name, _mark, query = self.all_at.partition("?")
        return reverse(name) + (f"?{query}" if query else "") if name else ""


CHECKS: dict[str, Check] = {}


def register(*checks: Check) -> None:
    """Put checks on the list."""
    CHECKS.update({check.key: check for check in checks})


@dataclass
class Finding:
    """What one check found. waiting: the keys of all its rows, in order; of them, `asleep` are those that somebody
    snoozed, and `keys` the others. rows: by key; those of a question are brought by lines_of()."""

    check: Check
    waiting: list[int] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)
    asleep: list[int] = field(default_factory=list)
    question: "Question | None" = None
    rows: Mapping[int, Any] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return min(len(self.keys), 1 if self.check.says_sum else COUNT_CAP)

    @property
    def more_than_counted(self) -> bool:
        return len(self.keys) > COUNT_CAP and not self.check.says_sum

    def sort(self, keys: list[int], apart: Collection[int]) -> None:
        """Apart from the rows go those that sleep; a sum has no rows to snooze one by one: it sleeps by the key 0."""
        self.waiting = keys
        if self.check.says_sum and 0 in apart:
            self.asleep = [0] if keys else []
        else:
            self.keys = [key for key in keys if key not in apart]
            self.asleep = [key for key in keys if key in apart]


def find(
    person: Any,
    audiences: Collection[str],
    asleep: Mapping[str, Collection[int]] | None = None,
    sections: Collection[str] = Section.values,
) -> list[Finding]:
    """Ask the checks of these audiences, for this person; those that found something, in the order of Today.

    asleep: check → keys that are apart for now. One query, and what the checks cost that give lists.
    """
    apart = asleep or {}
    asked = [one for one in CHECKS.values() if one.audience in audiences and one.section in sections]
    findings = [Finding(check) for check in in_order(asked)]
    most = COUNT_CAP + 1 + sum(len(keys) for keys in apart.values())
    questions = {}
    for place, finding in enumerate(findings):
        answer = question_of(finding.check, person, most)
        if isinstance(answer, Question):
            finding.question = questions[place] = answer
        else:
            finding.rows = {row.pk: row for row in answer}
            finding.sort(list(finding.rows), apart.get(finding.check.key, ()))
    for place, keys in keys_of(questions).items():
        findings[place].sort(keys, apart.get(findings[place].check.key, ()))
    return [finding for finding in findings if finding.keys or finding.asleep]


def in_order(checks: Iterable[Check]) -> list[Check]:
    sections = list(Section)
    return sorted(checks, key=lambda check: (sections.index(check.section), check.rank))


@dataclass(frozen=True)
class Question:
    """A queryset and its SQL, of keys only; "" where it cannot find anything."""

    rows: QuerySet[Any]
    sql: str = ""
    values: tuple[Any, ...] = ()

    @cached_property
    def annotated(self) -> Written:
        """Its rows with what it annotates."""
        return Written(self.rows)


_minute = 0  # of the steady questions
_written: dict[tuple[str, int, int], Question] = {}  # in that minute


def question_of(check: Check, person: Any, most: int) -> "Question | list[Any]":
    """What a check asks for this person: at most so many keys. Writing SQL is dear; a steady one is written once."""
    global _minute, _written
    minute, name = int(timezone.now().timestamp() // 60), (check.key, person.pk, most)
    if minute != _minute:
        _minute, _written = minute, {}
    if check.is_steady and name in _written:
        return _written[name]
    rows = check.rows(person)
    if not isinstance(rows, QuerySet):
        return rows
    question = written(rows, most)
    if check.is_steady:
        _written[name] = question
    return question


def written(rows: QuerySet[Any], most: int) -> Question:
    keys = rows
    if rows.query.distinct:  # it would select what it is ordered by, too
        keys = rows.model._base_manager.filter(pk__in=rows.order_by().values("pk")).order_by(*rows.query.order_by)
    try:
        sql, values = keys.values_list("pk")[:most].query.sql_with_params()
    except EmptyResultSet:
        return Question(rows)
    return Question(rows, sql, values)


def keys_of(questions: Mapping[int, Question]) -> dict[int, list[int]]:
    """Place → the first keys of its queryset, in its order. One query for all of them together."""
    asked = {place: question for place, question in questions.items() if question.sql}
    # Each in a subquery, since SQLite knows no LIMIT within a UNION; the text is what Django made of the queryset.
    parts = [f"SELECT {place} AS place, * FROM ({one.sql}) AS part_{place}" for place, one in asked.items()]  # noqa: S608
    found: dict[int, list[int]] = {}
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), [value for one in asked.values() for value in one.values])
            for place, key in cursor.fetchall():
                found.setdefault(place, []).append(key)
    return found


def lines_of(findings: Iterable[Finding], sleeping: bool = False, shown: int = 0) -> list[tuple[Finding, list[Line]]]:
    """Each finding with the lines of its first rows, or of those that sleep; `shown` of them or as many as usual. One
    query for each model."""
    wanted = [(one, (one.asleep if sleeping else one.keys)[: shown or one.check.shown]) for one in findings]
    return told([(finding, keys) for finding, keys in wanted if keys])


def told(wanted: list[tuple[Finding, list[int]]]) -> list[tuple[Finding, list[Line]]]:
    """The lines of these rows. One query for each model."""
    fetch([(finding, finding.waiting[:1] if finding.check.says_sum else keys) for finding, keys in wanted])
    return [(finding, said(finding, keys)) for finding, keys in wanted]


def said(finding: Finding, keys: list[int]) -> list[Line]:
    check, rows = finding.check, finding.rows
    if check.says_sum:
        first = next((rows[key] for key in finding.waiting if key in rows), None)
        return [replace(check.says_sum(len(finding.waiting), first), check=check.key)] if first else []
    lines = [(key, check.says(rows[key])) for key in keys if key in rows and check.says]
    return [replace(line, check=check.key, pk=key) for key, line in lines]


def fetch(wanted: list[tuple[Finding, list[int]]]) -> None:
    """Bring the rows, those of a model together."""
    together: dict[type[models.Model], list[tuple[Finding, list[int]]]] = {}
    for finding, keys in wanted:
        if finding.question is None:
            continue
        if finding.check.annotated:
            finding.rows = finding.question.annotated.by_key(keys)
        else:
            together.setdefault(finding.question.rows.model, []).append((finding, keys))
    for model, found in together.items():
        related = {name for finding, _keys in found for name in finding.check.related}
        heavy = {name for finding, _keys in found for name in finding.check.heavy}
        rows = rows_of(model, frozenset(related), frozenset(heavy))
        by_key = rows.by_key({key for _finding, keys in found for key in keys})
        for finding, _keys in found:
            finding.rows = by_key


@cache
def rows_of(model: type[models.Model], related: frozenset[str], heavy: frozenset[str]) -> Written:
    """Rows of a model with what their lines need beside them, and without what they can do without."""
    rows = model._default_manager.defer(*heavy)
    return Written(rows.select_related(*related) if related else rows)
