"""After a gathering: closed, drafted, put into words, approved, mailed; its pulse and its review."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from gatherings import closing, pulse
from gatherings.models import Feedback, Minutes, Review
from people.models import Delivery, Link
from tests.make_after import make_commitment, make_decision, make_feedback, make_idea
from tests.make_gatherings import make_gathering, make_rsvp, make_running, make_series
from tests.queries import assert_same_queries


@pytest.fixture
def gathering(chidi, ben, dora, elif_):
    gathering = make_running("Early reading", chidi)
    make_rsvp(gathering, ben, "yes", attended=True)
    make_rsvp(gathering, dora, "no")
    make_rsvp(gathering, elif_, "")
    return gathering


@pytest.fixture
def closed(gathering, chidi):
    closing.close(gathering, chidi)
    return gathering


def test_minutes_are_drafted_from_what_was_written_down(gathering, chidi, ben):
    decision = make_decision(gathering, "We try Fridays", wholehearted=5, reservations=1, owner=ben)
    decision.shaped_by.set([chidi])
    make_commitment(gathering, ben, "Ask two families")
    make_idea(gathering, "A shelf in the ferry")
    make_idea(gathering, "Winter coats", sort="parked")
    make_idea(gathering, "# 12 families came", sort="note")
    make_idea(gathering, "taken back").drop(chidi)
    assert closing.close(gathering, chidi).text == (
        "## Who was there\n\nBen Okafor\n\nCould not come: Dora Lindqvist.\n\n"
        "## Notes\n\n- \\# 12 families came\n\n"
        "## What we decided\n\n- **We try Fridays.** How far we agree: 5 wholehearted, 1 minor reservations. "
        "Shaped by Chidi Eze. Ben Okafor looks after it.\n\n"
        "## What we will do\n\n- **Ben Okafor**: Ask two families.\n\n"
        "## Ideas\n\n- A shelf in the ferry\n\n"
        "## Parked for another time\n\n- Winter coats"
    )


def test_what_comes_later_is_in_the_draft_until_somebody_edits_it(closed, chidi):
    make_idea(closed, "One more")
    closing.reopen(closed, chidi)
    minutes = closing.close(closed, chidi)
    assert "One more" in minutes.text
    minutes.edit(chidi, 1, text="In my words.")
    make_idea(closed, "Too late")
    closing.reopen(closed, chidi)
    assert closing.close(closed, chidi).text == "In my words."


def test_a_gathering_that_has_not_begun_is_not_closed(chidi):
    with pytest.raises(ValidationError, match="not begun"):
        closing.close(make_gathering("Later", chidi), chidi)


def test_approved_minutes_go_once_to_who_was_there_and_who_was_missed(closed, chidi):
    minutes = closed.minutes_kept
    assert closing.approve(minutes, chidi) == 3
    minutes.take_back(chidi)
    assert closing.approve(minutes, chidi) == 0
    assert sorted(Delivery.objects.values_list("kind", "address")) == [
        ("minutes_missed", "dora@example.org"),
        ("minutes_missed", "elif@example.org"),
        ("minutes_there", "ben@example.org"),
    ]


def test_whoever_was_there_reads_their_own_promise_first(closed, chidi, ben):
    make_commitment(closed, ben, "Ask two families")
    closing.approve(closed.minutes_kept, chidi)
    text = Delivery.objects.get(kind="minutes_there").unsealed()[1]
    assert "You said you would: Ask two families" in text
    assert "without you" not in text


def test_a_draft_is_for_facilitators_and_the_backbone(as_, closed, chidi, ben, asha):
    url = f"/gatherings/{closed.pk}/minutes/"
    assert [as_(who).get(url).status_code for who in (chidi, asha, ben)] == [200, 200, 404]
    closing.approve(closed.minutes_kept, chidi)
    assert as_(ben).get(url).status_code == 200


def test_a_stale_edit_answers_with_both_texts(as_, closed, chidi):
    closed.minutes_kept.edit(chidi, 1, text="What the other wrote.")
    url = f"/gatherings/{closed.pk}/minutes/edit/"
    response = as_(chidi).post(url, {"text": "What I wrote.", "version": 1})
    page = response.content.decode()
    assert (response.status_code, "What the other wrote." in page, "What I wrote." in page) == (409, True, True)
    as_(chidi).post(url, {"text": "Both.", "version": 2})
    assert Minutes.objects.get().text == "Both."


def test_minutes_cannot_be_approved_by_nobody(closed):
    with pytest.raises(Exception, match="minutes_approved_by_somebody"):
        Minutes.objects.update(approved_at=timezone.now())


def test_the_pulse_is_given_by_the_link_of_the_mail(client, closed, chidi, ben):
    closing.approve(closed.minutes_kept, chidi)
    text = Delivery.objects.get(kind="minutes_there").unsealed()[1]
    path = "/l/" + text.split("/l/")[1].split()[0]
    assert client.get(path).status_code == 200
    said = {"connection": 5, "progress": 4, "rushed": "no", "change": "Fewer slides"}
    page = client.post(path, said).content.decode()
    row = Feedback.objects.get()
    assert (row.person, row.connection, row.rushed, "That was all." in page) == (ben, 5, False, True)
    assert "Early reading" in client.get(f"{path}minutes/").content.decode()


def test_a_second_pulse_takes_the_place_of_the_first(closed, ben):
    for connection in (2, 5):
        Feedback.give(ben, closed, connection=connection, progress=3, rushed=False)
    assert list(Feedback.objects.values_list("connection", flat=True)) == [5]


def test_two_answers_show_nothing_and_three_show_sums(closed):
    for connection, change in ((5, "Begin later"), (4, "A break")):
        make_feedback(closed, connection, change=change)
    assert (pulse.of(closed).is_shown, pulse.of(closed).change, pulse.of(closed).missing) == (False, (), 1)
    make_feedback(closed, 3, change="")
    seen = pulse.of(closed)
    assert (seen.connection, seen.counted, seen.change) == (4.0, 3, ("A break", "Begin later"))


def test_one_more_answer_changes_nothing_that_is_shown(closed):
    for _ in range(3):
        make_feedback(closed, 3)
    before = pulse.of(closed)
    make_feedback(closed, 5, change="It was me")
    after = pulse.of(closed)
    assert (after.connection, after.change, after.counted) == (before.connection, before.change, before.counted)


def test_pages_show_no_single_pulse(as_, closed, chidi, asha):
    closing.approve(closed.minutes_kept, chidi)
    for _ in range(2):
        make_feedback(closed, change="canary sentence")
    assert "canary" not in as_(asha).get(f"/gatherings/{closed.pk}/minutes/").content.decode()


def test_the_trend_of_a_series_leaves_out_what_cannot_be_shown(as_, asha):
    series = make_series("Early reading")
    for day, answers in ((-60, 3), (-30, 2), (-1, 4)):
        gathering = make_gathering(in_days=day, series=series)
        for _ in range(answers):
            make_feedback(gathering)
    assert [row.counted for row in pulse.trend(series.gatherings.all())] == [3, 3]
    page = as_(asha).get(f"/gatherings/series/{series.pk}/pulse/").content.decode()
    assert (page.count("<circle"), page.count("<tr ")) == (4, 2)


def test_the_trend_asks_the_same_however_long_it_is(as_, asha):
    series = make_series("Early reading")

    def make_row() -> None:
        gathering = make_gathering(in_days=-1, series=series)
        for _ in range(3):
            make_feedback(gathering)

    assert_same_queries(as_(asha), f"/gatherings/series/{series.pk}/pulse/", make_row, 6)


def test_the_review_keeps_facts_apart_from_what_we_make_of_it(as_, closed, chidi):
    url = f"/gatherings/{closed.pk}/review/"
    as_(chidi).post(url, {"expected": "Ten families", "happened": "Four came", "meaning": "", "next_time": "Fridays"})
    review = Review.objects.get()
    assert (review.expected, review.happened, review.next_time, review.version) == (
        "Ten families", "Four came", "Fridays", 1,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="meanwhile"):
        Review.write(chidi, closed, version=7, expected="x")


def test_the_link_for_minutes_opens_nothing_else(client, closed, chidi, ben):
    closing.approve(closed.minutes_kept, chidi)
    link = Link.create(ben, closing.MINUTES, closed)
    assert client.get(f"/l/{link.token}/").status_code == 200
    assert client.get(f"/l/{link.token}/minutes/").status_code == 410
