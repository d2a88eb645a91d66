"""The agenda: times are computed, blocks are added, moved, split, parked, removed, and all of it can be taken back."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from gatherings import agenda_builder as builder
from gatherings.agenda import plan_of
from gatherings.agenda_undo import undo
from gatherings.models import AgendaChange, AgendaItem
from tests.make_agendas import make_agenda, make_block, minutes, titles
from tests.make_gatherings import make_gathering


@pytest.fixture
def gathering(db):
    return make_agenda(10, 20, 30, minutes=90, day=date(2026, 3, 5), begins=time(14), zone="Europe/Berlin")


def block(gathering, title):
    return gathering.agenda_items.get(title=title)


def test_start_and_end_are_computed_in_the_zone_of_the_gathering(gathering):
    times = [(f"{slot.starts:%H:%M}", f"{slot.ends:%H:%M}") for slot in plan_of(gathering).slots]
    assert times == [("14:00", "14:10"), ("14:10", "14:30"), ("14:30", "15:00")]


def test_minutes_are_real_ones_in_the_night_the_clocks_change(db):
    night = make_agenda(60, 60, day=date(2026, 3, 29), begins=time(1), zone="Europe/Berlin")
    assert [f"{slot.starts:%H:%M}–{slot.ends:%H:%M}" for slot in plan_of(night).slots] == ["01:00–03:00", "03:00–04:00"]


def test_the_plan_says_what_is_left_and_what_is_over(gathering):
    plan = plan_of(gathering)
    assert (plan.minutes, plan.left, plan.over, f"{plan.ends:%H:%M}") == (60, 30, 0, "15:00")
    make_block(gathering, minutes=45)
    assert (plan_of(gathering).left, plan_of(gathering).over) == (0, 15)


def test_an_empty_agenda_ends_when_it_begins(db):
    plan = plan_of(make_gathering())
    assert (plan.minutes, plan.ends) == (0, plan.starts)


def test_a_block_is_added_at_the_end_or_behind_another(asha, gathering):
    builder.add(gathering, asha, title="D", minutes=5)
    builder.add(gathering, asha, after=block(gathering, "A").pk, title="E")
    assert titles(gathering) == "A E B C D"


def test_a_block_without_title_or_minutes_is_refused(asha, gathering):
    with pytest.raises(ValidationError) as refused:
        builder.add(gathering, asha, title="", minutes=0)
    assert sorted(refused.value.message_dict) == ["minutes", "title"]
    assert titles(gathering) == "A B C"


def test_a_block_has_a_format_of_the_library_or_none(asha, gathering):
    with pytest.raises(ValidationError) as refused:
        builder.add(gathering, asha, title="D", format_key="hot-air")
    assert refused.value.message_dict == {"format_key": ["The library has no such format."]}


def test_a_block_is_moved_behind_another_or_first(asha, gathering):
    builder.move(block(gathering, "C"), asha, after=None)
    builder.move(block(gathering, "A"), asha, after=block(gathering, "B").pk)
    assert titles(gathering) == "C B A"


def test_one_step_up_or_down_and_not_beyond_the_ends(asha, gathering):
    builder.move_by(block(gathering, "C"), asha, -1)
    builder.move_by(block(gathering, "A"), asha, -1)
    assert titles(gathering) == "A C B"


def test_two_who_move_different_blocks_both_have_their_way(asha, ben, gathering):
    mine, theirs = block(gathering, "A"), block(gathering, "C")
    builder.move(mine, asha, after=theirs.pk)
    builder.move(theirs, ben, after=None)
    assert titles(gathering) == "C B A"


def test_a_duplicate_stands_behind_its_original(asha, gathering):
    builder.duplicate(block(gathering, "B"), asha)
    assert (titles(gathering), minutes(gathering)) == ("A B B C", [10, 20, 20, 30])


def test_splitting_halves_the_minutes(asha, gathering):
    builder.split(block(gathering, "C"), asha)
    assert (titles(gathering), minutes(gathering)) == ("A B C C", [10, 20, 15, 15])


def test_one_minute_is_not_split(asha, gathering):
    with pytest.raises(ValidationError, match="One minute cannot be split"):
        builder.split(make_block(gathering, minutes=1), asha)


def test_what_is_parked_takes_no_time_and_comes_back(asha, gathering):
    parked = builder.park(block(gathering, "B"), asha)
    assert (titles(gathering), [row.title for row in gathering.agenda_items.parked()]) == ("A C", ["B"])
    builder.take_back(parked, asha)
    assert (titles(gathering), gathering.agenda_items.parked().count()) == ("A C B", 0)


def test_a_block_somebody_wrote_in_meanwhile_is_not_removed_unseen(asha, ben, gathering):
    seen = block(gathering, "B")
    builder.edit(seen, ben, {"notes": ""}, {"notes": "Bring the chart."})
    with pytest.raises(ValidationError, match="Somebody changed “B” meanwhile"):
        builder.remove(seen, asha, seen=seen.version)
    assert titles(gathering) == "A B C"


def test_several_minutes_are_set_at_once_and_what_others_set_stays(asha, ben, gathering):
    a, b = block(gathering, "A"), block(gathering, "B")
    builder.set_minutes(gathering, ben, {b.pk: (20, 25)})
    kept = builder.set_minutes(gathering, asha, {a.pk: (10, 12), b.pk: (20, 15)})
    assert (kept, minutes(gathering)) == ({b.pk: 25}, [12, 25, 30])


ACTS = {
    "add": lambda g, by: builder.add(g, by, title="D"),
    "edit": lambda g, by: builder.edit(block(g, "B"), by, {"title": "B", "minutes": 20}, {"title": "X", "minutes": 7}),
    "move": lambda g, by: builder.move(block(g, "C"), by, None),
    "step": lambda g, by: builder.move_by(block(g, "A"), by, 2),
    "remove": lambda g, by: builder.remove(block(g, "B"), by),
    "duplicate": lambda g, by: builder.duplicate(block(g, "A"), by),
    "split": lambda g, by: builder.split(block(g, "C"), by),
    "park": lambda g, by: builder.park(block(g, "B"), by),
    "minutes": lambda g, by: builder.set_minutes(g, by, {block(g, "A").pk: (10, 15)}),
    "fit": lambda g, by: builder.fit(g, by),
}


@pytest.mark.parametrize("act", ACTS)
def test_every_act_can_be_taken_back(asha, act):
    gathering = make_agenda(10, 20, 30, minutes=45)
    ACTS[act](gathering, asha)
    assert (titles(gathering), minutes(gathering)) != ("A B C", [10, 20, 30])
    undo(gathering, asha)
    assert (titles(gathering), minutes(gathering)) == ("A B C", [10, 20, 30])


def test_acts_are_taken_back_one_after_another_and_then_there_is_nothing(asha, gathering):
    builder.remove(block(gathering, "A"), asha)
    builder.add(gathering, asha, title="D")
    assert [bool(undo(gathering, asha)) for _ in range(3)] == [True, True, False]
    assert titles(gathering) == "A B C"


def test_taking_back_leaves_what_others_did(asha, ben, gathering):
    b = block(gathering, "B")
    builder.edit(b, asha, {"title": "B", "minutes": 20}, {"title": "Mine", "minutes": 25})
    builder.edit(b, ben, {"title": "Mine"}, {"title": "Better"})
    builder.add(gathering, ben, title="D")
    undo(gathering, asha)
    assert (titles(gathering), minutes(gathering)) == ("A Better C D", [10, 20, 30, 10])


def test_a_new_block_others_wrote_in_stays_when_its_maker_takes_it_back(asha, ben, gathering):
    new = builder.add(gathering, asha, title="D")
    builder.edit(new, ben, {"notes": ""}, {"notes": "Words."})
    undo(gathering, asha)
    assert titles(gathering) == "A B C D"


def test_typing_is_one_change(asha, gathering):
    b = block(gathering, "B")
    for before, after in [("", "O"), ("O", "On"), ("On", "One")]:
        builder.edit(b, asha, {"notes": before}, {"notes": after})
    assert AgendaChange.objects.count() == 1
    undo(gathering, asha)
    assert AgendaItem.objects.get(pk=b.pk).notes == ""


def test_an_act_that_changes_nothing_leaves_no_trace(asha, gathering):
    builder.move_by(block(gathering, "A"), asha, -1)
    builder.edit(block(gathering, "A"), asha, {"title": "A"}, {"title": "A"})
    assert AgendaChange.objects.count() == 0
