"""The picture of a year: read from what the network holds; for everybody only what is public already."""

import json
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from backbone.models import AnnualPicture
from backbone.year.paper import data_of, pdf_of
from backbone.year.picture import picture_of
from gatherings.models import Commitment, Decision
from network.lib.clock import as_of
from partners.leaving import leave
from people.models import Network, Visibility
from tests.make import make_affiliation, make_partner, make_person
from tests.make_gatherings import make_gathering
from tests.make_groups import make_group
from tests.make_lessons import make_lesson
from tests.make_measures import make_measure, make_reading
from tests.queries import assert_same_queries

YEAR = 2025


def moment(month: int, year: int = YEAR) -> datetime:
    return datetime(year, month, 5, 10, tzinfo=ZoneInfo("UTC"))


@pytest.fixture
def told(asha, ben, sandpiper, clinic):
    """Sandpiper joined in the year before, the clinic in the year; a gathering with a decision and a kept promise."""
    type(sandpiper).objects.filter(pk=sandpiper.pk).update(joined_on=date(2024, 5, 1), listed=Visibility.PUBLIC)
    type(sandpiper).objects.filter(pk=clinic.pk).update(joined_on=date(2025, 5, 1))
    with as_of(moment(3)):
        gathering = make_gathering(state="closed", starts_at=moment(3), ends_at=moment(3), is_public=False)
        Decision.capture(asha, gathering, "We meet on Fridays.")
        Commitment.capture(asha, gathering, "Ask two families", partner=sandpiper).tell(ben, "kept")
        make_lesson(ben, "Names before forms", partner=sandpiper, sharing="public")
        make_lesson(ben, "A quiet failure", partner=sandpiper)
        AnnualPicture.of(YEAR, asha).edit(asha, foreword="We began.")
    return gathering


def numbers(picture) -> dict[str, int]:
    return {str(tally.label): tally.number for tally in picture.counted}


def test_the_networks_side_counts_what_happened_in_the_year(told, asha):
    private = make_gathering(group=make_group(is_private=True), state="closed", day=date(2025, 4, 5))
    Decision.capture(asha, private, "Among ourselves.")
    picture = picture_of(YEAR, is_public=False)
    assert numbers(picture) == {
        "partners": 2, "gatherings": 1, "decisions": 1, "of 1 commitments kept": 1, "lessons shared": 2,
    }  # fmt: skip
    assert ([one.name for one in picture.members.joined], picture.months[2]) == (["Rivermouth Clinic"], 1)
    assert dict(picture.thanks) == {
        one: "kept 1 commitment" * (one.joined_on.year == 2024) for one in picture.members.here
    }
    assert numbers(picture_of(2024, is_public=False)) == {"partners": 1}


def test_the_public_side_is_made_of_what_is_public(told):
    picture = picture_of(YEAR, is_public=True)
    data = json.dumps(data_of(picture, Network.current()))
    assert numbers(picture) == {"partners": 1, "lessons shared": 1}
    assert "Names before forms" in data
    assert not [word for word in ("A quiet failure", "Rivermouth", "Fridays", "families") if word in data]


def test_the_public_reads_it_only_once_it_is_declared(client, as_, asha, told):
    url = f"/year/{YEAR}/"
    assert [client.get(url).status_code, client.get(f"{url}year.pdf").status_code] == [404, 404]
    as_(asha).post(f"{url}declare/")
    assert "We began." in client.get(url).content.decode()
    assert client.get(f"{url}year.pdf").content.startswith(b"%PDF")
    as_(asha).post(f"{url}declare/", {"public": "no"})
    assert client.get(url).status_code == 404


def test_who_left_in_the_year_is_thanked_and_who_left_later_was_there(asha, dora, told, clinic):
    with as_of(moment(9)):
        clinic.refresh_from_db()
        leave(clinic, dora)
    members = picture_of(YEAR, is_public=False).members
    assert ([one.name for one in members.left], [one.name for one in members.here]) == (
        ["Rivermouth Clinic"], ["Sandpiper Playgroup"],
    )  # fmt: skip
    assert picture_of(2026, is_public=False).members.left == []


def test_figures_come_as_they_stood_at_the_end_of_the_year(asha, told):
    measure = make_measure(every="year")
    for year, value in ((2024, 50), (2025, 60), (2026, 70)):
        make_reading(measure, asha, year, value)
    shown = picture_of(YEAR, is_public=False).measures
    assert [one.curve.latest.value for one in shown] == [Decimal(60)]


def test_what_people_wrote_is_data_in_the_pdf_never_source(asha, told):
    AnnualPicture.objects.update(foreword='#panic("no") \\ $x$ = "quoted" #read("/etc/passwd")')
    assert pdf_of(picture_of(YEAR, is_public=False), Network.current()).startswith(b"%PDF")


def test_a_stale_foreword_answers_with_both_texts(as_, asha, told):
    client, url = as_(asha), f"/year/{YEAR}/edit/"
    client.post(url, {"foreword": "Mine", "version": "2"})
    late = client.post(url, {"foreword": "Yours", "version": "2"})
    assert late.status_code == 409
    assert ("Mine" in late.content.decode(), "Yours" in late.content.decode()) == (True, True)


def test_the_sheet_asks_as_often_with_three_partners(as_, asha):
    def one_more() -> None:
        partner = make_partner(joined_on=timezone.localdate())
        make_affiliation(partner, make_person())
        make_lesson(asha, partner=partner)
        AnnualPicture.objects.get_or_create(year=timezone.localdate().year)

    assert_same_queries(as_(asha), f"/year/{timezone.localdate().year}/", one_more, 29)
