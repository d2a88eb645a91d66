"""Run mode: two facilitators, phones, a closed laptop, a lost network."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from gatherings import attendance, capturing, watching
from gatherings.models import Announcement, BlockRun, Commitment, Decision, Idea, Run
from people.models import Link, Person
from tests.make_after import make_block, make_commitment, make_idea
from tests.make_gatherings import make_gathering, make_rsvp, make_running, make_series
from tests.queries import queries


@pytest.fixture
def gathering(chidi, ben):
    gathering = make_running("Early reading", chidi, minutes=60)
    make_rsvp(gathering, ben, "yes")
    for title in ("Arrive", "Talk", "Close"):
        make_block(gathering, title, 20)
    return gathering


@pytest.fixture
def run(gathering, chidi):
    return Run.begin(chidi, gathering)


def states(run: Run) -> list[str]:
    return [row.block.state for row in run.rows()]


def current(run: Run) -> int | None:
    return next((row.item_id for row in run.rows() if row.is_on), None)


def test_beginning_starts_the_first_block_once(gathering, chidi, asha):
    assert Run.begin(chidi, gathering) == Run.begin(asha, gathering)
    assert states(gathering.run) == ["now", "next", "next"]


def test_next_and_back(run, chidi):
    run.next(chidi, current(run))
    assert states(run) == ["done", "now", "next"]
    run.back(chidi, current(run))
    assert states(run) == ["now", "next", "next"]


def test_two_who_press_next_at_once_go_on_by_one(run, chidi, asha):
    on = current(run)
    run.next(chidi, on)
    run.next(asha, on)
    assert states(run) == ["done", "now", "next"]


def test_the_database_lets_one_block_be_on(run, gathering):
    other = gathering.agenda_items.last()
    with pytest.raises(IntegrityError), transaction.atomic():
        BlockRun.objects.create(run=run, item=other, minutes=5, started_at=timezone.now())


def test_late_blocks_are_shortened_not_below_their_least(run, gathering, chidi):
    """It began half an hour late, so thirty minutes are missing."""
    found = run.shorten(chidi)
    assert found.rest == 0
    assert [row.minutes for row in run.rows()[1:]] in ([5, 5], [5, 4], [4, 5])
    assert run.plan(run.rows()).late_minutes <= 1


def test_a_block_is_left_out_parked_and_taken_in_again(run, gathering, chidi):
    last = gathering.agenda_items.last()
    run.skip(chidi, last.pk, park=True)
    assert states(run) == ["now", "next", "skipped"]
    assert [(row.sort, row.text) for row in Idea.objects.kept()] == [("parked", "Close")]
    run.take_in(chidi, last.pk)
    assert (states(run)[-1], Idea.objects.kept().count()) == ("next", 0)


def test_what_has_begun_is_not_left_out(run, chidi):
    with pytest.raises(ValidationError, match="begun already"):
        run.skip(chidi, current(run))


def test_a_laptop_may_be_closed(as_, run, gathering, chidi, asha):
    with time_machine.travel(timezone.now() + timedelta(minutes=7), tick=False):
        page = as_(asha).get(f"/gatherings/{gathering.pk}/run/").content.decode()
    assert "Arrive" in page
    assert "13 minutes left" in page


def test_a_page_that_knows_it_all_gets_nothing(as_, run, gathering, chidi, asha):
    client, place = as_(chidi), f"/gatherings/{gathering.pk}/run"
    mark = client.get(f"{place}/").context["mark"]
    assert client.get(f"{place}/now/?mark={mark}").status_code == 204
    make_idea(gathering, "From the other facilitator")
    assert "From the other facilitator" in client.get(f"{place}/now/?mark={mark}").content.decode()


def test_a_line_sent_three_times_stands_once(as_, gathering, chidi):
    line = {"what": "idea", "text": "A shelf in the ferry", "client_id": uuid4()}
    client = as_(chidi)
    answers = [
        client.post(f"/gatherings/{gathering.pk}/run/write/", line, headers={"Accept": "application/json"})
        for _ in range(3)
    ]
    assert [answer.json() for answer in answers] == [{"saved": str(line["client_id"])}] * 3
    assert Idea.objects.count() == 1


def test_the_database_takes_a_line_once(gathering):
    key = uuid4()
    make_idea(gathering, client_id=key)
    with pytest.raises(IntegrityError):
        make_idea(gathering, client_id=key)


def test_a_decision_keeps_its_gradient_and_who_shaped_it(as_, gathering, chidi, ben):
    sent = {
        "what": "decision", "text": "Fridays", "wholehearted": 4, "block": 1, "shaped_by": [ben.pk], "owner": ben.pk,
    }  # fmt: skip
    as_(chidi).post(f"/gatherings/{gathering.pk}/run/write/", sent)
    decision = Decision.objects.get()
    assert [(level, count) for level, _label, count in decision.voices] == [("wholehearted", 4), ("block", 1)]
    assert ([*decision.shaped_by.all()], decision.owner) == ([ben], ben)


def test_a_commitment_without_a_name_is_asked_for_it(as_, run, gathering, chidi):
    client, url = as_(chidi), f"/gatherings/{gathering.pk}/run/write/"
    sent = {"what": "commitment", "text": "Ask two families"}
    page = client.post(url, sent)
    assert (page.status_code, "Ask two families" in page.content.decode()) == (422, True)
    answer = client.post(url, sent, headers={"Accept": "application/json"})
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["person"])
    assert Commitment.objects.count() == 0


def test_a_line_taken_back_comes_back(as_, gathering, chidi):
    row = capturing.capture(chidi, gathering, "note", "Twelve families")
    client, place = as_(chidi), f"/gatherings/{gathering.pk}/lines/idea/{row.pk}"
    client.post(f"{place}/drop/")
    assert list(Idea.objects.kept()) == []
    client.post(f"{place}/restore/")
    assert list(Idea.objects.kept()) == [row]


def test_attendance_is_a_tap_and_another(as_, gathering, chidi):
    row = gathering.rsvps.get()
    client, url = as_(chidi), f"/gatherings/{gathering.pk}/run/there/{row.pk}/"
    for press, there in (("there", True), ("away", False)):
        client.post(url, {press: "1"})
        row.refresh_from_db()
        assert row.attended is there


def test_a_walk_in_is_somebody_we_know_or_somebody_new(gathering, chidi, dora):
    assert attendance.walk_in(gathering, chidi, "dora lindqvist").person == dora
    attendance.walk_in(gathering, chidi, "Noor Haddad", "noor@example.org")
    attendance.walk_in(gathering, chidi, "Noor Haddad", "noor@example.org")
    assert Person.objects.filter(email="noor@example.org").count() == 1
    assert sorted(row.person.name for row in gathering.rsvps.filter(attended=True)) == [
        "Dora Lindqvist", "Noor Haddad",
    ]  # fmt: skip


def test_the_code_on_the_screen_checks_somebody_in(as_, run, gathering, ben):
    client, url = as_(ben), f"/gatherings/{gathering.pk}/here/"
    assert client.post(url, {"code": "0000"}).status_code == 422
    client.post(url, {"code": run.code})
    assert gathering.rsvps.get().attended is True


def test_the_own_link_checks_in_without_signing_in(client, run, gathering, ben):
    link = Link.create(ben, "gathering.rsvp", gathering.rsvps.get())
    client.post(f"/l/{link.token}/here/", {"code": run.code})
    assert gathering.rsvps.get().attended is True


def test_nobody_guesses_the_code(as_, run, gathering, ben, settings):
    client, url = as_(ben), f"/gatherings/{gathering.pk}/here/"
    for _ in range(20):
        client.post(url, {"code": "0000"})
    page = client.post(url, {"code": run.code}).content.decode()
    assert "many tries" in page
    assert gathering.rsvps.get().attended is None


def test_what_was_promised_last_time_is_there_at_the_start(as_, chidi, ben):
    series = make_series("Early reading", chidi)
    make_commitment(make_gathering(in_days=-30, series=series), ben, "Ask two families")
    now = make_running("Now", chidi, series=series)
    Run.begin(chidi, now)
    assert "Ask two families" in as_(chidi).get(f"/gatherings/{now.pk}/run/").content.decode()


def test_run_mode_asks_the_same_for_one_block_and_for_sixty(as_, run, gathering, chidi):
    client, url = as_(chidi), f"/gatherings/{gathering.pk}/run/"
    few = len(queries(client, url))
    for _ in range(57):
        make_block(gathering)
    assert len(queries(client, url)) == few


def test_a_closed_gathering_does_not_go_on(as_, run, gathering, chidi):
    client = as_(chidi)
    client.post(f"/gatherings/{gathering.pk}/close/")
    assert client.get(f"/gatherings/{gathering.pk}/run/")["Location"] == f"/gatherings/{gathering.pk}/minutes/"
    with pytest.raises(ValidationError, match="is over"):
        gathering.run.next(chidi, None)


def test_while_announcements_are_told_the_pages_say_whose_turn_it_is(as_, chidi, gathering, sandpiper, clinic):
    first = gathering.agenda_items.order_by("position").first()
    first.kind, first.minutes = "announcements", 3
    first.save()
    Run.begin(chidi, gathering)
    page = f"/gatherings/{gathering.pk}/run/"
    before = watching.mark(gathering)
    Announcement.enter(chidi, gathering, clinic, doing="We open on Fridays.", ask="Two chairs.")
    Announcement.enter(chidi, gathering, sandpiper, doing="We paint.", speaker="Ben")
    assert watching.mark(gathering) != before
    for path in (page, f"{page}screen/"):
        shown = as_(chidi).get(path).content.decode()
        assert 0 < shown.index("Rivermouth Clinic") < shown.index("Two chairs.") < shown.index("Sandpiper Playgroup")
        assert "90 seconds for each" in shown
    gathering.run.next(chidi, current(gathering.run))
    assert "90 seconds for each" not in as_(chidi).get(page).content.decode()


def test_once_it_is_over_the_first_button_leads_to_the_minutes(as_, gathering, chidi):
    path = f"/gatherings/{gathering.pk}/"
    firsts = []
    for later in (0, 90):
        with time_machine.travel(timezone.now() + timedelta(minutes=later), tick=False):
            page = as_(chidi).get(path).content.decode()
            firsts.append(re.search(r'class="button button--first" href="([^"]+)"', page)[1])
    assert firsts == [f"{path}run/", f"{path}minutes/"]
