"""Measures the pages of one database against the floor, request by request in turn. Prints one JSON line.

Time on the clock is what people wait, but on a shared machine it measures the others, too; the time this process spent
computing does not, nor does it hold what the database did, which is therefore measured apart.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from datetime import time as clock
from io import BytesIO
from typing import Any

import django
from django.core.wsgi import get_wsgi_application

ROUNDS = int(os.environ.get("ROUNDS", "60"))
WARM_UP = 10
ASKED = 15  # rounds for the time in the database
Application = Callable[..., Any]


@dataclass
class Cost:
    """Milliseconds of one page: on the clock at the median and the 95th percentile, of the processor at the median."""

    p50: float
    p95: float
    cpu: float

    @classmethod
    def of(cls, times: list[tuple[float, float]]) -> "Cost":
        clock, processor = zip(*times, strict=True)
        return cls(statistics.median(clock), statistics.quantiles(clock, n=20)[18], statistics.median(processor))


@dataclass
class Asked:
    """What a page asked of the database: how many queries, and their milliseconds together."""

    queries: int = 0
    milliseconds: float = 0

    def __call__(self, execute: Callable, sql: str, values: Any, many: bool, context: dict) -> Any:
        started = time.perf_counter()
        try:
            return execute(sql, values, many, context)
        finally:
            self.queries += 1
            self.milliseconds += (time.perf_counter() - started) * 1000


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


def request(application: Application, url: str, session: str) -> tuple[float, float]:
    """Milliseconds to the last byte of the answer, on the clock and of the processor; raises on anything but 200."""
    path, _, query = url.partition("?")
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "127.0.0.1", "HTTP_COOKIE": session,
        "REMOTE_ADDR": "127.0.0.1", "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0), "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False,
    }  # fmt: skip
    statuses: list[str] = []
    started, computed = time.perf_counter(), time.process_time()
    response = application(environ, lambda status, headers: statuses.append(status))
    b"".join(response)
    elapsed = (time.perf_counter() - started) * 1000, (time.process_time() - computed) * 1000
    response.close()
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{url} answered {statuses[0]}")
    return elapsed


def pages() -> dict[str, tuple[str, str]]:
    """name → (our URL, the floor's URL)."""
    from bench import plan
    from partners.models import Partner

    slug = Partner.objects.in_directory().order_by("sort_name").values_list("slug", flat=True)[10]
    agenda = agenda_of_sixty()
    plan.seed()
    return {
        "directory": ("/directory/", "/page/"),
        "directory page 4": ("/directory/?page=4", "/page/?page=4"),
        "search, rare word": ("/directory/?q=sandpiper", "/page/"),
        "search, rare words": ("/directory/?q=sandpiper+playgroup", "/page/"),
        "search, common word": ("/directory/?q=family", "/page/"),
        "search, common role": ("/directory/?q=coordinator", "/page/"),
        "search, common words": ("/directory/?q=family+coordinator", "/page/"),
        "detail": (f"/partners/{slug}/", "/page/"),
        "API list": ("/api/v1/partners/", "/api/"),
        "agenda, 60 blocks": (f"/gatherings/{agenda}/agenda/", f"/agenda/{agenda}/"),
        "plan, 300 × 12": ("/plan/", "/plan/"),
    }


def agenda_of_sixty() -> int:
    """The id of a gathering with sixty blocks, made for this."""
    from gatherings.models import AgendaItem, Gathering
    from people.models import Person

    by = Person.objects.backbone().earliest("pk")
    name, day = "Sixty blocks", date.today() + timedelta(days=7)
    gathering = Gathering.objects.filter(name=name).first()
    if gathering is None:
        gathering = Gathering.plan(by, name=name, day=day, begins=clock(9), minutes=600, zone="Europe/Berlin")
        modes = ("listen", "discuss", "create", "reflect", "move", "decide")
        for number in range(60):
            AgendaItem.objects.create(
                gathering=gathering, position=number + 1, title=f"Block {number + 1}", minutes=10, owner=by,
                mode=modes[number % 6], format_key="1-2-4-all", purpose="know",
            )  # fmt: skip
    return gathering.pk


def asked(application: Application, url: str, session: str) -> tuple[int, float]:
    """How many queries, and the median of their milliseconds."""
    from django.db import connection

    rounds = [Asked() for _ in range(ASKED)]
    for counter in rounds:
        with connection.execute_wrapper(counter):
            request(application, url, session)
    return rounds[0].queries, statistics.median(counter.milliseconds for counter in rounds)


def main(wanted: dict[str, tuple[str, str]] | None = None) -> None:
    """Measure the pages that are wanted, or all."""
    django.setup()
    from bench import floor

    ours, bare, session = get_wsgi_application(), floor.handler(), cookie()
    result = {}
    for name, (url, floor_url) in (wanted or pages()).items():
        times = [(request(ours, url, session), request(bare, floor_url, session)) for _ in range(WARM_UP + ROUNDS)]
        mine, theirs = zip(*times[WARM_UP:], strict=True)
        queries, milliseconds = asked(ours, url, session)
        costs = {"ours": asdict(Cost.of(mine)), "floor": asdict(Cost.of(theirs))}
        result[name] = costs | {"queries": queries, "database": milliseconds}
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    main()
