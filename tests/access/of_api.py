"""The policy for /api/v1/: the same roles, by cookie or by token."""

from tests.access import places
from tests.access.actors import KEEPERS, MEMBER, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World


def a(world: World) -> list:
    return [world.a.pk]


def hidden(world: World) -> list:
    return [world.hidden.pk]


def fern_at_a(world: World) -> list:
    return [world.a.affiliations.get(person=world.fern).pk]


def somebody_at_hidden(world: World) -> list:
    return [world.hidden.affiliations.get().pk]


def colleague(world: World) -> dict:
    return {"partner": world.a.pk, "name": "Ole Lund"}


SEEN, PEOPLE = ("Partner.visible_to",), ("partners.directory.visible_people", "partners.directory.may_see")
COLLEAGUES = ("partners.change_affiliation",)
THEMSELVES = STAFF | {MEMBER}

CASES = [
    Case("api_schema", get=SIGNED_IN),
    Case("api_nowhere", note="404 in words"),
    Case("partner-list", get=SIGNED_IN, post=STAFF, guard=(*SEEN, "partners.add_partner")),
    Case("partner-detail", at=a, get=SIGNED_IN, put=KEEPERS, patch=KEEPERS, guard=("partners.change_partner",)),
    Case("partner-detail", at=hidden, get=STAFF, put=STAFF, patch=STAFF, guard=SEEN, note="a prospect"),
    Case("partner-confirm", at=a, post=KEEPERS, guard=("partners.confirm_partner",)),
    Case("partner-stage", at=a, post=STAFF, guard=("partners.change_stage",)),
    Case("partner-archive", at=a, post=STAFF, guard=("partners.archive_partner",)),
    Case("person-list", get=SIGNED_IN, post=STAFF, guard=(*PEOPLE, "people.add_person")),
    Case(
        "person-detail",
        at=places.fern,
        get=SIGNED_IN,
        put=THEMSELVES,
        patch=THEMSELVES,
        guard=("people.change_person", "partners.directory.may_see"),
    ),
    Case("person-detail", at=places.unknown_person, get=STAFF, put=STAFF, patch=STAFF, guard=PEOPLE[:1], note="hidden"),
    Case(
        "affiliation-list",
        get=SIGNED_IN,
        post=KEEPERS,
        data=colleague,
        guard=("partners.directory.visible_affiliations", *COLLEAGUES),
    ),
    Case("affiliation-detail", at=fern_at_a, get=SIGNED_IN, put=KEEPERS, patch=KEEPERS, guard=COLLEAGUES),
    Case(
        "affiliation-detail",
        at=somebody_at_hidden,
        get=STAFF,
        put=STAFF,
        patch=STAFF,
        guard=("partners.directory.visible_affiliations",),
        note="hidden",
    ),
    Case("affiliation-end", at=fern_at_a, post=KEEPERS, guard=COLLEAGUES),
]
