"""Asking to join: a public form, a kind answer, and the answers stay."""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from network.lib.limits import FASTEST_SECONDS, form_stamp
from partners.models import Application, Partner
from partners.views.application import MOST_AN_HOUR
from people.models import AuditEntry, Delivery
from tests.make import make_partner

ANSWERS = {
    "organisation": "Saltmarsh Family Centre",
    "what_we_do": "A drop-in for families, four afternoons a week.",
    "why": "We know nobody at the clinic.",
    "bring": "A kitchen.",
    "contact_name": "Hanne Solberg",
    "contact_email": "hanne@saltmarsh.example",
}


@pytest.fixture
def stamp(db):
    """Of a form that was shown a minute ago."""
    with time_machine.travel(timezone.now().timestamp() - 60):
        return form_stamp()


@pytest.fixture
def application(db):
    return Application.objects.create(**ANSWERS)


def mails():
    return sorted(Delivery.objects.values_list("kind", "address"))


def test_an_application_is_held_and_both_sides_get_a_mail(client, asha, stamp):
    answer = client.post("/join/", ANSWERS | {"stamp": stamp})
    application = Application.objects.get()
    assert (answer.url, application.state, application.why) == ("/join/thanks/", "held", ANSWERS["why"])
    assert mails() == [
        ("application_received", "hanne@saltmarsh.example"),
        ("application_waiting", "asha@example.org"),
    ]
    assert AuditEntry.objects.get(act="application.submitted").actor is None


def test_missing_answers_are_asked_for_with_the_rest_still_there(client, stamp):
    answer = client.post("/join/", ANSWERS | {"stamp": stamp, "why": "", "contact_email": "no"})
    assert (answer.status_code, answer.context["form"].errors.keys()) == (422, {"why", "contact_email"})
    assert "A drop-in for families, four afternoons a week.</textarea>" in answer.text


@pytest.mark.parametrize("extra", [{"nickname": "Robot"}, {"stamp": "made-up"}, {"stamp": ""}])
def test_a_machine_is_asked_again_and_nothing_is_held(client, stamp, extra):
    answer = client.post("/join/", ANSWERS | {"stamp": stamp} | extra)
    assert (answer.status_code, Application.objects.count()) == (422, 0)


def test_somebody_very_quick_sends_once_more_and_is_heard(client, db):
    first = client.post("/join/", ANSWERS | {"stamp": form_stamp()})
    assert first.status_code == 422
    with time_machine.travel(timezone.now().timestamp() + FASTEST_SECONDS + 1):
        again = client.post("/join/", ANSWERS | {"stamp": first.context["form"]["stamp"].value()})
    assert (again.status_code, Application.objects.count()) == (302, 1)


def test_the_same_application_sent_twice_is_held_once(client, stamp):
    for _time in range(2):
        assert client.post("/join/", ANSWERS | {"stamp": stamp}).status_code == 302
    assert (Application.objects.count(), len(mails())) == (1, 1)


def test_too_many_applications_from_one_place_wait_an_hour(client, stamp):
    answers = [
        client.post("/join/", ANSWERS | {"stamp": stamp, "organisation": f"Org {number}"}).status_code
        for number in range(MOST_AN_HOUR + 1)
    ]
    assert answers == [302] * MOST_AN_HOUR + [429]
    assert Application.objects.count() == MOST_AN_HOUR


def test_applications_are_for_the_backbone(as_, asha, ben, application):
    for page in ("/applications/", f"/applications/{application.pk}/"):
        assert [as_(person).get(page).status_code for person in (asha, ben)] == [200, 403]
    for act in ("welcome", "decline", "aside", "take-up"):
        assert as_(ben).post(f"/applications/{application.pk}/{act}/").status_code == 403


def test_the_list_asks_as_often_for_three_as_for_one(as_, asha, application, django_assert_num_queries):
    client = as_(asha)
    client.get("/applications/")
    with django_assert_num_queries(5):
        assert client.get("/applications/").context["page"].count == 1
    Application.objects.create(**ANSWERS), Application.objects.create(**ANSWERS)
    with django_assert_num_queries(5):
        assert client.get("/applications/").context["page"].count == 3


