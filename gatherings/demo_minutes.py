"""What was kept of a year of gatherings in the demo network: minutes, promises, pulses, initiatives; one runs today."""

import tomllib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.utils import timezone

from gatherings import agenda_templates, attendance, capturing, closing
from gatherings.models import Commitment, Feedback, Gathering, Idea, Initiative, Minutes, Review, Rsvp, Run, Series
from gatherings.models.review import QUESTIONS
from network.lib.clock import Story
from network.lib.dates import today
from partners.models import Affiliation, Partner
from people import reminding
from people.models import Person, ReminderPlan

DATA = Path(__file__).parent / "demo_data" / "minutes.toml"
TODAY = "Northside parents’ table"
YEAR = 350
ENOUGH = 6  # people in a room
AGO = timedelta(minutes=34)  # since the gathering of today began
LOOKS = 3  # days between two looks at what was
PLANNED = 21  # days before it
BEGUN = (34, 23, 12)  # minutes ago: when its first blocks began


def tell(story: Story) -> None:
    """Add to the story what came of each gathering, the day after it, and the one that is under way now."""
    data = tomllib.loads(DATA.read_text())
    story.on(YEAR, begin_series)
    for days_ago in range(YEAR - 1, 0, -LOOKS):
        story.on(days_ago, partial(look_back, data["kept"]))
    for entry in data["initiative"]:
        story.on(entry["start_ago"], partial(carry_forward, entry))
    story.on(PLANNED, partial(plan_today, story.now - AGO))
    story.on(0, partial(run_today, data["today"], story.now))
    story.on(0, ask_before_next)


def facilitator() -> Person:
    return Person.objects.present().filter(is_facilitator=True).earliest("pk")


def monthly() -> Series | None:
    return Series.objects.filter(rule__contains="MONTHLY").order_by("pk").first()


def begin_series() -> None:
    """A monthly rhythm, where the network has none yet."""
    if monthly() is None:
        zone = timezone.get_current_timezone_name()
        series = Series.objects.create(
            name="Network morning",
            rule="FREQ=MONTHLY;BYDAY=2TH",
            starts_on=today(),
            begins="09:30",
            minutes=90,
            zone=zone,
        )
        series.facilitators.set([facilitator()])
        plan_month(series, today() + timedelta(days=3))


def plan_month(series: Series, day: date) -> Gathering:
    day += timedelta(days=(3 - day.weekday()) % 7)
    words = {"name": series.name, "intention": "To know what the others see, and leave with one thing to do."}
    times = {"day": day, "begins": series.begins, "minutes": series.minutes, "zone": series.zone}
    expectations = (
        "A round, one question, one decision at most. Bring what families told you. Nothing is decided by mail."
    )
    return Gathering.plan(
        facilitator(), [facilitator()], series=series, slot=day, expectations=expectations, **words, **times
    )


def look_back(kept: Sequence[dict[str, Any]]) -> None:
    """What happens on a day: promises are asked about and answered, and yesterday's gathering is closed."""
    series = monthly()
    if series is None:
        return
    ask_before_next()
    tell_fates({row["text"]: row["fate"] for entry in kept for row in entry.get("commitment", [])})
    for gathering in series.gatherings.planned().filter(ends_at__lte=timezone.now()).order_by("starts_at"):
        number = Minutes.objects.filter(gathering__series=series).count()
        keep(gathering, kept[number % len(kept)])
        if not series.gatherings.planned().filter(starts_at__gt=timezone.now()).exists():
            plan_month(series, gathering.day + timedelta(days=29))


def ask_before_next() -> None:
    """Whoever promised something is asked before the next gathering, when it is near."""
    reminding.send_due(timezone.now(), [ReminderPlan.of("commitments")])


def tell_fates(fates: dict[str, str]) -> None:
    for row in Commitment.objects.kept().filter(state="open", asked_for__isnull=False).with_names():
        if (fate := fates.get(row.text, "open")) != "open":
            row.tell(row.person or facilitator(), fate)


def keep(gathering: Gathering, entry: dict[str, Any]) -> None:
    people = gather_people(gathering)
    write_down(gathering, entry, people)
    minutes = closing.close(gathering, facilitator())
    closing.approve(minutes, facilitator())
    give_pulses(gathering, entry, people)
    if "expected" in entry:
        Review.write(facilitator(), gathering, **{name: entry[name] for name in QUESTIONS})


