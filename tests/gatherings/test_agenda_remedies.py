"""Too full: an aim is dropped, the gathering made longer or spread over two; templates; all of it can be taken back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from gatherings import agenda_templates as templates
from gatherings import remedies
from gatherings.agenda_undo import undo
from gatherings.models import Gathering
from tests.make_agendas import make_agenda, make_block, minutes, titles
from tests.make_gatherings import make_gathering, make_series


@pytest.fixture
def gathering(asha):
    gathering = make_gathering("Too full", asha, minutes=60, purposes=["know", "decide"])
    for title, length, purpose in [("A", 10, "know"), ("B", 25, "decide"), ("C", 15, "know"), ("D", 20, "decide")]:
        make_block(gathering, title, minutes=length, purpose=purpose)
    return gathering


def frame(gathering):
    gathering.refresh_from_db()
    return gathering.purposes, gathering.minutes, titles(gathering)


def test_dropping_an_aim_parks_its_blocks_and_can_be_taken_back(asha, gathering):
    assert remedies.drop_aim(gathering, asha, "know") == 2
    assert frame(gathering) == (["decide"], 60, "B D")
    assert [row.title for row in gathering.agenda_items.parked()] == ["A", "C"]
    undo(gathering, asha)
    assert frame(gathering) == (["know", "decide"], 60, "A B C D")


def test_more_time_and_back(asha, gathering):
    remedies.lengthen(gathering, asha, 90)
    assert frame(gathering) == (["know", "decide"], 90, "A B C D")
    undo(gathering, asha)
    assert frame(gathering) == (["know", "decide"], 60, "A B C D")


def test_the_rest_goes_on_at_the_next_one_of_the_series(asha, gathering):
    series = make_series("Monthly", asha)
    gathering.series = series
    gathering.save()
    following = make_gathering("Next", asha, in_days=14, series=series)
    make_block(following, "X")
    to = remedies.spread(gathering, asha, gathering.agenda_items.get(title="C").pk)
    assert (to, titles(gathering), titles(following)) == (following, "A B", "X C D")
    undo(gathering, asha)
    assert (titles(gathering), titles(following)) == ("A B C D", "X")


def test_without_a_next_one_the_same_is_planned_once_more_and_undo_lets_it_go(asha, gathering):
    to = remedies.spread(gathering, asha, gathering.agenda_items.get(title="B").pk)
    assert (to.name, to.day - gathering.day, titles(to)) == ("Too full", timedelta(days=7), "B C D")
    undo(gathering, asha)
    assert (titles(gathering), Gathering.objects.filter(pk=to.pk).exists()) == ("A B C D", False)


def test_something_stays_here(asha, gathering):
    with pytest.raises(ValidationError, match="something has to stay here"):
        remedies.spread(gathering, asha, gathering.agenda_items.get(title="A").pk)


def test_the_cut_leaves_room_in_the_first_half(asha, gathering):
    blocks = list(gathering.agenda_items.planned())
    assert remedies.where_to_cut(blocks, minutes=60, slack=15).title == "D"
    assert remedies.where_to_cut(blocks, minutes=30, slack=15).title == "B"


def test_a_template_replaces_what_is_there_and_undo_brings_it_back(asha, gathering):
    templates.apply(gathering, asha, templates.rows_of("review"))
    assert minutes(gathering) == [8, 12, 12, 8, 5]
    undo(gathering, asha)
    assert titles(gathering) == "A B C D"


def test_an_agenda_is_kept_as_a_template_without_its_people(asha, gathering):
    gathering.agenda_items.filter(title="A").update(owner=asha, notes="Bring pens.")
    kept = templates.save_as_template(gathering, asha, "Ours")
    other = make_gathering("Another", asha)
    first = templates.apply(other, asha, templates.rows_of(str(kept.pk)))[0]
    assert (titles(other), first.owner, first.notes, kept.minutes) == ("A B C D", None, "Bring pens.", 70)
    assert templates.rows_of(str(templates.close(kept, asha).pk)) is None


def test_the_last_agenda_of_the_series_is_copied_with_its_owners(asha, db):
    series = make_series("Monthly", asha)
    last = make_agenda(10, 20, in_days=-30, series=series)
    last.agenda_items.filter(title="A").update(owner=asha)
    make_gathering("Without agenda", asha, in_days=-2, series=series)
    now = make_gathering("Now", asha, series=series)
    copied = templates.copy_last(now, asha)
    assert (titles(now), minutes(now), copied[0].owner) == ("A B", [10, 20], asha)


def test_a_first_gathering_of_a_series_has_nothing_to_copy(asha, gathering):
    with pytest.raises(ValidationError, match="No earlier gathering"):
        templates.copy_last(gathering, asha)
