"""Every route × method × actor, and that taking any guard out is noticed."""

import pkgutil
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import rules
import rules.permissions
from django.apps import apps
from django.urls import reverse

from tests.access.actors import BACKBONE, Actor, actors
from tests.access.matrix import Case, ask, complaints, digest
from tests.access.policy import OURS_ALONE, PAGES, POLICY
from tests.access.world import World, hang_up_logo, make_world
from tests.house.routes import routes

OUR_APPS = ("people", "partners", "working_groups", "learning", "gatherings", "newsletter", "backbone")
ASKS = ("visible_to", "run_by")


@pytest.fixture(scope="module")
def lasting_world(lasting: None) -> World:
    return make_world()


@pytest.fixture(scope="module")
def everybody(lasting_world: World) -> list[Actor]:
    everybody = actors(lasting_world)
    lasting_world.digest = digest()
    return everybody


@pytest.fixture
def world(lasting_world: World, db: None) -> World:
    hang_up_logo()
    return lasting_world


def test_the_policy_has_every_route():
    assert sorted({route.name for route in routes()} - {case.route for case in POLICY}) == []


def test_the_policy_has_no_route_that_is_gone():
    assert sorted({case.route for case in POLICY} - {route.name for route in routes()}) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", POLICY, ids=str)
def test_each_may_what_the_policy_says(world, everybody, case):
    assert "\n".join(usual_complaints(case, world, everybody)) == ""


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("case", PAGES, ids=str)
def test_no_program_opens_a_page(world, everybody, case):
    programs = [actor for actor in everybody if actor.is_program]
    assert "\n".join(complaints(case, world, programs, ("get", "post"))) == ""


def test_pages_know_no_other_methods(world, everybody):
    backbone = next(actor for actor in everybody if actor.role == BACKBONE)
    urls = {reverse(case.route, args=case.at(world)) for case in PAGES}
    answers = {
        (url, method): ask(backbone, method, url, {}, is_api=False).status_code
        for url in urls
        for method in ("put", "patch", "delete")
    }
    assert {asked: status for asked, status in answers.items() if status != 405} == {}


def usual_complaints(case: Case, world: World, everybody: list[Actor]) -> Iterator[str]:
    """Pages are asked for as browsers do, the API in all ways."""
    if case not in PAGES:
        return complaints(case, world, everybody)
    return complaints(case, world, [actor for actor in everybody if not actor.is_program], ("get", "post"))


def permissions() -> list[str]:
    return sorted(name for name in rules.permissions.permissions if name.split(".")[0] in OUR_APPS)


def querysets() -> dict[str, type]:
    """What a queryset of ours says about a person: "Partner.visible_to" and its like → the queryset's class."""
    models = [model for model in apps.get_models() if model._meta.app_label in OUR_APPS]
    kinds = {model.__name__: type(model._default_manager.none()) for model in models}
    return {f"{name}.{asks}": kind for name, kind in kinds.items() for asks in ASKS if hasattr(kind, asks)}


def guarded(name: str) -> list[Case]:
    return [case for case in POLICY if name in case.guard]


def guards() -> list[str]:
    return sorted({guard for case in POLICY for guard in case.guard})


def test_every_guard_has_a_case():
    there = {*permissions(), *querysets(), *OURS_ALONE}
    named = {name for guard in guards() for name in guard.split(" + ")}
    assert sorted(there - named) == []
    assert sorted(named - there) == []


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("guard", guards())
def test_a_guard_taken_out_is_noticed(world, everybody, monkeypatch, guard):
    for name in guard.split(" + "):
        take_out(monkeypatch, name)
    silent = [str(case) for case in guarded(guard) if not any(usual_complaints(case, world, everybody))]
    assert silent == []


def take_out(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name in OURS_ALONE:
        replace_everywhere(monkeypatch, name, OURS_ALONE[name])
    elif name in rules.permissions.permissions:
        monkeypatch.setitem(rules.permissions.permissions, name, rules.always_true)
    else:
        monkeypatch.setattr(querysets()[name], name.partition(".")[2], lambda rows, *_: rows)


def replace_everywhere(monkeypatch: pytest.MonkeyPatch, name: str, replacement: Callable[..., Any]) -> None:
    """Put something else in the place of a function, wherever it was imported to."""
    module, _, attribute = name.rpartition(".")
    original = getattr(pkgutil.resolve_name(module), attribute)
    for holder, key in holders(original):
        monkeypatch.setattr(holder, key, replacement)


def holders(thing: Any) -> Iterator[tuple[Any, str]]:
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in OUR_APPS:
            yield from ((module, key) for key, value in list(vars(module).items()) if value is thing)
