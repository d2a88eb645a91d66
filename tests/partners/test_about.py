"""The public page: only what is public, for whoever comes by."""

import pytest

from people.models import Link, Network, Visibility
from tests.make import make_affiliation, make_partner

HIDDEN = ("canary-partners@x.example", "555 0001", "canary working", "Fern Albright", "tax-canary", "canary-title")


@pytest.fixture
def public(sandpiper, ben, fern):
    Network(pk=1, name="Harbour County Early Years", description="Every child ready and looked forward to.").save()
    sandpiper.listed = Visibility.PUBLIC
    sandpiper.email, sandpiper.email_visibility = "canary-partners@x.example", Visibility.PARTNERS
    sandpiper.phone, sandpiper.phone_visibility = "555 0002", Visibility.PUBLIC
    sandpiper.working_on, sandpiper.tax_id = "canary working", "tax-canary"
    sandpiper.save()
    ben.email_visibility, ben.phone, ben.phone_visibility = Visibility.PUBLIC, "555 0001", Visibility.BACKBONE
    ben.save()
    fern.affiliations.update(title="canary-title", search="canary-title")
    return sandpiper


def test_a_stranger_reads_what_the_network_is_and_who_is_in_it(public, clinic, client):
    text = client.get("/about/").content.decode()
    for words in ("Harbour County Early Years", "Every child ready", "Sandpiper Playgroup", "Open mornings",
                  "555 0002", "Ben Okafor", "ben@example.org", 'href="/join/"', 'href="/sign-in/"'):  # fmt: skip
        assert words in text
    assert "Rivermouth Clinic" not in text
    assert [canary for canary in HIDDEN if canary in text] == []


def test_it_is_the_same_for_whoever_signed_in(public, asha, as_):
    text = as_(asha).get("/about/").content.decode()
    assert [canary for canary in HIDDEN if canary in text] == []


@pytest.mark.parametrize("query", ["canary", "okafor", "albright", "555", "coordinator", "mornings", "rivermouth"])
def test_its_search_knows_nothing_hidden(public, clinic, dora, client, query):
    assert client.get(f"/about/?q={query}").context["page"].rows == []


def test_its_search_finds_by_name(public, client):
    assert client.get("/about/?q=sandp").context["page"].rows == [public]


def test_search_engines_find_words_for_it(public, client):
    head = client.get("/about/").content.decode().split("</head>")[0]
    assert '<link rel="canonical" href="http://127.0.0.1:8000/about/">' in head
    assert '<meta name="description" content="Every child ready and looked forward to.">' in head


def test_nobody_public_yet(sandpiper, client):
    assert "Our partners are not named in public yet" in client.get("/about/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_one_as_for_three(db, client, count, django_assert_num_queries):
    for _ in range(count):
        make_affiliation(make_partner(listed=Visibility.PUBLIC))
    with django_assert_num_queries(5):  # network, gatherings, rows, places, people
        client.get("/about/")


def test_a_public_partner_shows_its_logo(public, client):
    public.logo = "logos/heron.webp"
    public.save()
    assert f'src="/partners/{public.slug}/logo/heron.webp"' in client.get("/about/").content.decode()


def test_public_pages_lead_to_one_another_and_a_personal_link_stays_with_its_act(client, ben, sandpiper):
    ways = ("/about/", "/common-agenda/", "/voices/", "/newsletter/archive/", "/join/")
    paths = ("/newsletter/archive/", "/sign-in/", Link.create(ben, "partner.profile", sandpiper).url)
    pages = [client.get(path).content.decode().partition('<footer class="foot">')[2] for path in paths]
    assert [[way for way in ways if f'href="{way}"' in page] for page in pages] == [[*ways], [*ways], []]
