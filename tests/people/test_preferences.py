"""Which mails come: one page, signed in or by the link at the foot of any mail."""

import re

import pytest
from django.test import Client

from people import sending
from people.kinds import mails_token
from people.models import WeeklyDigest
from tests.make_mail import make_delivery


@pytest.fixture
def door(ben, news):
    return f"/mails/{mails_token(ben.pk)}/"


def test_every_mail_to_a_person_leads_to_the_choice_but_those_somebody_waits_for(ben, door, mailoutbox, settings):
    for kind in ("test", "news", "sign_in_code"):
        make_delivery(kind, ben)
    sending.send_due()
    shown = {f"Choose which mails you get:\n{settings.SITE_URL}{door}" in mail.body for mail in mailoutbox}
    assert (len(mailoutbox), shown) == (3, {True, False})


def test_the_ledger_does_not_show_the_link(ben, door):
    assert door not in " ".join(make_delivery("test", ben).masked())


def test_by_the_link_one_chooses_without_signing_in_and_sees_nothing_else(ben, door):
    page = Client().get(door)
    assert ("Ben" in page.text, ben.name in page.text, page["Referrer-Policy"]) == (True, False, "no-referrer")
    Client().post(door, {"newsletter": [], "reminders": ["news"], "weekday": "2"})
    ben.refresh_from_db()
    assert (ben.wants("news"), ben.wants("lesson_for_you"), WeeklyDigest.of(ben).weekday) == (True, False, 2)


def test_none_of_these_is_one_click(as_, ben, news):
    as_(ben).post("/me/mails/", {"none": "1", "reminders": ["news"], "weekday": "each"})
    ben.refresh_from_db()
    assert re.findall("news|reminder_call", " ".join(ben.muted_kinds)) != []


def test_looking_changes_nothing_and_a_link_we_did_not_make_opens_nothing(ben, door):
    Client().get(door)
    ben.refresh_from_db()
    assert (ben.muted_kinds, Client().get("/mails/1~made-up/").status_code) == ([], 410)
