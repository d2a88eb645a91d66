"""The pages of an issue: written without losing a word, sent, called back, read, and told on Today."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from newsletter import publishing, writing
from newsletter.models import Issue, Item
from people.models import Delivery
from tests.make import make_affiliation, make_person
from tests.make_issues import READERS, make_issue, make_section
from tests.make_promises import make_need
from tests.queries import assert_same_queries

TYPED = {"HTTP_X_TYPED": "1"}


@pytest.fixture
def staff(as_, asha):
    return as_(asha)


def sent(asha, subject="June", **fields) -> Issue:
    issue = make_issue(asha, subject=subject, **fields)
    publishing.send(issue, asha), publishing.go_on()
    issue.refresh_from_db()
    return issue


def test_one_button_makes_an_issue_from_what_is_there(staff, sandpiper):
    make_need(sandpiper, "A van on Fridays")
    page = staff.post("/newsletter/new/", follow=True).text
    assert ("Sandpiper Playgroup" in page, "A van on Fridays" in page) == (True, True)


def test_what_is_typed_is_kept_and_answered_with_what_stands_there(staff, asha):
    issue = make_issue(asha)
    path = f"/newsletter/{issue.pk}/sections/{issue.sections.get().pk}/"
    seen = {"initial-title": "", "initial-words": issue.sections.get().words}
    said = [staff.post(path, {"title": "", "words": words, **seen}, **TYPED).json() for words in ("Mine", "Yours")]
    assert [one["fields"]["words"] for one in said] == ["Mine", "Mine\n\nYours"]
    subject = {"subject": "x" * 151, "initial-subject": issue.subject}
    assert list(staff.post(f"/newsletter/{issue.pk}/words/", subject, **TYPED).json()["errors"]) == ["subject"]


def test_rows_are_chosen_one_by_one_and_all_at_once_without_script(staff, asha, sandpiper, clinic):
    issue = make_issue(asha)
    make_need(sandpiper, "A van"), make_need(clinic, "A room")
    section = writing.add_section(issue, asha, "needs")
    one, two = section.items.all()
    path = f"/newsletter/{issue.pk}/sections/{section.pk}/"
    staff.post(f"{path}rows/{one.pk}/", {"chosen": [two.pk]}, HTTP_HX_REQUEST="true")
    assert [item.is_chosen for item in Item.objects.order_by("pk")] == [False, True]
    staff.post(path, {"title": "", "words": "", "shown": [one.pk, two.pk], "chosen": [one.pk],
                      **{f"title-{row.item.pk}": row.title for row in writing.rows_of(section)},
                      **{f"words-{row.item.pk}": row.words for row in writing.rows_of(section)}})  # fmt: skip
    assert [(item.is_chosen, item.is_edited) for item in Item.objects.order_by("pk")] == [(True, False), (False, False)]


def test_a_section_taken_out_comes_back_as_it_was(staff, asha):
    issue = make_issue(asha)
    section = make_section(issue, words="Kept")
    staff.post(f"/newsletter/{issue.pk}/sections/{section.pk}/remove/")
    assert issue.sections.standing().count() == 1
    staff.post(f"/newsletter/{issue.pk}/sections/back/")
    assert [row.words for row in issue.sections.standing()][-1] == "Kept"


def test_the_readers_are_counted_while_one_chooses_and_kept_with_a_version(staff, asha, ben, dora):
    issue = make_issue(asha)
    counted = staff.get(f"/newsletter/{issue.pk}/readers/count/?is_public=False&team=backbone").text
    assert '<b class="num">1</b>' in counted
    chosen = {"is_public": "False", "primary": "on", "version": issue.version}
    assert [staff.post(f"/newsletter/{issue.pk}/readers/", chosen).status_code for _ in range(2)] == [302, 409]
    page = staff.get(f"/newsletter/{issue.pk}/readers/").text
    assert "primary contact of Rivermouth Clinic" in page


def test_a_test_goes_to_whoever_asked_only(staff, asha, ben):
    issue = make_issue(asha)
    staff.post(f"/newsletter/{issue.pk}/test/")
    delivery = Delivery.objects.get()
    assert (delivery.address, delivery.subject, "thank you" in delivery.text) == (
        "asha@example.org", "Test: June in the network", True,
    )  # fmt: skip


def test_what_cannot_leave_is_not_put_on_the_schedule(staff, asha):
    issue = make_issue(asha, "")
    page = f"/newsletter/{issue.pk}/schedule/"
    staff.post(page, {"day": "2050-01-05", "clock": "09:00", "zone": "Europe/Berlin"})
    issue.refresh_from_db()
    assert (issue.state, "It has no subject yet." in staff.get(page).text) == ("draft", True)


def test_sent_scheduled_and_called_back_from_its_pages(staff, asha, ben):
    issue, later = make_issue(asha), make_issue(asha, "July")
    staff.post(f"/newsletter/{issue.pk}/send/")
    staff.post(f"/newsletter/{later.pk}/schedule/", {"day": "2050-01-05", "clock": "09:00", "zone": "Europe/Berlin"})
    later.refresh_from_db()
    assert (later.state, later.scheduled_for.isoformat()) == ("scheduled", "2050-01-05T08:00:00+00:00")
    publishing.go_on()
    staff.post(f"/newsletter/{issue.pk}/stop/")
    assert (Delivery.objects.get().state, Issue.objects.get(pk=issue.pk).state) == ("cancelled", "stopped")


def test_everybody_reads_what_is_public_and_partners_the_rest(as_, asha, ben, elif_):
    secret, public = sent(asha, "canary-partners"), sent(asha, "Open letter", is_public=True)
    draft = make_issue(asha, "canary-draft")
    codes = {
        who: [client.get(f"/newsletter/archive/{one.pk}/").status_code for one in (secret, public, draft)]
        for who, client in (("public", Client()), ("community", as_(elif_)), ("partner", as_(ben)))
    }
    assert codes == {"public": [404, 200, 404], "community": [404, 200, 404], "partner": [200, 200, 404]}
    assert "canary" not in Client().get("/newsletter/archive/").text


def test_the_feed_holds_public_issues_only(client, asha, ben):
    sent(asha, "canary-partners"), sent(asha, "Open letter", is_public=True, preheader="Come in")
    feed = client.get("/newsletter/archive/feed.xml")
    assert feed["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert [words in feed.text for words in ("Open letter", "Come in", "canary")] == [True, True, False]


def test_lists_ask_the_same_however_long_they_are(staff, asha, ben):
    assert_same_queries(staff, "/newsletter/", lambda: make_issue(asha), 5)
    assert_same_queries(staff, "/newsletter/archive/", lambda: sent(asha), 5)


def test_today_tells_of_drafts_schedules_and_what_did_not_leave(staff, asha):
    make_issue(asha, "Half written")
    make_issue(asha, "To leave").schedule(asha, timezone.now() + timedelta(days=2), "UTC")
    Issue.objects.filter(pk=make_issue(asha, "Stranded").pk).update(trouble="Nobody is in the audience.")
    page = staff.get("/").text
    told = ("<b>Half written</b> is in the making", "<b>To leave</b> leaves by itself", "<b>Stranded</b> did not leave")
    assert [words for words in told if words not in page] == []


def test_the_api_makes_an_issue_as_the_pages_do(staff, asha, ben, sandpiper, dora):
    make_need(sandpiper, "A van")
    make = {"subject": "By program", "audience": READERS}
    issue = staff.post("/api/v1/issues/", make, content_type="application/json").json()
    section = next(one for one in staff.get(f"/api/v1/sections/?issue={issue['id']}").json()["results"]
                   if one["kind"] == "needs")  # fmt: skip
    change = {"version": section["version"], "rows": [{"id": section["rows"][0]["id"], "words": "Two vans"}]}
    path = f"/api/v1/sections/{section['id']}/"
    codes = [staff.patch(path, change, content_type="application/json").status_code for _ in range(2)]
    readers = staff.get(f"/api/v1/issues/{issue['id']}/readers/").json()
    assert (codes, readers["count"]) == ([200, 409], 2)
    assert [one["name"] for one in readers["results"]] == ["Ben Okafor", "Dora Lindqvist"]
    staff.post(f"/api/v1/issues/{issue['id']}/send/")
    assert "Two vans" in staff.get(f"/api/v1/issues/{issue['id']}/content/").json()["text"]


def test_newcomers_see_their_button_only_once_they_are_there(staff, asha, ben, clinic):
    issue = sent(asha)
    assert "newcomer" not in staff.get(f"/newsletter/{issue.pk}/").text
    make_affiliation(clinic, make_person("New Colleague"))
    assert "New Colleague" in staff.get(f"/newsletter/{issue.pk}/newcomers/").text


def test_a_character_xml_cannot_hold_breaks_no_feed(client, asha, ben):
    issue = make_issue(asha, "Copied\x0b from slides", preheader="a\x08b", is_public=True)
    publishing.send(issue, asha)
    feed = client.get("/newsletter/archive/feed.xml")
    assert (feed.status_code, "Copied from slides" in feed.text, "ab" in feed.text) == (200, True, True)
