"""Mail that comes back: what reports say, whom they are believed, and what follows."""

import base64
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from people import sending
from people.bounce_box import read
from people.dsn import reports_in
from people.models import AuditEntry, Bounce, Delivery, Suppression
from people.models.delivery import State
from people.returned import take
from tests.make_mail import make_delivery

DSN = """From: MAILER-DAEMON@mx.example.net
To: network@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I am sorry.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Mon, 2 Mar 2026 10:00:00 +0000

Original-Recipient: rfc822;{address}
Final-Recipient: rfc822; forwarded@elsewhere.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {status} said the server

--b
{returned}
--b--
"""
RETURNED = "Content-Type: {kind}\n\nMessage-ID: {id}\nSubject: A note\n\nSome words.\n"


def report(delivery, status="5.1.1", action="failed", kind="message/rfc822"):
    """A report about a mail; kind "": it does not show the mail's headers."""
    returned = RETURNED.format(kind=kind, id=delivery.message_id) if kind else "Content-Type: text/plain\n\n"
    return DSN.format(address=delivery.address, status=status, action=action, returned=returned).encode()


def take_all(raw):
    return [take(one) for one in reports_in(raw)]


@pytest.fixture
def sent(ben):
    return make_delivery(person=ben, state=State.SENT)


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_mailbox_that_is_gone_is_flagged_and_not_written_to(ben, sent, kind):
    (bounce,) = take_all(report(sent, kind=kind))
    ben.refresh_from_db()
    assert (bounce.delivery, bounce.status, bounce.is_hard) == (sent, "5.1.1", True)
    assert (ben.bounced_at is not None, Suppression.objects.get().address) == (True, "ben@example.org")
    assert list(AuditEntry.objects.values_list("act", flat=True)) == ["person.bounced"]
    later = make_delivery(person=ben)
    sending.send_due()
    assert Delivery.objects.get(pk=later.pk).state == State.SUPPRESSED


NOT_FOR_GOOD = [("4.2.2", "failed"), ("5.1.1", "delayed"), ("5.2.2", "failed"), ("5.7.1", "failed"), ("", "failed")]


@pytest.mark.parametrize(("status", "action"), NOT_FOR_GOOD)
def test_what_may_pass_is_only_counted(ben, sent, status, action):
    (bounce,) = take_all(report(sent, status, action))
    ben.refresh_from_db()
    assert (bounce.is_hard, ben.bounced_at, Suppression.objects.count()) == (False, None, 0)


def test_a_report_read_twice_counts_once(sent):
    assert [len([b for b in take_all(report(sent)) if b]) for _time in range(2)] == [1, 0]
    assert Bounce.objects.count() == 1


def test_who_does_not_know_the_mail_is_not_believed(ben, sent):
    """Anybody can write a report; only who had the mail knows its Message-ID."""
    (bounce,) = take_all(report(sent, kind=""))
    stranger = report(sent).replace(sent.message_id.encode(), b"<made-up@example.org>")
    ben.refresh_from_db()
    assert (bounce.is_hard, take_all(stranger), ben.bounced_at) == (False, [None], None)


@pytest.mark.parametrize("raw", [b"", b"\xff\x00", b"Subject: Hi\n\nWhen do we meet?", DSN.encode()[:400]])
def test_other_mail_is_no_report(raw):
    assert reports_in(raw) == []


def test_an_address_without_a_person_is_not_written_to_either(db, mailoutbox):
    first = make_delivery(address="lena@example.org", state=State.SENT)
    take_all(report(first))
    make_delivery(address="lena@example.org")
    assert (sending.send_due(), mailoutbox) == (0, [])


def test_a_sign_in_code_is_tried_all_the_same(ben, sent, mailoutbox):
    take_all(report(sent))
    make_delivery("sign_in_code", ben)
    assert sending.send_due() == 1


