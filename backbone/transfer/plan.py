"""What an import would do, line by line, without doing it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from backbone.models import Import
from backbone.transfer.headers import NAME, Header, has_name, is_hsds, take_headers
from backbone.transfer.matching import KnownPartners, Match
from backbone.transfer.reading import Entry, Problem, read_entries
from network.lib.merging import same
from network.lib.search import fold
from network.lib.tables import read_table
from partners.models import Affiliation, Partner

BATCH = 500
NEW, SKIP = "new", "skip"


@dataclass
class Planned:
    """One entry and what is to be done: new, changed, same, bad, doubtful, repeated, left_out.

    partner: the entry here that it is; changes: column → [old, new] of what differs there; contacts: those to be added.
    """

    entry: Entry
    action: str = NEW
    partner: Any = None
    changes: dict[str, list[Any]] = field(default_factory=dict)
    contacts: list[dict[str, str]] = field(default_factory=list)
    match: Match = field(default_factory=Match)


@dataclass
class Plan:
    """All of it. newest: the largest id a partner had when it was made, to see later whether others came."""

    headers: list[Header]
    is_hsds: bool = False
    newest: int = 0
    rows: list[Planned] = field(default_factory=list)

    def of(self, *actions: str) -> list[Planned]:
        return [row for row in self.rows if row.action in actions]

    @property
    def counts(self) -> dict[str, int]:
        return dict(Counter(row.action for row in self.rows))

    @property
    def problems(self) -> list[Problem]:
        return [problem for row in self.rows for problem in row.entry.problems]


def make_plan(import_: Import, progress: Callable[[int, int], None] = lambda done, total: None) -> Plan:
    """Read the file and compare it with what is here. Raises Refusal when it cannot be read at all."""
    table = read_table(bytes(import_.data))
    headers = take_headers(table, import_.columns)
    plan = Plan(headers, is_hsds=import_.format == "hsds" or (not import_.format and is_hsds(headers)))
    if not has_name(headers):
        return plan
    entries = read_entries(table, headers)
    known = KnownPartners()
    plan.newest = known.newest
    for start in range(0, len(entries), BATCH):
        progress(start, len(entries))
        rows = [decide(entry, known, import_.choices) for entry in entries[start : start + BATCH]]
        compare(rows)
        plan.rows += rows
    refuse_repeated(plan.rows)
    if import_.leaves_out_bad:
        for row in plan.of("bad", "doubtful"):
            row.action = "left_out"
    progress(len(entries), len(entries))
    return plan


def decide(entry: Entry, known: KnownPartners, choices: dict[str, Any]) -> Planned:
    """Find out which partner an entry is, with what a person said where that is in doubt."""
    row = Planned(entry, contacts=list(entry.contacts))
    if entry.problems:
        row.action = "bad"
        return row
    row.match = known.match(entry)
    chosen = choices.get(str(entry.line))
    if row.match.candidates and chosen in [here.pk for here in row.match.candidates]:
        row.match.pk = chosen
    elif chosen == SKIP:
        row.action = "left_out"
    elif row.match.candidates and chosen != NEW:
        row.action = "doubtful"
    return row


def compare(rows: list[Planned]) -> None:
    """For entries that are here already: what would change. Three queries."""
    current = Affiliation.objects.current().select_related("person")
    found = Partner.objects.prefetch_related("places", Prefetch("affiliations", current, to_attr="now"))
    partners = found.in_bulk([row.match.pk for row in rows if row.match.pk and row.action == NEW])
    for row in rows:
        if row.action == NEW and row.match.pk:
            row.partner = partners[row.match.pk]
            row.changes = changes_of(row.entry, row.partner)
            row.contacts = [contact for contact in row.entry.contacts if not is_listed(contact, row.partner)]
            row.action = "changed" if row.changes or row.contacts else "same"


def changes_of(entry: Entry, partner: Partner) -> dict[str, list[Any]]:
    """Cells that were left empty change nothing, and so does another spelling of the same name."""
    changes = {}
    for column, value in entry.values.items():
        here = [place.name for place in partner.places.all()] if column == "places" else getattr(partner, column)
        if not same(here, value) and not (column == NAME and fold(here) == fold(value)):
            changes[column] = [here, value]
    return changes


def is_listed(contact: dict[str, str], partner: Partner) -> bool:
    """Whether somebody of this address or name is there already; what they say of themselves is not touched."""
    email, name = contact.get("contact_email", "").lower(), fold(contact.get("contact_name", ""))
    return any((email and row.person.email == email) or fold(row.person.name) == name for row in partner.now)


def refuse_repeated(rows: list[Planned]) -> None:
    """Two lines about one organisation: the same words twice do no harm; different ones need a person."""
    first: dict[Any, Planned] = {}
    for row in rows:
        if row.action not in (NEW, "changed", "same"):
            continue
        key = row.partner.pk if row.partner else fold(row.entry.name)
        earlier = first.setdefault(key, row)
        if earlier is row:
            continue
        if (earlier.entry.values, earlier.entry.contacts) == (row.entry.values, row.entry.contacts):
            row.action = "repeated"
        else:
            row.action = "bad"
            words = _("This is the same organisation as in line %(line)s. Put what you know into one row.")
            row.entry.problems.append(Problem(row.entry.line, "", words % {"line": earlier.entry.line}))
