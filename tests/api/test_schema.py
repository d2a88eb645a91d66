"""The description of the API is true: thousands of requests made from it never meet an error of ours."""

import pytest
import schemathesis
from django.core import signals
from django.db import transaction
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
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

# Methods that are not described are tried on every address by the access matrix.
AS_DESCRIBED = SchemathesisConfig.from_dict({"phases": {"coverage": {"unexpected-methods": []}}})
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def described(asha, ben, dora, monkeypatch):
    """The description as a program gets it. The connection stays open between requests, as in Django's test client."""
    monkeypatch.setattr(signals.request_started, "send", lambda *args, **kwargs: [])
    monkeypatch.setattr(signals.request_finished, "send", lambda *args, **kwargs: [])
    make_affiliation(make_partner("Pale Prospect", stage=Stage.PROSPECT))
    make_strategy(make_goal(make_agenda()))
    headers = {"authorization": f"Token {token_of(asha)}"}
    return schemathesis.openapi.from_wsgi(
        "/api/v1/schema/?format=json", application, headers=headers, config=AS_DESCRIBED
    )


schema = schemathesis.pytest.from_fixture("described")


few_examples = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def judge(case, person):
    with transaction.atomic():
        case.call_and_validate(headers={"authorization": f"Token {token_of(person)}"}, checks=CHECKS)
        transaction.set_rollback(True)


# Three tests, so that processes share the many requests. PostgreSQL is the stricter judge of odd values.


@pytest.mark.postgresql
@pytest.mark.slow
@pytest.mark.timeout(600)  # many requests: minutes on a busy machine
@schema.include(path_regex="^/api/v1/[a-g]").parametrize()
@few_examples
def test_no_request_from_a_to_g_meets_an_error_of_ours(case, asha):
    judge(case, asha)


@pytest.mark.postgresql
@pytest.mark.slow
@pytest.mark.timeout(600)  # many requests: minutes on a busy machine
@schema.include(path_regex="^/api/v1/[h-o]").parametrize()
@few_examples
def test_no_request_from_h_to_o_meets_an_error_of_ours(case, asha):
    judge(case, asha)


@pytest.mark.postgresql
@pytest.mark.slow
@pytest.mark.timeout(600)  # many requests: minutes on a busy machine
@schema.include(path_regex="^/api/v1/[p-z]").parametrize()
@few_examples
def test_no_request_from_p_to_z_meets_an_error_of_ours(case, asha):
    judge(case, asha)


def test_the_description_is_for_those_who_came_in(client, db):
    assert client.get("/api/v1/schema/").status_code == 401


def test_every_address_is_described(api, asha):
    paths = api(asha).get("/api/v1/schema/?format=json", headers={"accept": "*/*"}).json()["paths"]
    assert {path: sorted(operations) for path, operations in paths.items()} == PATHS
