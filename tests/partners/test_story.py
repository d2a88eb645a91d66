"""What a partner gave: jobs, introductions, offers taken up."""

from django.utils import timezone

from network.lib.dates import today
from partners.models import Appointment
from partners.story import story_of
from tests.make_promises import make_introduction, make_need, make_offer, make_role


def test_the_story_tells_jobs_held_and_once_held(asha, sandpiper):
    Appointment.take(asha, make_role("Host"), sandpiper).end(asha)
    Appointment.take(asha, make_role("Notes"), sandpiper)
    deeds = [(deed.what, deed.since, deed.until) for deed in story_of(sandpiper).jobs]
    assert deeds == [("Notes", today(), None), ("Host", today(), today())]


def test_an_introduction_counts_for_both(asha, sandpiper, clinic):
    one = make_introduction(sandpiper, clinic, progress="made", made_at=timezone.now())
    one.tell_outcome(asha, "helped")
    make_introduction(sandpiper, clinic)
    counts = {"made": 1, "happened": 1, "helped": 1}
    assert (story_of(sandpiper).counts, story_of(clinic).counts) == (counts, counts)
    assert (story_of(sandpiper).sought, story_of(clinic).helped) == ([one], [one])


def test_an_offer_taken_up_is_counted_once(sandpiper, clinic):
    offer = make_offer(clinic)
    for _time in range(2):
        make_introduction(sandpiper, clinic, offer=offer, progress="made", made_at=timezone.now())
    make_offer(clinic)
    assert story_of(clinic).taken_up == 1


def test_a_young_story_is_empty(sandpiper):
    make_need(sandpiper)
    assert story_of(sandpiper).is_empty


def test_the_thank_you_page_names_what_was_done(as_, ben, asha, sandpiper):
    Appointment.take(asha, make_role("Host and venue"), sandpiper)
    page = as_(ben).get(f"/partners/{sandpiper.slug}/story/").content.decode()
    assert ("Because of Sandpiper Playgroup" in page, "Host and venue" in page) == (True, True)


def test_another_partner_does_not_read_the_story(as_, dora, sandpiper):
    assert as_(dora).get(f"/partners/{sandpiper.slug}/story/").status_code == 403
