"""Reminders and calendar feeds of the demo network, told through the verbs the pages use."""

from datetime import timedelta

from django.utils import timezone

from gatherings import reminders
from gatherings.models import Feed, Reminder, Scope, Series
from network.lib.clock import Story
from people import digests, reminding
from people.demo import backbone
from people.models import MissedReminder, Person, ReminderPause, ReminderPlan, WeeklyDigest
from people.models.digest import Weekday

OUTAGE = (20, 19, 18)  # days ago: nothing went out, and what came too late is listed as missed
FIRST = 33
LOOKS = [days for days in range(32, -1, -1) if days not in OUTAGE]
PAUSED, RESUMED = 12, 10
PLANNED = 45
SUBSCRIBED = 20
SERIES = "Network morning"
LINE = {
    "audience": "coming",
    "amount": 3,
    "subject": "Who rides along?",
    "text": "Two cars leave from the old weir, and there are seats. Tell us if you need one, or have one.",
}
WEEKLY = "Chidi Eze"
READERS = (("Asha Rao", Scope.ALL), ("Chidi Eze", Scope.MINE))


def tell(story: Story) -> None:
    """Add to the story that a series writes its own plan, that reminders went out, and who subscribed."""
    story.on(PLANNED, write_a_plan)
    story.on(PLANNED, say_it_our_way)
    story.on(FIRST, begin)
    story.on(PAUSED, pause)
    story.on(RESUMED, resume)
    for days_ago in LOOKS:
        story.on(days_ago, remind)
    story.on(SUBSCRIBED, subscribe)
    story.on(1, fetch)


def write_a_plan() -> None:
    series, by = Series.objects.filter(name=SERIES).first(), backbone()
    if series is None:
        return
    Reminder.own(by, series, reminders.network_plan())
    Reminder.add(by, series, "ride", **LINE)


def say_it_our_way() -> None:
    words = ReminderPlan.of("mou_renewal").words.text
    text = f"{words}\n\nAsha has kept Thursday afternoons free for it: call, or come by the old weir."
    ReminderPlan.change(backbone(), "mou_renewal", days=[90, 45, 14], text=text)
    WeeklyDigest.choose(None, Person.objects.get(name=WEEKLY), Weekday.MONDAY)


def pause() -> None:
    """Two days on which the whole county was busy with the flood drill."""
    ReminderPause.begin(backbone(), timezone.now() + timedelta(days=PAUSED - RESUMED))


def resume() -> None:
    ReminderPause.end(backbone())


def begin() -> None:
    """From here on somebody reminds: what was before, nobody has missed."""
    remind()
    MissedReminder.objects.all().delete()


def remind() -> None:
    reminding.send_due(timezone.now(), [ReminderPlan.of("gathering")])
    digests.gather_due(timezone.now())


def subscribe() -> None:
    for name, scope in READERS:
        for person in Person.objects.filter(name=name):
            Feed.renew(person, scope)


def fetch() -> None:
    """A calendar program came by this morning."""
    for feed in Feed.objects.all():
        feed.note_fetch(timezone.now() - timedelta(hours=1))
