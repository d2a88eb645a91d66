"""Reminders and calendar feeds of the demo network, told through the verbs the pages use."""

from datetime import timedelta

from django.utils import timezone

from gatherings import reminders
from gatherings.models import Feed, Reminder, Scope, Series
from network.lib.clock import Story
from people.demo import backbone
from people.models import Person

LOOKS = range(32, -1, -1)  # days ago: when reminders went out
PLANNED = 45
SUBSCRIBED = 20
SERIES = "Network morning"
LINE = {
    "audience": "coming",
    "amount": 3,
    "subject": "Who rides along?",
    "text": "Two cars leave from the old weir, and there are seats. Tell us if you need one, or have one.",
}
READERS = (("Asha Rao", Scope.ALL), ("Chidi Eze", Scope.MINE))


def tell(story: Story) -> None:
    """Add to the story that a series writes its own plan, that reminders went out, and who subscribed."""
    story.on(PLANNED, write_a_plan)
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


def remind() -> None:
    for turn in reminders.due(timezone.now()):
        turn.send()


def subscribe() -> None:
    for name, scope in READERS:
        for person in Person.objects.filter(name=name):
            Feed.renew(person, scope)


def fetch() -> None:
    """A calendar program came by this morning."""
    for feed in Feed.objects.all():
        feed.note_fetch(timezone.now() - timedelta(hours=1))
