"""Reports up, answers down: an ask waits until it is answered, whatever meetings do."""

from contextlib import suppress
from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatherings import agenda_builder, agenda_templates, cascade, landing, planning, prefilling
from gatherings.models import AgendaItem, Commitment, Decision, Gathering
from gatherings.tasks import land_what_waits
from people.models import Delivery, Link
from tests.day import said
from tests.make_cascade import make_receipt, make_report
from tests.make_gatherings import make_gathering
from tests.make_groups import make_group
from tests.make_plans import remind
from tests.queries import assert_same_queries
from working_groups.models import Ask, Receipt, Report, WorkingGroup


@pytest.fixture
def committee(chidi):
    return make_group("Steering", kind="steering", chair=chidi)


@pytest.fixture
def group(ben, committee):
    return make_group("Early reading", chair=ben, parent=committee)


def report(group, by, *questions):
    return cascade.write(group, by, is_done=True, version=0, questions=[*questions], done="Forty boxes.")


def blocks(gathering):
    return [row.title for row in gathering.agenda_items.planned()]


ASKED = "Early reading asks: May we spend 300?"


def test_an_ask_lands_on_the_next_agenda_of_the_group_above(committee, group, ben, chidi):
    later, soon = (make_gathering("Meeting", chidi, group=committee, in_days=days) for days in (20, 6))
    report(group, ben, "May we spend 300?", "")
    assert (blocks(soon), blocks(later)) == ([ASKED], [])
    mail = Delivery.objects.get(kind="group_report")
    assert (mail.person, "May we spend 300?" in mail.text) == (chidi, True)


def test_it_lands_on_the_next_meeting_that_is_planned_when_there_was_none(committee, group, ben, chidi):
    report(group, ben, "May we spend 300?")
    day = (timezone.now() + timedelta(days=5)).date()
    meeting = planning.plan(chidi, name="Meeting", group=committee, day=day, begins=time(10), zone="Europe/Berlin")
    assert blocks(meeting) == [ASKED]


def test_an_answer_lands_with_the_group_is_mailed_and_acknowledged(committee, group, ben, chidi):
    above, below = (make_gathering("Meeting", chidi, group=one) for one in (committee, group))
    report(group, ben, "May we spend 300?")
    ask = Ask.objects.get()
    cascade.answer(ask, chidi, "Yes, from the book fund.")
    assert (blocks(above), blocks(below)) == ([], ["Steering says: Yes, from the book fund."])
    mail = Delivery.objects.get(kind="group_direction")
    assert (mail.person, "May we spend 300?" in mail.text) == (ben, True)
    cascade.acknowledge(Receipt.objects.get(), ben, "We order on Monday.")
    assert (blocks(below), Receipt.objects.open().count()) == ([], 0)


def test_an_ask_is_answered_once(group, ben, chidi):
    report(group, ben, "May we spend 300?")
    cascade.answer(Ask.objects.get(), chidi, "Yes.")
    with pytest.raises(ValidationError, match="already"):
        cascade.answer(Ask.objects.get(), chidi, "No.")


def test_a_direction_reaches_each_group_it_is_for(committee, group, chidi, dora):
    other = make_group("First weeks", chair=dora, parent=committee)
    meetings = [make_gathering("Meeting", chidi, group=one) for one in (group, other)]
    cascade.give(committee, chidi, "Count visits, not leaflets.", [group, other])
    assert [len(blocks(one)) for one in meetings] == [1, 1]
    assert {mail.person.name for mail in Delivery.objects.filter(kind="group_direction")} == {"Ben Okafor", dora.name}


def test_asks_of_a_group_without_anybody_above_are_refused_and_nothing_is_lost(ben, committee, chidi):
    with pytest.raises(ValidationError, match="reports to nobody"):
        report(committee, chidi, "Who answers us?")
    assert Report.objects.count() == 0


def test_a_waiting_block_is_parked_but_not_thrown_away(committee, group, ben, chidi):
    meeting = make_gathering("Meeting", chidi, group=committee)
    report(group, ben, "May we spend 300?")
    block = meeting.agenda_items.planned().get()
    with pytest.raises(ValidationError, match="A group waits"):
        agenda_builder.remove(block, chidi)
    agenda_builder.park(block, chidi)
    landing.land(committee)
    assert (blocks(meeting), meeting.agenda_items.parked().count()) == ([], 1)


