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

from network.lib.api import Throttle
from network.wsgi import application
from partners.models import Stage
from tests.api.conftest import token_of
from tests.make import make_affiliation, make_partner

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


PATHS = {
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
    "/api/v1/partners/{id}/story/": ["get"],
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
    "/api/v1/people/": ["get", "post"],
    "/api/v1/people/{id}/": ["get", "patch", "put"],
}


@pytest.fixture
def described(asha, ben, dora, monkeypatch):
    """The description as a program gets it. The connection stays open between requests, as in Django's test client."""
    monkeypatch.setattr(signals.request_started, "send", lambda *args, **kwargs: [])
    monkeypatch.setattr(signals.request_finished, "send", lambda *args, **kwargs: [])
    monkeypatch.setattr(Throttle, "rate", "1000000/min")
    make_affiliation(make_partner("Pale Prospect", stage=Stage.PROSPECT))
    headers = {"authorization": f"Token {token_of(asha)}"}
    return schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", application, headers=headers)


schema = schemathesis.pytest.from_fixture("described")


@pytest.mark.slow
@pytest.mark.timeout(600)  # many requests: minutes on a busy machine
@schema.parametrize()
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_no_request_meets_an_error_of_ours(case, asha):
    with transaction.atomic():
        case.call_and_validate(headers={"authorization": f"Token {token_of(asha)}"}, checks=CHECKS)
        transaction.set_rollback(True)


def test_the_description_is_for_those_who_came_in(client, db):
    assert client.get("/api/v1/schema/").status_code == 401


def test_every_address_is_described(api, asha):
    paths = api(asha).get("/api/v1/schema/?format=json", headers={"accept": "*/*"}).json()["paths"]
    assert {path: sorted(operations) for path, operations in paths.items()} == PATHS
