import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import AuditEntry, Delivery, Link, Person
from tests.make import make_person


def acts(person):
    return list(AuditEntry.objects.about(person).order_by("number").values_list("act", flat=True))


# Contact details


def test_a_person_is_added_once_per_address(asha):
    lena = Person.add(by=asha, name="Lena Novak", email="Lena@Example.org")
    assert (lena.email, lena.has_usable_password(), acts(lena)) == ("lena@example.org", False, ["person.added"])
    with pytest.raises(ValidationError):
        Person.add(by=asha, name="Another Lena", email="lena@example.org")


def test_the_audit_keeps_which_fields_changed_and_no_personal_data(asha, ben):
    ben.edit(by=asha, name="Benjamin Okafor", phone="+44 20 5550 1234")
    assert AuditEntry.objects.get().detail == {"fields": ["name", "phone"]}


def test_a_stale_edit_is_refused_and_changes_nothing(asha, ben):
    ben.edit(by=asha, version=1, phone="1111111")
    with pytest.raises(ValidationError, match="meanwhile") as refusal:
        Person.objects.get(pk=ben.pk).edit(by=asha, version=1, phone="2222222")
    assert refusal.value.code == "stale"
    assert Person.objects.get(pk=ben.pk).phone == "1111111"


def test_an_edit_leaves_alone_what_others_changed_meanwhile(asha, ben):
    seen = Person.objects.get(pk=ben.pk)
    ben.edit(by=ben, name="Benjamin Okafor")
    ben.set_roles(by=asha, is_backbone=False, is_facilitator=True)
    seen.edit(by=asha, phone="1111111")
    now = Person.objects.get(pk=ben.pk)
    assert (now.name, now.sort_name, now.is_facilitator, now.phone) == (
        "Benjamin Okafor", "benjamin okafor", True, "1111111",
    )  # fmt: skip


def test_an_address_changed_by_somebody_else_is_told_to_the_old_mailbox(asha, ben):
    link = Link.create(ben, "partner.profile")
    ben.edit(by=asha, email="ben.new@example.org")
    note = Delivery.objects.get()
    assert (note.address, note.kind) == ("ben@example.org", "security_note")
    assert "Asha Rao changed your mail address" in note.text
    assert Link.find(link.token) is None


def test_a_corrected_address_is_no_longer_flagged(asha, ben):
    ben.bounce()
    ben.edit(by=asha, email="ben.new@example.org")
    assert (ben.bounced_at, ben.is_reachable) == (None, True)


def typed(person, **changes):
    names = ("name", "pronouns", "email", "email_visibility", "phone", "phone_visibility", "version")
    return {name: getattr(person, name) for name in names} | changes


def test_the_backbone_edits_a_contact(asha, ben, as_):
    answer = as_(asha).post(f"/people/{ben.pk}/edit/", typed(ben, phone="+44 20 5550 1234"))
    assert answer["Location"] == f"/people/{ben.pk}/"
    assert Person.objects.get(pk=ben.pk).phone == "+44 20 5550 1234"


def test_two_people_editing_a_contact_lose_nothing(asha, ben, as_):
    client = as_(asha)
    ben.edit(by=asha, phone="first")
    answer = client.post(f"/people/{ben.pk}/edit/", typed(ben, version=1, phone="second"))
    page = answer.content.decode()
    assert (answer.status_code, 'value="second"' in page, "<dd>first</dd>" in page) == (409, True, True)
    assert Person.objects.get(pk=ben.pk).phone == "first"
    client.post(
        f"/people/{ben.pk}/edit/", typed(ben, version=answer.context["form"]["version"].value(), phone="second")
    )
    assert Person.objects.get(pk=ben.pk).phone == "second"


def test_a_bad_address_is_refused_and_what_was_typed_stays(asha, ben, dora, as_):
    for wrong in ("dora@example.org", "no address"):
        answer = as_(asha).post(f"/people/{ben.pk}/edit/", typed(ben, email=wrong, phone="typed"))
        page = answer.content.decode()
        assert (answer.status_code, f'value="{wrong}"' in page, 'value="typed"' in page) == (422, True, True)


def test_the_backbone_adds_a_person_and_nobody_is_written_to(asha, as_):
    words = {"name": "Lena Novak", "email": "", "email_visibility": "partners", "phone_visibility": "backbone"}
    answer = as_(asha).post("/settings/people/new/", words)
    lena = Person.objects.get(name="Lena Novak")
    assert (answer["Location"], lena.email, Delivery.objects.count()) == (f"/people/{lena.pk}/", None, 0)


# Roles


def test_roles_are_given_and_taken(asha, ben, as_):
    as_(asha).post(f"/people/{ben.pk}/roles/", {"is_backbone": "on", "is_facilitator": "on"})
    ben.refresh_from_db()
    assert (ben.is_backbone, ben.is_facilitator, acts(ben)) == (True, True, ["person.roles_set"])


