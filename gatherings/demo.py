"""A year of gatherings in the demo network, told through the verbs the pages use.

What happens within and after them is told by modules of their own: demo_agendas, demo_minutes, demo_reflections,
demo_reminders.
"""

import tomllib
from datetime import time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from django.utils import timezone

from gatherings import answering, inviting, polling, repeating
from gatherings.models import Gathering, Rsvp, Series
from gatherings.rhythm import Rhythm
from network.lib.clock import Story
from network.lib.dates import today
from partners.models import Partner
from people.demo import backbone
from people.models import Person
from working_groups.models import WorkingGroup

DATA = Path(__file__).parent / "demo_data" / "gatherings.toml"
LOOK_EVERY = 9  # days between two looks at a series
OF_SERIES = ("name", "kind", "minutes", "place", "intention", "purposes", "expectations", "access")
OF_SINGLE = (*OF_SERIES, "capacity", "is_first", "is_public", "reach")
# In which of a hundred cases somebody says what.
SAID = (("yes", 62), ("maybe", 74), ("no", 90), ("", 100))


def tell(story: Story) -> None:
    """Add to the story which gatherings there were and are, who was invited and what they answered."""
    data = tomllib.loads(DATA.read_text())
    for entry in data["series"]:
        story.on(entry["days"], partial(begin, entry))
        for days in range(entry["days"] - 1, -1, -LOOK_EVERY):
            story.on(days, partial(tend, entry, data["words"]))
        story.on(0, partial(tend, entry, data["words"]))
    for entry in data["single"]:
        tell_single(story, entry)
    story.on(data["poll"]["planned"], partial(look_for_a_date, data["poll"]))
    story.on(data["poll"]["planned"] - 2, partial(mark_dates, data["poll"]))


