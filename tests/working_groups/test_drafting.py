"""Rounds: what people would change, how far they agree, what came of it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.signing import TimestampSigner
from django.utils import timezone

from network.lib.dates import today
from network.lib.limits import FORM_SALT
from people.holdings import erase
from tests.make_common_agenda import make_agenda, make_goal, make_strategy
from tests.queries import assert_same_queries
from working_groups.models import DraftingRound, Leaning, Suggestion


@pytest.fixture
def draft(db):
    draft = make_agenda(vision="Every child is known by name.")
    make_strategy(make_goal(draft))
    return draft


@pytest.fixture
def asked(asha, draft):
    return DraftingRound.begin(asha, agenda=draft, until=today() + timedelta(days=14))


@pytest.fixture
def rule(asha):
    dates = {"until": today() + timedelta(days=14), "effective_on": today() + timedelta(days=30)}
    return DraftingRound.begin(asha, title="Quorum", after="Half of the partners.", is_open_to_all=True, **dates)


def test_a_suggestion_is_answered_with_words_and_shapes_the_version(as_, asha, ben, fern, asked, draft):
    as_(ben).post(f"/rounds/{asked.pk}/about/vision/", {"words": "By heart.", "may_name": "on"})
    Suggestion.make(fern, asked, "vision", "And by voice.")
    for one in Suggestion.objects.all():
        with pytest.raises(ValidationError, match="Say why"):
            one.settle(asha, "taken_up")
        one.settle(asha, "taken_up", "Yes, that is what we mean.")
    asked.close(asha, "We wrote it in.")
    draft.adopt(asha, "All said yes.")
    page = as_(ben).get("/common-agenda/").content.decode()
    assert ("Ben Okafor and 1 more" in page, fern.name in page) == (True, False)


def test_who_does_not_want_to_be_named_is_not(as_, asha, ben, fern, asked):
    Suggestion.make(fern, asked, "vision", "By heart.", may_name=False)
    page = as_(ben).get(f"/rounds/{asked.pk}/").content.decode()
    assert ("By heart." in page, fern.name in page, "without a name" in page) == (True, False, True)


def test_what_somebody_from_outside_writes_is_held_until_it_was_read(client, as_, asha, ben, rule):
    page = f"/rounds/{rule.pk}/about/rule/"
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        stamp = TimestampSigner(salt=FORM_SALT).sign("form")
    said = {"words": "Ask the parents, too.", "name": "Ola", "stamp": stamp}
    assert client.post(page, said | {"nickname": "robot"}).status_code == 422
    assert client.post(page, said).status_code == 302
    assert [("Ask the parents" in as_(one).get(f"/rounds/{rule.pk}/").content.decode()) for one in (ben, asha)] == [
        False, True,
    ]  # fmt: skip
    Suggestion.objects.get().settle(asha, "open")
    assert "Ask the parents" in as_(ben).get(f"/rounds/{rule.pk}/").content.decode()


def test_the_public_reads_a_round_only_where_it_is_asked(client, asked, rule):
    assert [client.get(f"/rounds/{one.pk}/").status_code for one in (asked, rule)] == [404, 200]


def test_the_page_of_the_common_agenda_leads_into_the_round_of_whoever_is_asked(client, as_, ben, asked):
    assert "what would you change" in as_(ben).get("/common-agenda/").content.decode()
    assert "what would you change" not in client.get("/common-agenda/").content.decode()
    DraftingRound.objects.update(is_open_to_all=True)
    assert f"/rounds/{asked.pk}/" in client.get("/common-agenda/").content.decode()


def test_what_is_missing_is_asked_for_in_words(as_, ben, asked):
    page = as_(ben).post(f"/rounds/{asked.pk}/about/vision/", {"words": ""})
    assert (page.status_code, b"Please write something here." in page.content) == (422, True)


def test_how_far_people_agree_is_said_once_each_and_can_change(as_, ben, asked):
    for level in ("block", "reluctant"):
        as_(ben).post(f"/rounds/{asked.pk}/lean/", {"level": level, "words": "If it is read aloud."})
    assert list(Leaning.objects.values_list("level", "words")) == [("reluctant", "If it is read aloud.")]


def test_after_its_last_day_nobody_adds_anything(ben, asked):
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        for act in (lambda: asked.lean(ben, "block"), lambda: Suggestion.make(ben, asked, "vision", "Late.")):
            with pytest.raises(ValidationError, match="is over"):
                act()


def test_a_draft_people_were_asked_about_is_neither_dropped_nor_adopted_meanwhile(asha, asked, draft):
    with pytest.raises(ValidationError, match="Close it first"):
        draft.adopt(asha, "Quickly.")
    with pytest.raises(ValidationError, match="have been asked"):
        draft.drop(asha)
    with pytest.raises(ValidationError, match="open already"):
        DraftingRound.begin(asha, agenda=draft, until=today() + timedelta(days=20))


def test_a_rule_is_taken_on_or_not_by_a_recorded_decision(asha, rule):
    with pytest.raises(ValidationError, match="whether the rule"):
        rule.close(asha, "Agreed.")
    rule.close(asha, "Agreed by consent.", accepted=True)
    assert (rule.accepted, rule.closed_by) == (True, asha)
    with pytest.raises(ValidationError, match="closed"):
        rule.close(asha, "Again.", accepted=False)


def test_partners_propose_rules_but_do_not_open_them_to_everybody(as_, ben):
    dates = {"until": today() + timedelta(days=14), "effective_on": today() + timedelta(days=7)}
    said = {"title": "Quorum", "after": "Half.", "is_open_to_all": "on", **dates}
    assert b"cannot be in force before" in as_(ben).post("/rounds/rule/", said).content
    as_(ben).post("/rounds/rule/", said | {"effective_on": today() + timedelta(days=20)})
    assert list(DraftingRound.objects.values_list("title", "is_open_to_all")) == [("Quorum", False)]


def test_erasing_takes_the_name_and_leaves_the_suggestion(asha, fern, asked):
    one = Suggestion.make(fern, asked, "vision", "By heart.", may_name=True)
    erase(fern, asha)
    one = Suggestion.objects.get(pk=one.pk)
    assert (one.words, one.by_whom) == ("By heart.", "")


def test_a_round_asks_the_same_however_much_was_said(as_, ben, fern, asked):
    assert_same_queries(as_(ben), f"/rounds/{asked.pk}/", lambda: Suggestion.make(fern, asked, "vision", "Hm."), 9)