def test_the_last_backbone_staff_member_stays(asha, ben, as_):
    client = as_(asha)
    answers = [
        client.post(f"/people/{asha.pk}/roles/", {}),
        client.post(f"/people/{asha.pk}/deactivate/", follow=True),
        client.post(f"/people/{asha.pk}/erase/", {"name": asha.name}),
    ]
    assert [answer.status_code for answer in answers] == [422, 200, 422]
    assert all("name another backbone staff member first" in answer.content.decode() for answer in answers)
    asha.refresh_from_db()
    assert (asha.is_backbone, asha.is_active, acts(asha)) == (True, True, [])
    ben.set_roles(by=asha, is_backbone=True, is_facilitator=False)
    assert client.post(f"/people/{asha.pk}/roles/", {}).status_code == 302


def test_a_switched_off_colleague_does_not_count_as_backbone(asha, ben):
    ben.set_roles(by=asha, is_backbone=True, is_facilitator=False)
    ben.deactivate(by=asha)
    assert asha.is_last_backbone()
    with pytest.raises(ValidationError, match="sign in again"):
        ben.set_roles(by=asha, is_backbone=True, is_facilitator=False)


# Switching off


def test_switching_off_ends_sessions_links_and_tokens(asha, ben, as_):
    client, link, token = as_(ben), Link.create(ben, "partner.profile"), ben.make_token(by=ben, days=1)
    as_(asha).post(f"/people/{ben.pk}/deactivate/")
    assert client.get("/me/").status_code == 302
    assert Link.find(link.token) is None
    assert Client().get("/api/v1/people/", headers={"Authorization": f"Token {token}"}).status_code == 401


def test_switching_on_again_opens_the_door_but_no_old_link(asha, ben, as_):
    link = Link.create(ben, "partner.profile")
    ben.deactivate(by=asha)
    as_(asha).post(f"/people/{ben.pk}/activate/")
    ben.refresh_from_db()
    assert (ben.may_sign_in, Link.find(link.token)) == (True, None)
    assert acts(ben) == ["person.deactivated", "person.activated"]


def test_an_erased_person_is_not_switched_on_again(asha, ben, as_):
    as_(asha).post(f"/people/{ben.pk}/erase/", {"name": "Ben Okafor"})
    ben.refresh_from_db()
    with pytest.raises(ValidationError, match="erased"):
        ben.activate(by=asha)
    assert as_(asha).post(f"/people/{ben.pk}/activate/").status_code == 404


# The list


def test_the_list_is_searched_and_narrowed(asha, ben, chidi, as_):
    client = as_(asha)
    chidi.bounce()
    shown = {
        query: [person.name for person in client.get(f"/settings/people/?{query}").context["page"].rows]
        for query in ("", "q=oka", "role=backbone", "role=facilitator", "role=bounced", "role=off")
    }
    assert shown == {
        "": ["Asha Rao", "Ben Okafor", "Chidi Eze"],
        "q=oka": ["Ben Okafor"],
        "role=backbone": ["Asha Rao"],
        "role=facilitator": ["Chidi Eze"],
        "role=bounced": ["Chidi Eze"],
        "role=off": [],
    }


def test_the_list_says_when_nobody_is_like_that(asha, as_):
    assert "Nobody like that" in as_(asha).get("/settings/people/?q=zzz").content.decode()


def test_the_list_costs_the_same_for_one_and_three(asha, as_):
    client = as_(asha)
    with CaptureQueriesContext(connection) as one:
        client.get("/settings/people/")
    make_person(), make_person()
    with CaptureQueriesContext(connection) as three:
        client.get("/settings/people/")
    assert (len(one), len(three)) == (5, 5)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/settings/people/"), ("get", "/settings/people/new/"), ("get", "/people/{}/edit/"),
        ("get", "/people/{}/roles/"), ("get", "/people/{}/erase/"), ("post", "/people/{}/invite/"),
        ("post", "/people/{}/deactivate/"), ("post", "/people/{}/activate/"), ("post", "/people/{}/roles/"),
        ("post", "/people/{}/erase/"), ("post", "/people/{}/edit/"),
    ],
)  # fmt: skip
def test_only_the_backbone_looks_after_people(ben, dora, chidi, as_, method, path):
    for person in (ben, chidi):
        answer = getattr(as_(person), method)(path.format(dora.pk), {"name": dora.name, "is_backbone": "on"})
        assert answer.status_code == 403
    dora.refresh_from_db()
    assert (dora.is_backbone, dora.is_active, dora.name, AuditEntry.objects.count()) == (
        False,
        True,
        "Dora Lindqvist",
        0,
    )


def test_a_name_that_is_markup_is_shown_as_it_was_typed(asha, ben, as_):
    ben.edit(by=ben, name="<b title=x>Ben</b>")
    page = as_(asha).get(f"/people/{ben.pk}/erase/").text
    assert ("&lt;b title=x&gt;" in page, "<b title=x>" in page) == (True, False)


@pytest.mark.parametrize(
    ("name", "first"), [("Ben Okafor", "Ben"), ("Prof. Leila Farouk", "Leila"), ("Dr.", "Dr."), ("", "")]
)
def test_nobody_is_greeted_by_a_title(name, first):
    assert Person(name=name).first_name == first
