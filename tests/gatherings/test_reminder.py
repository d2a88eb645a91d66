"""Reminders: at the hour of the plan by the gathering's own clocks, to those concerned, once, never too early."""

from datetime import UTC, date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatherings import reminder_parts, reminders
from gatherings.models import About, Gathering, Reminded, Reminder, Side, State, Unit
from network.lib.zones import moment_of
from people.kinds import KINDS
from people.models import Delivery
from people.unsubscribing import stop
from tests.lib.test_zones import clocks, days, zones
from tests.make import make_person
from tests.make_gatherings import make_gathering
from tests.make_reminders import DAY, at, berlin, guest, look, planned, post, told


@pytest.fixture
def spring(chidi):
    """On 30 March at ten in Berlin; planned long before. Chidi facilitates."""
    return planned(chidi)


def test_seven_days_before_at_nine_by_the_clocks_on_the_wall_there(spring, ben):
    guest(spring, ben)
    nine = berlin(date(2027, 3, 23), 9)
    assert (nine.hour, spring.starts_at.hour) == (8, 8)  # nine in winter time, ten in summer time
    look(nine - timedelta(seconds=1))
    assert told("expectations") == []
    look(nine, nine, nine + timedelta(minutes=5))
    assert told("expectations") == [("expectations", "Ben Okafor")]
    (row,) = Reminded.objects.filter(key="expectations")
    assert (row.delivery.kind, row.delivery.subject) == ("reminder_gathering", "What to expect: Spring dialogue")


@given(days, clocks, zones, st.integers(0, 60), clocks)
@settings(max_examples=300, deadline=None)
def test_the_hour_is_kept_whatever_clocks_do_in_between(day, begins, zone, amount, clock):
    gathering = Gathering(day=day, begins=begins, zone=zone, minutes=90)
    gathering.starts_at = moment_of(day, begins, zone)
    gathering.ends_at = gathering.starts_at.astimezone(UTC) + timedelta(minutes=90)
    for side, sign in ((Side.BEFORE, -1), (Side.AFTER, 1)):
        reminder = Reminder(amount=amount, unit=Unit.DAYS, side=side, clock=clock)
        wall = moment_of(day + sign * timedelta(days=amount), clock, zone)
        expected = wall if side == Side.BEFORE else max(wall, gathering.ends_at)
        assert reminder.moment(gathering) == expected
        assert reminder.moment(gathering).tzinfo == UTC


@pytest.fixture
def crowd(db, chidi):
    return [chidi, make_person("Yes"), make_person("Silent"), make_person("No")]


late_ticks = st.lists(st.integers(-20 * 24 * 60, 12 * 24 * 60), min_size=1, max_size=8).map(sorted)


@given(late_ticks, days, clocks, zones)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_exactly_once_and_none_before_its_time_however_late_the_worker_is(crowd, minutes, day, begins, zone):
    facilitator, yes, silent, no = crowd
    with transaction.atomic():
        gathering = planned(facilitator, day=day, begins=begins, zone=zone)
        for person, answer in ((yes, "yes"), (silent, ""), (no, "no")):
            guest(gathering, person, answer)
        ticks = [gathering.starts_at + timedelta(minutes=minute) for minute in minutes]
        look(*ticks, *ticks)
        expected = expected_ledger(gathering, ticks, yes, silent, facilitator)
        sent = sorted(Reminded.objects.values_list("key", "person__name", "at"))
        transaction.set_rollback(True)
    assert sent == expected


def expected_ledger(gathering, ticks, yes, silent, facilitator):
    """Told apart from the code: for each line the first look within its time, to those it is for."""
    audience = {"call": [yes, silent], "expectations": [yes, silent], "soon": [yes], "after": [yes]}
    audience["no_agenda"] = audience["no_minutes"] = [facilitator]
    rows = []
    for line in reminders.standard():
        due, until = line.moment(gathering), line.useful_until(gathering)
        first = next((tick for tick in ticks if due <= tick < until), None)
        rows += [(line.key, person.name, first) for person in audience.get(line.key, []) if first]
    return sorted(rows)


def test_two_workers_at_once_write_once(spring, ben):
    guest(spring, ben)
    with at(berlin(date(2027, 3, 23), 9)):
        first, second = (next(iter(reminders.due(berlin(date(2027, 3, 23), 9)))) for _worker in range(2))
        assert (first.send(), second.send()) == (1, 0)


def test_the_database_refuses_the_same_reminder_twice(spring, ben):
    once = {"gathering": spring, "key": "soon", "starts_at": spring.starts_at, "person": ben}
    Reminded.objects.create(**once)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminded.objects.create(**once)


AUDIENCES = {
    "silent": ["Silent"], "coming": ["Maybe", "Yes"], "invited": ["Maybe", "Queued", "Silent", "Yes"],
    "facilitators": ["Chidi Eze"], "there": ["Yes"],
}  # fmt: skip


@pytest.mark.parametrize("audience", AUDIENCES)
def test_only_those_concerned(spring, audience):
    for name in ("Yes", "Maybe", "No", "Colleague", "Silent"):
        answer = "" if name == "Silent" else name.lower()
        guest(spring, make_person(name), answer, attended=True if name == "Yes" else None)
    guest(spring, make_person("Queued"), "yes", waiting=True)
    guest(spring, make_person("Not yet invited"), days_before=-1)
    line = Reminder(key="x", about=About.NOTE, audience=audience, amount=1, unit=Unit.DAYS, side=Side.BEFORE)
    fresh = reminders.with_people(Gathering.objects.all()).get()
    assert sorted(person.name for person in reminders.Turn(fresh, line).concerned()) == AUDIENCES[audience]