def test_a_folder_is_read_and_put_aside(sent, tmp_path, settings, capsys):
    (tmp_path / "one.eml").write_bytes(report(sent))
    (tmp_path / "two.eml").write_bytes(b"Subject: Hi\n\nWhen do we meet?")
    settings.BOUNCES_URL = f"file://{tmp_path}"
    call_command("read_bounces")
    assert (capsys.readouterr().out, read(), Bounce.objects.count()) == ("New reports: 1\n", 0, 1)
    assert sorted(path.name for path in (tmp_path / "read").iterdir()) == ["one.eml", "two.eml"]


def test_a_mail_that_nobody_can_read_is_put_aside_and_holds_up_no_other(sent, tmp_path):
    deep = b"Content-Type: multipart/report; boundary=b\n\n--b\n" + b"Content-Type: message/rfc822\n\n" * 2000
    (tmp_path / "1.eml").write_bytes(deep)
    (tmp_path / "2.eml").write_bytes(report(sent))
    assert (read(str(tmp_path)), len(list((tmp_path / "read").iterdir()))) == (1, 2)


def test_an_mbox_is_read(sent, tmp_path):
    file = tmp_path / "mbox"
    file.write_bytes(b"From MAILER-DAEMON Mon Mar  2 10:00:00 2026\n" + report(sent) + b"\n")
    assert (read(str(file)), Path(file).exists()) == (1, True)


def test_somebody_says_that_a_mailbox_works_again(asha, ben, sent, as_):
    take_all(report(sent))
    page = as_(asha).get("/deliveries/suppressions/").content.decode()
    assert ("ben@example.org" in page, "Write again" in page) == (True, True)
    as_(asha).post(f"/deliveries/suppressions/{Suppression.objects.get().pk}/lift/")
    ben.refresh_from_db()
    assert (ben.bounced_at, Suppression.objects.count()) == (None, 0)


def test_a_wish_is_not_lifted_by_others(asha, as_, db):
    wish = Suppression.add("lena@example.org", "", "asked")
    page = as_(asha).post(f"/deliveries/suppressions/{wish.pk}/lift/", follow=True).content.decode()
    assert ("asked for no more mail" in page, "Write again" in page, Suppression.objects.count()) == (True, False, 1)


# What a provider tells over HTTP

SECRET = "provider:long-secret"
HARD = {"RecordType": "Bounce", "Type": "HardBounce", "ID": 1, "Email": "ben@example.org", "Description": "Gone."}
SOFT = {**HARD, "Type": "SoftBounce", "ID": 2, "Description": "Soft bounce."}
SPAM = {**HARD, "RecordType": "SpamComplaint", "Type": "SpamComplaint", "ID": 3}


@pytest.fixture
def provider(settings):
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "x", "WEBHOOK_SECRET": SECRET}


def tell(event, secret=SECRET):
    key = base64.b64encode(secret.encode()).decode()
    headers = {"Authorization": f"Basic {key}"} if secret else {}
    client = Client(enforce_csrf_checks=True, raise_request_exception=False, headers=headers)
    return client.post("/webhooks/mail/", json.dumps(event), content_type="application/json").status_code


def test_a_provider_tells_that_a_mailbox_is_gone(provider, ben, sent):
    assert (tell(SOFT), Bounce.objects.get().is_hard, tell(HARD)) == (200, False, 200)
    ben.refresh_from_db()
    assert (ben.bounced_at is not None, Bounce.objects.first().is_hard, Suppression.objects.count()) == (True, True, 1)


def test_who_calls_news_spam_gets_no_more_of_them(provider, ben, news):
    make_delivery(news, ben, state=State.SENT)
    assert tell(SPAM) == 200
    assert Suppression.objects.values_list("address", "kind", "came_back").get() == ("ben@example.org", news, False)


@pytest.mark.parametrize("secret", ["", "provider:wrong"])
def test_without_the_secret_nobody_tells_anything(provider, sent, secret):
    assert (tell(HARD, secret), Bounce.objects.count()) == (400, 0)


def test_without_a_provider_or_a_secret_there_is_no_door(provider, sent, settings):
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "x"}
    assert tell(HARD) == 404
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert (tell(HARD), Bounce.objects.count()) == (404, 0)
