"""What the cues find for somebody: which rows wait, and their lines.

However many cues there are, one query asks them all; then one for each kind of row (each model) of which something is
shown.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import QuerySet
from django.utils import timezone

from network.lib.cues import CUES, Cue, Line, Section
from network.lib.written import Written

COUNT_CAP = 99  # nobody does more in a morning; counting on would only cost


@dataclass
class Finding:
    """What one cue found. waiting: the keys of all its rows, in order; of them, `asleep` are those that somebody
    snoozed, and `keys` the others. rows: by key; those of a question are brought by lines_of()."""

    cue: Cue
    waiting: list[int] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)
    asleep: list[int] = field(default_factory=list)
    question: "Question | None" = None
    rows: Mapping[int, Any] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return min(len(self.keys), 1 if self.cue.says_sum else COUNT_CAP)

    @property
    def more_than_counted(self) -> bool:
        return len(self.keys) > COUNT_CAP and not self.cue.says_sum

    def sort(self, keys: list[int], apart: Collection[int]) -> None:
        """Apart from the rows go those that sleep; a sum has no rows to snooze one by one: it sleeps by the key 0."""
        self.waiting = keys
        if self.cue.says_sum and 0 in apart:
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
    """Ask the cues of these audiences, for this person; those that found something, in the order of Today.

    asleep: cue → keys that are apart for now. One query, and what the cues cost that give lists.
    """
    apart = asleep or {}
    asked = [one for one in CUES.values() if one.audience in audiences and one.section in sections]
    findings = [Finding(cue) for cue in in_order(asked)]
    most = COUNT_CAP + 1 + sum(len(keys) for keys in apart.values())
    questions = {}
    for place, finding in enumerate(findings):
        answer = question_of(finding.cue, person, most)
        if isinstance(answer, Question):
            finding.question = questions[place] = answer
        else:
            finding.rows = {row.pk: row for row in answer}
            finding.sort(list(finding.rows), apart.get(finding.cue.key, ()))
    for place, keys in keys_of(questions).items():
        findings[place].sort(keys, apart.get(findings[place].cue.key, ()))
    return [finding for finding in findings if finding.keys or finding.asleep]


def in_order(cues: Iterable[Cue]) -> list[Cue]:
    sections = list(Section)
    return sorted(cues, key=lambda cue: (sections.index(cue.section), cue.rank))


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


def question_of(cue: Cue, person: Any, most: int) -> "Question | list[Any]":
    """What a cue asks for this person: at most so many keys. Writing SQL is dear; a steady one is written once."""
    global _minute, _written
    minute, name = int(timezone.now().timestamp() // 60), (cue.key, person.pk, most)
    if minute != _minute:
        _minute, _written = minute, {}
    if cue.is_steady and name in _written:
        return _written[name]
    rows = cue.rows(person)
    if not isinstance(rows, QuerySet):
        return rows
    question = written(rows, most)
    if cue.is_steady:
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
    wanted = [(one, (one.asleep if sleeping else one.keys)[: shown or one.cue.shown]) for one in findings]
    return told([(finding, keys) for finding, keys in wanted if keys])


def told(wanted: list[tuple[Finding, list[int]]]) -> list[tuple[Finding, list[Line]]]:
    """The lines of these rows. One query for each model."""
    fetch([(finding, finding.waiting[:1] if finding.cue.says_sum else keys) for finding, keys in wanted])
    return [(finding, said(finding, keys)) for finding, keys in wanted]


def said(finding: Finding, keys: list[int]) -> list[Line]:
    cue, rows = finding.cue, finding.rows
    if cue.says_sum:
        first = next((rows[key] for key in finding.waiting if key in rows), None)
        return [replace(cue.says_sum(len(finding.waiting), first), cue=cue.key)] if first else []
    lines = [(key, cue.says(rows[key])) for key in keys if key in rows and cue.says]
    return [replace(line, cue=cue.key, pk=key) for key, line in lines]


def fetch(wanted: list[tuple[Finding, list[int]]]) -> None:
    """Bring the rows, those of a model together."""
    together: dict[type[models.Model], list[tuple[Finding, list[int]]]] = {}
    for finding, keys in wanted:
        if finding.question is None:
            continue
        if finding.cue.annotated:
            finding.rows = finding.question.annotated.by_key(keys)
        else:
            together.setdefault(finding.question.rows.model, []).append((finding, keys))
    for model, found in together.items():
        related = {name for finding, _keys in found for name in finding.cue.related}
        heavy = {name for finding, _keys in found for name in finding.cue.heavy}
        rows = rows_of(model, frozenset(related), frozenset(heavy))
        by_key = rows.by_key({key for _finding, keys in found for key in keys})
        for finding, _keys in found:
            finding.rows = by_key


@cache
def rows_of(model: type[models.Model], related: frozenset[str], heavy: frozenset[str]) -> Written:
    """Rows of a model with what their lines need beside them, and without what they can do without."""
    rows = model._default_manager.defer(*heavy)
    return Written(rows.select_related(*related) if related else rows)
