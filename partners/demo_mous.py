"""Agreements of the demo network, told through the verbs the pages use: one in every state there is."""

import tomllib
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from network.lib.clock import Story
from partners.demo import keeper
from partners.models import Mou, MouComment, MouTemplate, Partner
from partners.models.mou_state import Origin, Side
from partners.mou_clauses import rewritten
from partners.signing import Circumstances, Claim, sign
from people.demo import backbone
from people.models import Person

DATA = Path(__file__).parent / "demo_data" / "promises" / "mous.toml"
PHONE = "Mozilla/5.0 (Android 14; Mobile) Firefox/131.0"
DESK = "Mozilla/5.0 (X11; Linux x86_64) Firefox/131.0"


def tell(story: Story) -> None:
    """Add to the story which agreements were drafted, talked about, signed, changed and ended."""
    data = tomllib.loads(DATA.read_text())
    story.on(data["template"]["days"], partial(write_template, data["template"]))
    for entry in data["mou"]:
        name = entry["partner"]
        story.on(entry["days"], partial(draft, entry))
        for step in entry.get("steps", []):
            story.on(step["days"], partial(STEPS[step["does"]], name, step))


def write_template(entry: dict[str, Any]) -> None:
    template = MouTemplate.ours(backbone())
    template.edit(backbone(), name=entry["name"], gets=entry["gets"])


def draft(entry: dict[str, Any]) -> None:
    """A first agreement, or what follows an active one; `lasts` is in days."""
    partner = Partner.objects.get(name=entry["partner"])
    fields = {"gives": entry.get("gives", [])} if "gives" in entry else {}
    if origin := entry.get("origin"):
        mou = Mou.objects.active().get(partner=partner).follow(backbone(), origin)
        mou.edit(backbone(), **fields)
    else:
        mou = Mou.draft(backbone(), partner, MouTemplate.ours(backbone()), origin=Origin.FIRST, **fields)
    if "lasts" in entry:
        mou.edit(backbone(), until=mou.starts_on + timedelta(days=entry["lasts"]))


def latest(name: str) -> Mou:
    return Mou.objects.filter(partner__name=name).order_by("-pk")[0]


def offer(name: str, step: dict[str, Any]) -> None:
    latest(name).offer(backbone())


def comment(name: str, step: dict[str, Any]) -> None:
    mou = latest(name)
    MouComment.say(signer_of(mou), mou, Side.PARTNER, step["clause"], step.get("words", ""), step.get("proposal", ""))


def reply(name: str, step: dict[str, Any]) -> None:
    MouComment.say(backbone(), latest(name), Side.BACKBONE, step["clause"], step["words"])


def accept(name: str, step: dict[str, Any]) -> None:
    MouComment.objects.undecided().get(mou=latest(name)).decide(backbone(), Side.BACKBONE, True, step["words"])


def change(name: str, step: dict[str, Any]) -> None:
    mou = latest(name)
    title = next(row["title"] for row in mou.clauses if row["key"] == step["clause"])
    mou.edit(backbone(), clauses=rewritten(mou.clauses, step["clause"], title, step["text"]))


def offer_again(name: str, step: dict[str, Any]) -> None:
    latest(name).offer_again(backbone(), step["words"])


def sign_for_partner(name: str, step: dict[str, Any]) -> None:
    mou = latest(name)
    person = signer_of(mou)
    title = mou.partner.people_now().get(person=person).title
    number = sum(map(ord, name)) % 200 + 20
    came = Circumstances("personal link", number, f"198.51.100.{number}", PHONE)
    sign(mou, person, Side.PARTNER, mou.current.sha256, Claim(person.name, title or "representative"), came)


def sign_for_network(name: str, step: dict[str, Any]) -> None:
    mou, by = latest(name), backbone()
    came = Circumstances("password", None, "203.0.113.5", DESK)
    sign(mou, by, Side.BACKBONE, mou.current.sha256, Claim(by.name, "network coordinator"), came)


def correct(name: str, step: dict[str, Any]) -> None:
    mou = Mou.objects.active().get(partner__name=name)
    text = next(row["text"] for row in mou.current.document["clauses"] if row["key"] == step["clause"])
    mou.correct(backbone(), {step["clause"]: text.replace(*step["replace"])}, step["words"])


def end(name: str, step: dict[str, Any]) -> None:
    Mou.objects.active().get(partner__name=name).end(backbone(), words=step["words"])


def put_away(name: str, step: dict[str, Any]) -> None:
    latest(name).discard(backbone())


def signer_of(mou: Mou) -> Person:
    return mou.signer or keeper(mou.partner) or backbone()


STEPS = {
    "offer": offer, "comment": comment, "reply": reply, "accept": accept, "change": change, "offer again": offer_again,
    "partner signs": sign_for_partner, "network signs": sign_for_network, "correct": correct, "end": end,
    "put away": put_away,
}  # fmt: skip
