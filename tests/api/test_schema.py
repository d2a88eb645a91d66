"""The description of the API is true: thousands of requests made from it never meet an error of ours."""

import pytest
import schemathesis
from django.core import signals
from django.db import transaction
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from network.wsgi import application
from partners.models import Stage
from tests.api.conftest import token_of
from tests.api.paths import PATHS
from tests.make import make_affiliation, make_partner
from tests.make_common_agenda import make_agenda, make_goal, make_strategy

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


PATHS = {
    "/api/v1/blocks/": ["get"],
    "/api/v1/blocks/{id}/": ["get", "patch"],
    "/api/v1/blocks/{id}/duplicate/": ["post"],
    "/api/v1/blocks/{id}/move/": ["post"],
    "/api/v1/blocks/{id}/park/": ["post"],
    "/api/v1/blocks/{id}/remove/": ["post"],
    "/api/v1/blocks/{id}/split/": ["post"],
    "/api/v1/blocks/{id}/unpark/": ["post"],
    "/api/v1/formats/": ["get", "post"],
    "/api/v1/formats/{id}/": ["get"],
    "/api/v1/gatherings/{id}/agenda/": ["get"],
    "/api/v1/gatherings/{id}/agenda-drop/": ["post"],
    "/api/v1/gatherings/{id}/agenda-fit/": ["post"],
    "/api/v1/gatherings/{id}/agenda-lengthen/": ["post"],
    "/api/v1/gatherings/{id}/agenda-split/": ["post"],
    "/api/v1/gatherings/{id}/agenda-start/": ["post"],
    "/api/v1/gatherings/{id}/agenda-undo/": ["post"],
    "/api/v1/gatherings/{id}/blocks/": ["post"],
    "/api/v1/gatherings/{id}/spaciousness/": ["get"],
    "/api/v1/wordings/{id}/leave/": ["post"],
    "/api/v1/wordings/{id}/take/": ["post"],
    "/api/v1/affiliations/": ["get", "post"],
    "/api/v1/affiliations/{id}/": ["get", "patch", "put"],
    "/api/v1/affiliations/{id}/end/": ["post"],
    "/api/v1/partners/": ["get", "post"],
    "/api/v1/partners/{id}/": ["get", "patch", "put"],
    "/api/v1/partners/{id}/archive/": ["post"],
    "/api/v1/partners/{id}/confirm/": ["post"],
    "/api/v1/partners/{id}/stage/": ["post"],
    "/api/v1/partners/{id}/leave/": ["post"],
    "/api/v1/partners/{id}/return/": ["post"],
    "/api/v1/partners/{id}/standing/": ["get", "post"],
    "/api/v1/partners/{id}/story/": ["get"],
    "/api/v1/common-agendas/": ["get", "post"],
    "/api/v1/common-agendas/{id}/": ["get"],
    "/api/v1/common-agendas/{id}/adopt/": ["post"],
    "/api/v1/common-agendas/{id}/drop/": ["post"],
    "/api/v1/common-agendas/{id}/goals/": ["post"],
    "/api/v1/common-agendas/{id}/section/": ["post"],
    "/api/v1/goals/": ["get"],
    "/api/v1/goals/{id}/": ["get", "patch"],
    "/api/v1/goals/{id}/move/": ["post"],
    "/api/v1/goals/{id}/remove/": ["post"],
    "/api/v1/goals/{id}/strategies/": ["post"],
    "/api/v1/strategies/": ["get"],
    "/api/v1/strategies/{id}/": ["get", "patch"],
    "/api/v1/strategies/{id}/move/": ["post"],
    "/api/v1/strategies/{id}/remove/": ["post"],
    "/api/v1/groups/": ["get", "post"],
    "/api/v1/groups/{id}/": ["get", "patch"],
    "/api/v1/groups/{id}/channels/": ["post"],
    "/api/v1/groups/{id}/end/": ["post"],
    "/api/v1/groups/{id}/join/": ["post"],
    "/api/v1/groups/{id}/members/": ["post"],
    "/api/v1/groups/{id}/reopen/": ["post"],
    "/api/v1/groups/{id}/updates/": ["post"],
    "/api/v1/memberships/": ["get"],
    "/api/v1/memberships/{id}/": ["get"],
    "/api/v1/memberships/{id}/end/": ["post"],
    "/api/v1/join-requests/": ["get"],
    "/api/v1/join-requests/{id}/": ["get"],
    "/api/v1/join-requests/{id}/decline/": ["post"],
    "/api/v1/join-requests/{id}/welcome/": ["post"],
    "/api/v1/jobs/": ["get", "post"],
    "/api/v1/jobs/{id}/": ["get", "patch"],
    "/api/v1/jobs/{id}/close/": ["post"],
    "/api/v1/jobs/{id}/reopen/": ["post"],
    "/api/v1/jobs/{id}/suggest/": ["post"],
    "/api/v1/jobs/{id}/take/": ["post"],
    "/api/v1/appointments/": ["get"],
    "/api/v1/appointments/{id}/": ["get"],
    "/api/v1/appointments/{id}/accept/": ["post"],
    "/api/v1/appointments/{id}/decline/": ["post"],
    "/api/v1/appointments/{id}/end/": ["post"],
    "/api/v1/appointments/{id}/extend/": ["post"],
    "/api/v1/needs/": ["get", "post"],
    "/api/v1/needs/{id}/": ["get"],
    "/api/v1/needs/{id}/close/": ["post"],
    "/api/v1/needs/{id}/reopen/": ["post"],
    "/api/v1/offers/": ["get", "post"],
    "/api/v1/offers/{id}/": ["get"],
    "/api/v1/offers/{id}/close/": ["post"],
    "/api/v1/offers/{id}/reopen/": ["post"],
    "/api/v1/introductions/": ["get", "post"],
    "/api/v1/introductions/{id}/": ["get"],
    "/api/v1/introductions/{id}/agree/": ["post"],
    "/api/v1/introductions/{id}/decline/": ["post"],
    "/api/v1/introductions/{id}/outcome/": ["post"],
    "/api/v1/concerns/": ["get", "post"],
    "/api/v1/concerns/{id}/": ["get"],
    "/api/v1/concerns/{id}/settle/": ["post"],
    "/api/v1/announcements/": ["get", "post"],
    "/api/v1/announcements/{id}/": ["get"],
    "/api/v1/announcements/{id}/help/": ["post"],
    "/api/v1/announcements/{id}/withdraw/": ["post"],
    "/api/v1/pauses/": ["get", "post"],
    "/api/v1/pauses/{id}/": ["get"],
    "/api/v1/pauses/{id}/end/": ["post"],
    "/api/v1/pauses/{id}/shared/": ["get"],
    "/api/v1/reflections/": ["get", "post"],
    "/api/v1/reflections/{id}/": ["delete", "get", "patch"],
    "/api/v1/prompts/": ["get", "post"],
    "/api/v1/prompts/{id}/": ["get", "patch"],
    "/api/v1/prompts/{id}/bring-back/": ["post"],
    "/api/v1/prompts/{id}/retire/": ["post"],
    "/api/v1/mous/": ["get", "post"],
    "/api/v1/mous/{id}/": ["get", "patch"],
    "/api/v1/mous/{id}/versions/": ["get"],
    "/api/v1/mous/{id}/signer/": ["post"],
    "/api/v1/mous/{id}/offer/": ["post"],
    "/api/v1/mous/{id}/withdraw/": ["post"],
    "/api/v1/mous/{id}/discard/": ["post"],
    "/api/v1/mous/{id}/take-up/": ["post"],
    "/api/v1/mous/{id}/follow/": ["post"],
    "/api/v1/mous/{id}/correct/": ["post"],
    "/api/v1/mous/{id}/end/": ["post"],
    "/api/v1/mous/{id}/say/": ["post"],
    "/api/v1/mous/{id}/decide/": ["post"],
    "/api/v1/mous/{id}/sign/": ["post"],
    "/api/v1/mou-templates/": ["get", "post"],
    "/api/v1/mou-templates/{id}/": ["get", "patch"],
    "/api/v1/mou-templates/{id}/archive/": ["post"],
    "/api/v1/mou-templates/{id}/restore/": ["post"],
    "/api/v1/mou-rounds/": ["get", "post"],
    "/api/v1/mou-rounds/{id}/": ["get"],
    "/api/v1/gatherings/": ["get", "post"],
    "/api/v1/gatherings/{id}/": ["get", "patch"],
    "/api/v1/gatherings/{id}/cancel/": ["post"],
    "/api/v1/gatherings/{id}/for/": ["post"],
    "/api/v1/gatherings/{id}/guests/": ["get"],
    "/api/v1/gatherings/{id}/invite/": ["post"],
    "/api/v1/gatherings/{id}/join/": ["post"],
    "/api/v1/gatherings/{id}/move/": ["post"],
    "/api/v1/gatherings/{id}/restore/": ["post"],
    "/api/v1/series/": ["get", "post"],
    "/api/v1/series/{id}/": ["get"],
    "/api/v1/series/{id}/end/": ["post"],
    "/api/v1/series/{id}/leave-out/": ["post"],
    "/api/v1/series/{id}/take-back/": ["post"],
    "/api/v1/rsvps/": ["get"],
    "/api/v1/rsvps/{id}/": ["get"],
    "/api/v1/rsvps/{id}/answer/": ["post"],
    "/api/v1/rsvps/{id}/met/": ["post"],
    "/api/v1/rsvps/{id}/tell/": ["post"],
    "/api/v1/people/": ["get", "post"],
    "/api/v1/people/{id}/": ["get", "patch", "put"],
    "/api/v1/runs/": ["get"],
    "/api/v1/runs/{id}/": ["get"],
    "/api/v1/runs/{id}/attendance/": ["post"],
    "/api/v1/runs/{id}/back/": ["post"],
    "/api/v1/runs/{id}/close/": ["post"],
    "/api/v1/runs/{id}/here/": ["post"],
    "/api/v1/runs/{id}/next/": ["post"],
    "/api/v1/runs/{id}/park/": ["post"],
    "/api/v1/runs/{id}/pulse/": ["get"],
    "/api/v1/runs/{id}/reopen/": ["post"],
    "/api/v1/runs/{id}/review/": ["get", "put"],
    "/api/v1/runs/{id}/shorten/": ["post"],
    "/api/v1/runs/{id}/skip/": ["post"],
    "/api/v1/runs/{id}/start/": ["post"],
    "/api/v1/runs/{id}/take-in/": ["post"],
    "/api/v1/runs/{id}/walk-in/": ["post"],
    "/api/v1/minutes/": ["get"],
    "/api/v1/minutes/{id}/": ["get", "patch"],
    "/api/v1/minutes/{id}/approve/": ["post"],
    "/api/v1/decisions/": ["get", "post"],
    "/api/v1/decisions/{id}/": ["get"],
    "/api/v1/decisions/{id}/drop/": ["post"],
    "/api/v1/commitments/": ["get", "post"],
    "/api/v1/commitments/{id}/": ["get"],
    "/api/v1/commitments/{id}/drop/": ["post"],
    "/api/v1/commitments/{id}/tell/": ["post"],
    "/api/v1/ideas/": ["get", "post"],
    "/api/v1/ideas/{id}/": ["get"],
    "/api/v1/ideas/{id}/drop/": ["post"],
    "/api/v1/pulses/": ["get", "post"],
    "/api/v1/pulses/{id}/": ["get"],
    "/api/v1/initiatives/": ["get", "post"],
    "/api/v1/initiatives/{id}/": ["get", "patch"],
    "/api/v1/initiatives/{id}/close/": ["post"],
    "/api/v1/initiatives/{id}/reopen/": ["post"],
    "/api/v1/initiatives/{id}/start/": ["post"],
}


