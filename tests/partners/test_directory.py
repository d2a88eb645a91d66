import pytest
from django.urls import reverse

from partners.models import Place, Stage
from people.models import Visibility
from tests.make import make_affiliation, make_partner, make_person


def names(response):
    return [row.name for row in response.context["page"].rows]


@pytest.fixture
def northside(sandpiper, ben):
    sandpiper.places.set(Place.named(["Northside"]))
    row = ben.affiliations.get()
    row.description = "speaks for us in the reading group"
    row.save()
    return sandpiper


def test_everybody_in_the_network_sees_organisations_and_the_role_each_person_plays(northside, elif_, as_):
    response = as_(elif_).get("/directory/")
    assert names(response) == ["Sandpiper Playgroup"]
    for words in ("Sandpiper Playgroup", "Nonprofit · Northside", "Open mornings", "Ben Okafor", "coordinator ·",
                  "speaks for us in the reading group"):  # fmt: skip
        assert words in response.content.decode()


def test_strangers_are_asked_to_sign_in(client, db):
    assert client.get("/directory/").url == "/sign-in/?next=/directory/"


def test_prospects_former_and_archived_partners_are_not_listed(asha, sandpiper, as_):
    for stage in (Stage.PROSPECT, Stage.APPLICANT, Stage.FORMER):
        make_partner(stage=stage)
    make_partner(archived_at="2026-01-01T00:00Z")
    assert names(as_(asha).get("/directory/")) == ["Sandpiper Playgroup"]


@pytest.mark.parametrize(
    "query",
    ["q=sandp", "q=PLAYGROUP+sandpiper", "q=okafor", "q=coordinator", "q=ben+coordinator", "q=northside+okafor",
     "q=no", "sector=nonprofit", "place=Nórth", "q=reading&sector=nonprofit&place=northside"],
)  # fmt: skip
def test_found_by_organisation_person_role_sector_and_place(northside, clinic, dora, as_, query):
    assert names(as_(dora).get(f"/directory/?{query}")) == ["Sandpiper Playgroup"]


@pytest.mark.parametrize("query", ["q=zebra", "q=sandpiper+nurse", "q=ordinator+zz", "sector=faith", "place=orthside"])
def test_nothing_found_says_so_and_offers_a_way_back(northside, dora, as_, query):
    response = as_(dora).get(f"/directory/?{query}")
    assert names(response) == []
    assert "Nothing found" in response.content.decode()


def test_odd_queries_do_no_harm(northside, dora, as_):
    for query in ("q=%00", "q=%25_%5C", "place=%00", "page=-3", "page=999999999999", "sector=x", "q=" + "a+" * 50):
        assert as_(dora).get(f"/directory/?{query}").status_code == 200


def test_an_empty_directory_says_what_belongs_here(asha, elif_, as_):
    assert "Nobody is listed yet" in as_(elif_).get("/directory/").content.decode()
    assert reverse("partner_list") in as_(asha).get("/directory/").content.decode()


def test_typing_replaces_only_what_was_found(northside, dora, as_):
    response = as_(dora).get("/directory/?q=sand", headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert "Sandpiper Playgroup" in response.content.decode()
    assert "HX-Request" in response["Vary"]


def test_contact_details_reach_only_their_readers(ben, dora, elif_, asha, clinic, as_):
    clinic.email, clinic.email_visibility = "partners@clinic.example", Visibility.PARTNERS
    clinic.phone, clinic.phone_visibility = "555 0177", Visibility.BACKBONE
    clinic.save()
    dora.phone, dora.phone_visibility = "555 0188", Visibility.BACKBONE
    dora.save()
    canaries = ("partners@clinic.example", "555 0177", "dora@example.org", "555 0188")

    def seen(person, url):
        text = as_(person).get(url).content.decode()
        return [canary for canary in canaries if canary in text]

    for url in ("/directory/?q=clinic", "/directory/print/?q=clinic"):
        assert seen(elif_, url) == []
        assert seen(ben, url) == ["partners@clinic.example", "dora@example.org"]
        assert seen(asha, url) == list(canaries)


def test_an_erased_person_is_not_listed(sandpiper, ben, dora, as_):
    ben.erased_at, ben.email = "2026-01-01T00:00Z", None
    ben.save()
    assert "Ben Okafor" not in as_(dora).get("/directory/").content.decode()


def test_many_people_are_cut_short(sandpiper, dora, as_):
    for _ in range(7):
        make_affiliation(sandpiper)
    assert "and 2 more" in as_(dora).get("/directory/").content.decode()


def fill(count):
    for number in range(count):
        partner = make_partner(f"Partner {number}")
        partner.places.set(Place.named([f"Place {number}"]))
        for _ in range(number + 1):
            make_affiliation(partner)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("url", "queries"),
    [("/directory/", 8), ("/directory/?q=partner", 8), ("/directory/people/", 6), ("/directory/print/", 7),
     ("/search/?q=partner", 10)],
)  # fmt: skip
def test_as_many_queries_for_one_as_for_three(chidi, as_, count, url, queries, django_assert_num_queries):
    fill(count)
    client = as_(chidi)
    with django_assert_num_queries(queries):
        client.get(url)


def test_people_are_found_by_name_role_and_organisation(northside, ben, clinic, dora, as_):
    hidden = make_person("Hana Hidden")
    make_affiliation(make_partner(stage=Stage.PROSPECT), hidden, title="coordinator")

    def found(query):
        return names(as_(dora).get(f"/directory/people/?q={query}"))

    assert found("okaf") == found("coordinator") == found("sandpiper") == found("ben+sandpiper") == ["Ben Okafor"]
    assert found("") == ["Ben Okafor", "Dora Lindqvist"]
    assert found("mornings") == []  # what an organisation says of itself is not about each of its people
    assert found("hana") == []


def test_common_words_are_looked_for_row_by_row(northside, dora, as_, monkeypatch):
    for number in range(4):
        make_affiliation(make_partner(f"Harbour {number}"), title="coordinator")
    monkeypatch.setattr("partners.finding.COUNT_CAP", 2)
    assert len(names(as_(dora).get("/directory/?q=coordinator"))) == 5
    assert len(names(as_(dora).get("/directory/?q=harbour+coordinator"))) == 4
    assert names(as_(dora).get("/directory/?q=coordinator+sandpiper")) == ["Sandpiper Playgroup"]
    assert names(as_(dora).get("/directory/people/?q=coordinator+okafor")) == ["Ben Okafor"]
