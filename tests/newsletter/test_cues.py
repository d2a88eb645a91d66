"""What Today says about highlights."""

from datetime import timedelta

from django.utils import timezone

from network.lib.dates import today
from newsletter.rotation import months_after
from tests.make_newsletter import make_highlight

NEXT = months_after(today().replace(day=1), 1)


def test_the_backbone_sees_who_is_silent_and_whose_yes_is_missing(as_, asha, sandpiper, clinic):
    make_highlight(sandpiper, NEXT, "asked", asked_at=timezone.now() - timedelta(days=9))
    make_highlight(clinic, months_after(NEXT, 1), "answered")
    page = as_(asha).get("/").text
    assert "<b>Sandpiper Playgroup</b> has not answered about the highlight" in page
    assert "The highlight of <b>Rivermouth Clinic</b> waits" in page


def test_a_partner_sees_its_own_turn_and_nobody_elses(as_, ben, dora, sandpiper):
    make_highlight(sandpiper, NEXT, "asked")
    shown = ["is our highlight in" in as_(person).get("/").text for person in (ben, dora)]
    assert shown == [True, False]
