"""A letter on its way: what may still stop it, what arrives of it, and whether others trust it."""

import os
import shutil
import signal
import subprocess
from email import message_from_bytes, policy

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from network.lib.mail import Message
from newsletter import publishing, writing
from people import moves, sending
from people.kinds import KINDS, stop_token
from people.models import Breaker, Delivery, Network
from people.models.delivery import State
from tests.faults.conftest import Sender, wait_for
from tests.make_issues import make_issue
from tests.make_mail import make_delivery
from tests.make_newsletter import make_highlight
from tests.make_promises import make_need, make_role

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
SLOW = "slow@n{}.example"  # the server takes a third of a second


def received_bytes(mail_server):
    return mail_server.received[-1]["bytes"].encode("latin-1")


def test_whoever_unsubscribes_while_the_newsletter_leaves_gets_nothing(mail_server, news, ben, dora):
    for number in range(4):
        make_delivery(news, address=SLOW.format(number))
    his, hers = make_delivery(news, ben), make_delivery(news, dora)
    sender = Sender()
    wait_for(lambda: mail_server.received)
    gmail = Client(enforce_csrf_checks=True)  # no cookie, no login, no redirect (RFC 8058)
    door, same_for_dora = (f"/unsubscribe/{stop_token(person.pk, KINDS[news])}/" for person in (ben, dora))
    assert gmail.post(door, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert [gmail.get(same_for_dora).status_code, gmail.head(same_for_dora).status_code] == [200, 200]  # a scanner
    sender.wait()
    assert [Delivery.objects.get(pk=one.pk).state for one in (his, hers)] == [State.SUPPRESSED, State.SENT]
    assert "ben@example.org" not in [entry["to"] for entry in mail_server.received]


def test_a_campaign_called_back_while_it_leaves_stops_at_once(mail_server, asha, as_):
    for number in range(12):
        make_delivery("test", address=SLOW.format(number))
    sender = Sender()
    wait_for(lambda: len(mail_server.received) > 1)
    as_(asha).post("/deliveries/cancel/", {"kind": "test"})
    sender.wait()
    counts = Delivery.objects.counts()
    assert set(counts) == {State.SENT, State.CANCELLED}
    assert counts[State.SENT] == len(mail_server.received) <= 4


def test_a_mail_called_back_when_the_server_has_agreed_to_take_it_does_not_leave(mail_server, asha):
    last, after = make_delivery("test"), make_delivery("test")

    def pause(delivery):
        os.kill(os.getpid(), signal.SIGSTOP)
        return moves.begin(delivery)

    paused = Sender(before=lambda: setattr(sending, "mark", pause))
    os.waitpid(paused.pid, os.WUNTRACED)
    last.cancel(by=asha)
    paused.signal(signal.SIGCONT)
    os.waitpid(paused.pid, os.WUNTRACED)  # at the next one
    paused.signal(signal.SIGCONT)
    paused.wait()
    assert (Delivery.objects.get(pk=last.pk).state, mail_server.ids) == (State.CANCELLED, [after.message_id])


WORDS = Message(
    subject="Frühlingsfest 🌷 — und was Sie „noch“ wissen sollten, bevor wir uns alle wiedersehen am Hafen",
    greeting="Liebe Łucja,",
    paragraphs=["Ein Satz mit “Anführungszeichen” und 😀.", ".\n..\nFrom here on", "x" * 1200],
    why="Sie bekommen diese Mail, weil …",
)


@pytest.fixture
def letter(mail_server, news, ben, settings):
    settings.DEFAULT_FROM_EMAIL = "Frühe Jahre e. V. <network@example.org>"
    Network.objects.update_or_create(pk=1, defaults={"contact_email": "team@example.org"})
    return lambda: Delivery.queue(news, "letter:1", WORDS, ben)


def test_what_arrives_reads_as_it_was_written(mail_server, letter, settings):
    delivery = letter()
    written = delivery.unsealed()
    sending.send_due()
    raw = received_bytes(mail_server)
    mail = message_from_bytes(raw, policy=policy.SMTP)
    assert [part.defects for part in mail.walk()] == [[]] * 3
    assert [name for name, value in mail.items() if getattr(value, "defects", ())] == []
    assert (mail["Subject"], mail["From"].addresses[0].display_name) == (WORDS.subject, "Frühe Jahre e. V.")
    assert (mail["Reply-To"], mail["Message-ID"]) == ("team@example.org", delivery.message_id)
    text, html = (part.get_content().replace("\r\n", "\n") for part in mail.iter_parts())
    assert (text.strip(), html.strip()) == (written[1].strip(), written[2].strip())
    assert mail["List-Unsubscribe"].startswith(f"<{settings.SITE_URL}/unsubscribe/")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert max(map(len, raw.split(b"\r\n"))) <= 998


@pytest.fixture
def key(tmp_path, settings):
    """A key to sign with, and what its record in the DNS says."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption())
    (tmp_path / "dkim.pem").write_bytes(private.private_bytes(*form))
    settings.DKIM_KEY_FILE = str(tmp_path / "dkim.pem")
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return b"v=DKIM1; k=rsa; p=" + b"".join(public.splitlines()[1:-1])


def test_a_signature_holds_and_breaks_with_the_letter(mail_server, letter, key):
    letter()
    sending.send_due()
    raw = received_bytes(mail_server)

    def looked_up(name, timeout=5):
        return key if name == b"network._domainkey.example.org." else None

    assert dkim.verify(raw, dnsfunc=looked_up) is True
    assert dkim.verify(raw.replace(b"List-Unsubscribe=One-Click", b"List-Unsubscribe=Two"), dnsfunc=looked_up) is False
    assert dkim.verify(raw.replace(b"Satz", b"Sitz"), dnsfunc=looked_up) is False
    assert raw.isascii()  # nothing that a server on the way would encode anew


def test_a_key_that_does_not_work_holds_mail_back_and_says_so(mail_server, settings, tmp_path):
    (tmp_path / "dkim.pem").write_text("no key")
    settings.DKIM_KEY_FILE = str(tmp_path / "dkim.pem")
    make_delivery("test")
    assert (sending.send_due(), Delivery.objects.get().state) == (0, State.QUEUED)
    assert Breaker.current().words.startswith("Mail cannot be signed: the DKIM key does not work")


@pytest.fixture
def issue_received(mail_server, asha, ben, sandpiper):
    """An issue as it arrives at a partner: made of what is there, and frozen."""
    make_highlight(sandpiper, state="approved"), make_need(sandpiper, "A van on Fridays"), make_role("Note-taker")
    issue = make_issue(asha, preheader="A highlight, a need, a job")
    for kind in ("highlight", "needs", "jobs", "welcomes"):
        writing.add_section(issue, asha, kind)
    publishing.send(issue, asha)
    publishing.go_on()
    sending.send_due()
    return received_bytes(mail_server)


@pytest.mark.spamassassin
def test_spamassassin_finds_an_issue_harmless(issue_received, tmp_path):
    mail = message_from_bytes(issue_received, policy=policy.SMTP)
    assert (mail["To"], "/unsubscribe/" in mail["List-Unsubscribe"]) == ("ben@example.org", True)
    assert "Open mornings in two more villages." in mail.get_body(("html",)).get_content()
    command = [shutil.which("spamassassin"), "--local", "--nocreate-prefs"]
    home = {**os.environ, "HOME": str(tmp_path)}
    done = subprocess.run(command, input=issue_received, env=home, capture_output=True, check=True, timeout=100)
    status = message_from_bytes(done.stdout)["X-Spam-Status"]
    score = float(status.split("score=")[1].split()[0])
    assert (score < 1.0, status) == (True, status)
