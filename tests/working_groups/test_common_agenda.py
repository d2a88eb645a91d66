"""The common agenda: one in force, one in the making; goals and strategies; nobody's words are lost."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from people.models import AuditEntry
from tests.make_common_agenda import make_agenda, make_goal, make_strategy
from tests.queries import assert_same_queries
from working_groups.models import CommonAgenda, Goal, Strategy
from working_groups.models.common_agenda import State


@pytest.fixture
def in_force(db):
    agenda = make_agenda(state=State.ADOPTED, vision="Every child is known by name.")
    goal = make_goal(agenda)
    make_strategy(goal, change_mind="If nobody reads.")
    return agenda


@pytest.fixture
def draft(asha, in_force):
    return CommonAgenda.begin(asha)


def test_the_next_version_begins_as_a_copy_under_the_same_keys(draft, in_force):
    assert (draft.number, [one.key for one in draft.paragraphs()]) == (2, [one.key for one in in_force.paragraphs()])
    assert [one.text for one in draft.paragraphs()] == [one.text for one in in_force.paragraphs()]


def test_there_is_one_draft(asha, draft):
    assert CommonAgenda.begin(asha) == draft
    with pytest.raises(IntegrityError), transaction.atomic():
        make_agenda(9)


def test_adopting_makes_the_other_an_earlier_version(asha, draft, in_force):
    draft.adopt(asha, "At the gathering in May, without a block.")
    in_force.refresh_from_db()
    assert (draft.state, in_force.state, CommonAgenda.objects.adopted()) == (State.ADOPTED, State.PAST, draft)
    assert AuditEntry.objects.filter(act="common_agenda.adopted").count() == 1


def test_nothing_is_in_force_without_a_recorded_decision(asha, draft):
    with pytest.raises(ValidationError, match="who decided"):
        draft.adopt(asha, " ")
    with pytest.raises(IntegrityError), transaction.atomic():
        CommonAgenda.objects.filter(pk=draft.pk).update(state=State.PAST)


def test_an_empty_draft_is_not_put_into_force(asha):
    with pytest.raises(ValidationError, match="nothing in it"):
        CommonAgenda.begin(asha).adopt(asha, "Quickly.")


def test_what_is_in_force_is_not_rewritten(asha, in_force):
    with pytest.raises(ValidationError, match="not in the making"):
        in_force.rewrite(asha, "vision", "Something else.")
    with pytest.raises(ValidationError, match="not in the making"):
        in_force.goals.get().edit(asha, 1, name="Another")


def test_two_who_write_the_same_section_lose_nothing(as_, asha, draft):
    client, page = as_(asha), "/common-agenda/draft/vision/"
    said = {"base": draft.vision, "text": "Mine."}
    assert client.post(page, said).status_code == 302
    response = client.post(page, said | {"text": "Theirs."})
    text = response.content.decode()
    draft.refresh_from_db()
    assert (response.status_code, draft.vision, "Theirs." in text, "Mine." in text) == (409, "Mine.", True, True)
    assert client.post(page, {"base": "Mine.", "text": "Both."}).status_code == 302


def test_two_who_write_different_sections_do_not_notice(asha, draft):
    one, other = CommonAgenda.objects.get(pk=draft.pk), CommonAgenda.objects.get(pk=draft.pk)
    one.rewrite(asha, "values", "Candour.", base="")
    other.rewrite(asha, "success", "Loud waiting rooms.", base="")
    draft.refresh_from_db()
    assert (draft.values, draft.success) == ("Candour.", "Loud waiting rooms.")


def test_a_stale_goal_is_shown_with_both_wordings(as_, asha, draft):
    goal = draft.goals.get()
    client, page = as_(asha), f"/common-agenda/draft/goals/{goal.pk}/"
    said = {"name": goal.name, "words": "Theirs.", "version": 1}
    client.post(page, said)
    response = client.post(page, said | {"words": "Mine."})
    text = response.content.decode()
    assert (response.status_code, "Theirs." in text, "Mine." in text) == (409, True, True)


def test_goals_and_strategies_are_added_moved_and_taken_out(asha, draft):
    first = draft.goals.get()
    second = Goal(agenda=draft, name="No family alone").add(asha)
    second.move(asha, -1)
    assert [one.name for one in draft.goals.all()] == ["No family alone", first.name]
    Strategy(goal=second, name="One number to call").add(asha)
    second.remove(asha)
    assert [one.name for one in draft.goals.all()] == [first.name]


def test_at_the_end_a_piece_stays_where_it_is(asha, draft):
    goal = draft.goals.get()
    assert goal.move(asha, 1).siblings().get() == goal
    assert goal.move(asha, -1).siblings().get() == goal


def test_earlier_versions_are_compared_word_by_word(as_, asha, draft):
    draft.rewrite(asha, "vision", "Every child is known by heart.")
    page = as_(asha).get("/common-agenda/versions/2/").content.decode()
    assert ("<del>name.</del><ins>heart.</ins>" in page, "Same words" in page) == (True, True)


def test_the_public_reads_what_is_in_force_and_no_draft(client, asha, draft):
    draft.rewrite(asha, "vision", "A secret so far.")
    page = client.get("/common-agenda/").content.decode()
    assert ("known by name" in page, "Read the draft" in page, "A secret" in page) == (True, False, False)
    assert client.get("/common-agenda/draft/").status_code == 302


def test_before_there_is_one_the_page_says_what_belongs_there(as_, client, asha):
    assert "No common agenda yet" in client.get("/common-agenda/").content.decode()
    assert "Begin to write it" in as_(asha).get("/common-agenda/").content.decode()


def test_a_draft_is_thrown_away_only_with_a_tick(as_, asha, draft, in_force):
    client = as_(asha)
    client.post("/common-agenda/draft/drop/")
    assert CommonAgenda.objects.draft() == draft
    client.post("/common-agenda/draft/drop/", {"sure": "1"})
    assert (CommonAgenda.objects.draft(), CommonAgenda.objects.adopted()) == (None, in_force)


def test_the_page_asks_the_database_always_the_same(as_, ben, in_force):
    assert_same_queries(as_(ben), "/common-agenda/", lambda: make_strategy(make_goal(in_force)), 12)
