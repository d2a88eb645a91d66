import pytest
from django.test import Client

from people.models import AuditEntry, Link, Person


def acts(person):
    return list(AuditEntry.objects.about(person).order_by("number").values_list("act", flat=True))


# My details


def my_words(person, **changes):
    names = (
        "name", "pronouns", "phone", "phone_visibility", "email_visibility", "language", "time_zone", "version",
    )  # fmt: skip
    return {name: getattr(person, name) for name in names} | changes


def test_i_say_who_sees_my_phone_and_where_i_live(ben, as_):
    words = my_words(ben, phone="+44 20 5550 1234", phone_visibility="public", time_zone="Europe/Berlin")
    assert as_(ben).post("/me/", words)["Location"] == "/me/"
    ben.refresh_from_db()
    assert (ben.phone, ben.phone_visibility, ben.time_zone) == ("+44 20 5550 1234", "public", "Europe/Berlin")


@pytest.mark.parametrize(
    "wrong", [{"time_zone": "Middle Earth"}, {"language": "xx"}, {"name": ""}, {"phone_visibility": "moon"}], ids=str
)
def test_bad_details_are_refused_and_what_i_typed_stays(ben, as_, wrong):
    answer = as_(ben).post("/me/", my_words(ben, **{"phone": "typed", **wrong}))
    assert (answer.status_code, 'value="typed"' in answer.content.decode()) == (422, True)
    assert Person.objects.get(pk=ben.pk).phone == ""


def test_i_cannot_give_myself_a_role_or_another_address(ben, as_):
    as_(ben).post("/me/", my_words(ben, is_backbone="on", email="x@example.org", is_demo="on"))
    ben.refresh_from_db()
    assert (ben.is_backbone, ben.email, ben.is_demo) == (False, "ben@example.org", False)


def test_somebody_changing_my_details_meanwhile_loses_nobodys_words(ben, asha, as_):
    ben.edit(by=asha, phone="theirs")
    answer = as_(ben).post("/me/", my_words(ben, version=1, phone="mine"))
    page = answer.content.decode()
    assert (answer.status_code, 'value="mine"' in page, "<dd>theirs</dd>" in page) == (409, True, True)


# Sessions and tokens


def test_signing_out_everywhere_ends_sessions_links_and_tokens(ben, as_):
    here, there = as_(ben), as_(ben)
    link, token = Link.create(ben, "partner.profile"), ben.make_token(by=ben, days=1)
    assert here.post("/me/security/sign-out-everywhere/")["Location"] == "/sign-in/"
    assert [client.get("/me/").status_code for client in (here, there)] == [302, 302]
    assert Link.find(link.token) is None
    assert Client().get("/api/v1/people/", headers={"Authorization": f"Token {token}"}).status_code == 401
    assert acts(ben) == ["person.token_made", "person.signed_out_everywhere"]


def test_signing_out_other_devices_keeps_this_one(ben, as_):
    here, there = as_(ben), as_(ben)
    here.post("/me/security/sessions/end-others/")
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (200, 302)


def test_one_device_is_signed_out_and_only_by_its_owner(ben, dora):
    clients = []
    for person in (ben, dora):
        person.set_password("four words in a row")
        person.save()
    for person in (ben, ben, dora):
        clients.append(Client())
        clients[-1].post("/sign-in/", {"login": person.email, "password": "four words in a row"})
    here, there, other = clients
    session = ben.usersession_set.get(session_key=there.session.session_key)
    assert other.post(f"/me/security/sessions/{session.pk}/end/").status_code == 404
    here.post(f"/me/security/sessions/{session.pk}/end/")
    assert [client.get("/me/").status_code for client in clients] == [200, 302, 200]


def test_a_token_is_shown_once_and_kept_as_a_fingerprint(ben, as_):
    client = as_(ben)
    token = client.post("/me/security/tokens/new/", {"days": "30"}).context["new_token"]
    assert token not in client.get("/me/security/").content.decode()
    assert token not in str(list(ben.auth_token_set.values()))
    assert Client().get("/api/v1/people/", headers={"Authorization": f"Token {token}"}).status_code == 200


def test_a_token_is_revoked_by_its_owner_only(ben, dora, as_):
    ben.make_token(by=ben, days=30)
    key = ben.auth_token_set.get().token_key
    as_(dora).post(f"/me/security/tokens/{key}/revoke/")
    assert ben.auth_token_set.count() == 1
    as_(ben).post(f"/me/security/tokens/{key}/revoke/")
    assert ben.auth_token_set.count() == 0


def test_a_token_lasts_as_long_as_one_of_the_choices(ben, as_):
    assert as_(ben).post("/me/security/tokens/new/", {"days": "99999"}).status_code == 422
    assert ben.auth_token_set.count() == 0
