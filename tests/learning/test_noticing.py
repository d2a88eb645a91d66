"""Assumptions are kept or let go; what nobody planned is written down; the circle shows who is aligned."""

import pytest
from django.core.exceptions import ValidationError

from learning.models import Assumption, Emergence
from tests.make import make_partner
from tests.make_noticing import make_assumption, make_emergence
from tests.queries import assert_same_queries


def test_an_assumption_is_written_down_tested_and_let_go(as_, ben):
    client = as_(ben)
    said = {"words": "Families come when the way is short.", "where_from": "A hope."}
    client.post("/learning/assumptions/new/", said)
    one = Assumption.objects.get()
    settle = f"/learning/assumptions/{one.pk}/settle/"
    assert client.post(settle, {"state": "let_go", "outcome": " ", "version": 1}).status_code == 422
    client.post(settle, {"state": "let_go", "outcome": "Distance made no difference.", "version": 1})
    page = client.get("/learning/assumptions/?state=let_go").text
    assert "Distance made no difference." in page
    client.post(f"/learning/assumptions/{one.pk}/reopen/")
    one.refresh_from_db()
    assert (one.state, one.outcome) == ("held", "")


def test_an_assumption_is_not_held_and_settled_at_once(asha):
    with pytest.raises(ValidationError, match="Keep it or let it go"):
        make_assumption(asha).settle(asha, "held", "So it is.")


def test_two_at_once_keep_each_others_words(as_, ben):
    one = make_assumption(ben, version=3)
    answer = as_(ben).post(f"/learning/assumptions/{one.pk}/edit/", {"words": "Other words.", "version": 2})
    assert (answer.status_code, answer.context["form"].data["version"]) == (409, 3)
    again = as_(ben).post(f"/learning/assumptions/{one.pk}/edit/", {"words": "Other words.", "version": 3})
    assert (again.status_code, Assumption.objects.get().words) == (302, "Other words.")


def test_what_emerged_is_written_down_and_can_be_taken_back(as_, ben, dora, clinic):
    said = {"kind": "spread", "title": "Lullabies", "words": "Three others do it.", "partner": "Rivermouth Clinic"}
    as_(ben).post("/learning/emergence/new/", said)
    one = Emergence.objects.get()
    assert (one.partner, "Lullabies" in as_(dora).get("/learning/emergence/?kind=spread").text) == (clinic, True)
    page = as_(ben).post(f"/learning/emergence/{one.pk}/withdraw/", follow=True).text
    assert f'action="/learning/emergence/{one.pk}/return/"' in page
    assert "Lullabies" not in as_(dora).get("/learning/emergence/").text
    as_(ben).post(f"/learning/emergence/{one.pk}/return/")
    assert "Lullabies" in as_(dora).get("/learning/emergence/").text


def test_whoever_is_of_no_partner_reads_and_does_not_write(as_, elif_, ben):
    make_emergence(ben, "Lullabies")
    assert "Lullabies" in as_(elif_).get("/learning/emergence/").text
    codes = [as_(elif_).get(f"/learning/{log}/new/").status_code for log in ("emergence", "assumptions")]
    assert codes == [403, 403]


def test_the_circle_has_aligned_ones_and_hides_who_only_the_backbone_knows(as_, asha, ben, sandpiper):
    make_partner("Kite Makers", stage="aligned"), make_partner("Quiet Prospect", stage="prospect")

    def rings(person):
        circle = as_(person).get("/learning/circle/").context["circle"]
        return {ring.key: [partner.name for partner in ring.partners] for ring in circle}

    seen = {"partner": ["Sandpiper Playgroup"], "aligned": ["Kite Makers"]}
    assert (rings(ben), rings(asha)) == (seen, seen | {"aware": ["Quiet Prospect"]})


def test_every_dot_stands_in_its_ring(as_, asha):
    for number in range(30):
        make_partner(f"Partner {number}", stage="aligned")
    ring = as_(asha).get("/learning/circle/").context["circle"][1]
    outs = [((dot.x - 200) ** 2 + (dot.y - 200) ** 2) ** 0.5 for dot in ring.dots]
    assert (len(outs), min(outs) > ring.inner, max(outs) < ring.outer) == (30, True, True)


@pytest.mark.parametrize(
    ("url", "make", "expected"),
    [("/learning/assumptions/", make_assumption, 5), ("/learning/emergence/", make_emergence, 5)],
)
def test_lists_ask_as_often_for_many_as_for_few(as_, asha, url, make, expected):
    assert_same_queries(as_(asha), url, lambda: make(asha), expected)