def tell_single(story: Story, entry: dict[str, Any]) -> None:
    planned = entry["planned"]
    story.on(planned, partial(plan, entry))
    if "invited" in entry:
        story.on(entry["invited"], partial(invite_all, entry["name"]))
        for number, said in enumerate(entry["answers"]):
            story.on(max(entry["invited"] - 2 - number // 2, 1), partial(reply, entry, *said))


def chidi() -> Person | None:
    """Who facilitates; before he came, the backbone did."""
    return Person.objects.filter(name="Chidi Eze").first() or backbone()


def zone() -> str:
    return timezone.get_current_timezone_name()


# A rhythm


def begin(entry: dict[str, Any]) -> None:
    first = today() + timedelta(days=(entry["weekday"] - today().weekday()) % 7)
    rule = Rhythm(entry["repeat"], entry["every"], first).rule()
    fields = {name: entry[name] for name in OF_SERIES}
    fields["group"] = WorkingGroup.objects.filter(name=entry.get("group", "")).first()
    repeating.begin(
        chidi(), rule=rule, starts_on=first, begins=time.fromisoformat(entry["begins"]), zone=zone(), **fields
    )


def tend(entry: dict[str, Any], words: dict[str, list[str]]) -> None:
    """Every few days somebody looks after a series: invites to the next gathering, and people answer."""
    series = Series.objects.get(name=entry["name"])
    people = Person.objects.present().filter(name__in=entry.get("people", []))
    if series.reach != entry["reach"] or people.count() != series.people.count():
        repeating.choose_guests(series, chidi(), reach=entry["reach"], people=people)
    repeating.make_ahead(series)
    for gathering in series.gatherings.within(entry["invite_before"]).filter(invited_at=None):
        if entry["intentions"]:
            number = series.gatherings.filter(invited_at__isnull=False).count()
            gathering.edit(chidi(), intention=entry["intentions"][number % len(entry["intentions"])])
        invite_all(gathering.name, gathering)
    open_rows = Rsvp.objects.filter(gathering__series=series, gathering__state="planned").select_related("gathering")
    for rsvp in open_rows.filter(answer="", gathering__starts_at__gt=timezone.now()).select_related("person"):
        say_something(rsvp, words)
    for rsvp in open_rows.filter(answer="yes", met="", gathering__ends_at__lt=timezone.now()):
        look_back(rsvp)


def chance(*parts: object) -> int:
    """0 to 99, always the same for the same parts."""
    return crc32(":".join(map(str, parts)).encode()) % 100


def say_something(rsvp: Rsvp, words: dict[str, list[str]]) -> None:
    """Some answer within days, some stay silent; a few say why they come."""
    dice = chance(rsvp.person.name, rsvp.gathering.slot)
    said = next(answer for answer, most in SAID if dice < most)
    if not said or (timezone.now() - rsvp.invited_at).days < dice % 7:
        return
    answering.answer(rsvp, rsvp.person, said)
    told = {
        name: texts[chance(name, rsvp.person.name, rsvp.gathering.slot) % len(texts)]
        for name, texts in words.items()
        if chance(rsvp.person.name, name, rsvp.gathering.slot) < (9 if name in ("worries", "access_needs") else 24)
    }
    if told and said != "no":
        answering.tell(rsvp, rsvp.person, **told)


def look_back(rsvp: Rsvp) -> None:
    dice = chance("met", rsvp.person_id, rsvp.gathering_id)
    if dice < 60:
        answering.tell_met(rsvp, rsvp.person, "met" if dice < 38 else "partly" if dice < 54 else "missed")


# One gathering


def plan(entry: dict[str, Any]) -> None:
    day = today() + timedelta(days=entry["planned"] + entry["in_days"])
    fields = {name: entry[name] for name in OF_SINGLE if name in entry}
    begins = time.fromisoformat(entry["begins"])
    gathering = Gathering.plan(chidi(), day=day, begins=begins, zone=zone(), **fields)
    partners = Partner.objects.filter(name__in=entry.get("partners", []))
    inviting.choose_guests(gathering, chidi(), gathering.reach, partners=partners)


def invite_all(name: str, gathering: Gathering | None = None) -> None:
    """Invite everybody whom a gathering is for; who cannot be reached is left out."""
    one = gathering or Gathering.objects.get(name=name)
    if people := [guest.person.pk for guest in inviting.preview(one).ready]:
        inviting.invite(one, chidi(), people)


def reply(entry: dict[str, Any], name: str, said: str, well_spent: str, brings: str) -> None:
    rsvp = Rsvp.objects.filter(gathering__name=entry["name"], person__name=name).first()
    if rsvp is None:  # somebody else is the contact there now
        return
    answering.answer(rsvp, rsvp.person, said)
    words = {"well_spent": well_spent, "brings": brings}
    words |= {"worries": entry["worried"].get(name, ""), "access_needs": entry["needs"].get(name, "")}
    answering.tell(rsvp, rsvp.person, **words)


# Finding a date


def look_for_a_date(entry: dict[str, Any]) -> None:
    days = [today() + timedelta(days=entry["planned"] + days) for days in entry["in_days"]]
    begins = time.fromisoformat(entry["begins"])
    fields = {name: entry[name] for name in ("name", "minutes", "place", "intention")}
    gathering = Gathering.plan(chidi(), kind="unstructured", day=days[0], begins=begins, zone=zone(), **fields)
    people = Person.objects.present().filter(name__in=entry["people"])
    inviting.choose_guests(gathering, chidi(), "chosen", people=people)
    polling.propose(gathering, chidi(), [(day, begins) for day in days])
    polling.ask(gathering, chidi())


def mark_dates(entry: dict[str, Any]) -> None:
    for name, fits in entry["marks"].items():
        rsvp = Rsvp.objects.filter(gathering__name=entry["name"], person__name=name).first()
        if rsvp:
            dates = rsvp.gathering.proposed_dates.all()
            polling.mark(rsvp, rsvp.person, {one.pk: fit for one, fit in zip(dates, fits, strict=True)})
