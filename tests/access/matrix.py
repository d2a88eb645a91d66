"""Walks one case of the policy with every actor and method, and returns what is wrong."""

import hashlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.urls import reverse

from tests.access.actors import BACKBONE, NOBODY, Actor
from tests.access.world import CANARIES, World

METHODS = ("get", "post", "put", "patch", "delete")
REFUSALS = (401, 403, 404, 405, 410)
OUR_APPS = ("people", "partners", "working_groups", "learning", "gatherings", "newsletter", "backbone", "knox")


@dataclass(frozen=True)
class Case:
    """One line of the policy.

    route: its name. get, post, …: the roles that may; everybody else is refused, and a refusal changes nothing.
    guard: the permissions and visible_to that stand before it; taking one out must be noticed. at: what the route's
    arguments are (world in, list out). data: what is sent with anything but GET. query: "?…". as_link: what it shows is
    what the bearer of A's personal link may see, whoever opens it.
    """

    route: str
    get: frozenset[str] = NOBODY
    post: frozenset[str] = NOBODY
    put: frozenset[str] = NOBODY
    patch: frozenset[str] = NOBODY
    delete: frozenset[str] = NOBODY
    guard: tuple[str, ...] = ()
    at: Callable[[World], list] = lambda world: []
    data: Callable[[World], dict] = lambda world: {}
    query: str = ""
    as_link: bool = False
    note: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.route, self.query, self.note) if part)


def complaints(case: Case, world: World, actors: list[Actor], methods: tuple[str, ...] = METHODS) -> Iterator[str]:
    url = reverse(case.route, args=case.at(world)) + case.query
    for method in methods:
        for actor in whom_to_ask(case, url, actors, method):
            with undone(actor):
                yield from judge(case, world, url, actor, method)


def whom_to_ask(case: Case, url: str, actors: list[Actor], method: str) -> list[Actor]:
    """Everybody; but a method that the API does not know when the backbone asks, it knows for nobody."""
    if not url.startswith("/api/") or getattr(case, method):
        return actors
    staff = next((actor for actor in actors if actor.api_role == BACKBONE), None)
    if staff is None:
        return actors
    with undone(staff):
        known = ask(staff, method, url, {}, is_api=True).status_code != 405
    return actors if known else []


def judge(case: Case, world: World, url: str, actor: Actor, method: str) -> Iterator[str]:
    """What is wrong with the answer to one request."""
    role = actor.api_role if url.startswith("/api/") else actor.role
    may = role in getattr(case, method)
    with writes() as written:
        response = ask(actor, method, url, case.data(world), is_api=url.startswith("/api/"))
    said = f"{method.upper()} {url} as {actor.name}: {response.status_code}"
    offered = bool(getattr(case, method))
    if may and is_refusal(response):
        yield f"{said}, but may"
    if not may and not is_refusal(response) and (offered or not role_in(case, role)):
        yield f"{said}, but may not"
    if not may and written and digest() != world.digest:
        yield f"{said}, but something changed"
    yield from (f"{said}, and shows {canary}" for canary in overheard(response, role, case.as_link))


def role_in(case: Case, role: str) -> bool:
    """Whether this role may do anything here: a page may answer a method it does not offer as it answers GET."""
    return any(role in getattr(case, method) for method in METHODS)


def ask(actor: Actor, method: str, url: str, data: dict, is_api: bool) -> HttpResponseBase:
    if method == "get":
        return actor.client.get(url)
    if is_api or method != "post":
        return getattr(actor.client, method)(url, data, content_type="application/json")
    return actor.client.post(url, data)


def is_refusal(response: Any) -> bool:
    to_sign_in = response.status_code == 302 and f"{reverse('account_login')}?next=" in response["Location"]
    return to_sign_in or response.status_code in REFUSALS


def overheard(response: Any, role: str, as_link: bool) -> list[str]:
    """Canaries in an answer that its reader may not hear."""
    roles = {role, "link"} if as_link else {role}
    text = words_of(response)
    return [canary for canary, readers in CANARIES.items() if canary in text and not roles & readers]


def words_of(response: Any) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if response.get("Content-Type") == "application/pdf" and shutil.which("pdftotext"):
        body = subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=True).stdout
    return body.decode("utf-8", "replace") + response.get("Location", "")


def digest() -> str:
    """A fingerprint of every row of ours."""
    tables = [model for model in apps.get_models() if model._meta.app_label in OUR_APPS]
    rows = [[model._meta.label, *model._base_manager.order_by("pk").values_list()] for model in tables]
    plain = [[[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in table] for table in rows]
    return hashlib.sha256(repr(plain).encode()).hexdigest()


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements that change rows."""
    written: list[str] = []

    def listen(execute: Any, sql: str, *rest: Any) -> Any:
        if not sql.lstrip().upper().startswith(("SELECT", "SET LOCAL", "SAVEPOINT", "RELEASE", "ROLLBACK")):
            written.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(listen):
        yield written


@contextmanager
def undone(actor: Actor) -> Iterator[None]:
    """What happens inside did not happen, neither to rows nor to the actor's cookies."""
    cookies = deepcopy(actor.client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    actor.client.cookies = cookies
