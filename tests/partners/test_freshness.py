"""Profiles stay true because we ask: staggered, once in a cycle, with one reminder; one click answers."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from network.lib.dates import today
from partners.models import Partner, Stage
from partners.models.partner_queryset import CONFIRM_EVERY_DAYS
from partners.models.slug import STAGGER_DAYS, spread_day
from people.models import AuditEntry, Delivery, Link
from tests.make import make_affiliation, make_partner, make_person
from tests.make_plans import noon, remind


def token_of(delivery):
    """The personal link in a mail, as its reader gets it."""
    return delivery.unsealed()[1].split("/l/")[1].split("/")[0]


def due(partner, **fields):
    """The day to ask was yesterday."""
    Partner.objects.filter(pk=partner.pk).update(confirm_due_on=today() - timedelta(days=1), **fields)


def asked():
    return list(Delivery.objects.filter(kind="confirm_profile").order_by("pk").values_list("address", flat=True))


def test_first_days_to_ask_are_spread_over_four_weeks():
    days = {spread_day(f"partner-{number}") for number in range(200)}
    assert len(days) == STAGGER_DAYS


def test_a_partner_is_asked_on_its_day_and_once(ben, sandpiper):
    remind("profile", "profile_again")
    assert asked() == []
    due(sandpiper)
    remind("profile", "profile_again")
    remind("profile", "profile_again")
    assert asked() == ["ben@example.org"]
    assert AuditEntry.objects.get(act="partner.asked").actor is None


@pytest.mark.parametrize("stage", [Stage.PROSPECT, Stage.APPLICANT, Stage.FORMER])
def test_whoever_is_not_in_the_directory_is_not_asked(ben, sandpiper, stage):
    due(sandpiper, stage=stage)
    remind("profile", "profile_again")
    assert asked() == []


def test_an_archived_partner_is_not_asked(asha, ben, sandpiper):
    due(sandpiper)
    sandpiper.archive(asha)
    remind("profile", "profile_again")
    assert asked() == []


def test_one_reminder_comes_after_a_fortnight_without_an_answer(ben, sandpiper):
    due(sandpiper)
    remind("profile")
    for day, mails in ((13, 1), (14, 2), (15, 2), (60, 2)):
        remind("profile_again", at=noon() + timedelta(days=day))
        assert len(asked()) == mails
    subjects = Delivery.objects.order_by("pk").values_list("text", flat=True)
    assert ["A small reminder" in text for text in subjects] == [False, True]


def test_whoever_has_answered_is_not_reminded(ben, sandpiper):
    due(sandpiper)
    remind("profile")
    sandpiper.confirm(ben)
    remind("profile_again", at=noon() + timedelta(days=20))
    assert len(asked()) == 1


def test_half_a_year_without_an_answer_asks_again(ben, sandpiper):
    long_ago = timezone.now() - timedelta(days=CONFIRM_EVERY_DAYS + 1)
    Partner.objects.filter(pk=sandpiper.pk).update(confirm_due_on=long_ago.date(), asked_at=long_ago)
    remind("profile", "profile_again")
    assert asked() == ["ben@example.org"]


def test_a_partner_without_a_contact_does_not_keep_others_from_being_asked(ben, sandpiper):
    due(make_partner("A Lonely One"))
    due(sandpiper)
    remind("profile")
    assert asked() == ["ben@example.org"]


def test_when_the_contact_bounces_a_colleague_is_asked(ben, fern, sandpiper):
    ben.bounce()
    due(sandpiper)
    remind("profile", "profile_again")
    assert asked() == ["fern@example.org"]


def test_the_next_mail_makes_the_last_link_useless(client, asha, ben, sandpiper):
    due(sandpiper)
    remind("profile", "profile_again")
    first = Delivery.objects.get()
    sandpiper.ask_to_confirm(asha)
    statuses = [client.get(f"/l/{token_of(mail)}/").status_code for mail in Delivery.objects.order_by("pk")]
    assert (first.kind, statuses) == ("confirm_profile", [410, 200])


def test_asking_twice_on_a_day_sends_one_mail_whose_link_works(client, asha, ben, sandpiper):
    sandpiper.ask_to_confirm(asha)
    sandpiper.ask_to_confirm(asha)
    assert client.get(f"/l/{token_of(Delivery.objects.get())}/").status_code == 200


def test_the_mail_opens_what_we_hold_and_one_click_confirms(client, asha, ben, sandpiper):
    sandpiper.edit(asha, working_on="Two open mornings a week.", tax_id="TAX-77")
    url = f"/l/{token_of(sandpiper.ask_to_confirm(asha))}/"
    page = client.get(url)
    assert [words in page.text for words in ("Two open mornings a week.", "TAX-77", "All of this is true")] == [
        True
    ] * 3
    client.post(f"{url}confirm/")
    sandpiper.refresh_from_db()
    assert (sandpiper.confirmed_by, sandpiper.confirm_due_on) == (ben, today() + timedelta(days=CONFIRM_EVERY_DAYS))
    assert "Thank you." in client.get(url).text


def test_looking_confirms_nothing(client, asha, ben, sandpiper):
    url = f"/l/{token_of(sandpiper.ask_to_confirm(asha))}/"
    client.get(url)
    assert client.get(f"{url}confirm/").status_code == 405
    sandpiper.refresh_from_db()
    assert sandpiper.confirmed_at is None


def test_the_page_of_a_link_is_kept_by_nobody_and_tells_no_other_site(client, asha, ben, sandpiper):
    page = client.get(f"/l/{token_of(sandpiper.ask_to_confirm(asha))}/")
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]


def test_the_link_of_an_archived_partner_is_gone(client, asha, ben, sandpiper):
    url = f"/l/{token_of(sandpiper.ask_to_confirm(asha))}/"
    sandpiper.archive(asha)
    assert client.get(url).status_code == 410


def test_an_expired_link_says_what_to_do(client, ben, sandpiper):
    token = Link.create(ben, "partner.profile", sandpiper, days=-1).token
    answers = [client.get(f"/l/{token}/"), client.post(f"/l/{token}/confirm/")]
    assert [(answer.status_code, "This link no longer works" in answer.text) for answer in answers] == [(410, True)] * 2


def test_an_editor_confirms_signed_in_and_a_mere_member_does_not(as_, ben, fern, sandpiper):
    url = f"{sandpiper.get_absolute_url()}confirm/"
    assert as_(fern).post(url).status_code == 403
    as_(ben).post(url)
    sandpiper.refresh_from_db()
    assert (sandpiper.confirmed_by, sandpiper.is_fresh) == (ben, True)


def test_ticked_partners_are_asked_and_those_without_contact_are_named(as_, asha, ben, sandpiper, clinic):
    answer = as_(asha).post("/partners/ask/", {"tick": [sandpiper.pk, clinic.pk]}, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert said == ["1 asked.", "1 has no contact a mail would reach: Rivermouth Clinic."]


def test_ticked_partners_have_their_contacts_invited(as_, asha, ben, sandpiper, clinic):
    answer = as_(asha).post("/partners/invite/", {"tick": [sandpiper.pk, clinic.pk]}, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert said == ["1 invited.", "1 has no contact a mail would reach: Rivermouth Clinic."]
    assert list(Delivery.objects.values_list("kind", "address")) == [("invitation", "ben@example.org")]


def test_nothing_ticked_says_so(as_, asha):
    answer = as_(asha).post("/partners/ask/", {}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Tick some partners first."]


def test_a_bounced_contact_is_flagged_on_page_and_list(as_, asha, sandpiper):
    person = make_person("Gone Away")
    make_affiliation(sandpiper, person, is_primary=True)
    pages = ["/partners/", sandpiper.get_absolute_url()]
    assert ["mail came back" in as_(asha).get(page).text for page in pages] == [False, False]
    person.bounce()
    assert ["mail came back" in as_(asha).get(page).text for page in pages] == [True, True]


@pytest.mark.parametrize("gone", ["archived", "left"])
def test_a_mail_that_waits_is_called_back_when_its_reader_has_gone(asha, ben, fern, sandpiper, gone):
    mail = sandpiper.ask_to_confirm(asha)
    if gone == "archived":
        sandpiper.archive(asha)
    else:
        sandpiper.people_now().get(person=ben).end(asha)
    mail.refresh_from_db()
    assert mail.state == "cancelled"


def test_a_new_contact_is_asked_on_the_day_the_old_one_left(client, asha, ben, fern, sandpiper):
    sandpiper.ask_to_confirm(asha)
    sandpiper.people_now().get(person=ben).end(asha)
    mail = sandpiper.ask_to_confirm(asha)
    assert (mail.address, client.get(f"/l/{token_of(mail)}/").status_code) == ("fern@example.org", 200)


def test_after_a_visit_to_the_archive_the_same_contact_is_asked_anew(client, asha, ben, sandpiper):
    first = sandpiper.ask_to_confirm(asha)
    mail = sandpiper.archive(asha).restore(asha).ask_to_confirm(asha)
    assert (mail != first, client.get(f"/l/{token_of(mail)}/").status_code) == (True, 200)


def test_another_site_cannot_confirm_by_link(asha, ben, sandpiper):
    url = f"/l/{token_of(sandpiper.ask_to_confirm(asha))}/"
    browser = Client(enforce_csrf_checks=True)
    form = {"csrfmiddlewaretoken": str(browser.get(url).context["csrf_token"])}
    origins = ("https://evil.example", "null", "http://testserver")
    sent = [browser.post(f"{url}confirm/", form, headers={"Origin": origin}).status_code for origin in origins]
    assert sent == [403, 403, 302]
