"""Rounds of the demo network, told through the verbs the pages use."""

import tomllib
from datetime import timedelta
from functools import partial
from typing import Any

from network.lib.clock import Story
from network.lib.dates import today
from people.demo import backbone
from people.models import Person
from working_groups.demo import DATA
from working_groups.inviting import invite, to_invite
from working_groups.models import CommonAgenda, DraftingRound, Suggestion


def tell(story: Story) -> None:
    """Add to the story what people were asked, and what they said."""
    data = tomllib.loads((DATA / "rounds.toml").read_text())
    for entry in data["rule"]:
        story.on(entry["days"], partial(propose, entry))
        if "closed" in entry:
            story.on(entry["closed"], partial(close, entry))
    for entry in data["draft"]:
        story.on(entry["days"], partial(ask, entry))
    for entry in data["suggestion"]:
        story.on(entry["days"], partial(suggest, entry))
    for entry in data["lean"]:
        story.on(1, partial(lean, entry))


def propose(entry: dict[str, Any]) -> None:
    by = Person.objects.filter(name=entry.get("by", "")).first() or backbone()
    day = today() + timedelta(days=entry["days"])
    said = {name: entry[name] for name in ("title", "before", "after", "words")}
    until, effective = (day + timedelta(days=entry[name]) for name in ("until_in", "effective_in"))
    DraftingRound.begin(by, until=until, effective_on=effective, **said)


def close(entry: dict[str, Any]) -> None:
    one = DraftingRound.objects.get(title=entry["title"])
    one.close(backbone(), entry["outcome"], accepted=entry["accepted"])


def ask(entry: dict[str, Any]) -> None:
    draft = CommonAgenda.objects.draft()
    if draft is None:
        return
    until = today() + timedelta(days=entry["days"] + entry["until_in"])
    words, to_all = entry["words"], entry["is_open_to_all"]
    one = DraftingRound.begin(backbone(), agenda=draft, until=until, words=words, is_open_to_all=to_all)
    one.invite(backbone())
    for guest in to_invite(one):
        invite(guest)
    for key, said, name in entry["outside"]:
        Suggestion.make(None, one, key, said, name=name, may_name=bool(name))


def about_draft() -> DraftingRound:
    return DraftingRound.objects.unclosed().get(agenda__isnull=False)


def suggest(entry: dict[str, Any]) -> None:
    by = Person.objects.get(email=entry["by"])
    one = Suggestion.make(by, about_draft(), entry["about"], entry["words"], may_name=entry["may_name"])
    if "fate" in entry:
        one.settle(backbone(), entry["fate"], entry["answer"])


def lean(entry: dict[str, Any]) -> None:
    about_draft().lean(Person.objects.get(email=entry["by"]), entry["level"], entry["words"])
