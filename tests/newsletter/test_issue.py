"""An issue: what stands in it, who gets it, when it leaves."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsletter import publishing, writing
from newsletter.checking import checks_of
from newsletter.content import content_of
from newsletter.models import Edition, Highlight, Issue, Item
from newsletter.models.issue import NOBODY
from partners import leaving
from people.models import Delivery, Network
from tests.make import make_partner
from tests.make_common_agenda import make_agenda
from tests.make_gatherings import make_gathering
from tests.make_issues import READERS, make_issue, make_section
from tests.make_lessons import make_lesson
from tests.make_measures import make_measure, make_reading
from tests.make_newsletter import make_highlight
from tests.make_promises import make_need, make_offer, make_role

EVERY_KIND = (
    "highlight", "announcements", "gatherings", "jobs", "needs", "offers", "measures", "lessons", "welcomes",
    "farewells",
)  # fmt: skip


def told(issue: Issue) -> dict[str, list[str]]:
    """Kind of section → the headings of its rows, as readers get them."""
    return {one["kind"]: [item["title"] for item in one["items"]] for one in content_of(issue)["sections"]}


def proposed(issue: Issue, by, *kinds: str) -> dict[str, list[str]]:
    for kind in kinds:
        writing.add_section(issue, by, kind)
    return told(issue)


@pytest.fixture
def full(asha, ben, sandpiper, clinic):
    """One thing of each kind that partners may read, and beside it one they may not."""
    make_highlight(clinic, state="approved")
    make_highlight(sandpiper, date(2026, 4, 1), "answered")
    spring = make_gathering("Spring gathering", asha, invited_at=timezone.now(), expectations="Tea.")
    make_gathering("Not told to anybody yet", asha)
    spring.announcements.create(partner=sandpiper, doing="We paint the yard.", for_newsletter=True)
    spring.announcements.create(partner=clinic, doing="Taken back.", for_newsletter=True, withdrawn_at=timezone.now())
    make_role("Note-taker"), make_role("Put away", closed_at=timezone.now())
    make_need(sandpiper, "A van on Fridays"), make_need(clinic, "Met already", closed_at=timezone.now())
    make_offer(clinic, "A room for thirty")
    make_reading(make_measure("Children read to every day"), asha, 2025, 61), make_measure("Without a figure")
    make_lesson(ben, "Names before forms"), make_lesson(ben, "Our own affair", partner=sandpiper, sharing="partner")
    today = timezone.localdate()
    make_partner("Harbour Library", joined_on=today), make_partner("Prospect", stage="prospect", joined_on=today)
    leaving.leave(make_partner("Old Mill Trust"), by=asha, reason="canary-reason")
    return make_issue(asha)


def test_each_section_finds_what_is_new_and_may_be_read(full, asha):
    assert proposed(full, asha, *EVERY_KIND) == {
        "text": [],
        "highlight": ["Rivermouth Clinic"],
        "announcements": ["Sandpiper Playgroup"],
        "gatherings": ["Spring gathering"],
        "jobs": ["Note-taker"],
        "needs": ["Sandpiper Playgroup"],
        "offers": ["Rivermouth Clinic"],
        "measures": ["Children read to every day"],
        "lessons": ["Names before forms"],
        "welcomes": ["Harbour Library"],
        "farewells": ["Old Mill Trust"],
    }
    assert "canary" not in str(content_of(full))


def test_a_public_issue_shows_only_what_is_public(full, asha, ben, clinic):
    full.edit(asha, is_public=True)
    assert proposed(full, asha, *EVERY_KIND) == {"text": []}
    clinic.edit(asha, listed="public")
    make_lesson(ben, "Open to all", sharing="public")
    make_gathering("Open day", asha, is_public=True)
    writing.look_again(full, asha)
    assert told(full) == {
        "text": [], "highlight": ["Rivermouth Clinic"], "gatherings": ["Open day"], "lessons": ["Open to all"],
    }  # fmt: skip


def test_what_is_no_longer_to_be_shown_stays_out_even_with_words_of_the_editor(asha, ben):
    issue, lesson = make_issue(asha), make_lesson(ben, "canary-lesson")
    section = writing.add_section(issue, asha, "lessons")
    name = f"words-{section.items.get().pk}"
    writing.write(section, asha, {name: writing.rows_of(section)[0].words}, {name: "canary-words"})
    lesson.withdraw(ben)
    publishing.send(issue, asha)
    assert "canary" not in str(issue.edition.content) + issue.edition.text + issue.edition.html


def test_a_row_reads_as_things_are_today_until_the_editor_writes(asha, sandpiper):
    issue, need = make_issue(asha), make_need(sandpiper, "A van")
    section = writing.add_section(issue, asha, "needs")
    type(need).objects.update(words="Two vans")
    row = writing.rows_of(section)[0]
    assert (row.words, row.item.is_edited) == ("Two vans", False)
    writing.write(section, asha, {}, {f"words-{row.item.pk}": "Vans, please"})
    type(need).objects.update(words="Three vans")
    assert writing.rows_of(section)[0].words == "Vans, please"


def test_nobody_loses_words_when_two_write_in_one_place(asha):
    section = make_issue(asha).sections.get()
    seen = {"words": section.words}
    assert writing.write(section, asha, seen, {"words": "Mine"}) == []
    assert writing.write(section, asha, seen, {"words": "Yours"}) == ["words"]
    section.refresh_from_db()
    assert (section.words, section.version) == ("Mine\n\nYours", 3)


def test_the_words_of_a_highlight_are_its_partners_alone(asha, clinic):
    make_highlight(clinic, state="approved", working_on="What the clinic said yes to.")
    section = writing.add_section(make_issue(asha), asha, "highlight")
    item = section.items.get()
    writing.write(section, asha, {}, {f"title-{item.pk}": "Mine", f"words-{item.pk}": "Mine"})
    assert Item.objects.get().is_edited is False


def test_sections_are_moved_and_each_kind_stands_once(asha):
    issue = make_issue(asha)
    for kind in ("needs", "jobs"):
        make_section(issue, kind)
    text, needs, jobs = issue.sections.all()
    jobs.move(asha, after=text.pk)
    text.move_by(asha, 1)
    assert [row.kind for row in issue.sections.all()] == ["jobs", "text", "needs"]
    with pytest.raises(ValidationError, match="has such a section"):
        writing.add_section(issue, asha, "jobs")
    needs.move_by(asha, 1)
    assert [row.kind for row in issue.sections.all()] == ["jobs", "text", "needs"]


def test_a_new_issue_has_the_shape_and_readers_of_the_last_and_only_what_is_new(asha, ben, sandpiper):
    first = make_issue(asha, audience=READERS | {"team": ["backbone"]})
    make_need(sandpiper, "Old news")
    writing.add_section(first, asha, "needs")
    publishing.send(first, asha)
    make_need(sandpiper, "Fresh news")
    second = writing.begin(asha)
    rows = [row.words for row in writing.rows_of(second.sections.get(kind="needs"))]
    assert (rows, second.audience, second.subject) == (["Fresh news"], first.audience, "")


def test_the_checks_say_in_plain_words_what_is_wrong(asha, clinic, sandpiper):
    issue = make_issue(asha, subject="x" * 61, audience=NOBODY)
    make_section(issue, "needs")
    make_section(issue, words="[here](/nowhere/), [there](/gatherings/7/), [us](/about/), http://other.example/x")
    make_highlight(clinic, state="approved", photo="highlights/a.webp", photo_alt="Rain")
    writing.add_section(issue, asha, "highlight")
    Highlight.objects.update(state="answered", approved_at=None)
    assert [(check.level, check.words) for check in checks_of(issue)] == [
        ("stop", "Nobody is in the audience."),
        ("stop", "The highlight is not approved by its partner. Take it out, or ask for its yes."),
        ("warn", "The subject has 61 letters; many programs cut it after 60, phones after 40."),
        ("warn", "The line beside the subject is empty: programs then show the first words they find."),
        ("warn", "Nothing stands in these, so they are left out: What partners look for, Partner highlight."),
        ("warn", "The link /nowhere/ in “Words of your own” leads nowhere."),
        ("warn", "The link /gatherings/7/ in “Words of your own” leads nowhere."),
    ]
    with pytest.raises(ValidationError, match="Nobody is in the audience"):
        publishing.send(issue, asha)


def test_a_picture_without_words_and_a_private_link_are_pointed_out(asha, clinic):
    make_highlight(clinic, state="approved", photo="highlights/a.webp", photo_alt="Rain")
    clinic.edit(asha, listed="public")
    issue = make_issue(asha, is_public=True, preheader="Hello")
    writing.add_section(issue, asha, "highlight")
    make_section(issue, words="[Come](/gatherings/), [look](/about/)", picture="issues/b.webp")
    assert [check.words for check in checks_of(issue) if check.level == "warn"] == [
        "The picture in “Words of your own” has no words for those who do not see it.",
        "The link /gatherings/ in “Words of your own” asks readers outside the network to sign in.",
    ]


def test_sent_it_is_frozen_and_says_what_the_network_leaves_to_its_partners(asha, ben, dora):
    make_agenda(state="adopted", does="We convene.", leaves="Services stay with partners.", adopted_on="2026-01-01",
                decision="By consent.")  # fmt: skip
    issue = make_issue(asha)
    publishing.send(issue, asha)
    publishing.go_on()
    Network.current().describe(asha, name="Another name")
    issue.sections.update(words="Changed afterwards")
    text = Delivery.objects.get(address="ben@example.org").unsealed()[1]
    wanted = ("thank you for a full spring", "We convene.", "Services stay with partners.", "/unsubscribe/",
              "primary contact of Sandpiper Playgroup", f"/newsletter/archive/{issue.pk}/")  # fmt: skip
    assert [words for words in wanted if words not in " ".join(text.split())] == []
    assert ("Changed" in text, issue.edition.is_as_sent) == (False, True)
    with pytest.raises(ValidationError, match="stays as it was"):
        issue.refresh_from_db(), issue.edit(asha, subject="Other")


def test_nobody_puts_the_way_out_of_a_reader_into_words_of_their_own(asha, ben, clinic):
    issue = make_issue(asha, "News: elsewhere.example/⟦stop⟧")
    make_need(clinic, "A van: https://elsewhere.example/⟦stop⟧"), writing.add_section(issue, asha, "needs")
    make_section(issue, words="Look: elsewhere.example/&#10214;stop&#10215; and elsewhere.example/⟦⟦stop⟧stop⟧")
    publishing.send(issue, asha)
    publishing.go_on()
    _subject, text, html = Delivery.objects.get(address="ben@example.org").unsealed()
    assert ["elsewhere.example/http" in body for body in (text, html)] == [False, False]
    assert ["elsewhere.example/stop" in body and "/unsubscribe/" in body for body in (text, html)] == [True, True]


def test_an_approved_highlight_counts_as_shown_once_it_left(asha, ben, clinic):
    highlight = make_highlight(clinic, state="approved")
    issue = make_issue(asha)
    writing.add_section(issue, asha, "highlight")
    publishing.send(issue, asha)
    highlight.refresh_from_db()
    assert (highlight.state, told(issue)["highlight"]) == ("shown", ["Rivermouth Clinic"])


def test_who_erases_their_data_is_taken_out_of_what_was_sent(asha, ben, dora):
    from people.holdings import erase

    issue = make_issue(asha)
    make_section(issue, words="Dora Lindqvist told us how.")
    publishing.send(issue, asha)
    erase(dora, asha)
    edition = Edition.objects.get()
    assert ("Dora" in str(edition.content) + edition.text + edition.html, edition.is_as_sent) == (False, False)


def test_scheduled_it_leaves_by_itself_and_is_not_changed_meanwhile(asha, ben):
    issue = make_issue(asha)
    issue.schedule(asha, timezone.now() + timedelta(hours=1), "Europe/Berlin")
    with pytest.raises(ValidationError, match="Take it off the schedule"):
        issue.edit(asha, subject="Other")
    publishing.send_scheduled()
    Issue.objects.update(scheduled_for=timezone.now())
    publishing.send_scheduled(), publishing.send_scheduled(), publishing.go_on()
    issue.refresh_from_db()
    assert (issue.state, issue.sent_by, issue.deliveries().count()) == ("sent", asha, 1)


def test_what_cannot_leave_goes_back_to_the_drafts_and_says_why(asha, ben, sandpiper):
    issue = make_issue(asha)
    issue.schedule(asha, timezone.now() + timedelta(hours=1), "Europe/Berlin")
    sandpiper.archive(asha)
    Issue.objects.update(scheduled_for=timezone.now())
    publishing.send_scheduled()
    issue.refresh_from_db()
    assert (issue.state, issue.trouble) == ("draft", "Nobody is in the audience.")


def test_a_moment_that_is_over_is_refused(asha):
    with pytest.raises(ValidationError, match="This moment is over"):
        make_issue(asha).schedule(asha, timezone.now(), "UTC")