def gather_people(gathering: Gathering) -> list[Person]:
    """Most of who said yes; where too few were asked, contacts of partners come by themselves."""
    for rsvp in gathering.rsvps.filter(answer="yes"):
        attendance.mark(gathering, facilitator(), rsvp, there=rsvp.pk % 7 != 0)
    there = gathering.rsvps.filter(attended=True).count()
    rows = Affiliation.objects.in_network().filter(is_primary=True, partner__stage="active", person__bounced_at=None)
    contacts = [row.person for row in rows.select_related("person").order_by("pk")]
    shift = gathering.pk % max(len(contacts), 1)
    for person in [*contacts[shift:], *contacts[:shift]][: max(ENOUGH + gathering.pk % 4 - there, 0)]:
        attendance.walk_in(gathering, facilitator(), person.name, person.email or "")
    present = gathering.rsvps.filter(attended=True).select_related("person").order_by("pk")
    return [row.person for row in present]


def write_down(gathering: Gathering, entry: dict[str, Any], people: list[Person]) -> None:
    said = partial(capturing.capture, facilitator(), gathering)
    for what in ("note", "idea", "parked"):
        for text in entry.get(what, []):
            said(what, text)
    for row in entry.get("decision", []):
        owner = people[row["owner"] % len(people)] if "owner" in row else None
        voices = {name: count for name, count in row.items() if name not in ("text", "owner")}
        said("decision", row["text"], owner=owner, shaped_by=people[:3], **voices)
    for row in entry.get("commitment", []):
        said("commitment", row["text"], person=people[row["who"] % len(people)], work=row["work"])


def give_pulses(gathering: Gathering, entry: dict[str, Any], people: list[Person]) -> None:
    for number, (person, (connection, progress, rushed)) in enumerate(zip(people, entry["pulse"], strict=False)):
        words = {
            name: texts[number] if number < len(texts) else ""
            for name, texts in (("change", entry.get("change", [])), ("will_do", entry.get("will", [])))
        }
        Feedback.give(person, gathering, connection=connection, progress=progress, rushed=rushed, **words)


# Initiatives


def carry_forward(entry: dict[str, Any]) -> None:
    """An idea that was written down becomes an initiative, and begins."""
    idea = Idea.objects.kept().filter(text=entry["idea"], initiative=None).first()
    names = ("name", "what", "part", "hours", "less")
    fields = {name: entry[name] for name in names} | {"why_backbone": entry.get("why_backbone", "")}
    fields["lead"] = Partner.objects.filter(name=entry.get("lead", "")).first()
    fields["hand_over_on"] = today() + timedelta(days=entry["start_ago"] + entry["hand_over_in"])
    asha = Person.objects.backbone().earliest("pk")
    Initiative.propose(asha, idea, **fields).start(asha)


# Today


def plan_today(begins: datetime) -> None:
    """Three weeks ago: a gathering for the hour at which the demo is made."""
    local = timezone.localtime(begins).replace(second=0, microsecond=0)
    gathering = Gathering.plan(
        facilitator(), [facilitator()], name=TODAY, minutes=90, day=local.date(), begins=local.time(),
        zone=timezone.get_current_timezone_name(), place="Northside Hall",
        intention="To decide how Northside gets its first Friday morning.",
        expectations="We look at who could do what, decide once, and each leave with one thing to do.",
    )  # fmt: skip
    agenda_templates.apply(gathering, facilitator(), agenda_templates.WORKING.rows())


def run_today(entry: dict[str, Any], now: datetime) -> None:
    """It began a good half hour ago and is a little late by now; a few people are still to arrive."""
    gathering = Gathering.objects.get(name=TODAY)
    people = gather_people(gathering)
    run = Run.begin(facilitator(), gathering)
    for _minutes in BEGUN[1:]:
        run.next(facilitator(), next(row.item_id for row in run.rows() if row.is_on))
    begun = [now - timedelta(minutes=minutes) for minutes in BEGUN]
    for row, started, ended in zip(run.rows(), begun, [*begun[1:], None], strict=False):
        run.blocks.filter(pk=row.pk).update(started_at=started, ended_at=ended)
    for rsvp in Rsvp.objects.filter(gathering=gathering).order_by("-pk")[:3]:
        attendance.mark(gathering, facilitator(), rsvp, there=False)
    write_down(gathering, entry, people)
