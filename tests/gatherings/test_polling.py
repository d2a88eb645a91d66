"""Finding a date together."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from gatherings import polling
from gatherings.inviting import personal_link
from gatherings.models import Rsvp
from people.models import Delivery
from tests.make import make_person
from tests.make_gatherings import make_dates, make_gathering, make_rsvp
from tests.queries import assert_same_queries

SLOTS = [(date(2027, 3, 4), time(10)), (date(2027, 3, 2), time(14)), (date(2027, 3, 9), time(9))]


@pytest.fixture
def walk(chidi, ben, dora):
    """For the contacts of all partners: Ben and Dora."""
    return make_gathering("Spring walk", chidi, reach="contacts")


def test_proposing_asks_nobody_and_asking_asks_each_once(walk, chidi):
    polling.propose(walk, chidi, SLOTS)
    assert (walk.is_date_open, walk.day, Delivery.objects.count()) == (True, date(2027, 3, 2), 0)
    assert [row.person.first_name for row in polling.ask(walk, chidi)] == ["Dora", "Ben"]
    with pytest.raises(ValidationError, match="has been asked"):
        polling.ask(walk, chidi)
    text = " ".join(Delivery.objects.get(person__name="Ben Okafor").text.split())
    assert ("Tue 2 March 2027, 14:00–15:30 Berlin" in text, "/l/" in text) == (True, True)


@pytest.mark.parametrize(
    "slots", [SLOTS[:1], [SLOTS[0], SLOTS[0]], [(date(2027, 3, day), time(9)) for day in range(1, 10)]]
)
def test_two_to_eight_different_dates_are_proposed(walk, chidi, slots):
    with pytest.raises(ValidationError, match="two to eight"):
        polling.propose(walk, chidi, slots)


def test_marks_are_made_from_the_mail_and_changed_until_a_date_is_taken(client, walk, chidi, ben):
    polling.propose(walk, chidi, SLOTS)
    polling.ask(walk, chidi)
    rsvp = Rsvp.objects.get(person=ben)
    first, second, third = walk.proposed_dates.all()
    url = f"/l/{personal_link(rsvp).token}/"
    assert "which dates suit you?" in client.get(url).content.decode()
    client.post(url, {"mark": "1", f"date-{first.pk}": "yes", f"date-{second.pk}": "no"})
    client.post(url, {"mark": "1", f"date-{second.pk}": "if_need_be", f"date-{third.pk}": "no"})
    assert [fit for _date, fit in polling.dates_for(rsvp)] == ["yes", "if_need_be", "no"]
    with pytest.raises(ValidationError):
        polling.mark(rsvp, ben, {first.pk: "perhaps"})
    with pytest.raises(ValidationError, match="Mark the dates"):
        polling.mark(rsvp, ben, {})
    polling.take(walk, chidi, first)
    with pytest.raises(ValidationError, match="found meanwhile"):
        polling.mark(rsvp, ben, {first.pk: "no"})


def test_the_table_says_what_suits_most(walk, chidi, ben, dora):
    one, two, _three = make_dates(walk)
    walk.is_date_open = True
    walk.save()
    for person, fits in ((ben, {one.pk: "yes", two.pk: "yes"}), (dora, {one.pk: "if_need_be", two.pk: "no"})):
        polling.mark(make_rsvp(walk, person, invited_at=None), person, fits)
    table = polling.table_of(walk)
    assert [column.is_best for column in table.columns] == [True, False, False]
    assert {row.person.first_name: [fit for fit, _column in fits] for row, fits in table.rows} == {
        "Ben": ["yes", "yes", ""], "Dora": ["if_need_be", "no", ""],
    }  # fmt: skip


def test_the_date_taken_comes_with_the_invitation(walk, chidi):
    polling.propose(walk, chidi, SLOTS)
    polling.ask(walk, chidi)
    polling.take(walk, chidi, walk.proposed_dates.get(day=date(2027, 3, 9)))
    assert (walk.day, walk.begins, walk.is_date_open) == (date(2027, 3, 9), time(9), False)
    mail = Delivery.objects.get(kind="gathering_invited", person__name="Ben Okafor")
    assert ("The date is found." in mail.text, "METHOD:REQUEST" in mail.calendar) == (True, True)
    assert walk.rsvps.invited().count() == 2


def test_without_expectations_the_date_is_told_and_the_invitation_follows(walk, chidi):
    walk.expectations = ""
    walk.save()
    polling.propose(walk, chidi, SLOTS)
    polling.ask(walk, chidi)
    polling.take(walk, chidi, walk.proposed_dates.first())
    assert Delivery.objects.filter(kind="gathering_date").count() == 2
    assert (walk.invited_at, walk.rsvps.invited().count()) == (None, 0)


def test_it_is_done_on_the_page(walk, chidi, as_):
    client, page = as_(chidi), f"/gatherings/{walk.pk}/dates/"
    data = {"day_1": "2027-03-02", "begins_1": "14:00", "day_3": "2027-03-04", "begins_3": "10:00"}
    assert client.post(page, {"day_1": "2027-03-02", "begins_1": "14:00"}).status_code == 422
    assert client.post(page, data)["Location"] == page
    client.post(f"{page}ask/")
    assert walk.rsvps.count() == 2
    client.post(f"{page}{walk.proposed_dates.last().pk}/take/")
    walk.refresh_from_db()
    assert (walk.day, walk.is_date_open) == (date(2027, 3, 4), False)
    assert client.post(page, data).status_code == 422


def test_a_longer_table_asks_no_more_questions(chidi, as_):
    walk = make_gathering("", chidi, is_date_open=True)
    dates = make_dates(walk)

    def more():
        person = make_person()
        polling.mark(make_rsvp(walk, person, invited_at=None), person, {dates[0].pk: "yes"})

    assert_same_queries(as_(chidi), f"/gatherings/{walk.pk}/dates/", more, 15)
