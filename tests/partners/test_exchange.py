"""Needs, offers, and partners brought together: asked first, introduced, looked back on."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from network.lib.dates import today
from partners import suggesting
from partners.models import Introduction, Need, Offer
from people.models import Delivery, Link
from tests.make import make_affiliation, make_partner, make_person
from tests.make_plans import remind
from tests.make_promises import make_introduction, make_need, make_offer
from tests.queries import assert_same_queries


@pytest.fixture
def room(sandpiper):
    return make_need(sandpiper, "A warm room on Fridays.", tags=["rooms"])


def path_of(delivery: Delivery) -> str:
    token = next(word for word in delivery.unsealed()[1].split() if "/l/" in word).split("/l/")[1].strip("/")
    return f"/l/{token}/"


def mails() -> list[tuple[str, str]]:
    return sorted(Delivery.objects.exclude(state="cancelled").values_list("kind", "address"))


def test_a_need_begins_with_the_words_of_the_profile(as_, ben, sandpiper):
    sandpiper.needs_help = "Somebody who speaks Tigrinya."
    sandpiper.save()
    page = as_(ben).get(f"/partners/{sandpiper.slug}/exchange/need/new/").content.decode()
    assert "Somebody who speaks Tigrinya.</textarea>" in page


def test_what_is_asked_for_already_is_not_suggested_again(as_, ben, sandpiper):
    sandpiper.needs_help = "A warm room on Fridays, and somebody who can explain the referral form in Tigrinya."
    sandpiper.save()
    need = make_need(sandpiper, "Somebody who can explain the referral form in Tigrinya, and a warm room on Fridays.")
    url = f"/partners/{sandpiper.slug}/exchange/need/new/"
    assert as_(ben).get(url).context["form"].initial["words"] == ""
    need.close(ben)
    assert as_(ben).get(url).context["form"].initial["words"] == sandpiper.needs_help


def test_a_need_is_entered_with_tags_and_a_last_day(as_, ben, sandpiper):
    later = today() + timedelta(days=9)
    said = {"words": "A room", "tags": "rooms, #Friday, rooms", "until": later.isoformat()}
    as_(ben).post(f"/partners/{sandpiper.slug}/exchange/need/new/", said)
    need = Need.objects.get()
    assert (need.partner, need.words, need.tags, need.until) == (sandpiper, "A room", ["rooms", "Friday"], later)


def test_an_offer_is_entered_by_the_link_of_the_profile(client, ben, sandpiper):
    link = Link.create(ben, "partner.profile", sandpiper)
    client.post(f"/l/{link.token}/exchange/offer/new/", {"words": "A van on Mondays"})
    assert Offer.objects.get().words == "A van on Mondays"


def test_the_same_words_stand_once(ben, sandpiper, room):
    assert Need.enter(ben, sandpiper, words=room.words) == room


def test_a_last_day_is_not_over_yet(ben, sandpiper):
    with pytest.raises(ValidationError, match="is over"):
        Need.enter(ben, sandpiper, words="A room", until=today() - timedelta(days=1))


def test_what_is_over_or_closed_or_of_a_partner_that_left_is_not_open(asha, sandpiper, clinic, room):
    make_need(sandpiper, until=today() - timedelta(days=1))
    make_need(sandpiper).close(asha)
    make_need(make_partner(stage="former"))
    assert list(Need.objects.open()) == [room]


def test_taking_a_need_off_the_list_can_be_undone(as_, ben, sandpiper, room):
    client, place = as_(ben), f"/partners/{sandpiper.slug}/exchange/need/{room.pk}"
    client.post(f"{place}/close/")
    assert list(Need.objects.open()) == []
    client.post(f"{place}/reopen/")
    assert list(Need.objects.open()) == [room]


def test_too_many_tags_are_refused_and_the_words_stay(as_, ben, sandpiper):
    said = {"words": "A room", "tags": ",".join("abcdefghi")}
    response = as_(ben).post(f"/partners/{sandpiper.slug}/exchange/need/new/", said)
    assert (response.status_code, Need.objects.count()) == (422, 0)
    assert "A room</textarea>" in response.content.decode()


def test_a_tag_narrows_the_list(as_, ben, dora, sandpiper, clinic, room):
    make_need(clinic, "A bookkeeper.", tags=["money"])
    page = as_(ben).get("/exchange/?tag=MONEY").content.decode()
    assert ("A bookkeeper." in page, "A warm room" in page) == (True, False)


def test_a_suggestion_says_why(sandpiper, clinic, room):
    offer = make_offer(clinic, "Our waiting room is warm.", tags=["rooms"])
    one = suggesting.helpers_for([room])[room.pk][0]
    assert (one.partner, one.offer, one.why) == (clinic, offer, "offers: room, warm")


def test_others_do_not_read_who_could_help(as_, ben, dora, elif_, clinic, room):
    make_offer(clinic, "A warm room.")
    seen = [why in as_(person).get("/exchange/").content.decode() for person in (ben, dora, elif_)
            for why in ["offers: room, warm"]]  # fmt: skip
    assert seen == [True, True, False]


def test_we_can_help_asks_whoever_needs_it_first(as_, ben, dora, clinic, room):
    as_(dora).post(f"/partners/{clinic.slug}/exchange/needs/{room.pk}/help/", {"words": "Mondays, too."})
    one = Introduction.objects.get()
    assert (one.seeker, one.helper, one.awaited()) == (room.partner, clinic, ["seeker"])
    assert mails() == [("introduction_asked", "ben@example.org")]
    assert "dora@example.org" not in Delivery.objects.get().text


def test_a_yes_from_the_link_introduces_both(client, ben, dora, clinic, room):
    Introduction.propose(dora, room.partner, clinic, ("helper",), need=room)
    asked = path_of(Delivery.objects.get())
    client.get(asked)
    assert Introduction.objects.get().is_asked
    client.post(asked, {"yes": "1"})
    assert Introduction.objects.get().is_made
    made = Delivery.objects.filter(kind="introduction_made").order_by("address")
    assert [(mail.address, "ben@" in mail.text, "dora@" in mail.text) for mail in made] == [
        ("ben@example.org", False, True), ("dora@example.org", True, False),
    ]  # fmt: skip


def test_who_said_yes_hears_what_comes_and_is_not_asked_yet_what_came_of_it(client, ben, dora, clinic, room):
    Introduction.propose(dora, room.partner, clinic, ("helper",), need=room)
    page = client.post(path_of(Delivery.objects.get()), {"yes": "1"}).content.decode()
    assert ("<h1>You are introduced</h1>" in page, "is on its way to both of you" in page) == (True, True)
    Introduction.objects.get().follow_up()
    page = client.get(path_of(Delivery.objects.get(kind="introduction_outcome", person=ben))).content.decode()
    assert ("<h1>What came of it?</h1>" in page, "is on its way to both of you" in page) == (True, False)


def test_words_that_end_with_a_full_stop_get_no_second_one(ben, dora, clinic, room):
    Introduction.propose(dora, room.partner, clinic, ("helper",), need=room)
    assert "“A warm room on Fridays”. " in " ".join(Delivery.objects.get().text.split())


def test_a_no_gives_nobodys_address_and_tells_whoever_proposed(client, ben, dora, clinic, room):
    Introduction.propose(dora, room.partner, clinic, ("helper",), need=room)
    client.post(path_of(Delivery.objects.get()), {"no": "1"})
    assert Introduction.objects.get().progress == "declined"
    assert mails() == [("introduction_declined", "dora@example.org")]


def test_an_introduction_by_the_backbone_asks_both(asha, ben, dora, sandpiper, clinic):
    one = Introduction.propose(asha, sandpiper, clinic)
    one.agree(ben, "seeker")
    assert one.is_asked
    one.agree(dora, "helper")
    assert one.is_made


def test_proposing_twice_sends_one_mail(ben, dora, clinic, room):
    for _time in range(2):
        Introduction.propose(dora, room.partner, clinic, ("helper",), need=room)
    assert Delivery.objects.count() == 1


def test_nobody_is_introduced_to_itself(dora, clinic):
    with pytest.raises(ValidationError, match="themselves"):
        Introduction.propose(dora, clinic, clinic)


def test_whoever_has_left_is_not_introduced(dora, clinic):
    with pytest.raises(ValidationError, match="not in the network"):
        Introduction.propose(dora, make_partner(stage="former"), clinic)


def test_an_answer_counts_once(asha, sandpiper, clinic):
    one = make_introduction(sandpiper, clinic)
    one.decline(asha, "seeker")
    with pytest.raises(ValidationError, match="answered already"):
        one.agree(asha, "seeker")


def test_the_link_of_one_side_does_not_answer_for_the_other(client, asha, ben, dora, sandpiper, clinic):
    Introduction.propose(asha, sandpiper, clinic)
    client.post(path_of(Delivery.objects.get(address="ben@example.org")), {"yes": "1"})
    assert Introduction.objects.get().awaited() == ["helper"]


def test_a_month_later_both_are_asked_once_what_came_of_it(ben, dora, sandpiper, clinic):
    make_introduction(sandpiper, clinic, progress="made", made_at=timezone.now())
    remind("introduction")
    assert mails() == []
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        remind("introduction")
        remind("introduction")
    assert mails() == [("introduction_outcome", "ben@example.org"), ("introduction_outcome", "dora@example.org")]


def test_the_outcome_is_told_from_the_link_and_counted_for_both(client, ben, dora, sandpiper, clinic):
    make_introduction(sandpiper, clinic, progress="made", made_at=timezone.now() - timedelta(days=31))
    remind("introduction")
    page = path_of(Delivery.objects.get(address="ben@example.org"))
    buttons = client.get(page).content.decode().count('name="outcome"')
    client.post(page, {"outcome": "helped"})
    one = Introduction.objects.get()
    assert (buttons, one.outcome) == (3, "helped")
    assert [Introduction.objects.of(side).get().outcome for side in (sandpiper, clinic)] == ["helped", "helped"]


def test_there_is_no_outcome_before_an_introduction(asha, sandpiper, clinic):
    with pytest.raises(ValidationError, match="not been introduced"):
        make_introduction(sandpiper, clinic).tell_outcome(asha, "helped")


def test_partners_that_know_the_same_third_are_suggested_to_each_other(sandpiper, clinic):
    library = make_partner("Harbour Library")
    person = make_person()
    make_affiliation(library, person)
    make_affiliation(sandpiper, person)
    make_introduction(clinic, library, progress="made", made_at=timezone.now())
    meeting = suggesting.triangles()[0]
    assert ({meeting.one, meeting.other}, meeting.why) == ({sandpiper, clinic}, "both know Harbour Library")


def test_the_exchange_asks_the_database_always_the_same(as_, ben, room):
    make_offer(make_partner(), "A room for number 1.")
    assert_same_queries(as_(ben), "/exchange/", lambda: make_need(make_partner()), 10)
    assert_same_queries(as_(ben), "/exchange/?show=offers", lambda: make_offer(make_partner()), 6)
