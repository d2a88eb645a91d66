"""Jobs, needs, offers and introductions of the demo network, told through the verbs the pages use."""

import tomllib
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from network.lib.clock import Story
from network.lib.dates import today
from partners import standing
from partners.demo import keeper
from partners.models import Appointment, Concern, Ear, Introduction, Need, Offer, Partner, Role
from people.demo import backbone
from people.models import Person

DATA = Path(__file__).parent / "demo_data" / "promises" / "jobs.toml"
ROLE_FIELDS = ("name", "does", "serves", "hours", "wanted")
KINDS = {"need": Need, "offer": Offer}


def tell(story: Story) -> None:
    """Add to the story who took which job, who looked for what, and who was introduced to whom."""
    data = tomllib.loads(DATA.read_text())
    for entry in data["job"]:
        tell_job(story, entry)
    for entry in data["post"]:
        story.on(entry["days"], partial(post, entry))
    for entry in data["meeting"]:
        tell_meeting(story, entry)
    story.on(200, name_ears)
    story.on(5, raise_concern)
    story.on(3, talk)


def tell_job(story: Story, entry: dict[str, Any]) -> None:
    name, until_in = entry["name"], entry.get("until_in")
    story.on(entry["days"], partial(add, entry))
    for partner, person, days, ended in entry.get("holders", []):
        story.on(days, partial(take, name, partner, person, until_in and until_in + days))
        if ended >= 0:
            story.on(ended, partial(hand_back, name, partner))
    if "alone" in entry:
        person, days = entry["alone"]
        story.on(days, partial(take_alone, name, person))
    if "ask" in entry:
        partner, days = entry["ask"]
        story.on(days, partial(ask, name, partner))


def tell_meeting(story: Story, entry: dict[str, Any]) -> None:
    story.on(entry["days"], partial(offer_help, entry))
    if "agreed" in entry:
        story.on(entry["agreed"], partial(agree, entry))
    if "outcome" in entry:
        story.on(entry["outcome"], partial(tell_outcome, entry))


# What happens on a day


def add(entry: dict[str, Any]) -> None:
    Role.add(backbone(), **{field: entry[field] for field in ROLE_FIELDS if field in entry})


def take(name: str, partner: str, person: str, until_in: int | None) -> None:
    holder = Partner.objects.get(name=partner)
    colleague = holder.people_now().filter(person__name=person).first() if person else None
    until = None if until_in is None else today() + timedelta(days=until_in)
    Appointment.take(keeper(holder), role(name), holder, colleague and colleague.person, until=until)


def take_alone(name: str, person: str) -> None:
    Appointment.take(backbone(), role(name), person=Person.objects.get(name=person))


def hand_back(name: str, partner: str) -> None:
    row = Appointment.objects.held().get(role__name=name, partner__name=partner)
    row.end(keeper(row.partner))


def ask(name: str, partner: str) -> None:
    words = "can help with: interpreters"
    Appointment.suggest(backbone(), role(name), Partner.objects.get(name=partner), words)


def role(name: str) -> Role:
    return Role.objects.get(name=name)


def post(entry: dict[str, Any]) -> None:
    partner = Partner.objects.get(name=entry["partner"])
    until = today() + timedelta(days=entry["until_in"] + entry["days"]) if "until_in" in entry else None
    KINDS[entry["show"]].enter(keeper(partner), partner, words=entry["words"], tags=entry["tags"], until=until)


def offer_help(entry: dict[str, Any]) -> None:
    need = Need.objects.get(words__startswith=entry["need"])
    helper = Partner.objects.get(name=entry["helper"])
    Introduction.propose(keeper(helper), need.partner, helper, ("helper",), need=need, words=entry["words"])


def meeting(entry: dict[str, Any]) -> Introduction:
    return Introduction.objects.get(need__words__startswith=entry["need"], helper__name=entry["helper"])


def agree(entry: dict[str, Any]) -> None:
    one = meeting(entry)
    one.agree(keeper(one.seeker), "seeker")


def tell_outcome(entry: dict[str, Any]) -> None:
    one = meeting(entry)
    one.follow_up()
    one.tell_outcome(keeper(one.seeker), entry["what"])
    if one.need:
        one.need.close(keeper(one.seeker))


def name_ears() -> None:
    """Two people whom everybody trusts."""
    contact, deputy = Person.objects.get(name="Chidi Eze"), Person.objects.get(name="Elif Demir")
    Ear.name(backbone(), contact, deputy)


def talk() -> None:
    """Somebody whom no mail reaches is rung up."""
    words = (
        "Ruth works nights at the moment and does not read mail. We read the profile to her on the phone next week, "
        "and she comes to gatherings when somebody can watch her youngest."
    )
    standing.take_step(Partner.objects.get(name="Parents’ Voice Harbour County"), backbone(), "conversation", words)


def raise_concern() -> None:
    by = Person.objects.get(email="dora@example.org")
    Concern.raise_one(by, "In the last two meetings the same three of us spoke. I would not know how to say it there.")
