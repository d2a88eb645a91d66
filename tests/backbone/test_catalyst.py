"""The catalyst guard: staff time by function and part, and how much of it is doing instead of bringing together."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from backbone import catalyst
from backbone.models import CatalystLimit, StaffWeek, monday_of
from backbone.ourselves_cues import week_line, without_last_week
from gatherings.models import Initiative
from network.lib.dates import today
from tests.make import make_affiliation, make_partner, make_person
from tests.make_checks import make_week
from tests.queries import assert_same_queries

WEEK = timedelta(days=7)


def cells(**hours: str) -> dict[str, str]:
    return {name.replace("_", "-"): many for name, many in hours.items()}


def test_the_share_of_implementing_is_that_of_the_last_four_weeks_together(asha):
    monday = monday_of(today())
    for back, doing in enumerate((8, 8, 4, 4, 0)):
        make_week(asha, monday - back * WEEK, doing=doing, convening=12)
    guard = catalyst.guard()
    assert (guard.lately.share, len(guard.weeks)) == (33, 5)  # 24 of 72 hours
    assert guard.is_over
    CatalystLimit.choose(asha, 40, "We run the bus ourselves until spring.")
    assert not catalyst.guard().is_over


def test_a_week_is_filled_in_as_the_last_one_was_and_saved_from_the_form(as_, asha):
    make_week(asha, monday_of(today()) - WEEK, doing=3, convening=20)
    client, url = as_(asha), f"/catalyst/weeks/{monday_of(today())}/"
    assert 'value="20"' in client.get(url).content.decode()
    client.post(url, cells(vision_convene="10", activities_implement="2.5"))
    week = StaffWeek.objects.get(monday=monday_of(today()))
    assert week.grid == {("vision", "convene"): Decimal(10), ("activities", "implement"): Decimal("2.5")}


def test_a_stale_correction_of_a_week_loses_nothing(as_, asha):
    week = make_week(asha)
    client, url = as_(asha), week.get_absolute_url()
    client.post(url, cells(vision_convene="11", version="1"))
    late = client.post(url, cells(vision_convene="9", version="1"))
    assert (late.status_code, week.grid[("vision", "convene")]) == (409, Decimal(11))
    assert 'value="9"' in late.content.decode()


@pytest.mark.parametrize(
    ("monday", "hours", "words"),
    [
        (date(2026, 3, 3), 4, "by its Monday"),
        (date(2999, 1, 7), 4, "has begun"),
        (date(2026, 3, 2), Decimal("1.25"), "half hours"),
        (date(2026, 3, 2), 81, "more than 80"),
    ],
)
def test_a_week_that_cannot_be_is_refused(asha, monday, hours, words):
    with pytest.raises(ValidationError, match=words):
        StaffWeek.enter(asha, monday, {("vision", "convene"): hours})


def test_a_colleague_reads_the_sum_and_not_my_week(as_, asha):
    make_week(asha, doing=4, convening=12, note="Dentist on Tuesday")
    tomas = make_person("Tomás Herrera", is_backbone=True)
    page = as_(tomas).get("/catalyst/").content.decode()
    assert "25 %" in page
    assert "Dentist" not in page + as_(tomas).get(f"/catalyst/weeks/{monday_of(today())}/").content.decode()


def test_initiatives_the_backbone_leads_itself_are_named(asha, ben, sandpiper):
    make_affiliation(office := make_partner("Harbour Office"), asha)
    common = {"part": "implement", "hours": 9, "less": "Visits"}
    Initiative.propose(asha, name="Bus", what="A bus", lead=sandpiper, part="host", hours=2)
    alone = Initiative.propose(asha, name="Fair", what="A fair", **common)
    ours = Initiative.propose(asha, name="Ferry", what="A ferry", lead=office, why_backbone="We own it.", **common)
    assert catalyst.without_partner_lead() == [alone, ours]


def test_today_asks_for_last_week_once_a_team_keeps_its_hours(asha):
    assert list(without_last_week(asha)) == []
    make_week(asha, monday_of(today()) - 2 * WEEK)
    assert [week_line(row).button for row in without_last_week(asha)] == ["Enter the week"]
    make_week(asha, monday_of(today()) - WEEK)
    assert list(without_last_week(asha)) == []


def test_the_page_asks_as_often_with_three_weeks(as_, asha):
    mondays = (monday_of(today()) - number * WEEK for number in range(9))
    assert_same_queries(as_(asha), "/catalyst/", lambda: make_week(asha, next(mondays)), 8)


def test_weeks_to_come_and_those_nobody_remembers_have_no_page(as_, asha):
    client, monday = as_(asha), monday_of(today())
    weeks = [monday + timedelta(weeks=1), monday, monday - timedelta(weeks=103), monday - timedelta(weeks=105)]
    assert [client.get(f"/catalyst/weeks/{week}/").status_code for week in weeks] == [404, 200, 200, 404]
    assert "Week before" not in client.get(f"/catalyst/weeks/{weeks[2]}/").text
