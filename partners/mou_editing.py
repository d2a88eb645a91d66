"""Two people work on one draft, or one template: what each wrote is kept, where both wrote the same, both are shown.

A form carries what it was shown with (`base`) and what it says now (`mine`), both as plain texts: see state_of().
"""

from datetime import date
from typing import Any

from django.db import transaction

from network.lib.merging import three_way
from partners.models import Mou, MouTemplate
from partners.mou_clauses import ClauseList, left_out_after, moved, with_added, with_back, without
from people.models import Person

Text = Mou | MouTemplate
State = dict[str, str]
FIELDS = {Mou: ("title", "starts_on", "until", "gives", "gets"), MouTemplate: ("name", "title", "months", "gets")}


class Clash(Exception):
    """Both changed the same meanwhile. theirs: field → what stands there now; now: the whole state."""

    def __init__(self, theirs: State, now: State) -> None:
        super().__init__(sorted(theirs))
        self.theirs, self.now = theirs, now


def state_of(thing: Text) -> State:
    """What can be written, as texts: the fields, and of each clause "title:key" and "text:key"; "order" lists keys."""
    state = {name: as_words(getattr(thing, name)) for name in FIELDS[type(thing)]}
    for row in thing.clauses:
        state |= {f"title:{row['key']}": row["title"], f"text:{row['key']}": row["text"]}
    return {**state, "order": " ".join(row["key"] for row in thing.clauses)}


def as_words(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(f"{one['kind']}: {one['words']}" if isinstance(one, dict) else one for one in value)
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


@transaction.atomic
def edit_since(
    thing: Text, by: Person, base: State, mine: State, act: str = "", new: tuple[str, str] = ("", "")
) -> Text:
    """Write `mine`, given what stood there when its writer began; then one act on the clauses: "up:key", "down:key",
    "out:key", "add:key", "back:key". new: title and text of a clause of one's own.

    A clause somebody left out while its words were changed here comes back with these words. Raises Clash, with
    nothing changed, when others changed the same to something else; ValidationError for what may not be.
    """
    rows: Any = type(thing).objects.select_for_update(of=("self",))
    thing.refresh_from_db(from_queryset=rows)
    now = state_of(thing)
    back = {name: words for name, words in mine.items() if name not in now and words != base.get(name, "")}
    here = {name: words for name, words in mine.items() if name in now and name != "order"}
    changes, theirs = three_way({name: base.get(name, "") for name in here}, here, {name: now[name] for name in here})
    if theirs:
        raise Clash(theirs, now)
    after = {**now, **changes, **back}
    keys = order_of(base.get("order", "").split(), mine.get("order", "").split(), now["order"].split(), after)
    before = [clause_of(thing, key, after, mine) for key in keys]
    clauses = acted(before, act, thing.left_out)
    clauses = with_added(clauses, *new) if any(new) else clauses
    left_out = left_out_after(before, clauses, thing.left_out)
    thing.edit(by, clauses=clauses, left_out=left_out, **fields_of(thing, after))
    return thing


@transaction.atomic
def put_back(thing: Text, by: Person, key: str) -> Text:
    """Take back that a clause was left out: its words, at its place."""
    rows: Any = type(thing).objects.select_for_update(of=("self",))
    thing.refresh_from_db(from_queryset=rows)
    clauses = with_back(thing.clauses, key, thing.left_out)
    thing.edit(by, clauses=clauses, left_out=left_out_after(thing.clauses, clauses, thing.left_out))
    return thing


def order_of(base: list[str], mine: list[str], now: list[str], after: State) -> list[str]:
    """The order this writer wants; what others added meanwhile stands where they put it."""
    back = [key for key in mine if key not in now and f"text:{key}" in after]
    wanted = [key for key in mine if key in now or key in back] if mine != base or back else list(now)
    for place, key in enumerate(now):
        if key not in wanted:
            before = next((one for one in reversed(now[:place]) if one in wanted), None)
            wanted.insert(wanted.index(before) + 1 if before else 0, key)
    return list(dict.fromkeys(wanted))


def clause_of(thing: Text, key: str, after: State, mine: State) -> dict[str, str]:
    shows = next((row["shows"] for row in thing.clauses if row["key"] == key), "")
    title = after.get(f"title:{key}") or mine.get(f"title:{key}", "")
    return {"key": key, "title": title, "text": after[f"text:{key}"], "shows": shows}


def acted(clauses: ClauseList, act: str, left_out: list[dict[str, Any]]) -> ClauseList:
    name, _colon, key = act.partition(":")
    if name in ("up", "down"):
        return moved(clauses, key, -1 if name == "up" else 1)
    if name == "out":
        return without(clauses, key)
    if name == "back":
        return with_back(clauses, key, left_out)
    return with_added(clauses, key=key) if name == "add" else clauses


def fields_of(thing: Text, state: State) -> dict[str, Any]:
    """The fields as edit() takes them."""
    fields: dict[str, Any] = {name: state[name] for name in FIELDS[type(thing)]}
    fields["gets"] = lines(state["gets"])
    if isinstance(thing, MouTemplate):
        return {**fields, "months": int(state["months"])}
    days = {name: date.fromisoformat(state[name]) if state[name] else None for name in ("starts_on", "until")}
    return {**fields, **days, "gives": [gift(line) for line in lines(state["gives"])]}


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def gift(line: str) -> dict[str, str]:
    kind, _colon, words = line.partition(": ")
    return {"kind": kind, "words": words}
