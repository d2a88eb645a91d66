from partners.models import Place, Stage
from tests.make import make_affiliation, make_partner, make_person


def found(response):
    context = response.context
    return [row.name for row in context.get("partners", [])], [row.name for row in context.get("people", [])]


def test_partners_and_people_are_found_together(ben, clinic, dora, as_):
    assert found(as_(dora).get("/search/?q=okafor")) == (["Sandpiper Playgroup"], ["Ben Okafor"])
    assert found(as_(dora).get("/search/?q=nurse")) == (["Rivermouth Clinic"], ["Dora Lindqvist"])


def test_eight_of_each_then_a_link_to_all(ben, as_):
    for number in range(9):
        make_affiliation(make_partner(f"Harbour & {number}"), make_person(f"Harbour Person {number}"))
    page = as_(ben).get("/search/?q=harbour+%26").content.decode()
    assert page.count('class="line__name"') == 16
    assert 'href="/directory/?q=harbour%20%26"' in page
    assert 'href="/directory/people/?q=harbour%20%26"' in page


def test_what_one_may_not_see_is_not_found(asha, ben, sandpiper, as_):
    hidden = make_partner("Quixotic Prospect", stage=Stage.PROSPECT)
    make_affiliation(hidden, make_person("Quixotic Quentin"))
    assert found(as_(ben).get("/search/?q=quixotic")) == ([], [])
    assert found(as_(asha).get("/search/?q=quixotic")) == (["Quixotic Prospect"], ["Quixotic Quentin"])


def test_hidden_contact_fields_are_not_searched(ben, dora, as_):
    dora.phone = "5550188"
    dora.save()
    assert found(as_(ben).get("/search/?q=5550188")) == ([], [])
    assert found(as_(ben).get("/search/?q=dora%40example")) == ([], [])


def test_before_anything_is_typed_and_when_nothing_is_found(ben, as_):
    assert "Type a name, a role or a place" in as_(ben).get("/search/").content.decode()
    page = as_(ben).get("/search/?q=<zebra>").content.decode()
    assert "Nothing found for “&lt;zebra&gt;”" in page


def test_typing_replaces_only_what_was_found(ben, as_):
    response = as_(ben).get("/search/?q=ben", headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert "Ben Okafor" in response.content.decode()


def test_the_top_bar_searches_from_every_page(ben, as_):
    page = as_(ben).get("/directory/").content.decode()
    assert 'action="/search/"' in page


def test_a_place_finds_its_partners(ben, sandpiper, as_):
    sandpiper.places.set(Place.named(["Østerbro"]))
    assert found(as_(ben).get("/search/?q=osterbro")) == (["Sandpiper Playgroup"], [])


def test_signs_that_mean_something_to_a_database_are_looked_for_as_they_are(ben, as_):
    for name in ("Fifty% Off", "Snake_case Lab", "Back\\slash Works", "Private \ue000 Area"):
        make_partner(name)
    client = as_(ben)
    expected = {
        "ty%": ["Fifty% Off"], "e_c": ["Snake_case Lab"], "k\\s": ["Back\\slash Works"],
        "\ue000": ["Private \ue000 Area"], "f%f": [], "te": [],
    }  # fmt: skip
    assert {word: found(client.get("/search/", {"q": word}))[0] for word in expected} == expected


def test_words_of_any_length_and_order_find_their_own(ben, as_):
    make_partner("Aa Bbbb Cc")
    make_partner("Cc Dddd")
    client = as_(ben)
    asked = ("aa bbbb", "bbbb aa", "cc aa", "cc dddd", "dddd cc", "dddd aa", "cc")
    assert [found(client.get("/search/", {"q": query}))[0] for query in asked] == [
        ["Aa Bbbb Cc"], ["Aa Bbbb Cc"], ["Aa Bbbb Cc"], ["Cc Dddd"], ["Cc Dddd"], [], ["Aa Bbbb Cc", "Cc Dddd"],
    ]  # fmt: skip


def test_a_word_mistyped_finds_the_one_that_was_meant(sandpiper, ben, dora, as_):
    client = as_(dora)
    for url in (
        "/search/?q=sandpippr",
        "/search/?q=ben+okafur",
        "/directory/?q=sanpiper",
        "/directory/people/?q=okafour",
    ):
        page = client.get(url)
        assert page.context["meant"] in ("sandpiper", "ben okafor", "okafor")
        assert client.get(f"{url.split('?')[0]}?q={page.context['meant']}").context.get("meant", "") == ""
    assert client.get("/search/?q=zebra").context["meant"] == ""


def test_what_one_may_not_see_is_not_suggested(asha, ben, sandpiper, as_):
    make_partner("Quixotic Prospect", stage=Stage.PROSPECT)
    assert as_(ben).get("/search/?q=quixotik").context["meant"] == ""
    assert as_(ben).get("/directory/?q=quixotik").context["meant"] == ""
    assert as_(asha).get("/search/?q=quixotik").context["meant"] == "quixotic"