def test_starting_from_a_template_keeps_what_waits(committee, group, ben, chidi):
    meeting = make_gathering("Meeting", chidi, group=committee)
    report(group, ben, "May we spend 300?")
    agenda_templates.apply(meeting, chidi, agenda_templates.rows_of("steering"))
    assert (blocks(meeting)[-1], len(blocks(meeting))) == (ASKED, 8)


def test_what_was_not_answered_goes_on_to_the_next_meeting(committee, group, ben, chidi):
    first, second = (make_gathering("Meeting", chidi, group=committee, in_days=days) for days in (2, 9))
    report(group, ben, "May we spend 300?")
    Gathering.objects.filter(pk=first.pk).update(
        starts_at=timezone.now() - timedelta(days=1), ends_at=timezone.now() - timedelta(hours=20)
    )
    land_what_waits()
    assert (blocks(first), blocks(second)) == ([ASKED], [ASKED])


def test_when_a_meeting_is_cancelled_what_waits_goes_to_the_next(committee, group, ben, chidi):
    first, second = (make_gathering(name, chidi, group=committee, in_days=days) for name, days in (("A", 3), ("B", 9)))
    make_report(group, ben, "May we spend 300?")
    landing.land(committee)
    planning.cancel(first, chidi, "Rain.")
    assert list(AgendaItem.objects.present().filter(ask__isnull=False).values_list("gathering__name")) == [("B",)]
    planning.restore(first, chidi)
    assert list(AgendaItem.objects.present().filter(ask__isnull=False).values_list("gathering__name")) == [("A",)]
    assert second.state == "planned"


def test_asks_to_a_group_that_ended_go_to_the_one_above_it(asha, committee, group, ben, fern, chidi):
    small = make_group("Book boxes", chair=fern, parent=group)
    meeting = make_gathering("Meeting", chidi, group=committee)
    report(small, fern, "Who drives?")
    group.end(asha)
    land_what_waits()
    assert blocks(meeting) == ["Book boxes asks: Who drives?"]


def next_of(group: WorkingGroup | None) -> Gathering | None:
    """The meeting that comes next, found without the code that is tested."""
    coming = [one for one in Gathering.objects.filter(group=group) if one.starts_at > timezone.now()] if group else []
    planned = [one for one in coming if one.state == "planned" and not one.is_date_open]
    return min(planned, key=lambda one: (one.starts_at, one.pk), default=None)


OFTEN, SOMETIMES = ["plan", "ask", "cancel", "move"], ["restore", "delete", "pass", "end", "reopen", "regroup"]
ACTS = st.lists(
    st.tuples(st.sampled_from([*OFTEN, *OFTEN, *SOMETIMES]), st.integers(0, 5), st.integers(1, 40)),
    min_size=4, max_size=10,
)  # fmt: skip


def do(act, number, days, by, groups):
    """One thing that may happen to meetings and groups; what is refused does not happen."""
    committee, group = groups
    rows = list(Gathering.objects.order_by("pk"))
    one, day = (rows[number % len(rows)] if rows else None), (timezone.now() + timedelta(days=days)).date()
    when = {"day": day, "begins": time(10), "minutes": 60, "zone": "UTC"}
    acts = {
        "plan": lambda: planning.plan(by, name="Meeting", group=committee, **when),
        "move": lambda: one and planning.move(one, by, **when),
        "cancel": lambda: one and planning.cancel(one, by, "Rain."),
        "restore": lambda: one and planning.restore(one, by),
        "delete": lambda: one and one.delete(),
        "pass": lambda: one and pass_by(one),
        "ask": lambda: group.is_running and report(group, by, f"Question {Ask.objects.count()}?"),
        "end": lambda: committee.end(by),
        "reopen": lambda: committee.reopen(by),
        "regroup": lambda: one and planning.change(one, by, group=None if one.group else committee),
    }
    with suppress(ValidationError):
        acts[act]()
    land_what_waits()


