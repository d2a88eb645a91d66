"""What the arguments of routes stand for in the world: `at=` of the policy and of the pages."""

from tests.access.world import World


def a(world: World) -> list:
    return [world.a.slug]


def b(world: World) -> list:
    return [world.b.slug]


def hidden(world: World) -> list:
    return [world.hidden.slug]


def a_fern(world: World) -> list:
    return [world.a.slug, world.a.affiliations.get(person=world.fern).pk]


def link(world: World) -> list:
    return [world.link.token]


def link_fern(world: World) -> list:
    return [world.link.token, world.a.affiliations.get(person=world.fern).pk]


def spent(world: World) -> list:
    return [world.spent.token]


def fern(world: World) -> list:
    return [world.fern.pk]


def elif_(world: World) -> list:
    return [world.elif_.pk]


def unknown_person(world: World) -> list:
    return [world.hidden.affiliations.get().person_id]


def delivery(world: World) -> list:
    return [world.delivery.pk]


def application(world: World) -> list:
    return [world.application.pk]


def import_(world: World) -> list:
    return [world.import_.pk]
