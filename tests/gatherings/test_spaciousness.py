"""Room to breathe: each figure, its limit, its reason; and making an agenda fit."""

from dataclasses import dataclass

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from gatherings import spaciousness
from gatherings.agenda_fitting import fit
from gatherings.agenda_templates import TEMPLATES
from gatherings.format_library import LIBRARY
from gatherings.models import Block, Mode, Purpose, Spaciousness
from gatherings.spaciousness import Room, breathes_from, read

LIMITS = Spaciousness()


@dataclass
class Part:
    """A block as the figures see it."""

    minutes: int
    mode: str = "discuss"
    purpose: str = ""
    kind: str = "ordinary"
    least: int = 3

    def least_minutes(self):
        return self.least


def figure(key, parts, **room):
    return read(parts, Room(**({"minutes": 100} | room)), LIMITS).figure(key)


BREAK, BUFFER = {"kind": "break", "mode": "rest"}, {"kind": "buffer", "mode": "rest"}


@pytest.mark.parametrize(
    ("busy", "slack", "value", "level"),
    [(100, 0, 0, "red"), (86, 14, 14, "red"), (85, 15, 15, "amber"), (76, 24, 24, "amber"), (75, 25, 25, "ok")],
)
def test_slack_is_breaks_buffers_and_what_is_not_planned(busy, slack, value, level):
    for parts in ([Part(busy), Part(slack, **BUFFER)], [Part(busy), Part(slack, **BREAK)], [Part(busy)]):
        found = figure("slack", [part for part in parts if part.minutes])
        assert (found.value, found.text, found.level) == (value, f"{value} %", level)


def test_what_is_planned_beyond_the_end_eats_the_buffer():
    assert figure("slack", [Part(95), Part(20, **BUFFER)]).value == 5
    assert figure("slack", [Part(130), Part(20, **BUFFER)]).value == 0


def test_slack_says_how_many_minutes_are_missing():
    assert figure("slack", [Part(88)]).reason == (
        "12 minutes of 100 belong to nothing: breaks, buffers, what is not planned. 3 more would do."
    )


@pytest.mark.parametrize(("minutes", "count", "level"), [(89, 4, "red"), (89, 3, "ok"), (90, 4, "ok")])
def test_more_than_three_purposes_are_too_many_in_under_ninety_minutes(minutes, count, level):
    assert figure("purposes", [Part(10)], minutes=minutes, purposes=Purpose.values[:count]).level == level


def test_purposes_are_those_chosen_and_those_that_blocks_serve():
    reading = read([Part(10, purpose="learn"), Part(15, purpose="decide")], Room(80, purposes=["know"]), LIMITS)
    assert reading.by_purpose == {"decide": 15, "learn": 10, "know": 0}


@pytest.mark.parametrize(("listening", "value", "level"), [(50, 50, "ok"), (51, 49, "amber")])
def test_half_of_the_time_people_do_more_than_listen(listening, value, level):
    found = figure("active", [Part(listening, "listen"), Part(100 - listening, "create")])
    assert (found.value, found.level) == (value, level)


@pytest.mark.parametrize(("minutes", "level"), [(75, "ok"), (76, "amber"), (90, "amber"), (91, "red")])
def test_the_longest_stretch_without_a_break(minutes, level):
    found = figure("stretch", [Part(10), Part(10, **BREAK), Part(minutes - 5), Part(5)], minutes=200)
    assert (found.value, found.level) == (minutes, level)


def test_a_break_of_less_than_five_minutes_is_none():
    assert figure("stretch", [Part(40), Part(4, **BREAK), Part(40)]).value == 84


def test_airtime_is_discussion_for_each_person():
    assert figure("airtime", [Part(45), Part(30, "listen")], people=10).text == "4.5 min"
    assert figure("airtime", [Part(45)], people=0) is None


@pytest.mark.parametrize(("minutes", "level"), [(30, "ok"), (29, "amber")])
def test_a_first_gathering_leaves_room_for_getting_to_know_each_other(minutes, level):
    parts = [Part(minutes, purpose="know"), Part(100 - minutes, purpose="decide")]
    assert figure("knowing", parts, is_first=True).level == level
    assert figure("knowing", parts) is None


def test_the_worst_figure_gives_the_level_and_stands_first():
    reading = read([Part(80, "listen"), Part(15, **BREAK)], Room(100), LIMITS)
    assert (reading.level, [one.key for one in reading.worries]) == ("amber", ["slack", "active", "stretch"])
    assert read([Part(120)], Room(100), LIMITS).worries[0].level == "red"


def test_an_empty_agenda_has_no_figures():
    assert read([], Room(90, purposes=["know"]), LIMITS) == spaciousness.Reading([], {"know": 0}, 0)


@pytest.mark.django_db
def test_the_backbone_moves_the_limits_and_they_stay_in_order(asha):
    Spaciousness.current().set_limits(asha, slack_red=5, slack_amber=10)
    assert (Spaciousness.current().slack_red, Spaciousness.current().slack_amber) == (5, 10)
    with pytest.raises(ValidationError) as refused:
        Spaciousness.current().set_limits(asha, slack_red=20)
    assert list(refused.value.message_dict) == ["slack_amber"]


PARTS = st.lists(
    st.tuples(st.integers(1, 90), st.integers(1, 30)).map(lambda pair: Part(pair[0], least=min(pair))),
    min_size=1, max_size=15,
)  # fmt: skip


@given(parts=PARTS, available=st.integers(1, 400))
def test_fitting_adds_up_exactly_and_shortens_nothing_below_its_least(parts, available):
    now, least = sum(part.minutes for part in parts), sum(part.least for part in parts)
    fitted = fit(parts, available)
    assert sum(fitted.minutes) == (now if now <= available else max(available, least))
    assert fitted.over == max(least - available, 0) if now > available else fitted.over == 0
    assert all(part.least <= minutes <= part.minutes for part, minutes in zip(parts, fitted.minutes, strict=True))


def test_fitting_is_in_proportion():
    assert fit([Part(60), Part(30), Part(10)], 50).minutes == [30, 15, 5]
    assert fit([Part(60, least=50), Part(30), Part(10)], 70).minutes == [50, 15, 5]


@pytest.mark.parametrize(
    ("key", "minutes"), [("first", 150), ("working", 90), ("steering", 90), ("reflect", 120), ("review", 45)]
)
def test_the_templates_add_up(key, minutes):
    template = TEMPLATES[key]
    assert template.minutes == sum(part.minutes for part in template.parts) == minutes


@pytest.mark.parametrize(
    "part", [part for one in TEMPLATES.values() for part in one.parts], ids=lambda part: part.title
)
def test_each_block_of_a_template_is_one_the_agenda_takes(part):
    known = (part.mode in Mode.values, part.kind in Block.values, part.purpose in ["", *Purpose.values])
    assert known == (True, True, True)
    if part.format_key:
        taken = LIBRARY[part.format_key]
        assert taken.minutes_least <= part.minutes <= taken.minutes_most


def test_a_template_says_how_long_a_gathering_it_needs():
    assert breathes_from(TEMPLATES["working"].parts, LIMITS) == 100
    assert read(TEMPLATES["working"].parts, Room(100), LIMITS).figure("slack").level == "amber"
