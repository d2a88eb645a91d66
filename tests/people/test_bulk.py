"""One text for many: the body is kept once, each row says only to whom and why."""

import pytest

from people import sending
from people.bulk import Letter, queue_alike
from people.kinds import BODIES, STOP_URL, WAYS_OUT, WHY, Body
from people.models import Delivery, Suppression
from people.models.delivery import State
from people.objections import objections_to
from tests.make_mail import make_delivery

BODY = Body(f"News.\n\n{WHY}\n{STOP_URL}\n", f'<p>News.</p><p>{WHY}</p><a href="{STOP_URL}">Stop</a>')

WAY_OUT = "https://network.example.org/stop/"


@pytest.fixture
def issue(db, news):
    """A kind of mail that goes to many, and readers we know by the address only."""
    BODIES[news] = lambda key: BODY
    WAYS_OUT[news] = lambda addresses: {one: WAY_OUT for one in addresses if one.startswith("lena")}
    yield news
    del BODIES[news], WAYS_OUT[news]


def queue(issue, *letters):
    return queue_alike(issue, "issue:1", "March", letters)


def test_each_address_gets_a_letter_once(ben, issue):
    letters = [Letter("LENA@example.org", "You subscribed."), Letter(ben.email, "You are in a group.", ben.pk)]
    assert (queue(issue, *letters, letters[0]), queue(issue, *letters), Delivery.objects.count()) == (2, 0, 2)
    assert queue(issue, Letter("not an address", "?")) == 0


def test_the_body_is_filled_in_for_each_reader_when_it_leaves(ben, issue, mailoutbox):
    queue(issue, Letter("lena@example.org", "You said <yes>."), Letter(ben.email, "A partner.", ben.pk))
    assert (Delivery.objects.first().html, sending.send_due()) == ("", 2)
    lena, his = mailoutbox
    assert lena.body == f"News.\n\nYou said <yes>.\n{WAY_OUT}\n"
    assert "<p>You said &lt;yes&gt;.</p>" in lena.alternatives[0].content
    ways = [mail.extra_headers["List-Unsubscribe"] for mail in mailoutbox]
    assert (ways[0], f"/unsubscribe/{ben.pk}.news~" in ways[1]) == (f"<{WAY_OUT}>", True)
    assert ways[1].strip("<>") in his.body


def test_the_ledger_hides_each_way_out(asha, issue, as_):
    queue(issue, Letter("lena@example.org", "You subscribed."))
    assert Delivery.objects.get().masked()[1] == "News.\n\nYou subscribed.\n(hidden)\n"


@pytest.mark.parametrize("how", ["unsubscribed", "suppressed"])
def test_an_address_that_left_a_second_ago_gets_nothing(issue, mailoutbox, how):
    queue(issue, Letter("lena@example.org" if how == "suppressed" else "omar@example.org", "You subscribed."))
    if how == "suppressed":
        Suppression.add("lena@example.org", issue, "asked")
    assert (sending.send_due(), Delivery.objects.get().state) == (0, State.SUPPRESSED)


def test_a_batch_is_looked_at_with_the_same_questions_however_many_are_in_it(issue, django_assert_num_queries):
    queue(issue, *(Letter(f"lena{number}@example.org", "") for number in range(20)))
    batch = sending.claim()
    with django_assert_num_queries(1):
        assert (objections_to(batch), {one.way_out for one in batch}) == ({}, {WAY_OUT})


def test_a_body_that_is_gone_fails_its_own_letters_and_holds_up_no_other(issue, mailoutbox):
    def missing(key):
        raise ValueError(f"{key} is gone")

    queue(issue, Letter("lena@example.org", ""))
    make_delivery("test", address="ordinary@example.org")
    BODIES[issue] = missing
    assert sending.send_due() == 1
    assert Delivery.objects.get(kind=issue).server_words == "issue:1 is gone"


def test_a_letter_to_many_waits_for_those_who_wait(ben, issue, mailoutbox):
    queue(issue, *(Letter(f"lena{number}@example.org", "") for number in range(30)))
    make_delivery("test", address="ordinary@example.org")
    make_delivery("sign_in_code", ben)
    sending.send_due()
    assert [mail.to[0] for mail in mailoutbox[:2]] == ["ben@example.org", "ordinary@example.org"]


def test_a_lifted_suppression_lets_letters_through(issue, mailoutbox):
    Suppression.add("Lena@example.org", "", "Mail came back.")
    Suppression.lift("LENA@example.org", issue)
    queue(issue, Letter("lena@example.org", "You subscribed anew."))
    assert sending.send_due() == 1
