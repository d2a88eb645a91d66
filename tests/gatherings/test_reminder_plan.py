"""Plans of reminders: the network's, a series', a gathering's own; their page says who gets what, and what went."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from gatherings import reminders
from gatherings.models import About, Audience, Gathering, Reminder, Side
from people.models import Delivery
from tests.make import make_person
from tests.make_gatherings import make_series
from tests.make_reminders import at, berlin, guest, look, planned, told
from tests.queries import assert_same_queries


@pytest.fixture
def spring(chidi):
    """On 30 March at ten in Berlin; planned long before. Chidi facilitates."""
    return planned(chidi)


def test_a_series_changes_the_plan_of_its_gatherings_and_a_gathering_its_own(asha, chidi):
    series = make_series("Early reading", chidi)
    gathering = planned(chidi, series=series)
    assert len(reminders.plan_of(gathering)) == len(reminders.STANDARD)
    rows = Reminder.own(asha, series, reminders.network_plan())
    next(row for row in rows if row.key == "soon").edit(asha, amount=3)
    offsets = {row.key: row.amount for row in reminders.plan_of(planned(chidi, series=series))}
    assert (offsets["soon"], offsets["call"]) == (3, 14)
    Reminder.own(chidi, gathering, reminders.inherited_by(gathering))
    gathering.reminders.get(key="soon").edit(chidi, is_on=False)
    assert [row.is_on for row in reminders.plan_of(gathering) if row.key == "soon"] == [False]
    Reminder.follow(chidi, gathering)
    assert [row.amount for row in reminders.plan_of(Gathering.objects.get(pk=gathering.pk)) if row.key == "soon"] == [3]


def test_a_plan_copied_to_be_changed_reminds_nobody_twice(spring, ben, chidi):
    guest(spring, ben)
    look(berlin(date(2027, 3, 23), 9))
    Reminder.own(chidi, spring, reminders.inherited_by(spring))
    look(berlin(date(2027, 3, 23), 9, 5))
    assert told("expectations") == [("expectations", "Ben Okafor")]


def test_words_of_one_s_own(spring, ben, chidi):
    Reminder.own(chidi, spring, reminders.inherited_by(spring))
    said = {"subject": "Bring a book", "text": "Dear {name}, bring one to {gathering}."}
    Reminder.add(chidi, spring, "mine", audience=Audience.INVITED, amount=2, unit="hours", side="before", **said)
    guest(spring, ben)
    look(spring.starts_at - timedelta(hours=2))
    delivery = Delivery.objects.get(subject="Bring a book")
    assert "Dear Ben, bring one to Spring dialogue." in delivery.text


WRONG = [
    ({"about": About.NOTE, "subject": "", "text": ""}, "text"),
    ({"about": About.SOON, "side": Side.AFTER}, "side"),
    ({"about": About.AFTER, "side": Side.BEFORE}, "side"),
    ({"about": About.SOON, "amount": 91}, "amount"),
]


@pytest.mark.parametrize(("fields", "field"), WRONG)
def test_a_plan_that_makes_no_sense_is_refused(chidi, spring, fields, field):
    reminder = Reminder(gathering=spring, key="x", **{"audience": "invited", "amount": 1, **fields})
    with pytest.raises(ValidationError) as refusal:
        reminder.refuse_if_wrong()
    assert list(refusal.value.error_dict) == [field]


# The page


def page(client, gathering):
    return " ".join(client.get(f"/gatherings/{gathering.pk}/reminders/").content.decode().split())


def test_the_page_says_who_gets_what_and_what_went(as_, chidi, ben, dora, spring):
    guest(spring, ben, "yes")
    guest(spring, dora, "no")
    look(berlin(date(2027, 3, 23), 9))
    with at(berlin(date(2027, 3, 24), 9)):
        shown = page(as_(chidi), spring)
    assert "Dora Lindqvist" not in shown
    assert shown.count("Ben Okafor") >= 3  # whom the one of tomorrow would reach; to whom two went
    assert ("went to 1" in shown, "missed" in shown) == (True, True)  # the call for announcements found no worker


def test_a_plan_is_changed_on_its_pages(as_, chidi, spring):
    client = as_(chidi)
    client.post(f"/reminders/gathering/{spring.pk}/own/")
    soon = spring.reminders.get(key="soon")
    client.post(f"/reminders/{soon.pk}/switch/")
    form = client.get(f"/reminders/{soon.pk}/edit/").context["form"]
    told = {name: form[name].value() for name in form.fields} | {"amount": 2}
    client.post(f"/reminders/{soon.pk}/edit/", told)
    soon.refresh_from_db()
    assert (soon.is_on, soon.amount, soon.subject, soon.text) == (False, 2, "", "")
    client.post(f"/reminders/gathering/{spring.pk}/new/", told | {"subject": "Bring a book", "text": "One you like."})
    assert spring.reminders.get(about=About.NOTE).text == "One you like."
    client.post(f"/reminders/gathering/{spring.pk}/follow/")
    assert spring.reminders.count() == 0


def test_a_form_that_makes_no_sense_says_so(as_, asha, spring):
    client = as_(asha)
    client.post("/reminders/network/0/own/")
    row = Reminder.objects.of(None).get(key="soon")
    said = {
        "audience": "coming",
        "amount": 1,
        "unit": "days",
        "side": "after",
        "clock": "09:00",
        "subject": "S",
        "text": "T",
    }
    answer = client.post(f"/reminders/{row.pk}/edit/", said | {"subject": "S", "text": "T"})
    assert (answer.status_code, "This one belongs before a gathering." in answer.content.decode()) == (422, True)


def test_a_long_list_of_guests_asks_no_more_questions(as_, chidi, spring):
    url = f"/gatherings/{spring.pk}/reminders/"
    assert_same_queries(as_(chidi), url, lambda: guest(spring, make_person(), "yes"), 13)
