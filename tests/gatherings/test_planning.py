"""A gathering moves, is cancelled, takes place after all, is planned once more."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError

from gatherings import planning
from people.models import Delivery
from tests.make_gatherings import make_gathering, make_rsvp


@pytest.fixture
def dialogue(chidi, dora, ben, fern):
    """Dora comes, Fern has not answered, Ben does not come."""
    gathering = make_gathering("Learning dialogue", chidi)
    make_rsvp(gathering, dora, "yes")
    make_rsvp(gathering, fern)
    make_rsvp(gathering, ben, "no")
    gathering.invited_at = gathering.created_at
    gathering.save()
    return gathering


def mails(kind):
    return {mail.person.first_name: mail for mail in Delivery.objects.filter(kind=kind)}


def test_who_is_invited_hears_of_a_move_with_the_words_and_the_new_time(dialogue, chidi):
    day = dialogue.day + timedelta(days=1)
    planning.move(dialogue, chidi, day, time(14), 60, words="The hall is taken.")
    told = mails("gathering_moved")
    assert sorted(told) == ["Dora", "Fern"]
    text = " ".join(told["Dora"].text.split())
    assert ("The hall is taken." in text, "14:00–15:00 Berlin" in text, "It was to be on" in text) == (True, True, True)
    assert (dialogue.sequence, "SEQUENCE:1" in told["Dora"].calendar) == (1, True)
    assert dialogue.rsvps.get(person__name="Dora Lindqvist").answer == "yes"


def test_each_move_is_told_once_and_none_is_no_move(dialogue, chidi):
    planning.move(dialogue, chidi, dialogue.day, time(14), 90)
    with pytest.raises(ValidationError, match="when it is already"):
        planning.move(dialogue, chidi, dialogue.day, time(14), 90)
    planning.move(dialogue, chidi, dialogue.day, time(15), 90)
    assert Delivery.objects.filter(kind="gathering_moved", person__name="Dora Lindqvist").count() == 2


def test_nothing_moves_into_the_past_and_nobody_hears_of_a_slip(dialogue, chidi):
    with pytest.raises(ValidationError) as caught:
        planning.move(dialogue, chidi, dialogue.day - timedelta(days=400), time(14), 60)
    assert caught.value.message_dict == {"day": ["This day is over. Choose a later one."]}
    assert mails("gathering_moved") == {}


def test_cancelling_asks_for_words_where_people_are_invited(dialogue, chidi):
    with pytest.raises(ValidationError) as caught:
        planning.cancel(dialogue, chidi, " ")
    assert list(caught.value.message_dict) == ["words"]
    planning.cancel(dialogue, chidi, "Three of us are ill.")
    told = mails("gathering_cancelled")
    assert sorted(told) == ["Dora", "Fern"]
    assert ("Three of us are ill." in told["Fern"].text, "METHOD:CANCEL" in told["Fern"].calendar) == (True, True)
    quiet = planning.cancel(make_gathering(), chidi, "")
    assert quiet.is_cancelled


def test_cancelling_taken_back_at_once_leaves_no_mail(dialogue, chidi):
    planning.cancel(dialogue, chidi, "Wrong one.")
    planning.restore(dialogue, chidi)
    assert {mail.state for mail in Delivery.objects.all()} == {"cancelled"}
    assert (dialogue.is_planned, dialogue.sequence) == (True, 2)


def test_who_got_the_mail_hears_that_it_takes_place_after_all(dialogue, chidi):
    planning.cancel(dialogue, chidi, "Ill.")
    Delivery.objects.filter(person__name="Dora Lindqvist").update(state="sent")
    planning.restore(dialogue, chidi)
    assert sorted(mails("gathering_restored")) == ["Dora"]


def test_once_more_on_another_day_without_guests_of_the_first(dialogue, chidi, clinic):
    dialogue.partners.add(clinic)
    twin = planning.duplicate(dialogue, chidi, dialogue.day + timedelta(days=30))
    assert (twin.expectations, [*twin.partners.all()], [*twin.facilitators.all()]) == (
        dialogue.expectations, [clinic], [chidi],
    )  # fmt: skip
    assert (twin.rsvps.count(), twin.invited_at, twin.uid == dialogue.uid) == (0, None, False)


def test_the_pages_say_how_many_hear_of_it(dialogue, chidi, as_):
    client, page = as_(chidi), f"/gatherings/{dialogue.pk}/"
    assert "2 people are invited and hear of it." in client.get(f"{page}move/").content.decode()
    assert client.post(f"{page}cancel/", {"words": ""}).status_code == 422
    cancelled = client.post(f"{page}cancel/", {"words": "Ill."}, follow=True)
    assert f"{page}restore/" in cancelled.content.decode()
    client.post(f"{page}restore/")
    moved = {"day": dialogue.day.isoformat(), "begins": "16:00", "minutes": 30, "zone": "Europe/Berlin"}
    assert client.post(f"{page}move/", moved).status_code == 302
    again = client.post(f"{page}again/", {"day": "2027-05-04"})
    dialogue.refresh_from_db()
    assert (dialogue.minutes, again["Location"] != page) == (30, True)
