"""Who sees what: the rules that pages, exports and the API share."""

import pytest
from django.contrib.auth.models import AnonymousUser

from partners import directory
from partners.models import Stage
from people.models import Person, Visibility
from tests.make import make_affiliation, make_partner, make_person

PUBLIC = {"public"}
SHARED = {"public", "partners"}
ALL = {"public", "partners", "backbone"}


def test_audiences(asha, ben, chidi, elif_):
    prospect = make_person("Pia Prospect")
    make_affiliation(make_partner(stage=Stage.PROSPECT), prospect)
    gone = make_person("Gus Gone", is_active=False)
    make_affiliation(make_partner(), gone)
    who = {
        "asha": asha, "ben": ben, "chidi": chidi, "elif": elif_, "prospect": prospect, "gone": gone,
        "stranger": AnonymousUser(),
    }  # fmt: skip
    assert {name: set(directory.audience(person)) for name, person in who.items()} == {
        "asha": ALL, "ben": SHARED, "chidi": SHARED, "elif": PUBLIC, "prospect": PUBLIC, "gone": PUBLIC,
        "stranger": PUBLIC,
    }  # fmt: skip


def test_where_somebody_stands_is_asked_once(ben, django_assert_num_queries):
    with django_assert_num_queries(1):
        directory.audience(ben)
        directory.shown(ben, "email", ben)
        assert [partner.name for partner in directory.standing(ben).partners] == ["Sandpiper Playgroup"]


def test_a_former_colleague_is_no_partner(ben):
    ben.affiliations.get().end(by=ben)
    assert directory.audience(ben) == {Visibility.PUBLIC}


def test_contact_fields_follow_their_visibility(asha, ben, dora, elif_, clinic):
    values = {"email": Visibility.PUBLIC, "phone": Visibility.PARTNERS, "address": Visibility.BACKBONE}
    for field, visibility in values.items():
        setattr(clinic, field, f"the {field}")
        setattr(clinic, f"{field}_visibility", visibility)

    def seen(viewer):
        return [field for field in values if directory.shown(clinic, field, viewer)]

    assert seen(AnonymousUser()) == ["email"]
    assert seen(elif_) == ["email"]
    assert seen(ben) == ["email", "phone"]
    assert seen(dora) == ["email", "phone", "address"]  # her own
    assert seen(asha) == ["email", "phone", "address"]


def test_who_merely_belongs_to_a_partner_does_not_see_what_is_for_the_backbone(fern, sandpiper):
    sandpiper.phone, sandpiper.phone_visibility = "555 0100", Visibility.BACKBONE
    assert directory.shown(sandpiper, "phone", fern) == ""


def test_people_visible_to_each(asha, ben, fern, dora, chidi, elif_):
    hidden = make_person("Hana Hidden")
    make_affiliation(make_partner(stage=Stage.PROSPECT), hidden)
    erased = make_person("Erased")
    Person.objects.filter(pk=erased.pk).update(erased_at="2026-01-01T00:00Z", email=None)
    everybody = {asha, ben, fern, dora, chidi, elif_, hidden}
    in_network = {asha, ben, fern, dora, chidi}
    assert set(directory.visible_people(asha)) == everybody
    assert set(directory.visible_people(ben)) == in_network
    assert set(directory.visible_people(elif_)) == in_network | {elif_}
    assert set(directory.visible_people(hidden)) == in_network | {hidden}
    assert set(directory.visible_people(AnonymousUser())) == set()


def test_the_public_sees_people_of_public_partners_who_chose_so(ben, fern, sandpiper, dora):
    sandpiper.listed = Visibility.PUBLIC
    sandpiper.save()
    for person in (ben, dora):  # Dora’s partner is not public
        person.phone, person.phone_visibility = "555 0100", Visibility.PUBLIC
        person.save()
    assert list(directory.visible_people(AnonymousUser())) == [ben]
    partners = directory.with_people(sandpiper.__class__.objects.public(), AnonymousUser())
    assert [row.person for partner in partners for row in partner.current] == [ben]


@pytest.mark.parametrize("word", ["Hollow", "beekeeper"])
def test_a_search_does_not_tell_who_is_at_a_hidden_partner(as_, asha, ben, dora, word):
    make_affiliation(make_partner("Secret Hollow", stage="prospect"), dora, title="beekeeper")
    pages = ("/directory/people/", "/directory/people.csv", "/directory/people.vcf", "/search/", "/api/v1/people/")

    def found(person, page):
        answer = as_(person).get(f"{page}?q={word}")
        return "Lindqvist" in (b"".join(answer) if answer.streaming else answer.content).decode()

    assert [[found(person, page) for page in pages] for person in (ben, asha)] == [[False] * 5, [True] * 5]