def pass_by(one):
    now = timezone.now()
    Gathering.objects.filter(pk=one.pk).update(
        day=now.date() - timedelta(days=2), starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=1)
    )


@pytest.mark.timeout(180)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=ACTS)
def test_no_ask_is_ever_lost_whatever_becomes_of_meetings(asha, ben, chidi, acts):
    with transaction.atomic():
        live_through([("plan", 0, 5), ("ask", 0, 1), *acts], asha, ben, chidi)
        transaction.set_rollback(True)


def live_through(acts, asha, ben, chidi):
    committee = make_group("Middle", chair=chidi, parent=make_group("Top", chair=chidi))
    group, asked = make_group("Low", chair=ben, parent=committee), 0
    for act, number, days in acts:
        before = Ask.objects.count()
        do(act, number, days, asha, (committee, group))
        asked += Ask.objects.count() - before
        for one in (committee, group):
            one.refresh_from_db()
        waiting = Ask.objects.open().filter(group=group)
        assert waiting.count() == asked
        for ask in waiting.with_names():
            target = next_of(ask.hears)
            there = AgendaItem.objects.present().filter(ask=ask, gathering__starts_at__gt=timezone.now())
            assert [row.gathering for row in there] == ([target] if target else [])


def test_a_report_begins_with_what_was_decided_and_kept(group, ben, chidi):
    old = make_report(group, ben)
    Report.objects.filter(pk=old.pk).update(sent_at=timezone.now() - timedelta(days=20))
    met = make_gathering("Books", ben, group=group, in_days=-4, intention="We choose the books")
    Decision.capture(ben, met, "Two languages only")
    Commitment.capture(ben, met, "Call the ferry", person=ben).tell(ben, "kept")
    text = prefilling.done(group)
    told = ("We choose the books", "Decided: Two languages only", "Kept: Call the ferry")
    assert [words in text for words in told] == [True] * 3


def test_chairs_below_are_asked_for_the_report_once_by_a_link_that_needs_no_password(
    client, committee, group, ben, chidi
):
    make_gathering("Meeting", chidi, group=committee, in_days=4)
    remind("report")
    remind("report")
    mail = Delivery.objects.get(kind="group_report_due")
    assert mail.person == ben
    link = Link.create(ben, "group.report", group)
    page = f"/l/{link.token}/"
    assert "Five minutes for the report" in client.get(page).text
    answer = client.post(page, {"done": "Forty boxes.", "ask_1": "May we spend 300?", "version": 0})
    assert ("Thank you" in answer.text, Ask.objects.get().text) == (True, "May we spend 300?")


def test_a_draft_is_kept_and_two_writers_do_not_overwrite_each_other(as_, group, ben, asha):
    page = f"/groups/{group.slug}/reports/new/"
    as_(ben).post(page, {"done": "Ben was here.", "ask_1": "Why?", "version": 0, "later": "1"})
    draft = Report.objects.get()
    assert (draft.sent_at, draft.questions, Ask.objects.count()) == (None, ["Why?"], 0)
    answer = as_(asha).post(page, {"done": "Asha, too.", "version": 0})
    assert (answer.status_code, "Ben was here." in answer.text, "Asha, too." in answer.text) == (409, True, True)


def test_an_empty_report_is_not_sent(as_, group, ben):
    answer = as_(ben).post(f"/groups/{group.slug}/reports/new/", {"version": 0})
    assert (answer.status_code, "Write a sentence or two first" in answer.text, Report.objects.count()) == (
        422,
        True,
        0,
    )


def test_old_asks_are_on_the_page_of_the_backbone(group, asha, ben):
    make_report(group, ben, "May we spend 300?")
    Ask.objects.update(asked_at=timezone.now() - timedelta(days=31))
    lines = said(asha)["Guide vision and strategy"]
    assert ("Early reading asks: May we spend 300?", "waits for 31 days", "Look") in lines


def test_the_whole_tree_asks_the_same_questions_however_big(as_, committee, ben, chidi):
    def more():
        group = make_group(parent=committee)
        make_report(group, ben, "May we?")
        make_receipt(committee, group, chidi)

    assert_same_queries(as_(ben), "/cascade/", more, 7)
