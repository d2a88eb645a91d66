"""Working groups: their charge and levels, who is in them, who asks to join, silence, what the public hears."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from network.lib.dates import today
from people.models import AuditEntry, Delivery
from tests.day import said
from tests.make_groups import make_group, make_member, make_request
from tests.queries import assert_same_queries
from working_groups import hearing
from working_groups.models import Channel, JoinRequest, Membership, Update, WorkingGroup


@pytest.fixture
def committee(chidi):
    return make_group("Steering", kind="steering", chair=chidi)


@pytest.fixture
def group(ben, committee):
    return make_group("Early reading", chair=ben, parent=committee)


def test_a_group_begins_with_a_charge_and_an_address_of_its_own(asha, group):
    twin = WorkingGroup.begin(asha, name="Early reading", charge="The same once more.")
    assert (twin.slug, AuditEntry.objects.filter(act="group.begun").count()) == ("early-reading-2", 1)
    with pytest.raises(ValidationError, match="charge"):
        WorkingGroup.begin(asha, name="Without a charge")


def test_levels_never_turn_in_a_circle(asha, committee, group):
    with pytest.raises(ValidationError, match="cannot report to one that reports to it"):
        committee.edit(asha, parent=group)
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkingGroup.objects.filter(pk=group.pk).update(parent=group)


def test_two_who_edit_do_not_overwrite_each_other(as_, ben, group):
    page = f"/groups/{group.slug}/edit/"
    fields = {"name": "Early reading", "kind": "working", "charge": "New words.", "quiet_days": 60, "version": 1}
    group.edit(ben, charge="Ben's words.")
    answer = as_(ben).post(page, fields)
    assert (answer.status_code, "Ben&#x27;s words." in answer.text, "New words." in answer.text) == (409, True, True)
    assert as_(ben).post(page, fields | {"version": 2}).status_code == 302


def test_somebody_is_in_a_group_once(asha, group, dora):
    row = Membership.take_in(asha, group, dora)
    with pytest.raises(ValidationError, match="already"):
        Membership.take_in(asha, group, dora)
    row.end(dora)
    Membership.take_in(asha, group, dora)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_member(group, dora)


def test_a_term_does_not_end_before_it_begins(asha, group, dora):
    with pytest.raises(ValidationError, match="over"):
        Membership.take_in(asha, group, dora, until=today() - timedelta(days=1))


def test_leaving_is_taken_back_on_the_same_day_only(as_, asha, group, dora):
    row = Membership.take_in(asha, group, dora)
    page = f"/groups/{group.slug}/members/{row.pk}"
    as_(dora).post(f"{page}/leave/")
    assert not Membership.objects.current().filter(person=dora).exists()
    as_(dora).post(f"{page}/stay/")
    assert Membership.objects.current().filter(person=dora).exists()
    row.refresh_from_db()
    row.end(dora)
    Membership.objects.filter(pk=row.pk).update(
        started_on=today() - timedelta(days=9), ended_on=today() - timedelta(days=1)
    )
    row.refresh_from_db()
    with pytest.raises(ValidationError, match="another day"):
        row.resume(dora)


def test_whom_a_chair_took_out_does_not_let_themselves_in_again(as_, asha, ben, group, dora):
    row = Membership.take_in(asha, group, dora)
    page = f"/groups/{group.slug}/members/{row.pk}"
    as_(ben).post(f"{page}/leave/")
    as_(dora).post(f"{page}/stay/")
    assert not Membership.objects.current().filter(person=dora).exists()
    as_(ben).post(f"{page}/stay/")
    assert Membership.objects.current().filter(person=dora).exists()


def test_a_request_to_join_reaches_the_chair_and_is_answered_by_mail(as_, ben, dora, clinic, group):
    as_(dora).post(f"/groups/{group.slug}/join/", {"words": "Parents ask us for books.", "partner": clinic.pk})
    asked = JoinRequest.objects.get()
    assert [row.person for row in Delivery.objects.filter(kind="group_asked")] == [ben]
    as_(ben).post(asked.get_absolute_url(), {"answer": "Come on Tuesday.", "yes": "1"})
    row = Membership.objects.current().get(person=dora)
    mail = Delivery.objects.get(kind="group_answered")
    assert (row.group, row.partner, row.is_chair, mail.person) == (group, clinic, False, dora)
    assert "Come on Tuesday." in mail.text


def test_asking_twice_is_asking_once_and_answering_twice_is_refused(ben, dora, group):
    asked = JoinRequest.ask(dora, group)
    assert JoinRequest.ask(dora, group) == asked
    asked.decline(ben, "We are full until spring.")
    with pytest.raises(ValidationError, match="already"):
        asked.welcome(ben)


def test_nobody_is_declined_without_words(ben, dora, group):
    with pytest.raises(ValidationError, match="in earnest"):
        make_request(group, dora).decline(ben, " ")


def test_a_group_without_a_chair_is_answered_by_the_backbone(asha, dora):
    assert JoinRequest.ask(dora, make_group()).hearers() == [asha]


def test_a_group_that_ended_takes_nobody_in_and_comes_back_with_its_people(asha, ben, dora, group):
    group.end(asha, "The books are out.")
    with pytest.raises(ValidationError, match="has ended"):
        JoinRequest.ask(dora, group)
    assert [row.person for row in group.reopen(asha).memberships.current()] == [ben]


def test_a_plan_of_members_is_read_by_members_only(as_, ben, dora, elif_):
    group = make_group("Fundraising", chair=ben, is_private=True, plan="Ask the mayor.")
    pages = {person: as_(person).get(f"/groups/{group.slug}/") for person in (ben, dora)}
    assert ["Ask the mayor." in page.text for page in pages.values()] == [True, False]
    assert as_(elif_).get(f"/groups/{group.slug}/").status_code == 404


def age(group, days):
    WorkingGroup.objects.filter(pk=group.pk).update(created_at=timezone.now() - timedelta(days=days))
    group.refresh_from_db()


def test_a_group_is_silent_after_its_own_number_of_days(group):
    age(group, 59)
    assert hearing.silence_of(group) is None
    age(group, 61)
    assert hearing.silence_of(group).days == 61
    group.quiet_days = 90
    assert hearing.silence_of(group) is None


def test_an_update_breaks_the_silence(ben, group):
    age(group, 100)
    update = Update.publish(ben, group, "We met again.")
    assert hearing.silence_of(group) is None
    update.withdraw(ben)
    assert hearing.silence_of(group).days == 100


def test_silence_is_on_the_page_of_the_backbone_and_of_the_chair(as_, asha, ben, group):
    age(group, 70)
    line = ("The group Early reading is silent", "nothing heard for 70 days", "Look")
    assert line in said(asha)["Support aligned activities"]
    assert said(ben)["Groups you chair"] == [line]
    assert "silent for 70 days" in as_(asha).get("/groups/").text


def test_ones_own_groups_stand_on_ones_page(as_, ben, dora, group):
    assert ["Your groups" in as_(person).get("/").text for person in (ben, dora)] == [True, False]


def test_the_public_reads_updates_and_nothing_else(client, ben, group):
    assert client.get(f"/groups/{group.slug}/updates/").status_code == 404
    update = Update.publish(ben, group, "Forty boxes of books are out.")
    page = client.get(f"/groups/{group.slug}/updates/").text
    assert ("Forty boxes" in page, ben.name in page) == (True, False)
    update.withdraw(ben)
    assert client.get(f"/groups/{group.slug}/updates/").status_code == 404


def test_a_channel_leads_to_a_page_or_a_mailbox_only(ben, group):
    Channel(group=group, name="List", url="mailto:reading@example.org").add(ben)
    with pytest.raises(ValidationError):
        Channel(group=group, name="Trap", url="javascript:alert(1)").add(ben)


def test_the_list_asks_the_same_questions_however_long(as_, ben):
    assert_same_queries(as_(ben), "/groups/", lambda: make_member(make_group(chair=None), ben, is_chair=True), 11)