def test_who_said_no_a_second_ago_hears_nothing(spring, ben):
    row = guest(spring, ben)
    moment = berlin(date(2027, 3, 23), 9)
    with at(moment):
        turns = list(reminders.due(moment))
        row.answer = "no"
        row.save()
        assert [turn.send() for turn in turns if turn.reminder.key == "expectations"] == [0]


def test_whoever_is_invited_after_its_time_has_just_been_told(spring, ben):
    guest(spring, ben, days_before=6)
    look(berlin(date(2027, 3, 25), 9))
    assert told("expectations") == []
    look(berlin(date(2027, 3, 29), 9))
    assert told("soon") == []  # has not answered
    assert told("expectations") == []


def test_late_as_long_as_it_is_useful(spring, ben):
    guest(spring, ben)
    look(berlin(date(2027, 3, 26), 20))
    assert told("expectations") == [("expectations", "Ben Okafor")]


def test_too_late_it_is_left(spring, ben):
    guest(spring, ben, "yes")
    look(berlin(date(2027, 3, 30), 9, 45), berlin(date(2027, 3, 30), 12))
    assert told() == []


def test_a_moved_gathering_reminds_anew(spring, ben):
    guest(spring, ben)
    look(berlin(date(2027, 3, 23), 9))
    spring.day = date(2027, 4, 20)
    spring.save()
    look(berlin(date(2027, 3, 24), 9))
    assert told("expectations") == [("expectations", "Ben Okafor")]
    look(berlin(date(2027, 4, 13), 9))
    assert told("expectations") == [("expectations", "Ben Okafor")] * 2
    assert Delivery.objects.filter(kind="reminder_gathering").count() == 2


def test_a_cancelled_gathering_reminds_nobody(spring, ben):
    guest(spring, ben)
    Gathering.objects.update(state=State.CANCELLED)
    look(*(spring.starts_at - timedelta(hours=hours) for hours in range(-48, 400, 8)))
    assert told() == []


def test_what_has_not_left_is_called_back(spring, ben, mailoutbox):
    guest(spring, ben)
    look(berlin(date(2027, 3, 23), 9))
    assert reminders.call_back(spring) == len(told()) > 0
    post(berlin(date(2027, 3, 23), 9, 1))
    assert mailoutbox == []


def test_facilitators_are_nudged_only_where_something_is_missing(spring):
    Gathering.objects.update(expectations="")
    look(berlin(date(2027, 3, 20), 9))
    assert told() == [("no_expectations", "Chidi Eze")]
    Gathering.objects.update(expectations="We read.")
    look(berlin(date(2027, 3, 25), 9))
    assert told("no_agenda") == [("no_agenda", "Chidi Eze")]


def test_nobody_is_nudged_about_a_time_before_it_was_planned(chidi):
    with at(berlin(date(2027, 3, 22), 12)):
        make_gathering("Soon", chidi, day=DAY, expectations="")
    look(berlin(date(2027, 3, 22), 12, 5), berlin(date(2027, 3, 24), 12))
    assert told() == []


def test_afterwards_those_who_were_there(spring, ben, dora):
    guest(spring, ben, "yes", attended=True)
    guest(spring, dora, "yes", attended=False)
    look(berlin(date(2027, 3, 31), 9))
    assert told("after") == [("after", "Ben Okafor")]


def test_where_nobody_took_attendance_those_who_said_they_would_come(spring, ben, dora):
    guest(spring, ben, "yes")
    guest(spring, dora)
    look(berlin(date(2027, 3, 31), 9))
    assert told("after") == [("after", "Ben Okafor")]


def test_who_switched_reminders_off_gets_none(spring, ben, dora):
    guest(spring, ben)
    guest(spring, dora)
    stop(ben, KINDS["reminder_gathering"])
    look(berlin(date(2027, 3, 23), 9))
    assert told("expectations") == [("expectations", "Dora Lindqvist")]


def test_a_mail_has_the_words_the_place_and_the_way_out(spring, ben, mailoutbox):
    guest(spring, ben, "yes")
    post(berlin(date(2027, 3, 29), 9))
    mail = next(mail for mail in mailoutbox if mail.subject == "Soon: Spring dialogue")
    assert "Spring dialogue is on Tue 30 March, 10:00–11:30 Berlin." in " ".join(mail.body.split())
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_other_parts_add_a_sentence_and_a_button(spring, ben, mailoutbox, monkeypatch):
    part = reminder_parts.Part("Tell us here.", ("Share something", "https://n.example/l/tok/"), ("tok",))
    monkeypatch.setitem(reminder_parts.PARTS, About.CALL, [lambda *_: part, lambda *_: None])
    guest(spring, ben)
    post(berlin(date(2027, 3, 16), 9))
    assert "tok" not in Delivery.objects.get(kind="reminder_call").text
    assert "Share something:\nhttps://n.example/l/tok/" in mailoutbox[0].body
    assert "Tell us here." in mailoutbox[0].body
