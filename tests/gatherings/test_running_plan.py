"""Running late or early: the pure functions behind run mode, with any agenda and any clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from gatherings.running import Block, plan, shortened

TEN = datetime(2026, 3, 3, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def at(minutes: float) -> datetime:
    return TEN + minutes * MINUTE


@some.composite
def runs(draw):
    """Some blocks done, perhaps one on, the rest to come or skipped; and a clock not before anything that happened."""
    minutes = draw(some.lists(some.integers(1, 60), min_size=1, max_size=12))
    begun = draw(some.integers(0, len(minutes)))
    blocks, clock = [], at(draw(some.integers(-5, 15)))
    for index, planned in enumerate(minutes):
        least = draw(some.integers(1, planned))
        if index >= begun:
            blocks.append(Block(index, planned, least, skipped=draw(some.booleans())))
            continue
        started, clock = clock, clock + draw(some.integers(0, 90)) * MINUTE
        is_on = index == begun - 1 and draw(some.booleans())
        blocks.append(Block(index, planned, least, started, None if is_on else clock))
    return blocks, sum(minutes), clock


@given(runs())
@settings(max_examples=150, deadline=None)
def test_what_comes_follows_without_gaps_and_never_in_the_past(run):
    blocks, length, now = run
    laid = plan(blocks, TEN, at(length), now)
    coming = [slot for slot in laid.slots if slot.state == "next"]
    ends = laid.current.ends if laid.current else coming[0].begins if coming else laid.ends
    for slot, block in zip(coming, [block for block in blocks if block.state == "next"], strict=True):
        assert (slot.begins, slot.ends - slot.begins) == (ends, block.minutes * MINUTE)
        assert slot.begins >= now
        ends = slot.ends
    assert laid.ends >= ends


@given(runs(), some.integers(0, 120))
@settings(max_examples=100, deadline=None)
def test_a_later_clock_never_means_an_earlier_end(run, wait):
    blocks, length, now = run
    assert plan(blocks, TEN, at(length), now + wait * MINUTE).ends >= plan(blocks, TEN, at(length), now).ends


@given(runs(), some.integers(0, 200))
@settings(max_examples=150, deadline=None)
def test_shortening_finds_all_there_is_and_goes_below_no_least(run, over):
    blocks, _length, _now = run
    found = shortened(blocks, over)
    coming = {block.key: block for block in blocks if block.state == "next"}
    spare = sum(block.minutes - block.least for block in coming.values())
    cut = sum(coming[key].minutes - minutes for key, minutes in found.minutes.items())
    assert cut == min(over, spare)
    assert found.rest == over - cut
    assert all(minutes >= coming[key].least for key, minutes in found.minutes.items())


def test_late_by_six_minutes_takes_two_from_each_of_three():
    blocks = [Block(1, 10, 5, at(0)), *(Block(key, 10, 5) for key in (2, 3, 4))]
    late = plan(blocks, TEN, at(40), at(16)).late_minutes
    assert (late, shortened(blocks, late).minutes) == (6, {2: 8, 3: 8, 4: 8})


def test_a_block_that_ended_early_leaves_minutes_to_spare():
    laid = plan([Block(1, 20, 5, at(0), at(12)), Block(2, 10, 5, at(12))], TEN, at(30), at(12))
    assert (laid.early_minutes, laid.late_minutes, laid.ends) == (8, 0, at(22))


def test_before_it_begins_everything_is_as_planned():
    laid = plan([Block(1, 20, 5), Block(2, 10, 5)], TEN, at(30), at(-60))
    assert [(slot.begins, slot.ends) for slot in laid.slots] == [(at(0), at(20)), (at(20), at(30))]
