"""Taking an invitation back: who is told, and what goes with it."""

import pytest
from django.core.exceptions import ValidationError

from gatherings import answering, inviting, withdrawing
from gatherings.models import Rsvp
from people import sending
from people.models import Delivery, Link
from tests.calendar_readers import by_icalendar
from tests.make_gatherings import make_gathering, make_rsvp, make_running


@pytest.fixture
def dialogue(chidi, ben, dora):
    return make_gathering("Dialogue", chidi, reach="contacts")


def invited(gathering, by, *people):
    return inviting.invite(gathering, by, [person.pk for person in people])


def withdrawals():
    return [row.person for row in Delivery.objects.filter(kind="gathering_withdrawn")]


def test_whoever_had_the_mail_hears_of_it_and_their_calendar_forgets_it(dialogue, chidi, ben):
    (rsvp,) = invited(dialogue, chidi, ben)
    Delivery.objects.update(state="sent")
    assert withdrawing.withdraw(rsvp, chidi, "The table is full.") is True
    mail = Delivery.objects.get(kind="gathering_withdrawn")
    calendar = by_icalendar(mail.calendar)
    assert ("The table is full." in mail.text, calendar["method"]) == (True, "CANCEL")
    assert (calendar["events"][0]["status"], calendar["events"][0]["uid"][:36]) == ("CANCELLED", str(dialogue.uid))
    assert (Rsvp.objects.count(), Link.objects.usable().count()) == (0, 0)


def test_a_mail_that_has_not_left_stays_here_and_nobody_is_told(dialogue, chidi, ben):
    (rsvp,) = invited(dialogue, chidi, ben)
    assert withdrawing.withdraw(rsvp, chidi) is False
    sending.send_due()
    assert [row.state for row in Delivery.objects.all()] == ["cancelled"]


def test_whoever_said_no_is_left_in_peace(dialogue, chidi, ben):
    assert withdrawing.withdraw(make_rsvp(dialogue, ben, "no"), chidi) is False
    assert withdrawals() == []


def test_the_next_in_line_gets_the_place(dialogue, chidi, ben, dora):
    dialogue.capacity = 1
    dialogue.save()
    first, second = make_rsvp(dialogue, ben, "yes"), make_rsvp(dialogue, dora, "yes", waiting=True)
    withdrawing.withdraw(first, chidi)
    second.refresh_from_db()
    assert (second.answer, second.waiting) == ("yes", False)


def test_they_are_not_ticked_again_by_themselves(dialogue, chidi, ben, dora, as_):
    invited(dialogue, chidi, ben, dora)
    rsvp = Rsvp.objects.get(person=ben)
    page = as_(chidi).post(f"/gatherings/{dialogue.pk}/invitations/{rsvp.pk}/take-back/", {"words": ""}, follow=True)
    assert [(guest.person, is_ticked) for guest, is_ticked, *_rest in page.context["ready"]] == [(ben, False)]
    (again,) = invited(dialogue, chidi, ben)
    assert (again.answer, dialogue.taken_back.count()) == ("", 0)


def test_once_it_has_begun_nobody_is_sent_away(chidi, ben):
    rsvp = make_rsvp(make_running("Now", chidi), ben, "yes")
    with pytest.raises(ValidationError, match="It has begun"):
        withdrawing.withdraw(rsvp, chidi)
    assert Rsvp.objects.get().answer == "yes"


def test_what_a_colleague_said_who_came_instead_stays(dialogue, chidi, ben, fern, sandpiper):
    rsvp = make_rsvp(dialogue, ben, partner=sandpiper)
    instead = answering.send_colleague(rsvp, ben, fern)
    rsvp.refresh_from_db()
    assert withdrawing.withdraw(rsvp, chidi) is False
    assert Rsvp.objects.get() == instead
