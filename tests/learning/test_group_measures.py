"""A group says which measures are its own: they stand on its page and in its report."""

import pytest
from django.core.exceptions import ValidationError

from gatherings import prefilling
from learning.models import GroupMeasure, Measure
from people.models import AuditEntry
from tests.make_groups import make_group
from tests.make_measures import make_measure, make_reading
from tests.queries import assert_same_queries


@pytest.fixture
def group(ben):
    return make_group("Early reading", chair=ben, parent=make_group("Steering", kind="steering"))


@pytest.fixture
def read_to(asha):
    measure = make_measure("Read to", unit="%")
    make_reading(measure, asha, 2024, 47)
    make_reading(measure, asha, 2025, 54)
    return measure


def names(group) -> list[str]:
    return list(Measure.objects.filter(in_groups__group=group).in_order().values_list("name", flat=True))


def test_a_chair_chooses_the_measures_of_the_group(as_, ben, group, read_to):
    make_measure("Teeth")
    page = "/groups/early-reading/measures/"
    as_(ben).post(page, {"measures": [read_to.pk]})
    as_(ben).post(page, {"measures": [read_to.pk]})
    assert (names(group), AuditEntry.objects.filter(act="group.measures_chosen").count()) == (["Read to"], 1)
    shown = as_(ben).get("/groups/early-reading/").content.decode()
    assert ("54" in shown and "getting better" in shown, "Teeth" in shown) == (True, False)
    assert "Early reading" in as_(ben).get("/measures/read-to/").content.decode()
    as_(ben).post(page, {})
    assert names(group) == []


def test_members_see_them_and_others_do_not_choose(as_, fern, group, read_to):
    assert as_(fern).post("/groups/early-reading/measures/", {"measures": [read_to.pk]}).status_code == 403
    assert not GroupMeasure.objects.exists()


def test_an_archived_measure_is_not_shown_and_comes_back_with_its_group(asha, ben, group, read_to):
    GroupMeasure.choose(ben, group, [read_to])
    read_to.archive(asha)
    GroupMeasure.choose(ben, group, [])
    assert prefilling.figures(group) == ""
    read_to.restore(asha)
    assert names(group) == ["Read to"]


def test_its_figures_stand_in_the_report(as_, ben, group, read_to):
    GroupMeasure.choose(ben, group, [read_to])
    assert prefilling.figures(group) == "– Read to: 54 % (2025), getting better"
    assert "Read to: 54 % (2025)" in as_(ben).get("/groups/early-reading/reports/new/").content.decode()


def test_a_measure_stands_in_a_group_once(group, read_to):
    twin = GroupMeasure(group=group, measure=read_to)
    twin.save()
    with pytest.raises(ValidationError):
        GroupMeasure(group=group, measure=read_to).full_clean()


def test_the_page_of_a_group_asks_the_same_however_many_there_are(as_, asha, ben, group):
    def make_row() -> None:
        measure = make_measure()
        make_reading(measure, asha, 2025, 5)
        GroupMeasure.objects.create(group=group, measure=measure)

    assert_same_queries(as_(ben), "/groups/early-reading/", make_row, 32)
