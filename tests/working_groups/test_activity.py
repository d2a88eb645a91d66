"""Activities: what partners do toward strategies, kept by themselves."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from network.lib.dates import today
from partners import merging
from partners.models import Introduction
from people.models import AuditEntry, Link
from tests.make import make_partner
from tests.make_common_agenda import make_agenda, make_goal, make_strategy
from tests.make_plan import make_activity, make_review
from tests.queries import assert_same_queries, queries
from working_groups import overlaps, plan
from working_groups.models import Activity, CommonAgenda, Strategy, StrategyReview


@pytest.fixture
def way(db):
    return make_strategy(make_goal(make_agenda(state="adopted")))


def test_a_new_version_of_the_agenda_keeps_its_activities(asha, sandpiper, way):
    activity = Activity.begin(asha, sandpiper, strategy_key=way.key, name="Open mornings")
    CommonAgenda.begin(asha).adopt(asha, "All said yes.")
    now = Strategy.objects.in_force().get()
    assert (now.pk != way.pk, Activity.objects.toward(now.key).get()) == (True, activity)
    assert not Activity.objects.adrift().exists()


def test_an_activity_of_a_strategy_taken_out_is_adrift(asha, sandpiper, way):
    activity = make_activity(sandpiper, way)
    draft = CommonAgenda.begin(asha)
    Strategy.objects.get(goal__agenda=draft).remove(asha)
    draft.adopt(asha, "All said yes.")
    assert Activity.objects.adrift().get() == activity
    assert activity.edit(asha, 1, name="Open mornings and soup").version == 2


def test_what_is_done_together_names_with_whom(asha, sandpiper, clinic, way):
    said = {"strategy_key": way.key, "name": "A photograph on the peg", "effort": "joint"}
    with pytest.raises(ValidationError, match="With whom"):
        Activity.begin(asha, sandpiper, **said)
    with pytest.raises(ValidationError, match="Name others"):
        Activity.begin(asha, sandpiper, helpers=[sandpiper], **said)
    assert Activity.begin(asha, sandpiper, helpers=[clinic], **said).helpers.get() == clinic


def test_only_strategies_in_force_and_people_of_the_partner(asha, dora, sandpiper, way):
    draft = make_strategy(make_goal(make_agenda(2)))
    with pytest.raises(ValidationError, match="in force"):
        Activity.begin(asha, sandpiper, strategy_key=draft.key, name="Open mornings")
    with pytest.raises(ValidationError, match="somebody of this partner"):
        Activity.begin(asha, sandpiper, strategy_key=way.key, name="Open mornings", owner=dora)


def test_two_who_change_an_activity_lose_nothing(as_, ben, sandpiper, way):
    activity = make_activity(sandpiper, way)
    client, page = as_(ben), f"/partners/{sandpiper.slug}/plan/{activity.pk}/"
    said = {"name": "Theirs.", "strategy_key": str(way.key), "effort": "continues", "version": 1}
    assert client.post(page, said).status_code == 302
    response = client.post(page, said | {"name": "Mine."})
    text = response.content.decode()
    assert (response.status_code, "Theirs." in text, "Mine." in text) == (409, True, True)


def test_a_personal_link_is_enough_to_write_one_down_and_to_look_at_it(client, ben, sandpiper, way):
    page = f"/l/{Link.create(ben, 'partner.profile', sandpiper).token}/plan/"
    said = {"name": "Open mornings", "strategy_key": str(way.key), "effort": "continues", "owner": ben.pk}
    assert client.post(f"{page}new/", said).status_code == 302
    activity = Activity.objects.get()
    client.post(f"{page}{activity.pk}/look/", {"progress": "done", "how": "Every chair was taken."})
    activity.refresh_from_db()
    assert (activity.owner, activity.progress, activity.how) == (ben, "done", "Every chair was taken.")
    assert AuditEntry.objects.filter(act="activity.looked_at").count() == 1


def test_an_activity_to_look_at_waits_on_today_until_somebody_has(as_, asha, ben, sandpiper, way):
    activity = make_activity(sandpiper, way, "Open mornings", next_check=today() - timedelta(days=9))
    assert [("How does it go" in as_(one).get("/").content.decode()) for one in (ben, asha)] == [True, True]
    activity.look_at(ben, "going")
    assert [("How does it go" in as_(one).get("/").content.decode()) for one in (ben, asha)] == [False, False]


def test_the_table_says_who_does_what_and_who_helps(sandpiper, clinic, way):
    other = make_strategy(way.goal, "Open doors", position=1)
    activity = make_activity(sandpiper, way, helpers=[clinic])
    make_activity(sandpiper, way, "Let go", progress="let_go")
    table = plan.matrix([clinic, sandpiper], plan.strategies_in_force())
    assert [(head.strategy, head.partners) for head in table.heads] == [(way, 1), (other, 0)]
    cells = [[(cell.own, cell.helps) if cell else None for cell in row.cells] for row in table.rows]
    assert cells == [[([], [activity]), None], [([activity], []), None]]


def test_gaps_are_strategies_partners_and_activities_alone(sandpiper, clinic, way):
    idle = make_strategy(way.goal, "Open doors", position=1)
    alone, helped = make_activity(sandpiper, way), make_activity(sandpiper, way, "Soup", helpers=[clinic])
    third = make_partner("Harbour Library")
    assert list(plan.idle_strategies()) == [idle]
    assert list(plan.partners_without_activity()) == [third]
    assert list(Activity.objects.lone()) == [alone]
    alone.reinforces.add(helped)
    assert list(Activity.objects.lone()) == []


def test_two_who_work_side_by_side_are_named_until_they_know_each_other(asha, sandpiper, clinic, way):
    one, other = (make_activity(partner, way, places=["Northside"]) for partner in (sandpiper, clinic))
    make_activity(make_partner("Harbour Library"), way, places=["Eastquay"])
    pair = overlaps.pairs()[0]
    assert ({pair.one, pair.other}, len(overlaps.pairs()), pair.first.place) == ({sandpiper, clinic}, 1, "Northside")
    one.reinforces.add(other)
    assert overlaps.pairs() == []
    one.reinforces.clear()
    Introduction.propose(asha, sandpiper, clinic)
    assert overlaps.pairs(sandpiper) == []


def test_the_button_makes_an_introduction_in_which_one_side_has_said_yes(as_, ben, sandpiper, clinic, way):
    for partner in (sandpiper, clinic):
        make_activity(partner, way, places=["Northside"])
    page = f"/partners/{sandpiper.slug}/plan/meet/{clinic.slug}/"
    assert "You both work on" in as_(ben).get(page).content.decode()
    as_(ben).post(page, {"words": "An hour together?"})
    assert Introduction.objects.get().awaited() == ["helper"]


def test_what_was_decided_about_a_strategy_stays(as_, asha, way):
    page = f"/plan/strategies/{way.key}/"
    said = {"verdict": "adapt", "evidence": "Half came back.", "decision": "The committee."}
    assert as_(asha).post(f"{page}review/", said).status_code == 302
    assert "Half came back." in as_(asha).get(page).content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        StrategyReview.objects.update(verdict="keep")


def test_something_new_is_started_by_a_decision(asha, way):
    started = StrategyReview.start(asha, way.goal, "A night line", evidence="They call at two.", decision="All.")
    assert (started.verdict, started.strategy_key) == ("start", None)
    with pytest.raises(ValidationError, match="has been started"):
        make_review(asha, way, "start")


def test_merged_entries_keep_their_activities(asha, sandpiper, clinic, way):
    own, helped = make_activity(clinic, way), make_activity(sandpiper, way, "Soup", helpers=[clinic])
    merging.merge(asha, sandpiper, clinic, set())
    assert set(Activity.objects.filter(partner=sandpiper)) == {own, helped}
    assert list(helped.helpers.all()) == []


def test_the_table_asks_ten_questions_however_large_it_is(as_, ben, sandpiper, way):
    for number in range(3):
        helper = make_partner(f"Helper {number}")
        make_activity(make_partner(f"Doer {number}"), make_strategy(way.goal, f"Way {number}"), helpers=[helper])
    as_(ben).get("/plan/")
    assert len(queries(as_(ben), "/plan/")) <= 10
    assert_same_queries(as_(ben), "/plan/", lambda: make_activity(make_partner(), way, helpers=[sandpiper]), 10)


def test_lists_ask_the_same_however_long(as_, asha, clinic, way):
    def row():
        make_activity(make_partner(), way, helpers=[clinic], places=["Northside"])

    for page, expected in (("/plan/activities/", 6), (f"/plan/strategies/{way.key}/", 10)):
        assert_same_queries(as_(asha), page, row, expected)
