"""The outbox and its pages: what is written, what may be seen, what a person may decide."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from network.lib.mail import Message
from people import demo_mail, mailbox
from people.forgetting import forget_expired
from people.kinds import KINDS
from people.models import AuditEntry, Delivery, JobRun, Link
from people.models.delivery import State
from people.sending import send_due
from tests.make_mail import make_delivery, make_message

SECRET = "s3cret~&<token>"


def with_secret(person, kind="invitation"):
    message = Message(
        subject=f"Your code {SECRET}",
        paragraphs=["Type this:", SECRET],
        why="You asked.",
        button=("Open", f"https://network.example.org/l/{SECRET}/"),
        facts=[("Code", SECRET)],
    )
    return Delivery.queue(kind, "secret:1", message, person, secrets=[SECRET])


def test_the_same_purpose_and_address_is_written_once(ben):
    first = Delivery.queue("test", "note:1", make_message("One"), ben)
    second = Delivery.queue("test", "note:1", make_message("Two"), ben)
    assert (first, Delivery.objects.get().subject) == (second, "One")


def test_a_message_is_written_with_the_act_that_causes_it_or_not_at_all(ben):
    with transaction.atomic():
        Delivery.queue("test", "note:1", make_message(), ben)
        transaction.set_rollback(True)
    assert Delivery.objects.count() == 0


def test_nothing_is_written_to_nowhere(elif_):
    elif_.email = None
    assert Delivery.queue("test", "note:1", make_message(), elif_) is None
    assert Delivery.queue("test", "note:1", make_message(), address="not an address") is None


def test_a_secret_rests_encrypted_and_leaves_whole(ben):
    delivery = with_secret(ben)
    columns = [str(value) for value in Delivery.objects.values_list().get()]
    assert [column for column in columns if "s3cret" in column] == []
    subject, text, html = delivery.unsealed()
    assert (subject, text.count(SECRET)) == (f"Your code {SECRET}", 3)
    assert html == delivery.html.replace("⟦1⟧", "s3cret~&amp;&lt;token&gt;")


def test_the_pages_hide_secrets_from_those_who_keep_the_ledger(asha, ben, as_):
    delivery = with_secret(ben)
    client = as_(asha)
    for url in ("/deliveries/", delivery.get_absolute_url(), f"{delivery.get_absolute_url()}page/"):
        page = client.get(url).content.decode()
        assert ("s3cret" in page, "(hidden)" in page) == (False, True)


@pytest.mark.parametrize("state", State.values)
def test_only_waiting_mail_is_called_back(asha, state):
    delivery = make_delivery(state=state)
    if state in (State.QUEUED, State.CLAIMED, State.DIGEST):
        delivery.cancel(by=asha)
        assert (delivery.state, AuditEntry.objects.get().act) == (State.CANCELLED, "delivery.cancelled")
    else:
        with pytest.raises(ValidationError, match="moved on"):
            delivery.cancel(by=asha)


@pytest.mark.parametrize("state", State.values)
def test_only_refused_mail_and_mail_in_doubt_is_sent_again(asha, state):
    delivery = make_delivery(state=state, attempts=7)
    if state in (State.FAILED, State.UNKNOWN):
        delivery.send_again(by=asha)
        assert (delivery.state, delivery.attempts, delivery.claim) == (State.QUEUED, 0, None)
    else:
        with pytest.raises(ValidationError, match="moved on"):
            delivery.send_again(by=asha)


def test_mail_that_lost_its_link_is_not_sent_again(asha, ben):
    delivery = with_secret(ben)
    Delivery.objects.filter(pk=delivery.pk).end(State.FAILED)
    delivery.refresh_from_db()
    assert delivery.can_be_sent_again is False
    with pytest.raises(ValidationError, match="is gone"):
        delivery.send_again(by=asha)


def test_doubt_is_decided_once(asha):
    delivery = make_delivery(state=State.UNKNOWN)
    delivery.leave(by=asha)
    assert (delivery.is_in_doubt, delivery.can_be_sent_again) == (False, False)
    with pytest.raises(ValidationError, match="moved on"):
        delivery.leave(by=asha)


DECISIONS = [("cancel", "queued", "cancelled"), ("send-again", "failed", "queued"), ("leave", "unknown", "unknown")]


@pytest.mark.parametrize(("act", "state", "after"), DECISIONS)
def test_decisions_are_made_on_the_page_by_post(asha, as_, act, state, after):
    delivery = make_delivery(state=state)
    client, url = as_(asha), f"{delivery.get_absolute_url()}{act}/"
    assert (client.get(url).status_code, client.post(url).url) == (405, delivery.get_absolute_url())
    assert Delivery.objects.get().state == after
    assert "This message has moved on meanwhile." in client.post(url, follow=True).content.decode()


@pytest.mark.parametrize(("act", "state", "after"), DECISIONS)
def test_decisions_are_for_backbone_staff(ben, as_, act, state, after):
    delivery = make_delivery(state=state)
    assert as_(ben).post(f"{delivery.get_absolute_url()}{act}/").status_code == 403
    assert Delivery.objects.get().is_in_doubt is (state == "unknown")
    assert Delivery.objects.get().state == state


@pytest.mark.parametrize("page", ["", "messages/", "messages/test/page/", "{pk}/", "{pk}/page/"])
def test_only_backbone_staff_see_the_ledger(asha, ben, as_, page):
    delivery = make_delivery(address="canary@example.org")
    url = "/deliveries/" + page.format(pk=delivery.pk)
    assert [as_(person).get(url).status_code for person in (asha, ben)] == [200, 403]


def test_the_ledger_is_searched_and_filtered(asha, as_):
    make_delivery(address="lena@example.org", state=State.FAILED)
    make_delivery("invitation", address="lena@example.org")
    make_delivery(address="omar@example.org", state=State.FAILED)
    queries = ["q=LENA&state=failed", "kind=invitation", "state=nonsense&kind=nonsense"]
    pages = [as_(asha).get(f"/deliveries/?{query}").context["page"].rows for query in queries]
    assert [[(row.address[:4], row.kind) for row in rows] for rows in pages] == [
        [("lena", "test")],
        [("lena", "invitation")],
        [("omar", "test"), ("lena", "invitation"), ("lena", "test")],
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_ledger_asks_as_often_for_many_as_for_one(asha, as_, django_assert_num_queries, rows):
    for _row in range(rows):
        make_delivery(person=asha, state=State.UNKNOWN)
    client = as_(asha)
    with django_assert_num_queries(11):
        client.get("/deliveries/")


def test_a_test_mail_goes_to_whoever_asks(asha, as_):
    for _time in range(2):
        as_(asha).post("/deliveries/test/")
    assert list(Delivery.objects.values_list("kind", "address")) == [("test", "asha@example.org")] * 2


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_of_mail_is_previewed(asha, as_, name):
    response = as_(asha).get(f"/deliveries/messages/?kind={name}")
    page = as_(asha).get(f"/deliveries/messages/{name}/page/")
    sample = KINDS[name].sample()
    assert response.context["subject"] == sample.one_line_subject()
    assert (sample.greeting or sample.subject).split()[-1] in page.content.decode()


def test_a_mail_is_shown_where_nothing_in_it_can_run(asha, as_):
    delivery = make_delivery()
    policy = as_(asha).get(f"{delivery.get_absolute_url()}page/")["Content-Security-Policy"]
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    assert (rules["default-src"], rules["script-src"], rules["sandbox"]) == ("'none'", "'none'", "")
    assert rules["frame-ancestors"] == "'self'"


@pytest.mark.parametrize(("debug", "backend"), [(True, "smtp"), (False, "filebased")])
def test_the_mailbox_is_for_development_only(client, db, settings, debug, backend):
    settings.DEBUG, settings.EMAIL_BACKEND = debug, f"django.core.mail.backends.{backend}.EmailBackend"
    urls = ("/mailbox/", "/mailbox/a.log/0/", "/mailbox/a.log/0/page/")
    assert [client.get(url).status_code for url in urls] == [404] * 3


@pytest.fixture
def development(settings):
    settings.DEBUG, settings.EMAIL_BACKEND = True, mailbox.FILE_BACKEND


def test_in_development_mails_land_in_the_mailbox(client, ben, development):
    with_secret(ben)
    make_delivery(address="omar@example.org")
    assert send_due() == 2
    letters = client.get("/mailbox/").context["letters"]
    assert sorted(letter.to for letter in letters) == ["ben@example.org", "omar@example.org"]
    number = next(letter.number for letter in letters if letter.to == "ben@example.org")
    url = f"/mailbox/{letters[0].file}/{number}/"
    assert client.get(url).context["letter"].text.count(SECRET) == 3
    assert "s3cret~&amp;&lt;token&gt;" in client.get(f"{url}page/").content.decode()
    assert [client.get(f"/mailbox/{name}/7/").status_code for name in (letters[0].file, "nothing.log")] == [404, 404]


def test_what_the_cast_got_lately_lies_in_the_mailbox_links_and_all(client, ben, development):
    with_secret(ben)
    make_delivery(address="omar@example.org")
    make_delivery(address="dora@example.org")
    Delivery.objects.filter(person=ben).update(created_at=timezone.now() - timedelta(days=13))
    Delivery.objects.filter(address="dora@example.org").update(created_at=timezone.now() - timedelta(days=15))
    demo_mail.show(Delivery.objects.all())
    [letter] = client.get("/mailbox/").context["letters"]
    assert (letter.to, letter.sent_at.date()) == ("ben@example.org", (timezone.now() - timedelta(days=13)).date())
    assert (letter.text.count(SECRET), Delivery.objects.in_state(State.QUEUED).count()) == (3, 3)


def test_what_has_expired_is_forgotten(ben):
    now = timezone.now()
    old, young = Link.create(ben, "test", days=-366), Link.create(ben, "test", days=-364)
    gone = make_delivery("invitation", state=State.SENT, ended_at=now - timedelta(days=91))
    kept = make_delivery("test", state=State.SENT, ended_at=now - timedelta(days=91))
    JobRun.objects.create(job="x", window=now, started_at=now - timedelta(days=8))
    forget_expired()
    assert list(Link.objects.all()) == [young]
    assert [Delivery.objects.get(pk=row.pk).text == "" for row in (gone, kept)] == [True, False]
    assert (old.pk != young.pk, JobRun.objects.count()) == (True, 0)


@pytest.mark.parametrize("mark", ["⟦1⟧", "⟦⟦1⟧1⟧", "⟦⟦⟦1⟧1⟧1⟧"])
def test_nobody_can_ask_for_a_secret_in_their_own_words(asha, ben, as_, mark):
    as_(asha).post(f"/people/{ben.pk}/invite/", {"words": f"https://elsewhere.example/{mark}"})
    subject, text, html = Delivery.objects.get(kind="invitation").unsealed()
    assert [body.count("/l/") for body in (subject, text, html)] == [0, 1, 1]
    assert "https://elsewhere.example/1" in text
