"""One look at the outbox: who gets what at the moment of sending, and what is noted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people import sending, tasks
from people.models import AuditEntry, Delivery, JobRun, Network, Suppression
from people.models.delivery import State
from people.smtp import Outcome
from tests.make_mail import make_delivery


def sent_to(mailoutbox):
    return [mail.to[0] for mail in mailoutbox]


def test_a_message_is_sent_once(ben, mailoutbox):
    delivery = make_delivery(person=ben)
    subject, text, _html = delivery.unsealed()
    assert (sending.send_due(), sending.send_due()) == (1, 0)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.sealed) == (State.SENT, 1, "")
    (mail,) = mailoutbox
    assert mail.extra_headers == {"Message-ID": delivery.message_id, "Auto-Submitted": "auto-generated"}
    assert (mail.subject, mail.body, mail.alternatives[0].mimetype) == (subject, text, "text/html")


def test_mail_for_a_later_hour_stays(ben, mailoutbox):
    make_delivery(person=ben, due_at=timezone.now() + timedelta(hours=1))
    assert (sending.send_due(), sent_to(mailoutbox)) == (0, [])


def test_whoever_waits_at_the_screen_comes_first(ben, mailoutbox):
    for _number in range(sending.BATCH + 5):
        make_delivery("test")
    make_delivery("sign_in_code", ben)
    sending.send_due()
    assert sent_to(mailoutbox)[0] == "ben@example.org"


CHANGES = {
    "unsubscribed": lambda person: setattr(person, "muted_kinds", ["news"]),
    "switched off": lambda person: setattr(person, "is_active", False),
    "erased": lambda person: vars(person).update(erased_at=timezone.now(), email=None),
    "moved": lambda person: setattr(person, "email", "new@example.org"),
    "bounced": lambda person: setattr(person, "bounced_at", timezone.now()),
    "suppressed": lambda person: Suppression.objects.create(address=person.email, kind="news", reason="asked"),
    "suppressed for all": lambda person: Suppression.objects.create(address=person.email, reason="complained"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whoever_left_a_second_ago_gets_nothing(ben, dora, news, mailoutbox, change):
    delivery = make_delivery(news, ben)
    make_delivery(news, dora)
    CHANGES[change](ben)
    ben.save()
    sending.send_due()
    delivery.refresh_from_db()
    assert sent_to(mailoutbox) == ["dora@example.org"]
    assert (delivery.state, delivery.sealed, delivery.server_words != "") == (State.SUPPRESSED, "", True)


@pytest.mark.parametrize("change", ["unsubscribed", "bounced"])
def test_a_sign_in_code_reaches_whoever_wants_no_news(ben, news, mailoutbox, change):
    make_delivery("sign_in_code", ben)
    CHANGES[change](ben)
    ben.save()
    sending.send_due()
    assert sent_to(mailoutbox) == ["ben@example.org"]


def test_mail_called_back_after_it_was_taken_up_stays(asha, ben, mailoutbox):
    make_delivery(person=ben)
    (claimed,) = sending.claim()
    Delivery.objects.get().cancel(by=asha)
    with sending.Post(notice=sending.crash_point) as post:
        post.open()
        assert sending.send(post, claimed, "") is None
    assert (Delivery.objects.get().state, sent_to(mailoutbox)) == (State.CANCELLED, [])


def test_a_claim_that_was_lost_sends_nothing(ben, mailoutbox, settings):
    make_delivery(person=ben)
    (slow,) = sending.claim()
    settings.DELIVERY_LEASE_SECONDS = 0
    sending.sweep()
    assert sending.send_due() == 1
    with sending.Post(notice=sending.crash_point) as post:
        post.open()
        assert sending.send(post, slow, "") is None
    assert sent_to(mailoutbox) == ["ben@example.org"]


def test_a_claim_that_somebody_else_holds_now_sends_nothing(ben, mailoutbox, settings):
    make_delivery(person=ben)
    (slow,) = sending.claim()
    settings.DELIVERY_LEASE_SECONDS = 0
    sending.sweep()
    (holder,) = sending.claim()
    with sending.Post(notice=sending.crash_point) as post:
        post.open()
        assert sending.send(post, slow, "") is None
    assert Delivery.objects.values_list("state", "claim").get() == (State.CLAIMED, holder.claim)


LEFT_BEHIND = [
    ("test", State.CLAIMED, State.QUEUED),
    ("test", State.SENDING, State.UNKNOWN),
    ("invitation", State.CLAIMED, State.QUEUED),
    ("invitation", State.SENDING, State.QUEUED),
]


@pytest.mark.parametrize(("kind", "before", "after"), LEFT_BEHIND)
def test_a_sweep_finds_what_a_dead_worker_left_behind(ben, kind, before, after):
    late = timezone.now() - timedelta(seconds=301)
    stuck = make_delivery(kind, ben, state=before, claimed_at=late)
    busy = make_delivery(kind, ben, state=before, claimed_at=late + timedelta(seconds=60))
    sending.sweep()
    assert [Delivery.objects.get(pk=row.pk).state for row in (stuck, busy)] == [after, before]


def test_a_sweep_that_lost_patience_is_corrected(ben):
    delivery = make_delivery(person=ben)
    (mine,) = sending.claim()
    Delivery.objects.update(state=State.UNKNOWN)
    sending.note(mine, Outcome(State.SENT))
    delivery.refresh_from_db()
    assert delivery.state == State.SENT


def test_a_decision_of_a_person_is_not_undone_by_a_late_sender(asha, ben):
    delivery = make_delivery(person=ben)
    (mine,) = sending.claim()
    Delivery.objects.update(state=State.UNKNOWN)
    delivery.leave(by=asha)
    sending.note(mine, Outcome(State.SENT))
    delivery.refresh_from_db()
    assert delivery.state == State.UNKNOWN


def test_a_bounce_flags_the_person_once(ben):
    for _time in range(2):
        delivery = make_delivery(person=ben, state=State.SENDING)
        sending.note(delivery, Outcome(State.FAILED, "no such mailbox", is_bounce=True))
    ben.refresh_from_db()
    assert ben.bounced_at is not None
    assert list(AuditEntry.objects.values_list("act", flat=True)) == ["person.bounced"]


def test_a_message_that_cannot_be_made_fails_and_the_rest_leaves(ben, dora, mailoutbox):
    broken = make_delivery(person=ben, sealed="not ours")
    make_delivery(person=dora)
    assert sending.send_due() == 1
    broken.refresh_from_db()
    assert (broken.state, sent_to(mailoutbox)) == (State.FAILED, ["dora@example.org"])


def test_a_server_that_never_agrees_is_given_up_at_last(ben):
    delivery = make_delivery(person=ben, state=State.SENDING, attempts=sending.MOST_TRIES - 1)
    sending.note(delivery, Outcome(State.QUEUED, "try later"))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.server_words) == (State.FAILED, "try later")


def test_the_wait_grows_up_to_an_hour():
    seconds = [sending.delay_after(attempts).total_seconds() for attempts in (0, 1, 2, 3, 30)]
    assert [30 <= seconds[0] < 38, 60 <= seconds[1] < 76, 120 <= seconds[2] < 151] == [True] * 3
    assert 3600 <= seconds[4] <= 4500


def test_two_beats_do_each_job_once(ben):
    stuck = make_delivery(person=ben, state=State.CLAIMED, claimed_at=timezone.now() - timedelta(days=1))
    tasks.sweep_deliveries()
    Delivery.objects.update(state=State.CLAIMED)
    tasks.sweep_deliveries()
    stuck.refresh_from_db()
    assert (stuck.state, JobRun.objects.count()) == (State.CLAIMED, 1)


def test_expired_things_are_forgotten_once_a_day(db):
    tasks.forget_expired()
    tasks.forget_expired()
    assert list(JobRun.objects.values_list("job", flat=True)) == ["forget_expired"]


def test_answers_go_to_the_network(ben, mailoutbox):
    Network.objects.update_or_create(pk=1, defaults={"contact_email": "team@example.org"})
    make_delivery(person=ben)
    sending.send_due()
    assert mailoutbox[0].reply_to == ["team@example.org"]
