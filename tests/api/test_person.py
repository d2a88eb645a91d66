import pytest

from partners.models import Affiliation, Stage
from people.models import Person, Visibility
from tests.make import make_affiliation, make_partner, make_person

LIST = "/api/v1/people/"


def test_people_of_partners_one_sees(asha, ben, dora, elif_, api):
    make_affiliation(make_partner(stage=Stage.PROSPECT), make_person("Hidden Hana"))
    found = [row["name"] for row in api(ben).get(LIST).json()["results"]]
    assert found == ["Asha Rao", "Ben Okafor", "Dora Lindqvist"]
    hana = Person.objects.get(name="Hidden Hana")
    assert api(ben).get(f"{LIST}{hana.pk}/").status_code == 404
    assert api(asha).get(f"{LIST}{hana.pk}/").json()["affiliations"][0]["partner_name"].startswith("Partner ")


def test_phone_numbers_stay_with_whom_they_are_meant_for(asha, ben, dora, api):
    dora.phone, dora.phone_visibility = "555 0199", Visibility.BACKBONE
    dora.save()
    assert "phone" not in api(ben).get(f"{LIST}{dora.pk}/").json()
    assert api(dora).get(f"{LIST}{dora.pk}/").json()["phone"] == "555 0199"
    assert api(asha).get(f"{LIST}{dora.pk}/").json()["phone"] == "555 0199"


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_one_as_for_three(asha, api, count, django_assert_num_queries):
    for _ in range(count - 1):
        make_person()
    caller = api(asha)
    with django_assert_num_queries(4):  # network, token and person, expired tokens, rows
        assert len(caller.get(LIST).json()["results"]) == count


def test_one_changes_ones_own_details_but_the_address_only_where_it_is_confirmed(ben, dora, send):
    url = f"{LIST}{ben.pk}/"
    assert send(dora, "patch", url, {"pronouns": "he/him", "version": 1}).status_code == 403
    assert send(ben, "patch", url, {"pronouns": "he/him", "version": 1}).json()["pronouns"] == "he/him"
    response = send(ben, "patch", url, {"email": "other@example.org", "version": 2})
    assert list(response.json()["errors"]) == ["email"]
    assert Person.objects.get(pk=ben.pk).email == "ben@example.org"


def test_a_stale_change_is_refused(ben, send):
    url = f"{LIST}{ben.pk}/"
    assert send(ben, "patch", url, {"pronouns": "he/him", "version": 1}).status_code == 200
    assert send(ben, "patch", url, {"pronouns": "they", "version": 1}).status_code == 409


def test_nobody_becomes_backbone_staff_by_writing_so(ben, send):
    send(ben, "patch", f"{LIST}{ben.pk}/", {"is_backbone": True, "version": 1})
    assert Person.objects.get(pk=ben.pk).is_backbone is False


def test_the_backbone_enters_a_person_once(asha, ben, send):
    assert send(ben, "post", LIST, {"name": "Noor Haddad"}).status_code == 403
    assert send(asha, "post", LIST, {"name": "Noor Haddad", "email": "noor@example.org"}).status_code == 201
    again = send(asha, "post", LIST, {"name": "Noor Again", "email": "noor@example.org"})
    assert list(again.json()["errors"]) == ["email"]


def test_a_partner_adds_describes_and_sees_off_a_colleague(ben, dora, sandpiper, send):
    body = {"partner": sandpiper.pk, "name": "Noor Haddad", "email": "noor@example.org", "title": "volunteer"}
    assert send(dora, "post", "/api/v1/affiliations/", body).status_code == 403
    made = send(ben, "post", "/api/v1/affiliations/", body).json()
    url = f"/api/v1/affiliations/{made['id']}/"
    assert send(dora, "patch", url, {"title": "king"}).status_code == 403
    assert send(ben, "patch", url, {"title": "toy librarian"}).json()["title"] == "toy librarian"
    assert send(dora, "post", f"{url}end/", {}).status_code == 403
    assert send(ben, "post", f"{url}end/", {}).status_code == 204
    assert Affiliation.objects.get(pk=made["id"]).ended_on is not None
    assert send(ben, "get", url).status_code == 404


def test_who_takes_over_is_somebody_of_the_same_partner(ben, dora, clinic, send):
    mine, theirs = ben.affiliations.get(), dora.affiliations.get()
    response = send(ben, "post", f"/api/v1/affiliations/{mine.pk}/end/", {"successor": theirs.pk})
    assert list(response.json()["errors"]) == ["successor"]


def test_a_partner_one_does_not_see_is_no_partner(ben, send):
    hidden = make_partner(stage=Stage.PROSPECT)
    response = send(ben, "post", "/api/v1/affiliations/", {"partner": hidden.pk, "name": "X"})
    assert response.json()["errors"] == {"partner": ["There is no such partner."]}


def test_a_language_we_do_not_speak_is_refused(ben, send):
    answer = send(ben, "patch", f"/api/v1/people/{ben.pk}/", {"language": "../../x", "version": ben.version})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["language"])
