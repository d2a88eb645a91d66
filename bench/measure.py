"""Measures the pages of one database against the floor, request by request in turn. Prints one JSON line."""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import django
from django.core.wsgi import get_wsgi_application

ROUNDS = 200
WARM_UP = 20
Application = Callable[..., Any]


def cookie() -> str:
    """A session of the demo network's backbone staff."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from people.models import Person

    person = Person.objects.backbone().earliest("pk")
    Person.objects.filter(pk=person.pk).update(is_demo=False)  # demo people come in only with DEBUG
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"sessionid={session.session_key}"


def request(application: Application, url: str, session: str) -> float:
    """Milliseconds from the request to the last byte of the answer; raises on anything but 200."""
    path, _, query = url.partition("?")
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "127.0.0.1", "HTTP_COOKIE": session,
        "REMOTE_ADDR": "127.0.0.1", "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0), "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False,
    }  # fmt: skip
    statuses: list[str] = []
    started = time.perf_counter()
    response = application(environ, lambda status, headers: statuses.append(status))
    b"".join(response)
    elapsed = (time.perf_counter() - started) * 1000
    response.close()
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{url} answered {statuses[0]}")
    return elapsed


def pages() -> dict[str, tuple[str, str]]:
    """name → (our URL, the floor's URL)."""
    from partners.models import Partner

    slug = Partner.objects.in_directory().order_by("sort_name").values_list("slug", flat=True)[10]
    return {
        "directory": ("/directory/", "/page/"),
        "directory page 4": ("/directory/?page=4", "/page/?page=4"),
        "search, common word": ("/directory/?q=family", "/page/"),
        "search, rare words": ("/directory/?q=sandpiper+playgroup", "/page/"),
        "detail": (f"/partners/{slug}/", "/page/"),
        "API list": ("/api/v1/partners/", "/api/"),
    }


def main() -> None:
    django.setup()
    from bench import floor

    ours, bare, session = get_wsgi_application(), floor.handler(), cookie()
    result = {}
    for name, (url, floor_url) in pages().items():
        times = [(request(ours, url, session), request(bare, floor_url, session)) for _ in range(WARM_UP + ROUNDS)]
        mine, theirs = zip(*times[WARM_UP:], strict=True)
        result[name] = {"ours": quantiles(mine), "floor": quantiles(theirs)}
    sys.stdout.write(json.dumps(result) + "\n")


def quantiles(times: tuple[float, ...]) -> tuple[float, float]:
    """(p50, p95) in milliseconds."""
    cuts = statistics.quantiles(times, n=20)
    return statistics.median(times), cuts[18]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    main()
