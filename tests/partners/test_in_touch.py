"""Near-constant contact: any way of being in touch counts, and a conversation is noted in ten seconds."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from gatherings.models import Announcement
from network.lib.dates import today
from partners import in_touch
from partners.merging import merge
from partners.models import Rhythm, Touchpoint
from partners.tasks import refresh_contact
from people.models import AuditEntry, Link, Network
from tests.day import texts_of
from tests.make import make_affiliation, make_partner, make_person
from tests.make_common_agenda import make_agenda, make_goal, make_strategy
from tests.make_contact import make_touchpoint
from tests.make_gatherings import make_gathering, make_rsvp
from tests.make_measures import make_measure, make_reading
from tests.make_mous import make_active
from tests.make_plan import make_activity
from tests.make_promises import make_appointment, make_introduction, make_need, make_offer
from tests.queries import assert_same_queries

DAY = timedelta(days=1)


def make_silent(name: str = "", days: int = 100):
    return make_partner(name, joined_on=today() - days * DAY)


def how(partner) -> str:
    return in_touch.silent_for(partner).how


def overdue() -> list[tuple[str, int]]:
    refresh_contact()
    return [(row.partner.name, row.days) for row in in_touch.overdue().select_related("partner")]


def test_without_a_word_the_day_it_joined_counts(db):
    assert in_touch.silent_for(make_silent(days=9)) == in_touch.Heard(today() - 9 * DAY, "")


def test_every_way_of_being_in_touch_is_heard(asha, ben, dora, sandpiper, clinic):
    old = make_silent()
    make_affiliation(old, kit := make_person())
    told = {"touchpoint": lambda: make_touchpoint(asha, old, on=today() - 50 * DAY)}
    told["link"] = lambda: Link.objects.filter(pk=Link.create(kit, "x").pk).update(used_at=timezone.now() - 40 * DAY)
    told["rsvp"] = lambda: make_rsvp(
        make_gathering(in_days=20), kit, "yes", partner=old, answered_at=timezone.now() - 30 * DAY
    )
    told["gathering"] = lambda: make_rsvp(make_gathering(in_days=-20), kit, partner=old, attended=True)
    told["figure"] = lambda: make_reading(make_measure(roll_up="sum"), kit, 2025, 4, partner=old)
    for source, tell in told.items():
        tell()
        assert how(old) == source
    make_active(asha, clinic, dora)
    sandpiper.confirm(ben)
    assert (how(clinic), how(sandpiper)) == ("agreement", "profile")


TOLD = ("touchpoint", "link", "rsvp", "gathering", "figure", "agreement", "profile")  # above
SAID = {
    "announcement": lambda one: announced(one, make_person()),
    "activity": lambda one: looked_at(make_activity(one, make_strategy(make_goal(make_agenda())))),
    "job": lambda one: make_appointment(partner=one, answered_at=timezone.now()),
    "need": make_need,
    "offer": make_offer,
    "seeking": lambda one: make_introduction(one, make_partner(), seeker_agreed_at=timezone.now()),
    "helping": lambda one: make_introduction(make_partner(), one, helper_agreed_at=timezone.now()),
}


def announced(partner, by):
    Announcement.objects.create(gathering=make_gathering(), partner=partner, doing="Reading aloud.", entered_by=by)


def looked_at(activity):
    type(activity).objects.update(created_at=timezone.now() - 9 * DAY, checked_on=today())


@pytest.mark.parametrize("source", SAID)
def test_whatever_a_partner_says_is_heard(db, source):
    partner = make_silent()
    SAID[source](partner)
    assert in_touch.silent_for(partner) == in_touch.Heard(today(), source)
    assert set(in_touch.SOURCES) == {*TOLD, *SAID}


def test_what_the_backbone_does_for_a_partner_is_no_word_from_it(asha):
    partner = make_silent()
    partner.confirm(asha)
    announced(partner, asha)
    make_reading(make_measure(roll_up="sum"), asha, 2025, 4, partner=partner)
    assert how(partner) == ""


def test_who_was_silent_for_longer_than_its_rhythm_stands_on_today(as_, asha):
    make_silent("Curlew", 46)
    make_silent("Dunlin", 44)
    assert overdue() == [("Curlew", 46)]
    assert "Curlew has not been in touch for 46 days" in texts_of(asha)
    assert ("Curlew" in (page := as_(asha).get("/contact/").text), "Dunlin" in page) == (True, False)


def test_a_partner_has_a_rhythm_of_its_own_and_the_network_a_usual_one(as_, asha):
    curlew, dunlin = make_silent("Curlew", 46), make_silent("Dunlin", 40)
    as_(asha).post(f"/partners/{curlew.slug}/contact/rhythm/", {"every_days": 90})
    as_(asha).post("/contact/usual/", {"every_days": 30})
    assert (overdue(), Network.current().contact_days) == ([("Dunlin", 40)], 30)
    as_(asha).post(f"/partners/{dunlin.slug}/contact/rhythm/", {"every_days": 7})
    assert Rhythm.objects.get(partner=dunlin).every_days is None
    Rhythm.choose(asha, curlew, None)
    assert overdue() == [("Curlew", 46), ("Dunlin", 40)]


def test_paused_and_archived_partners_and_prospects(asha):
    make_silent("Paused").change_stage(asha, "paused", "A rest.")
    make_silent("Archived").archive(asha)
    make_partner("Prospect", stage="prospect", joined_on=today() - 99 * DAY)
    assert overdue() == [("Paused", 100)]


def test_a_conversation_noted_from_the_list_counts_at_once_and_can_be_taken_back(as_, asha):
    partner = make_silent("Curlew")
    assert overdue() == [("Curlew", 100)]
    said = {"kind": "visit", "words": "Tea,\n and the roof.", "on": today(), "back": "list"}
    answer = as_(asha).post(f"/partners/{partner.slug}/contact/", said, follow=True)
    row = Touchpoint.objects.get()
    assert (row.words, row.by, answer.redirect_chain) == ("Tea, and the roof.", asha, [("/contact/", 302)])
    assert [one.partner for one in in_touch.overdue()] == []
    as_(asha).post(f"/contact/{row.pk}/withdraw/")
    assert [one.partner for one in in_touch.overdue()] == [partner]
    as_(asha).post(f"/contact/{row.pk}/return/")
    assert [one.partner for one in in_touch.overdue()] == []
    acts = AuditEntry.objects.about(partner).order_by("number").values_list("act", flat=True)
    assert list(acts) == ["touchpoint.logged", "touchpoint.withdrawn", "touchpoint.returned"]


def test_what_was_talked_about_last_stands_where_one_looks(as_, asha, ben, sandpiper):
    make_touchpoint(asha, sandpiper, "Older words.", on=today() - 9 * DAY)
    make_touchpoint(asha, sandpiper, "Newer words.", with_person=ben)
    make_touchpoint(asha, sandpiper, "")
    pages = [as_(asha).get(url).text for url in ("/contact/?show=all", f"/partners/{sandpiper.slug}/contact/")]
    assert ["Newer words." in page for page in pages] == [True, True]
    assert ["Older words." in page for page in pages] == [False, True]
    assert "Newer words." not in as_(ben).get(f"/partners/{sandpiper.slug}/").text


def test_a_day_to_come_is_refused_at_its_field(as_, asha, sandpiper):
    said = {"kind": "call", "words": "Soon.", "on": today() + DAY}
    answer = as_(asha).post(f"/partners/{sandpiper.slug}/contact/", said)
    assert (answer.status_code, "still to come" in answer.text, "Soon." in answer.text) == (422, True, True)
    with pytest.raises(ValidationError):
        make_touchpoint(asha, sandpiper, on=today() + DAY)


def test_any_partner_is_named_and_a_note_changed_by_one_at_a_time(as_, asha, sandpiper):
    said = {"partner": "sandpiper playgroup", "kind": "call", "words": "Rent.", "on": today()}
    as_(asha).post("/contact/new/", said)
    row = Touchpoint.objects.get()
    change = {"kind": "mail", "words": "Rent and roof.", "on": today(), "version": 1}
    assert as_(asha).post(f"/contact/{row.pk}/edit/", change).status_code == 302
    assert as_(asha).post(f"/contact/{row.pk}/edit/", change | {"words": "Lost?"}).status_code == 409
    row.refresh_from_db()
    assert (row.partner, row.kind, row.words) == (sandpiper, "mail", "Rent and roof.")


def test_the_api_speaks_of_contact_as_the_pages_do(as_, asha, ben, sandpiper):
    body = {"partner": sandpiper.pk, "kind": "call", "words": "Rent.", "with_person": ben.pk}
    made = as_(asha).post("/api/v1/touchpoints/", body, "application/json").json()
    assert (made["by_name"], made["with_person"]) == ("Asha Rao", ben.pk)
    url = f"/api/v1/touchpoints/{made['id']}/"
    changed = as_(asha).patch(url, {"words": "Roof.", "version": 1}, "application/json").json()
    assert (changed["words"], changed["version"]) == ("Roof.", 2)
    rhythm = as_(asha).patch(f"/api/v1/contact/{sandpiper.pk}/", {"every_days": 14}, "application/json").json()
    assert (rhythm["every_days"], rhythm["heard_how"], rhythm["days"]) == (14, "touchpoint", 0)


def test_the_list_asks_the_same_questions_however_long(as_, asha):
    def more():
        partner = make_silent()
        make_touchpoint(asha, partner, on=today() - 60 * DAY)

    assert_same_queries(as_(asha), "/contact/", more, 21)


def test_notes_move_along_when_two_entries_become_one(asha, sandpiper):
    twin = make_partner("Sandpiper Play Group")
    make_touchpoint(asha, twin, "Of the twin.")
    merge(asha, sandpiper, twin, set())
    assert Touchpoint.objects.get().partner == sandpiper
