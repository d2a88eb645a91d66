"""Callers of the API: with a token, as programs do."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from knox.models import AuthToken

from people.models import Person


@pytest.fixture(autouse=True)
def _fresh_counters() -> None:
    caches["process"].clear()


def token_of(person: Person) -> str:
    return AuthToken.objects.create(person, expiry=timedelta(days=1))[1]


@pytest.fixture
def api(db: None) -> Callable[[Person], Any]:
    """api(asha).get("/api/v1/partners/"): JSON in, with a token."""

    def caller(person: Person) -> Client:
        return Client(headers={"authorization": f"Token {token_of(person)}", "accept": "application/json"})

    return caller


@pytest.fixture
def send(api: Any) -> Callable[..., Any]:
    """send(asha, "patch", url, {...}) with the body as JSON."""

    def sender(person: Person, method: str, url: str, body: Any = None) -> Any:
        return getattr(api(person), method)(url, body, content_type="application/json")

    return sender