def test_welcomed_becomes_an_active_partner_whose_contact_gets_words_and_link(as_, client, asha, application):
    answer = as_(asha).post(f"/applications/{application.pk}/welcome/", {"welcome-words": "How good that you ask!"})
    partner = Partner.objects.get()
    contact = partner.people_now().get()
    mail = Delivery.objects.get()
    assert (answer.url, partner.stage, partner.summary) == (partner.get_absolute_url(), "active", ANSWERS["what_we_do"])
    assert (contact.person.email, contact.is_primary, contact.may_edit) == ("hanne@saltmarsh.example", True, True)
    text = mail.unsealed()[1]
    assert (mail.address, "How good that you ask!" in text) == ("hanne@saltmarsh.example", True)
    assert client.get(f"/l/{text.split('/l/')[1].split('/')[0]}/").status_code == 200


def test_an_entry_we_already_hold_is_taken_instead_of_a_second_one(as_, asha, application):
    held = make_partner("Saltmarsh Family Centre", stage="former").archive(asha)
    page = as_(asha).get(f"/applications/{application.pk}/")
    assert page.context["alike"] == [held]
    words = {"welcome-words": "Welcome back.", "welcome-entry": held.pk}
    as_(asha).post(f"/applications/{application.pk}/welcome/", words)
    partner = Partner.objects.get()
    assert (partner, partner.stage, partner.archived_at) == (held, "active", None)


def test_declined_with_words_and_the_answers_stay(as_, asha, application):
    as_(asha).post(f"/applications/{application.pk}/decline/", {"decline-words": "Not this season."})
    application.refresh_from_db()
    assert (application.state, application.words, application.decided_by) == ("declined", "Not this season.", asha)
    assert (application.why, mails()) == (ANSWERS["why"], [("application_answer", "hanne@saltmarsh.example")])
    assert "Not this season." in as_(asha).get(f"/applications/{application.pk}/").text


@pytest.mark.parametrize(("act", "field"), [("welcome", "welcome-words"), ("decline", "decline-words")])
def test_no_answer_without_words(as_, asha, application, act, field):
    assert as_(asha).post(f"/applications/{application.pk}/{act}/", {field: "  "}).status_code == 422
    application.refresh_from_db()
    assert (application.state, mails()) == ("held", [])


def test_an_application_is_answered_once(as_, asha, application):
    application.decline(asha, "No.")
    answer = as_(asha).post(f"/applications/{application.pk}/welcome/", {"welcome-words": "Yes!"})
    assert (answer.status_code, Partner.objects.count(), len(mails())) == (422, 0, 1)
    with pytest.raises(ValidationError, match="already answered"):
        application.put_aside(asha)


def test_put_aside_sends_no_mail_and_can_be_undone(as_, asha, application):
    client = as_(asha)
    page = client.post(f"/applications/{application.pk}/aside/", follow=True)
    assert (page.context["page"].rows, mails()) == ([], [])
    assert f'action="/applications/{application.pk}/take-up/"' in page.text
    client.post(f"/applications/{application.pk}/take-up/")
    assert client.get("/applications/").context["page"].rows == [application]


@pytest.mark.parametrize("start", ["fit", "later", "aligned", "nonsense"])
def test_there_are_words_to_start_from(as_, asha, application, start):
    words = as_(asha).get(f"/applications/{application.pk}/?start={start}").context["decline"]["words"].value()
    assert words.startswith("Thank you for asking to join with Saltmarsh Family Centre")


def test_what_is_missing_is_asked_for_and_the_rest_stays(client, stamp):
    page = client.post("/join/", {**ANSWERS, "why": "", "stamp": stamp})
    assert page.status_code == 422
    assert "Please write something here." in page.text
    assert ANSWERS["bring"] in page.text
