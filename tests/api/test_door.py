"""Who comes in, and what every wrong request is answered."""

import pytest
from django.test import Client

from network.lib.api import Throttle
from tests.api.conftest import token_of

PROBLEM = "application/problem+json"


def problem_of(response):
    assert response["Content-Type"] == PROBLEM
    body = response.json()
    assert body["status"] == response.status_code
    return body


def test_a_stranger_is_asked_to_come_in_properly(db):
    response = Client().get("/api/v1/partners/")
    assert problem_of(response)["status"] == 401
    assert response["WWW-Authenticate"] == "Token"


def test_a_token_opens_the_door_until_its_owner_is_deactivated(asha, ben, api):
    caller = api(ben)
    assert caller.get("/api/v1/partners/").status_code == 200
    token = token_of(ben)
    ben.is_active = False
    ben.save()
    response = Client(headers={"authorization": f"Token {token}"}).get("/api/v1/partners/")
    assert problem_of(response)["status"] == 401


def test_a_session_opens_it_too_and_needs_the_csrf_token_to_write(ben, as_, sandpiper):
    client = as_(ben)
    assert client.get(f"/api/v1/partners/{sandpiper.pk}/").status_code == 200
    client.handler.enforce_csrf_checks = True
    response = client.post(f"/api/v1/partners/{sandpiper.pk}/confirm/")
    assert problem_of(response)["detail"] == "CSRF Failed: CSRF cookie not set."
    sandpiper.refresh_from_db()
    assert sandpiper.confirmed_at is None


@pytest.mark.parametrize(
    ("method", "path", "options", "status"),
    [
        ("get", "nothing/", {}, 404),
        ("get", "partners/999999/", {}, 404),
        ("get", "partners/99999999999999999999999/", {}, 404),
        ("get", "partners", {}, 404),
        ("post", "partners", {}, 404),
        ("delete", "partners/", {}, 405),
        ("options", "partners/", {}, 405),
        ("get", "partners/", {"headers": {"accept": "text/html"}}, 406),
        ("get", "schema/", {"headers": {"accept": "image/png"}}, 406),
        ("post", "partners/", {"data": "<x/>", "content_type": "text/xml"}, 415),
        ("post", "partners/", {"data": "{", "content_type": "application/json"}, 400),
        ("post", "partners/", {"data": '{"name": NaN}', "content_type": "application/json"}, 400),
        ("post", "partners/", {"data": "[" * 90_000, "content_type": "application/json"}, 400),
        ("post", "partners/", {"data": '{"name": "\\ud800"}', "content_type": "application/json"}, 400),
        ("post", "partners/", {"data": '{"name": "a\\u0000"}', "content_type": "application/json"}, 400),
        ("post", "partners/", {"data": "[]", "content_type": "application/json"}, 400),
        ("get", "partners/?page=0", {}, 400),
        ("get", "partners/?page_size=101", {}, 400),
        ("get", "partners/?page=x", {}, 400),
        ("get", "partners/?stage=nobody", {}, 400),
        ("get", "affiliations/?person=1e999", {}, 400),
        ("get", "partners/?q=%00%ff", {}, 400),
    ],
)
def test_every_wrong_request_is_answered_by_a_problem(asha, api, method, path, options, status):
    response = getattr(api(asha), method)(f"/api/v1/{path}", **options)
    assert problem_of(response)["status"] == status


def test_too_large_a_body_is_not_read(asha, api, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = api(asha).post("/api/v1/partners/", {"name": "x" * 200}, content_type="application/json")
    assert problem_of(response)["status"] == 413


def test_a_runaway_script_is_slowed_down(ben, api, monkeypatch):
    monkeypatch.setattr(Throttle, "rate", "2/min")
    caller = api(ben)
    answers = [caller.get("/api/v1/affiliations/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 60


def test_a_field_nobody_knows_is_refused_not_ignored(asha, send):
    response = send(asha, "post", "/api/v1/partners/", {"name": "Tidewater", "sektor": "health"})
    assert problem_of(response)["errors"] == {"sektor": ["There is no such field."]}


@pytest.mark.parametrize(
    "body", ['{"\\ud800": 1}', '{"name": "a", "stage": "\\ud800"}', '{"name": "a", "sector": "\\udfff"}']
)
def test_half_a_character_is_refused_in_words(asha, api, body):
    response = api(asha).generic("POST", "/api/v1/partners/", body, content_type="application/json")
    assert problem_of(response)["detail"] == "Half of a character stands alone in it."
