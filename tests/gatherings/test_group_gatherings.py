"""Gatherings of groups: who is invited, who runs them, where they are shown, who reads what was kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gatherings import inviting, repeating
from gatherings.models import Decision, Gathering, Minutes, Review
from tests.make_after import make_commitment, make_feedback
from tests.make_gatherings import make_gathering, make_rsvp, make_series
from tests.make_groups import make_group, make_member
from tests.queries import queries
from working_groups import hearing


@pytest.fixture
def group(ben, fern, sandpiper):
    group = make_group("Early reading", chair=ben)
    make_member(group, fern, sandpiper)
    return group


def test_who_is_in_the_group_is_a_guest_once_and_told_why(group, ben, fern, dora):
    other = make_group("Readers", dora, fern)
    gathering = make_gathering("Books", ben, group=group)
    gathering.groups.add(other)
    guests = {guest.person: (guest.partner, guest.why) for guest in inviting.guests_of(gathering)}
    assert {*guests} == {ben, fern, dora}
    assert (guests[fern][0], guests[ben][1]) == (fern.affiliations.get().partner, "is in the group Early reading")


def test_who_left_the_group_is_no_guest(group, ben, fern):
    gathering = make_gathering("Books", ben, group=group)
    group.memberships.get(person=fern).end(ben)
    assert [guest.person for guest in inviting.guests_of(gathering)] == [ben]


def test_a_chair_plans_and_runs_the_meetings_of_the_group_and_no_others(as_, group, ben, dora, chidi):
    assert "Early reading" in as_(ben).get("/gatherings/new/?group=early-reading").text
    own, other = make_gathering("Ours", chidi, group=group), make_gathering("Theirs", chidi)
    runs = [ben.has_perm("gatherings.change_gathering", one) for one in (own, other)]
    assert (runs, list(Gathering.objects.run_by(ben))) == ([True, False], [own])
    assert as_(dora).get("/gatherings/new/").status_code == 403


def test_gatherings_of_a_rhythm_belong_to_its_group(group, chidi):
    start = {"rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "zone": "Europe/Berlin", "name": "Reading"}
    series = repeating.begin(chidi, group=group, starts_on=timezone.now().date(), **start)
    assert {one.group for one in series.gatherings.all()} == {group}


def past(group, *facilitators, days=3, **fields):
    return make_gathering("Last time", *facilitators, in_days=-days, group=group, **fields)


def keep(gathering):
    now = timezone.now()
    by = gathering.facilitators.first()
    return Minutes.objects.create(gathering=gathering, text="We agreed on boxes.", approved_at=now, approved_by=by)


def test_the_page_of_a_group_shows_next_and_past_meetings_with_minutes(as_, group, chidi, dora):
    make_gathering("Next time", chidi, group=group)
    kept = keep(past(group, chidi))
    page = as_(dora).get("/groups/early-reading/").text
    assert all(word in page for word in ("Next time", "Last time", kept.get_absolute_url()))


def test_minutes_of_a_private_group_are_read_by_its_members_and_by_who_was_invited(group, asha, chidi, fern, dora):
    group.is_private = True
    group.save()
    gathering = past(group, chidi)
    kept, line = keep(gathering), Decision.capture(chidi, gathering, "Boxes first.")

    def reads(person):
        return [*Minutes.objects.visible_to(person)], [*Decision.objects.visible_to(person)]

    assert [reads(one) for one in (asha, chidi, fern)] == [([kept], [line])] * 3
    assert reads(dora) == ([], [])
    make_rsvp(gathering, dora)
    assert reads(dora) == ([kept], [line])


def test_what_came_of_a_meeting_of_a_private_group_no_page_tells_others(as_, group, chidi, fern, dora):
    group.is_private = True
    group.save()
    gathering = past(group, chidi, series=make_series("Reading", chidi))
    Decision.capture(chidi, gathering, "A boat."), make_commitment(gathering, fern, "A boat.")
    Review.write(chidi, gathering, happened="A boat.")
    [make_feedback(gathering, change="A boat.") for _ in range(3)]
    pages = ["{0}/", "{0}/commitments/", "series/{1}/commitments/", "series/{1}/pulse/"]
    urls = [f"/gatherings/{page}".format(gathering.pk, gathering.series_id) for page in pages]
    urls += [f"/api/v1/runs/{gathering.pk}/{what}/" for what in ("pulse", "review")]

    def told(person):
        return ["A boat." in (page := as_(person).get(url).text) or "chart__line" in page for url in urls]

    assert (told(fern), told(dora)) == ([True] * 6, [False] * 6)


def test_a_group_that_met_is_not_silent(group, chidi):
    group.created_at = timezone.now() - timedelta(days=200)
    group.save()
    gathering = past(group, chidi, days=5)
    assert hearing.silence_of(group) is None
    gathering.state = "cancelled"
    gathering.save()
    assert hearing.silence_of(group).days == 200


def test_the_page_of_a_group_asks_the_same_questions_however_much_it_met(as_, group, chidi, ben):
    client, page = as_(ben), "/groups/early-reading/"
    counts = []
    for _ in range(3):
        keep(past(group, chidi))
        make_gathering("Next time", chidi, group=group)
        client.get(page)
        counts.append(len(queries(client, page)))
    assert counts == [counts[0]] * 3
