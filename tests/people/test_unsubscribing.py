"""The way out at the foot of a mail: no sign-in, no cookie, one kind of mail and one person."""

import re

import pytest
from django.test import Client

from people import sending
from people.holdings import erase
from people.kinds import KINDS, stop_token
from people.models import AuditEntry, Delivery
from people.models.delivery import State
from tests.make_mail import make_delivery


@pytest.fixture
def door(ben, news):
    """The address in a mail to Ben."""
    return f"/unsubscribe/{stop_token(ben.pk, KINDS[news])}/"


def wants_news(person):
    person.refresh_from_db()
    return person.wants("news")


def test_a_mail_of_an_optional_kind_tells_programs_and_people_the_way_out(ben, news, door, mailoutbox, settings):
    make_delivery(news, ben)
    sending.send_due()
    (mail,) = mailoutbox
    assert mail.extra_headers["List-Unsubscribe"] == f"<{settings.SITE_URL}{door}>"
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"Stop mails of this kind:\n{settings.SITE_URL}{door}" in mail.body


def test_a_mail_of_another_kind_has_none(ben, mailoutbox):
    make_delivery("test", ben)
    sending.send_due()
    assert not {"List-Unsubscribe", "List-Unsubscribe-Post"} & mailoutbox[0].extra_headers.keys()
    assert "unsubscribe" not in mailoutbox[0].body


def test_the_ledger_does_not_show_it(ben, news, door):
    delivery = make_delivery(news, ben)
    assert door not in " ".join(delivery.masked())


def test_looking_changes_nothing(ben, door):
    page = Client().get(door)
    assert (page.status_code, "Stop these mails?" in page.content.decode()) == (200, True)
    assert (page["Cache-Control"].count("no-store"), page["Referrer-Policy"]) == (1, "no-referrer")
    assert wants_news(ben)


def test_a_mail_program_stops_it_in_one_click(ben, news, door):
    program = Client(enforce_csrf_checks=True)
    for _twice in range(2):
        assert program.post(door, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert (wants_news(ben), AuditEntry.objects.filter(act="person.kind_stopped").count()) == (False, 1)
    waiting = make_delivery(news, ben)
    sending.send_due()
    assert Delivery.objects.get(pk=waiting.pk).state == State.SUPPRESSED


def test_it_is_taken_back_on_the_same_page(ben, door):
    Client().post(door)
    page = Client().post(door, {"again": "1"})
    assert (wants_news(ben), "Stop these mails?" in page.content.decode()) == (True, True)


def test_nobody_stops_the_mails_of_somebody_else(ben, dora, news, door):
    token = re.search("unsubscribe/(.*)/", door)[1]
    forged = token.replace(f"{ben.pk}.", f"{dora.pk}.", 1)
    assert Client().post(f"/unsubscribe/{forged}/").status_code == 410
    assert wants_news(dora)


@pytest.mark.parametrize("token", ["x", "1.test~x", "~", "٣.news"])
def test_what_we_did_not_make_opens_nothing(db, token):
    assert Client().post(f"/unsubscribe/{token}/").status_code == 410


def test_sign_in_codes_cannot_be_stopped(ben):
    token = stop_token(ben.pk, KINDS["sign_in_code"])
    assert Client().post(f"/unsubscribe/{token}/").status_code == 410


def test_after_erasing_the_link_is_gone(asha, ben, door):
    erase(ben, by=asha)
    assert Client().get(door).status_code == 410
