"""Reminders of every kind: at the time of the plan, in its words, once; late ones only as long as they are of use."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from gatherings import planning
from gatherings.models import Gathering
from network.lib.zones import moment_of
from partners.models import Introduction, Partner
from people import reminding
from people.models import AuditEntry, Delivery, MissedReminder, Network, ReminderPause, ReminderPlan
from people.reminder_kinds import REMINDER_KINDS
from tests.make_gatherings import make_gathering, make_rsvp
from tests.make_mous import make_active
from tests.make_plans import live_through, moments, remind

BERLIN = "Europe/Berlin"
DAY = date(2027, 3, 10)  # a Wednesday in winter time


def berlin(day: date, hour: int = 12, minute: int = 0) -> datetime:
    return moment_of(day, time(hour, minute), BERLIN).astimezone(UTC)


@pytest.fixture(autouse=True)
def calm(db, time_machine):
    """Noon of a Wednesday in Berlin, where the network is."""
    Network.objects.create(pk=1, time_zone=BERLIN)
    time_machine.move_to(berlin(DAY), tick=False)


def mails(kind: str = "mou_renewal") -> list[str]:
    return sorted(Delivery.objects.filter(kind=kind).values_list("address", flat=True))


def missed() -> list[tuple[str, str, str]]:
    rows = MissedReminder.objects.order_by("moment", "person__name").select_related("person")
    return [(row.kind, row.person.name, row.reason) for row in rows]


@pytest.fixture
def mou(asha, sandpiper, ben):
    """Ends in sixty days; both sides were told at ninety, in the years before this test."""
    mou = make_active(asha, sandpiper, until=DAY + timedelta(days=60))
    remind("mou_renewal")
    Delivery.objects.filter(kind="mou_renewal").update(kind="earlier")
    return mou


def at(day: date, hour: int = 12, minute: int = 0, *kinds: str) -> None:
    remind(*kinds, at=berlin(day, hour, minute))


def days_before(mou, days: int) -> date:
    return mou.until - timedelta(days=days)


def test_it_goes_at_nine_by_the_clocks_of_the_network_and_once(mou):
    at(days_before(mou, 30), 8, 59)
    assert mails() == []
    at(days_before(mou, 30), 9)
    at(days_before(mou, 30), 9)
    at(days_before(mou, 30), 18)
    assert mails() == ["asha@example.org", "ben@example.org"]


def test_days_and_clock_are_those_of_the_plan(mou, asha):
    ReminderPlan.change(asha, "mou_renewal", days=[10, 45, 10], clock=time(17, 30))
    assert ReminderPlan.of("mou_renewal").when == "45 and 10 days before an agreement ends, at 17:30"
    at(days_before(mou, 45), 17, 29)
    assert mails() == []
    at(days_before(mou, 45), 17, 30)
    assert mails() == ["asha@example.org", "ben@example.org"]


def test_words_are_those_of_the_plan_with_what_is_known_filled_in(mou, asha):
    ReminderPlan.change(asha, "mou_renewal", subject="Shall we go on, {partner}?", text="{left}: {day}.\n\n{nonsense}")
    at(days_before(mou, 30))
    mail = Delivery.objects.filter(kind="mou_renewal").first()
    assert mail.subject == "Shall we go on, Sandpiper Playgroup?"
    assert "in 30 days: Sun 9 May.\n\n{nonsense}" in mail.text


def test_what_is_the_same_as_ours_is_kept_as_ours(asha):
    ours = REMINDER_KINDS["concern"].words
    plan = ReminderPlan.change(asha, "concern", days=[0], clock=time(9), subject=ours.subject, text="Listen.")
    assert (plan.days, plan.clock, plan.subject, plan.text, plan.is_ours) == ([], None, "", "Listen.", False)
    assert ReminderPlan.reset(asha, "concern").is_ours
    assert [entry.act for entry in AuditEntry.objects.order_by("number")] == ["reminder_plan.edited"] * 2


@pytest.mark.parametrize("days", [[1, 2, 3, 4, 5, 6], [366], [-1]])
def test_impossible_days_are_refused(asha, days):
    with pytest.raises(ValidationError):
        ReminderPlan.change(asha, "mou_renewal", days=days)
    assert ReminderPlan.of("mou_renewal").is_ours


def test_whoever_saves_second_is_told_so(asha):
    ReminderPlan.change(asha, "concern", version=1, text="First.")
    with pytest.raises(ValidationError, match="meanwhile"):
        ReminderPlan.change(asha, "concern", version=1, text="Second.")
    assert ReminderPlan.of("concern").text == "First."


def test_what_is_switched_off_does_not_go_nor_in_a_heap_when_it_is_on_again(mou, asha):
    ReminderPlan.switch(asha, "mou_renewal", is_on=False)
    at(days_before(mou, 30))
    ReminderPlan.switch(asha, "mou_renewal", is_on=True)
    at(days_before(mou, 29))
    assert (mails(), missed()) == ([], [("mou_renewal", "Asha Rao", "off"), ("mou_renewal", "Ben Okafor", "off")])
    at(days_before(mou, 7))
    assert len(mails()) == 2


# A pause of all


def test_what_falls_into_a_pause_is_listed_and_not_sent_afterwards(mou, asha, time_machine):
    time_machine.move_to(berlin(days_before(mou, 32)), tick=False)
    ReminderPause.begin(asha, berlin(days_before(mou, 28), 0))
    live_through(berlin(days_before(mou, 31)), days=14)
    assert (mails(), {row[2] for row in missed()}) == ([], {"paused"})
    at(days_before(mou, 7))
    assert len(mails()) == 2


def test_a_worker_that_slept_through_the_pause_sends_nothing_of_it_either(mou, asha, time_machine):
    time_machine.move_to(berlin(days_before(mou, 32)), tick=False)
    ReminderPause.begin(asha, berlin(days_before(mou, 28), 0))
    at(days_before(mou, 20))
    assert (mails(), len(missed())) == ([], 2)


def test_a_pause_that_is_ended_lets_the_next_one_go(mou, asha, time_machine):
    time_machine.move_to(berlin(days_before(mou, 32)), tick=False)
    ReminderPause.begin(asha, berlin(days_before(mou, 1), 0))
    time_machine.move_to(berlin(days_before(mou, 31)), tick=False)
    ReminderPause.end(asha)
    at(days_before(mou, 30))
    assert (len(mails()), missed(), ReminderPause.current()) == (2, [], None)


def test_what_fell_into_a_pause_can_be_sent_by_hand_while_it_is_of_use(mou, asha, time_machine):
    time_machine.move_to(berlin(days_before(mou, 30)), tick=False)
    ReminderPause.begin(asha, berlin(days_before(mou, 25), 0))
    remind("mou_renewal")
    reminding.send_after_all(asha, MissedReminder.objects.first())
    assert (len(mails()), missed()) == (2, [])
    time_machine.move_to(berlin(days_before(mou, 26)), tick=False)
    remind("mou_renewal")
    assert (len(mails()), missed()) == (2, [])


def test_what_is_settled_meanwhile_is_not_sent_by_hand(mou, asha, time_machine):
    time_machine.move_to(berlin(days_before(mou, 30)), tick=False)
    ReminderPause.begin(asha, berlin(days_before(mou, 25), 0))
    remind("mou_renewal")
    mou.follow(asha).offer(asha)
    with pytest.raises(ValidationError, match="not needed any more"):
        reminding.send_after_all(asha, MissedReminder.objects.first())
    assert mails() == []


# An outage


@pytest.fixture
def gathering(chidi, ben):
    """On Saturday, 20 March at ten; Ben comes."""
    when = {"day": date(2027, 3, 20), "begins": time(10)}
    gathering = make_gathering("Spring dialogue", chidi, expectations="Bring tea", **when)
    Gathering.objects.filter(pk=gathering.pk).update(created_at=berlin(date(2027, 1, 4)))
    make_rsvp(gathering, ben, "yes", invited_at=berlin(date(2027, 1, 4)))
    return gathering


def test_after_three_days_of_outage_what_is_late_goes_only_if_it_is_of_use_and_the_rest_is_listed(
    mou, gathering, sandpiper, clinic, dora, asha
):
    """The worker stops on Thursday the 18th and is back on Sunday the 21st, after the gathering."""
    Partner.objects.filter(pk=clinic.pk).update(confirm_due_on=date(2027, 3, 19))
    Introduction.propose(asha, sandpiper, clinic, agreed=("seeker", "helper"))
    Introduction.objects.update(progress="made", made_at=berlin(date(2027, 2, 18)))
    mou.until = date(2027, 4, 18)  # 30 days before: the 19th
    mou.save()
    live_through(berlin(date(2027, 3, 17)), days=1)
    Delivery.objects.update(kind="earlier")
    live_through(berlin(date(2027, 3, 21)), days=1)
    went = sorted(Delivery.objects.exclude(kind="earlier").values_list("kind", "person__name"))
    assert went == [
        ("confirm_profile", "Dora Lindqvist"), ("introduction_outcome", "Ben Okafor"),
        ("introduction_outcome", "Dora Lindqvist"), ("mou_renewal", "Asha Rao"), ("mou_renewal", "Ben Okafor"),
        ("reminder_after", "Ben Okafor"), ("reminder_nudge", "Chidi Eze"),
    ]  # fmt: skip
    (row,) = MissedReminder.objects.filter(moment__gte=berlin(date(2027, 3, 18)))
    assert (row.about, row.person.name, row.reason) == ("It is soon: Spring dialogue", "Ben Okafor", "late")


def test_of_what_was_over_more_than_a_month_ago_nothing_is_listed(gathering):
    at(date(2027, 4, 20))
    assert {row.about for row in MissedReminder.objects.all()} == {
        "Minutes, and how it was: Spring dialogue", "There are no minutes yet: Spring dialogue",
    }  # fmt: skip


def test_a_step_that_was_slept_through_gives_way_to_the_next(mou):
    at(days_before(mou, 5))
    late = [("mou_renewal", name, "late") for name in ("Asha Rao", "Ben Okafor")]
    assert (len(mails()), missed()) == (2, late)


# Clocks


@pytest.mark.parametrize(
    ("day", "clock", "shown"),
    [
        (date(2027, 3, 28), time(9), "07:00"),  # summer time begins that night
        (date(2027, 10, 31), time(9), "08:00"),  # and ends
        (date(2027, 3, 28), time(2, 30), "01:30"),  # a time that is left out
        (date(2027, 10, 31), time(2, 30), "00:30"),  # a time that comes twice: the first
    ],
)
def test_on_both_changes_of_clocks_it_goes_once_at_the_time_shown_on_the_wall(asha, sandpiper, ben, day, clock, shown):
    with time_machine.travel(berlin(day - timedelta(days=30)), tick=False):
        make_active(asha, sandpiper, until=day + timedelta(days=7))
        ReminderPlan.change(asha, "mou_renewal", days=[7], clock=clock)
    for moment in moments(datetime.combine(day, time(), tzinfo=UTC) - timedelta(hours=2), hours=28, minutes=30):
        remind("mou_renewal", at=moment)
    written = Delivery.objects.filter(kind="mou_renewal").values_list("created_at", flat=True)
    assert {f"{moment:%F %H:%M}" for moment in written} == {f"{day} {shown}"}
    assert len(written) == 2


def test_a_clock_that_jumps_ahead_and_back_again_sends_nothing_twice(mou):
    """A server whose clock is a week ahead for an hour, then set right, and an hour behind."""
    at(days_before(mou, 23))
    for day, hour in ((30, 8), (30, 9), (30, 8), (29, 9), (23, 9)):
        at(days_before(mou, day), hour)
    assert len(mails()) == 2


def test_a_gathering_that_is_moved_is_told_for_its_new_day_once(gathering, asha):
    at(date(2027, 3, 19))
    assert mails("reminder_gathering") == ["ben@example.org"]
    with time_machine.travel(berlin(date(2027, 3, 19), 13), tick=False):
        planning.move(gathering, asha, date(2027, 4, 17), time(10), 90)
    live_through(berlin(date(2027, 3, 20)), days=40)
    soon = Delivery.objects.filter(kind="reminder_gathering", subject="Soon: Spring dialogue")
    assert [f"{row.created_at:%F}" for row in soon.order_by("created_at")] == ["2027-03-19", "2027-04-16"]
    assert not MissedReminder.objects.filter(moment__gte=berlin(date(2027, 3, 19), 13)).exists()


# Looking ahead, and two at once


def test_what_is_told_of_the_next_week_is_what_goes(mou, gathering, clinic, dora, chidi, asha):
    Partner.objects.filter(pk=clinic.pk).update(confirm_due_on=DAY + timedelta(days=3))
    mou.until = DAY + timedelta(days=32)
    mou.save()
    told = reminding.coming(berlin(DAY), ReminderPlan.all_of_them())
    expected = sorted((row.plan.kind, reader.person.name) for row in told for reader in row.due.readers)
    assert [f"{row.moment:%d}" for row in told] == sorted(f"{row.moment:%d}" for row in told)
    live_through(berlin(DAY), days=7)
    kinds = {mail: name for name, kind in REMINDER_KINDS.items() for mail in kind.mails if name != "profile_again"}
    went = Delivery.objects.filter(kind__in=kinds).values_list("kind", "person__name")
    assert sorted((kinds[kind], name) for kind, name in went) == expected != []


def test_two_workers_at_once_write_once(mou, gathering, clinic, dora):
    Partner.objects.filter(pk=clinic.pk).update(confirm_due_on=days_before(mou, 30))
    moment = berlin(days_before(mou, 30))
    with time_machine.travel(moment, tick=False):
        looks = [reminding.Look.at(moment) for _worker in range(2)]
        rounds = [[look.found(plan, moment) for plan in ReminderPlan.all_of_them()] for look in looks]
        for dues in rounds:
            for due in (due for found in dues for due in found if due.until > moment):
                due.send()
    assert (len(mails()), mails("confirm_profile")) == (2, ["ben@example.org", "dora@example.org"])


def test_one_kind_that_fails_keeps_no_other_from_its_turn(mou, clinic, dora):
    """A plan of a kind that is no more."""
    plans = [ReminderPlan(kind="gone"), *ReminderPlan.all_of_them()]
    with time_machine.travel(berlin(days_before(mou, 30)), tick=False):
        reminding.send_due(berlin(days_before(mou, 30)), plans)
    assert len(mails()) == 2


def test_somebody_without_an_address_that_works_is_no_reader(mou, ben):
    ben.bounce()
    told = reminding.coming(berlin(days_before(mou, 33)), ReminderPlan.all_of_them())
    assert [reader.person.name for row in told if row.plan.kind == "mou_renewal" for reader in row.due.readers] == [
        "Asha Rao"
    ]
