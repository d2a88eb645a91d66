"""One mail a week for who wants it: what can wait is gathered, once, on their day at eight by their own clocks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from network.lib.mail import Message
from network.lib.zones import moment_of
from people import digests, sending
from people.kinds import KINDS, Kind, by_matter, stop_token
from people.models import Delivery, DigestItem, Link, WeeklyDigest
from people.models.delivery import State
from people.preference_form import AS_THEY_COME
from people.unsubscribing import stop
from tests.make_mail import make_message

BERLIN = "Europe/Berlin"
WEDNESDAY = date(2027, 3, 24)  # clocks go forward on Sunday the 28th
MONDAY = 0


def berlin(day: date, hour: int = 12) -> datetime:
    return moment_of(day, time(hour), BERLIN).astimezone(UTC)


NEXT = berlin(date(2027, 3, 29), 8)


@pytest.fixture(autouse=True)
def noon(ben, time_machine):
    time_machine.move_to(berlin(WEDNESDAY), tick=False)
    KINDS["small"] = Kind("small", "Small things", make_message, optional=True, digestible=True)
    KINDS["other"] = Kind("other", "Other things", make_message, optional=True, digestible=True)
    ben.time_zone = BERLIN
    ben.save()
    WeeklyDigest.choose(ben, ben, MONDAY)
    yield
    del KINDS["small"], KINDS["other"]


def write(ben, key: str, kind: str = "small", **fields) -> Delivery:
    said = {"subject": f"About {key}", "paragraphs": [f"Words of {key}."], "why": "A test.", **fields}
    return Delivery.queue(kind, key, Message(**said), ben, secrets=["sesame"])


def gather(*moments: datetime) -> None:
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            digests.gather_due(moment)


def post() -> None:
    """The outbox is emptied, an hour after the digest."""
    with time_machine.travel(NEXT + timedelta(hours=1), tick=False):
        sending.send_due()


def states() -> list[tuple[str, str]]:
    return list(Delivery.objects.order_by("pk").values_list("kind", "state"))


def test_what_can_wait_is_gathered_into_one_mail_on_the_day_at_eight_and_once(ben, mailoutbox):
    write(ben, "one"), write(ben, "two", "other")
    gather(NEXT - timedelta(seconds=1))
    sending.send_due()
    assert (states(), mailoutbox) == ([("small", "digest"), ("other", "digest")], [])
    gather(NEXT, NEXT, NEXT + timedelta(days=7))
    post()
    (mail,) = mailoutbox
    assert mail.subject == "Your week: About one, and 1 more"
    assert [words in mail.body for words in ("ABOUT ONE", "Words of one.", "ABOUT TWO", "Words of two.")] == [True] * 4
    assert states() == [("small", "digest"), ("other", "digest"), ("weekly_digest", "sent")]
    assert set(DigestItem.objects.values_list("gathered_in__kind", flat=True)) == {"weekly_digest"}


def test_what_comes_after_the_digest_waits_for_the_next(ben):
    write(ben, "one")
    gather(NEXT)
    with time_machine.travel(NEXT + timedelta(hours=1), tick=False):
        write(ben, "two")
    gather(NEXT + timedelta(hours=2), NEXT + timedelta(days=6, hours=23))
    assert [kind for kind, _state in states()].count("weekly_digest") == 1
    gather(NEXT + timedelta(days=7))
    assert [kind for kind, _state in states()].count("weekly_digest") == 2


def test_after_an_outage_it_comes_late_and_once(ben):
    write(ben, "one")
    gather(NEXT + timedelta(days=3), NEXT + timedelta(days=3, minutes=15))
    assert [kind for kind, _state in states()] == ["small", "weekly_digest"]


def test_nothing_urgent_waits(ben):
    write(ben, "soon", of_use_until=NEXT + timedelta(hours=20))
    write(ben, "later", of_use_until=NEXT + timedelta(hours=25))
    write(ben, "sign-in", "sign_in_code")
    assert states() == [("small", "queued"), ("small", "digest"), ("sign_in_code", "queued")]


def test_who_has_not_chosen_it_gets_single_mails(ben, fern):
    assert write(fern, "one").state == State.QUEUED
    digests.choose(ben, ben, None)
    assert write(ben, "two").state == State.QUEUED


def test_whoever_goes_back_to_single_mails_gets_what_waits_now(ben, mailoutbox):
    write(ben, "one")
    digests.choose(ben, ben, None)
    sending.send_due()
    gather(NEXT)
    assert [mail.subject for mail in mailoutbox] == ["About one"]


def test_links_work_in_the_mail_and_are_shown_nowhere_else(ben, sandpiper, mailoutbox):
    link = Link.create(ben, "partner.profile", sandpiper)
    message = Message("Look", ["Please look."], "A test.", button=("Look", link.url))
    Delivery.queue("small", "look", message, ben, secrets=[link.token])
    held = DigestItem.objects.get()
    gather(NEXT)
    post()
    digest = Delivery.objects.get(kind="weekly_digest")
    assert (link.url in mailoutbox[0].body, link.token in mailoutbox[0].alternatives[0][0]) == (True, True)
    resting = (str(held.content), digest.text, digest.html, str(Delivery.objects.get(kind="small").text))
    assert [link.token in text for text in resting] == [False] * 4


def test_a_mail_that_is_called_back_stands_in_no_digest(ben):
    write(ben, "one"), write(ben, "two")
    Delivery.objects.filter(key="one").cancel_waiting()
    gather(NEXT)
    assert "Words of two" in Delivery.objects.get(kind="weekly_digest").text
    assert "Words of one" not in Delivery.objects.get(kind="weekly_digest").text


def test_a_kind_that_is_stopped_meanwhile_is_left_out_and_what_is_too_late(ben):
    write(ben, "one"), write(ben, "two", "other")
    write(ben, "three", "other", of_use_until=NEXT + timedelta(days=2))
    stop(ben, KINDS["small"])
    gather(NEXT + timedelta(days=3))
    text = Delivery.objects.get(kind="weekly_digest").text
    assert [f"Words of {name}" in text for name in ("one", "two", "three")] == [False, True, False]
    assert [state for _kind, state in states()] == ["suppressed", "digest", "cancelled", "queued"]


def test_every_kind_in_it_and_the_digest_itself_can_be_stopped_from_it(client, ben, mailoutbox):
    write(ben, "one")
    gather(NEXT)
    post()
    doors = [f"/unsubscribe/{stop_token(ben.pk, KINDS[kind])}/" for kind in ("small", "weekly_digest")]
    assert [door in mailoutbox[0].body for door in doors] == [True, True]
    assert doors[1] in mailoutbox[0].extra_headers["List-Unsubscribe"]
    assert "does not come one by one either" in client.get(doors[1]).text
    client.post(doors[1])
    write(ben, "two")
    gather(NEXT + timedelta(days=7))
    assert states()[-1] == ("small", "suppressed")


@pytest.mark.parametrize(("month", "sunday"), [(3, 28), (10, 31)])
def test_eight_stays_eight_when_clocks_are_changed(ben, month, sunday):
    day = date(2027, month, sunday)
    choice = WeeklyDigest.of(ben)
    saturday, monday = berlin(day - timedelta(days=1)), berlin(day + timedelta(days=1), 8)
    assert (choice.after(saturday), choice.before(monday)) == (monday, monday)
    assert choice.before(monday - timedelta(seconds=1)) == berlin(day - timedelta(days=6), 8)


def test_whoever_chooses_single_mails_on_their_page_gets_what_waits(as_, ben):
    write(ben, "one")
    wanted = {matter.value: [kind.name for kind in kinds] for matter, kinds in by_matter()}
    as_(ben).post("/me/mails/", {**wanted, "weekday": AS_THEY_COME})
    assert (states(), WeeklyDigest.of(ben)) == ([("small", "queued")], None)
