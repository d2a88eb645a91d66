"""Who owes a figure is asked by mail, once, and once more on the day; a link opens the form; the chart moves."""

from datetime import date, timedelta

import pytest
from django.utils.html import strip_tags

from learning import asking
from learning.curve import curve_of
from learning.models import Giver, OwedFigure, Reading
from learning.tasks import write_down_owed
from network.lib.dates import today
from partners import standing
from people.models import Delivery, Link
from tests.day import day_of, said
from tests.make_measures import make_measure, make_owed, make_reading
from tests.make_plans import remind

LAST = today().year - 1


@pytest.fixture
def measure(asha, ben, dora, sandpiper, clinic):
    measure = make_measure("Open mornings", roll_up="sum", smallest=5, due_days=366)
    Giver.choose(asha, measure, [sandpiper, clinic])
    return measure


def ask_for_figures() -> None:
    write_down_owed()
    remind("figure", "figure_again")


def mails() -> list[str]:
    return list(Delivery.objects.filter(kind="figure_asked").order_by("pk").values_list("address", flat=True))


def test_when_a_period_is_over_each_giver_is_asked_once(measure):
    ask_for_figures()
    ask_for_figures()
    assert sorted(mails()) == ["ben@example.org", "dora@example.org"]


def test_who_has_given_is_not_asked(measure, asha, clinic):
    make_reading(measure, asha, LAST, 30, partner=clinic)
    ask_for_figures()
    assert mails() == ["ben@example.org"]


def test_on_the_day_it_is_due_one_reminder_goes_out(measure):
    ask_for_figures()
    OwedFigure.objects.update(asked_on=today() - timedelta(days=20), due_on=today())
    ask_for_figures()
    ask_for_figures()
    assert len(mails()) == 4


def test_who_is_left_out_is_asked_for_nothing_more(measure, asha, clinic):
    ask_for_figures()
    Giver.choose(asha, measure, [clinic])
    assert list(OwedFigure.objects.values_list("partner", flat=True)) == [clinic.pk]


def test_an_archived_measure_asks_for_nothing(measure, asha):
    measure.archive(asha)
    ask_for_figures()
    assert (mails(), OwedFigure.objects.count()) == ([], 0)


def test_the_one_who_looks_after_a_number_for_all_owes_it(chidi):
    measure = make_measure(owner=chidi)
    ask_for_figures()
    assert mails() == ["chidi@example.org"]
    make_reading(measure, chidi, LAST, 10)
    assert not OwedFigure.objects.open().exists()


def test_a_figure_comes_by_link_and_the_chart_moves(client, measure, asha, ben, sandpiper, clinic):
    make_reading(measure, asha, LAST, 30, partner=clinic)
    owed = make_owed(measure, sandpiper, LAST)
    link = Link.create(ben, "measure.figure", owed)
    page = client.post(f"/l/{link.token}/", {"value": "12"}, follow=True)
    assert "It stands on the chart" in page.text
    assert float(curve_of(measure).latest.value) == 42
    assert (Reading.objects.get(partner=sandpiper).by, client.get("/measures/due/").status_code) == (ben, 302)


def test_the_form_keeps_what_was_typed_when_it_is_wrong(client, measure, ben, sandpiper):
    link = Link.create(ben, "measure.figure", make_owed(measure, sandpiper, LAST))
    page = client.post(f"/l/{link.token}/", {"value": "-4", "note": "By hand."})
    assert (page.status_code, "cannot be less than none" in page.text, "By hand." in page.text) == (422, True, True)


def test_late_figures_stand_on_todays_pages(measure, asha, ben, sandpiper):
    make_owed(measure, sandpiper, 2024, due_on=today() - timedelta(days=1))
    (group,) = [one for one in day_of(asha) if one.title == "Establish shared measurement"]
    assert strip_tags(group.lines[0].text) == "Sandpiper Playgroup owes a figure: Open mornings, 2024"
    (own,) = day_of(ben)
    assert "Your figure for Open mornings, 2024" in [strip_tags(line.text) for line in own.lines]


def test_a_figure_asked_for_again_rests_for_a_week(as_, measure, asha, ben, sandpiper):
    owed = make_owed(measure, sandpiper, 2024, due_on=today() - timedelta(days=40))
    OwedFigure.objects.update(asked_on=today() - timedelta(days=30))
    as_(asha).post(f"/measures/due/{owed.pk}/ask/")
    assert "Establish shared measurement" not in said(asha)
    assert "asked today" in strip_tags(as_(asha).get("/measures/due/").text)
    OwedFigure.objects.update(reminded_on=today() - timedelta(days=7))
    assert "asked 7 days ago" in said(asha)["Establish shared measurement"][0][1]


def test_figures_late_for_long_count_for_good_standing(measure, sandpiper):
    owed = make_owed(measure, sandpiper, 2023, due_on=today() - timedelta(days=22))
    missed = {point.condition.key: point.why for point in standing.record_of(sandpiper).missed}
    assert missed["figures"] == "1 figure is late"
    assert "1 figure is late" in {point.why for point in standing.glance(sandpiper, True, []).missed}
    OwedFigure.objects.filter(pk=owed.pk).update(due_on=today() - timedelta(days=20))
    assert "figures" not in {point.condition.key for point in standing.record_of(sandpiper).missed}


def test_without_anybody_to_write_to_nobody_is_asked(measure, sandpiper, ben):
    ben.bounce()
    assert not asking.ask(make_owed(measure, sandpiper, date(2024, 1, 1).year))
