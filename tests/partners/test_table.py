"""Who is at the table: seats filled by sector, by place or by hand, and whom to invite."""

import pytest
from django.core.exceptions import ValidationError

from partners import table
from partners.models import Partner, Place, Seat
from tests.day import texts_of
from tests.make import make_partner
from tests.make_contact import make_seat
from tests.queries import assert_same_queries


def bars() -> dict[str, tuple[int, int]]:
    """Seat → how many sit there, and are on the way."""
    return {bar.seat.name: (bar.count, bar.coming) for part in table.parts() for bar in part.bars}


def place(name: str) -> Place:
    return Place.named([name])[0]


def test_whoever_is_of_a_sector_or_serves_a_place_sits_there_by_that(asha):
    make_seat(asha, "health", kind="sector", sector="health")
    make_seat(asha, "Northside", kind="place", place=place("Northside"))
    for stage in ("active", "aligned", "prospect", "former"):
        make_partner(sector="health", stage=stage).places.add(place("Northside"))
    make_partner(sector="health").archive(asha)
    assert bars() == {"health": (2, 1), "Northside": (2, 1)}


def test_others_are_put_there_by_hand_and_counted_once(asha, sandpiper):
    fathers = make_seat(asha)
    nonprofits = make_seat(asha, "nonprofit", kind="sector", sector="nonprofit")
    northside = make_seat(asha, "Northside", kind="place", place=place("Northside"))
    for seat in (fathers, nonprofits, northside):
        seat.take_place(asha, sandpiper)
    Partner.objects.filter(pk=sandpiper.pk).update(sector="nonprofit")
    sandpiper.places.add(place("Northside"))
    assert bars() == {"fathers": (1, 0), "nonprofit": (1, 0), "Northside": (1, 0)}
    with pytest.raises(ValidationError):
        fathers.take_place(asha, sandpiper)
    fathers.give_up(asha, sandpiper)
    assert bars()["fathers"] == (0, 0)


def test_a_preset_sets_the_table_and_another_leaves_what_is_ones_own(as_, asha, sandpiper):
    as_(asha).post("/table/preset/general/")
    own = make_seat(asha, "youth", kind="sector")
    Seat.objects.get(name="faith").take_place(asha, sandpiper)
    Seat.objects.get(name="media").edit(asha, why="They tell it on.")
    as_(asha).post("/table/preset/drug_free/")
    names = set(Seat.objects.kept().values_list("name", flat=True))
    assert (len(names), {"faith", "media", "youth", "law enforcement"} <= names) == (12, True)
    assert ("philanthropy" in names, Seat.objects.get(name="youth")) == (False, own)
    assert Seat.objects.kept().get(name="school").sector == "education"


def test_empty_seats_stand_on_today_with_a_way_to_invite(as_, asha, sandpiper):
    make_seat(asha, "fathers").take_place(asha, sandpiper)
    seat = make_seat(asha, "Upper Saltmarsh", kind="place", place=place("Upper Saltmarsh"))
    assert [text for text in texts_of(asha) if "at the table" in text] == ["Nobody at the table for Upper Saltmarsh"]
    form = as_(asha).get(f"/partners/new/?seat={seat.pk}").context["form"]
    assert form["places"].value() == "Upper Saltmarsh"
    assert "Who is missing" in as_(asha).get("/table/").text


def test_whoever_is_invited_to_a_seat_is_on_the_way_there(as_, asha):
    by_hand, by_sector = make_seat(asha), make_seat(asha, "faith", kind="sector", sector="faith")
    for name, seat, sector in (("Dads", by_hand, ""), ("Parish", by_sector, "faith")):
        said = {"name": name, "stage": "prospect", "sector": sector, "seat": seat.pk}
        assert as_(asha).post("/partners/new/", said).status_code == 302
    assert (bars(), by_sector.partners.count()) == ({"fathers": (0, 1), "faith": (0, 1)}, 0)


def test_seats_are_changed_taken_away_and_put_back(as_, asha):
    said = {"name": "Fathers", "kind": "experience", "wanted": 2, "sector": "", "place": "", "why": ""}
    as_(asha).post("/table/new/", said)
    seat = Seat.objects.get()
    assert as_(asha).post("/table/new/", said).status_code == 422
    assert as_(asha).post(f"/table/{seat.pk}/edit/", said | {"wanted": 3, "version": 1}).status_code == 302
    assert as_(asha).post(f"/table/{seat.pk}/edit/", said | {"version": 1}).status_code == 409
    wrong = as_(asha).post("/table/new/", said | {"name": "Both", "sector": "health", "place": "Northside"})
    assert (wrong.status_code, "not both" in wrong.text) == (422, True)
    as_(asha).post(f"/table/{seat.pk}/remove/")
    assert "Who should be here?" in as_(asha).get("/table/").text
    as_(asha).post(f"/table/{seat.pk}/return/")
    assert [seat.wanted for seat in Seat.objects.kept()] == [3]


def test_the_api_of_seats(as_, asha, sandpiper):
    def post(url, body):
        return as_(asha).post(f"/api/v1/seats/{url}", body, "application/json")

    seat = post("", {"name": "Northside", "kind": "place", "place": "Northside", "wanted": 2}).json()
    assert (seat["place"], seat["partners"]) == ("Northside", [])
    assert post(f"{seat['id']}/sit/", {"partner": sandpiper.pk}).json()["partners"] == [sandpiper.pk]
    assert post(f"{seat['id']}/give-up/", {"partner": sandpiper.pk}).json()["partners"] == []
    both = post("", {"name": "Both", "kind": "sector", "sector": "health", "place": "Northside"})
    later = as_(asha).patch(f"/api/v1/seats/{seat['id']}/", {"sector": "health", "version": 1}, "application/json")
    errors = {"place": ["Choose a sector or a place, not both."]}
    assert [(one.status_code, one.json()["errors"]) for one in (both, later)] == [(400, errors)] * 2
    assert post(f"{seat['id']}/remove/", {}).json()["removed_at"] is not None


def test_the_table_asks_the_same_questions_however_long(as_, asha, sandpiper):
    def more():
        make_seat(asha, f"seat {Seat.objects.count()}").take_place(asha, make_partner())

    assert_same_queries(as_(asha), "/table/", more, 7)