@pytest.fixture
def described(asha, ben, dora, monkeypatch):
    """The description as a program gets it. The connection stays open between requests, as in Django's test client."""
    monkeypatch.setattr(signals.request_started, "send", lambda *args, **kwargs: [])
    monkeypatch.setattr(signals.request_finished, "send", lambda *args, **kwargs: [])
    make_affiliation(make_partner("Pale Prospect", stage=Stage.PROSPECT))
    make_strategy(make_goal(make_agenda()))
    headers = {"authorization": f"Token {token_of(asha)}"}
    return schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", application, headers=headers)


schema = schemathesis.pytest.from_fixture("described")


few_examples = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def judge(case, person):
    with transaction.atomic():
        case.call_and_validate(headers={"authorization": f"Token {token_of(person)}"}, checks=CHECKS)
        transaction.set_rollback(True)


# Two tests, so that two processes share the many requests.


@pytest.mark.slow
@pytest.mark.timeout(600)  # many requests: minutes on a busy machine
@schema.include(path_regex="^/api/v1/[a-g]").parametrize()
@few_examples
def test_no_request_meets_an_error_of_ours(case, asha):
    judge(case, asha)


@pytest.mark.slow
@pytest.mark.timeout(600)
@schema.exclude(path_regex="^/api/v1/[a-g]").parametrize()
@few_examples
def test_no_later_request_meets_one_either(case, asha):
    judge(case, asha)


def test_the_description_is_for_those_who_came_in(client, db):
    assert client.get("/api/v1/schema/").status_code == 401


def test_every_address_is_described(api, asha):
    paths = api(asha).get("/api/v1/schema/?format=json", headers={"accept": "*/*"}).json()["paths"]
    assert {path: sorted(operations) for path, operations in paths.items()} == PATHS
