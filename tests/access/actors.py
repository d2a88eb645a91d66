"""Who comes to the door, and by which way."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from knox.models import AuthToken

from people.models import Person
from tests.access.world import World

PUBLIC, MEMBER, EDITOR, OTHER = "public", "member", "editor", "other"
FACILITATOR, COMMUNITY, BACKBONE = "facilitator", "community", "backbone"
NOBODY: frozenset[str] = frozenset()
SIGNED_IN = frozenset({MEMBER, EDITOR, OTHER, FACILITATOR, COMMUNITY, BACKBONE})
EVERYBODY = SIGNED_IN | {PUBLIC}
STAFF = frozenset({BACKBONE})
KEEPERS = STAFF | {EDITOR}  # of partner A, Sandpiper Playgroup
INSIDERS = KEEPERS | {MEMBER, OTHER, FACILITATOR}


@dataclass(frozen=True)
class Actor:
    """name: in complaints. role: what it counts as on pages. api_role: what it counts as at /api/."""

    name: str
    role: str
    api_role: str
    client: Client

    @property
    def is_program(self) -> bool:
        return "token" in self.name


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def with_token(person: Person) -> Client:
    _record, token = AuthToken.objects.create(person)
    return Client(headers={"Authorization": f"Token {token}"})


def actors(world: World) -> list[Actor]:
    """Everybody, once by each way in. Who was switched off keeps an old cookie and an old token, both worthless."""
    roles = {
        MEMBER: world.fern, EDITOR: world.ben, OTHER: world.dora, FACILITATOR: world.chidi,
        COMMUNITY: world.elif_, BACKBONE: world.asha,
    }  # fmt: skip
    people = [Actor(role, role, role, signed_in(person)) for role, person in roles.items()]
    tokens = [
        Actor(f"token of {role}", PUBLIC, role, with_token(roles[role]))
        for role in (MEMBER, EDITOR, COMMUNITY, BACKBONE)
    ]
    old = [Actor("switched off", PUBLIC, PUBLIC, signed_in(world.gone)), token_of_gone(world.gone)]
    world.switch_off()
    return [Actor(PUBLIC, PUBLIC, PUBLIC, Client()), *people, *tokens, *old]


def token_of_gone(person: Any) -> Actor:
    return Actor("token of switched off", PUBLIC, PUBLIC, with_token(person))
