import pytest

from partners.models import Stage
from people.models import Person, Visibility
from tests.make import make_affiliation, make_partner, make_person


def page(client, person):
    response = client.get(f"/people/{person.pk}/")
    return response.content.decode() if response.status_code == 200 else response.status_code


def test_who_they_are_where_and_as_what(ben, dora, as_):
    row = ben.affiliations.get()
    row.description = "speaks for us in the reading group"
    row.save()
    text = page(as_(dora), ben)
    for words in (
        "Ben Okafor",
        "Sandpiper Playgroup",
        "coordinator · speaks for us",
        "ben@example.org",
        "primary contact",
    ):
        assert words in text
    assert "<h2>History" not in text


def test_a_phone_number_for_the_backbone_stays_with_the_backbone(asha, ben, dora, as_):
    ben.phone, ben.phone_visibility = "555 0142", Visibility.BACKBONE
    ben.save()
    assert ["555 0142" in page(as_(person), ben) for person in (asha, ben, dora)] == [True, True, False]


def test_nothing_shared_says_so(elif_, ben, as_):
    assert "No contact details are shared with you" in page(as_(elif_), ben)


def test_whom_one_does_not_see_is_not_there(asha, ben, as_):
    hidden = make_person("Hana Hidden")
    make_affiliation(make_partner(stage=Stage.PROSPECT), hidden)
    assert page(as_(ben), hidden) == 404
    assert "Hana Hidden" in page(as_(asha), hidden)
    Person.objects.filter(pk=ben.pk).update(erased_at="2026-01-01T00:00Z", email=None)
    assert page(as_(asha), ben) == 404


def test_the_backbone_reads_the_history_and_former_places(asha, ben, as_):
    ben.edit(by=asha, pronouns="he/him")
    ben.affiliations.get().end(by=asha)
    text = page(as_(asha), ben)
    assert "Asha Rao changed contact details: pronouns" in text
    assert "With no organisation at present" in text
    assert ">Sandpiper Playgroup</a>" in text


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_one_as_for_three(chidi, as_, count, django_assert_num_queries):
    person = make_person()
    for _ in range(count):
        make_affiliation(make_partner(), person)
    client = as_(chidi)
    with django_assert_num_queries(6):  # session, user, network, standing, person, where
        client.get(f"/people/{person.pk}/")


def test_a_card_is_offered_where_it_would_hold_a_way_to_reach_them(as_, dora, sandpiper):
    shown, hidden = make_person("Rea Reach"), make_person("Una Unseen", email_visibility=Visibility.BACKBONE)
    make_affiliation(sandpiper, shown)
    make_affiliation(sandpiper, hidden)
    assert "card.vcf" in page(as_(dora), shown)
    assert "card.vcf" not in page(as_(dora), hidden)
