"""Initiatives: an idea that a member partner carries forward, the backbone's part in it, and its end."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from gatherings.models import Initiative
from network.lib.dates import today
from tests.make import make_affiliation, make_partner
from tests.make_after import make_idea, make_initiative
from tests.make_gatherings import make_gathering
from tests.queries import assert_same_queries


def test_an_initiative_starts_only_with_a_lead_partner(asha, sandpiper):
    initiative = make_initiative()
    with pytest.raises(ValidationError, match="lead partner"):
        initiative.start(asha)
    initiative.edit(asha, lead=sandpiper)
    assert initiative.start(asha).is_running


def test_a_stated_reason_lets_the_backbone_lead(asha):
    initiative = make_initiative(why_backbone="Nobody else has a lawyer.")
    assert initiative.start(asha).is_running


def test_the_backbones_own_organisation_is_no_lead_partner(asha):
    office = make_partner("Backbone Office")
    make_affiliation(office, asha)
    with pytest.raises(ValidationError, match="own organisation"):
        make_initiative(lead=office).start(asha)


def test_the_database_refuses_one_without_a_lead(db):
    with pytest.raises(IntegrityError):
        make_initiative(state="running")


def test_who_implements_says_what_gets_less(asha, sandpiper):
    initiative = make_initiative(lead=sandpiper, part="implement")
    with pytest.raises(ValidationError, match="What gets less"):
        initiative.start(asha)
    initiative.edit(asha, less="The newsletter is monthly, not fortnightly.")
    initiative.start(asha)
    assert list(Initiative.objects.implemented_by_backbone()) == [initiative]


def test_a_running_one_does_not_lose_its_lead(asha, sandpiper):
    initiative = make_initiative(lead=sandpiper).start(asha)
    with pytest.raises(ValidationError, match="still needs"):
        initiative.edit(asha, lead=None)


def test_an_idea_becomes_one_initiative(as_, asha, sandpiper):
    idea = make_idea(make_gathering(), "A shelf in the ferry")
    said = {"name": "Ferry shelf", "what": "Books.", "lead": sandpiper.name, "part": "host", "hours": 3}
    as_(asha).post(f"/initiatives/new/?idea={idea.pk}", said)
    initiative = Initiative.objects.get()
    assert (initiative.idea, initiative.lead, initiative.part, initiative.hours) == (idea, sandpiper, "host", 3)
    assert as_(asha).get(f"/initiatives/new/?idea={idea.pk}")["Location"] == initiative.get_absolute_url()


def test_the_lead_partner_changes_and_closes_it(as_, ben, dora, asha, sandpiper):
    initiative = make_initiative(lead=sandpiper).start(asha)
    url = f"{initiative.get_absolute_url()}close/"
    assert as_(dora).get(url).status_code == 403
    as_(ben).post(url, {"came_of_it": "Two hundred books.", "learned": "Begin in spring.", "goes_on": "The ferry"})
    initiative.refresh_from_db()
    assert (initiative.state, initiative.closed_on, initiative.learned) == ("closed", today(), "Begin in spring.")
    assert initiative.reopen(ben).is_running


def test_a_stale_edit_is_refused(as_, asha, sandpiper):
    initiative = make_initiative(lead=sandpiper).edit(asha, name="Another name")
    said = {"name": "Mine", "what": "Books.", "lead": sandpiper.name, "part": "host", "hours": 3, "version": 1}
    response = as_(asha).post(f"{initiative.get_absolute_url()}edit/", said)
    assert (response.status_code, Initiative.objects.get().name) == (409, "Another name")


def test_the_backbone_sees_what_it_does_itself(as_, asha, ben, sandpiper):
    make_initiative(lead=sandpiper, part="implement", less="Less.").start(asha)
    words = "the backbone does the work itself"
    pages = [as_(who).get("/initiatives/").content.decode() for who in (asha, ben)]
    assert [words in page for page in pages] == [True, False]


def test_the_list_asks_the_same_however_long_it_is(as_, ben, sandpiper):
    assert_same_queries(as_(ben), "/initiatives/", lambda: make_initiative(lead=sandpiper), 7)
