"""What there is of gatherings in the world of the policy."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from gatherings.models import Feed, Gathering, ProposedDate, Reminder, Rsvp, Scope, Series
from gatherings.reminders import standard
from partners.models import Partner
from people.models import Link
from tests.make_gatherings import make_dates, make_gathering, make_rsvp, make_series

# The canary → the roles that may hear it. Ben (editor), Dora (other) and Elif (community) are invited; Chidi
# facilitates.
CANARIES = {
    "canary-link": {"backbone", "facilitator", "editor", "other", "community", "link"},
    "canary-other-gathering": {"backbone", "facilitator", "editor", "other", "member"},  # Elif is not invited
    "canary-access-need": {"backbone", "facilitator", "editor", "link"},  # Ben's
    "canary-reminder": {"backbone", "facilitator"},
    "canary-worry": {"backbone", "facilitator", "editor", "link"},
}


@dataclass
class Gatherings:
    series: Series
    gathering: Gathering  # facilitated by Chidi; Ben, Dora and Elif are invited
    other: Gathering  # facilitated by Asha; nobody is invited
    rsvp: Rsvp  # Ben's
    rsvp_dora: Rsvp
    feed: Feed  # of what Ben is invited to
    polled: Gathering  # looks for a date; facilitated by Chidi, Ben was asked
    polled_rsvp: Rsvp
    date: ProposedDate
    reminder: Reminder  # of its own plan
    common: Reminder  # of the network's plan
    open: Gathering  # the whole network is invited; Elif is
    link: Link  # Ben's, for his invitation


def make_gatherings(people: dict[str, Any], a: Partner, b: Partner) -> Gatherings:
    series = make_series("Early reading", people["chidi"])
    gathering = make_gathering(
        "First stories", people["chidi"], series=series, slot=series.starts_on,
        link="https://meet.example.org/canary-link",
    )  # fmt: skip
    other = make_gathering("canary-other-gathering", people["asha"])
    make_rsvp(gathering, people["elif_"])
    open_one = make_gathering("Coffee for all", people["asha"], reach="everyone", invited_at=timezone.now())
    make_rsvp(open_one, people["elif_"])
    polled = make_gathering("Spring walk", people["chidi"], is_date_open=True)
    words = {"access_needs": "canary-access-need", "worries": "canary-worry"}
    rsvp = make_rsvp(gathering, people["ben"], "yes", partner=a, **words)
    return Gatherings(
        series=series,
        gathering=gathering,
        other=other,
        rsvp=rsvp,
        rsvp_dora=make_rsvp(gathering, people["dora"], partner=b),
        feed=Feed.renew(people["ben"], Scope.MINE),
        polled=polled,
        polled_rsvp=make_rsvp(polled, people["ben"], partner=a, invited_at=None),
        date=make_dates(polled)[0],
        reminder=make_reminder(people["chidi"], gathering),
        common=Reminder.own(people["asha"], None, standard())[0],
        open=open_one,
        link=Link.create(people["ben"], "gathering.rsvp", rsvp),
    )


def make_reminder(by: Any, gathering: Gathering) -> Reminder:
    said = {"subject": "Bring a book", "text": "canary-reminder"}
    return Reminder.add(by, gathering, "book", audience="invited", amount=2, **said)
