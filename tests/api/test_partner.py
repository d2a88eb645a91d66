"""Partners through the API: the same doors, the same verbs, the same words as on the pages."""

import pytest

from partners.models import Partner, Place, Stage
from people.models import AuditEntry, Visibility
from tests.make import make_partner

LIST = "/api/v1/partners/"


def names(response):
    return [row["name"] for row in response.json()["results"]]


@pytest.fixture
def prospect(db):
    return make_partner("Pale Prospect", stage=Stage.PROSPECT)


def test_everybody_sees_the_directory_and_the_backbone_sees_all(asha, ben, elif_, clinic, prospect, api):
    assert names(api(asha).get(LIST)) == ["Pale Prospect", "Rivermouth Clinic", "Sandpiper Playgroup"]
    assert names(api(ben).get(LIST)) == ["Rivermouth Clinic", "Sandpiper Playgroup"]
    assert names(api(elif_).get(LIST)) == ["Rivermouth Clinic", "Sandpiper Playgroup"]
    assert api(ben).get(f"{LIST}{prospect.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("stage=prospect", ["Pale Prospect"]),
        ("sector=health", ["Rivermouth Clinic"]),
        ("place=north", ["Sandpiper Playgroup"]),
        ("q=okafor", ["Sandpiper Playgroup"]),
        ("q=river&sector=nonprofit", []),
    ],
)
def test_filters(asha, ben, sandpiper, clinic, prospect, api, query, found):
    sandpiper.places.set(Place.named(["Northside"]))
    assert names(api(asha).get(f"{LIST}?{query}")) == found


def test_pages(asha, api):
    for number in range(3):
        make_partner(f"Partner {number}")
    body = api(asha).get(f"{LIST}?page_size=2&page=2").json()
    assert [row["name"] for row in body["results"]] == ["Partner 2"]
    assert {key: body[key] for key in ("count", "more_than_counted", "next", "previous")} == {
        "count": 3, "more_than_counted": False, "next": None,
        "previous": "http://testserver/api/v1/partners/?page=1&page_size=2",
    }  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_one_as_for_three(asha, api, count, django_assert_num_queries):
    for number in range(count):
        make_partner(f"Partner {number}").places.set(Place.named([f"Place {number}"]))
    caller = api(asha)
    caller.get(LIST)
    with django_assert_num_queries(5):  # network, token and person, expired tokens, rows, places
        caller.get(LIST)


def test_what_a_reader_may_not_see_is_absent(asha, ben, dora, elif_, clinic, api):
    clinic.phone, clinic.phone_visibility, clinic.tax_id = "555 0100", Visibility.BACKBONE, "secret-tax"
    clinic.email, clinic.email_visibility = "desk@clinic.example", Visibility.PARTNERS
    clinic.save()
    watched = {"email", "phone", "tax_id", "phone_visibility"}
    seen = {
        person: watched & api(person).get(f"{LIST}{clinic.pk}/").json().keys() for person in (asha, ben, dora, elif_)
    }
    assert seen == {asha: watched, ben: {"email"}, dora: watched, elif_: set()}
    assert "secret-tax" not in api(ben).get(LIST).content.decode()


def test_the_backbone_enters_a_partner(asha, ben, send):
    body = {"name": "Tidewater", "stage": "active", "places": ["Northside"], "external_id": "x-1"}
    assert send(ben, "post", LIST, body).status_code == 403
    response = send(asha, "post", LIST, body)
    assert response.status_code == 201
    partner = Partner.objects.get(name="Tidewater")
    assert response.json()["id"] == partner.pk
    assert [partner.stage, partner.external_id, partner.places.get().name] == ["active", "x-1", "Northside"]
    assert AuditEntry.objects.about(partner).get().act == "partner.added"


def test_a_partner_changes_its_profile(ben, dora, sandpiper, send):
    url, change = f"{LIST}{sandpiper.pk}/", {"summary": "Open every morning.", "places": ["Eastquay"], "version": 1}
    assert send(dora, "patch", url, change).status_code == 403
    assert send(ben, "patch", url, change).json()["summary"] == "Open every morning."
    entry = AuditEntry.objects.about(sandpiper).get()
    assert [entry.actor, sorted(entry.detail["changes"])] == [ben, ["places", "summary"]]


def test_a_stale_change_is_refused_and_changes_nothing(ben, sandpiper, send):
    url = f"{LIST}{sandpiper.pk}/"
    assert send(ben, "patch", url, {"summary": "First.", "version": 1}).status_code == 200
    response = send(ben, "patch", url, {"summary": "Second.", "version": 1})
    assert [response.status_code, response["Content-Type"]] == [409, "application/problem+json"]
    sandpiper.refresh_from_db()
    assert [sandpiper.summary, sandpiper.version] == ["First.", 2]


def test_a_change_says_which_version_it_was_made_to(ben, sandpiper, send):
    response = send(ben, "patch", f"{LIST}{sandpiper.pk}/", {"summary": "Blind."})
    assert response.json()["errors"] == {"version": ["Send the version you read."]}


def test_what_only_verbs_change_stays(ben, sandpiper, send):
    send(ben, "patch", f"{LIST}{sandpiper.pk}/", {"stage": "former", "slug": "mine", "version": 1})
    sandpiper.refresh_from_db()
    assert [sandpiper.stage, sandpiper.slug] == ["active", "sandpiper-playgroup"]


def test_confirming_moving_and_archiving(asha, ben, sandpiper, send):
    url = f"{LIST}{sandpiper.pk}/"
    assert send(ben, "post", f"{url}confirm/").json()["confirmed_at"] is not None
    stage = {"stage": "paused", "reason": "A quiet year."}
    assert send(ben, "post", f"{url}stage/", stage).status_code == 403
    assert send(asha, "post", f"{url}stage/", stage).json()["stage"] == "paused"
    assert send(ben, "post", f"{url}archive/", {}).status_code == 403
    assert send(asha, "post", f"{url}archive/", {}).status_code == 204
    acts = list(AuditEntry.objects.about(sandpiper).order_by("number").values_list("act", flat=True))
    assert acts == ["partner.confirmed", "partner.stage_changed", "partner.archived"]
