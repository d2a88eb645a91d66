"""The ledger of mails and the choice of one's own over the API: the same verbs as the pages."""

from people.kinds import KINDS
from people.models import Delivery, WeeklyDigest
from people.models.delivery import State
from tests.make_mail import make_delivery

DELIVERIES, MINE = "/api/v1/deliveries/", "/api/v1/my-mails/"


def test_the_ledger_tells_what_became_of_a_mail_and_hides_what_is_secret(send, asha, ben, news):
    one = make_delivery(news, ben, state=State.UNKNOWN, server_words="The connection broke.")
    make_delivery("test")
    (row,) = send(asha, "get", f"{DELIVERIES}?state=unknown").json()["results"]
    assert (row["address"], row["is_in_doubt"], row["can_be_sent_again"]) == (ben.email, True, True)
    whole = send(asha, "get", f"{DELIVERIES}{one.pk}/").json()
    assert ("(hidden)" in whole["text"], "/unsubscribe/" in whole["text"].replace("(hidden)", "")) == (True, True)
    assert f"{ben.pk}.{news}" not in str(whole)


def test_what_is_in_doubt_is_decided_once(send, asha):
    left, again = (make_delivery("test", state=State.UNKNOWN) for _number in range(2))
    assert send(asha, "post", f"{DELIVERIES}{left.pk}/leave/").json()["is_in_doubt"] is False
    assert send(asha, "post", f"{DELIVERIES}{again.pk}/send-again/").json()["state"] == "queued"
    assert send(asha, "post", f"{DELIVERIES}{left.pk}/leave/").status_code == 400
    assert send(asha, "post", f"{DELIVERIES}{again.pk}/cancel/").json()["state"] == "cancelled"
    assert Delivery.objects.counts() == {State.UNKNOWN: 1, State.CANCELLED: 1}


def test_a_person_chooses_their_mails(send, ben):
    kinds = {row["kind"] for row in send(ben, "get", MINE).json()["kinds"] if row["is_wanted"]}
    assert kinds == {kind.name for kind in KINDS.values() if kind.optional} - {"weekly_digest"}
    answer = send(ben, "post", MINE, {"wanted": ["newsletter"], "weekday": 2}).json()
    assert [row["kind"] for row in answer["kinds"] if row["is_wanted"]] == ["newsletter"]
    assert (answer["weekday"], WeeklyDigest.of(ben).weekday) == (2, 2)
    assert send(ben, "post", MINE, {"wanted": ["sign_in_code"], "weekday": None}).status_code == 400
