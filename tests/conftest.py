"""The cast. Each is a person of one kind, with something of their own that others could see by mistake."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import transaction
from django.db.backends.sqlite3.base import DatabaseOperations
from django.test import Client

from partners.models import Partner
from people.kinds import KINDS, Kind
from people.models import Person
from tests.make import make_affiliation, make_partner, make_person
from tests.make_mail import make_message
from tests.needs import pytest_collection_modifyitems  # noqa: F401 — a hook of pytest


def pytest_collection_finish() -> None:
    """What is imported stays until the end; looking for garbage in it again and again takes a sixth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _emptying_append_only_tables() -> None:
    """Tests with real transactions empty every table afterwards; on SQLite that is a DELETE, which triggers refuse."""
    plain = DatabaseOperations.execute_sql_flush

    def flush(self: DatabaseOperations, statements: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
        plain(self, statements)
        with self.connection.cursor() as cursor:
            for _name, sql in triggers:
                cursor.execute(sql)

    DatabaseOperations.execute_sql_flush = flush


@pytest.fixture(scope="module")
def lasting(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What fixtures of a module put into the database lasts for all its tests; each test undoes only its own doing."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def seal_file(tmp_path_factory: Any) -> Any:
    """Making a key takes its time: all tests share one."""
    return tmp_path_factory.mktemp("seal") / "seal.pem"


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Any, seal_file: Any) -> None:
    settings.SEAL_FILE = seal_file
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")


@pytest.fixture(autouse=True)
def _own_memory() -> None:
    caches["process"].clear()


@pytest.fixture
def asha(db: None) -> Person:
    """Backbone staff."""
    return make_person("Asha Rao", "asha@example.org", is_backbone=True)


@pytest.fixture
def sandpiper(db: None) -> Partner:
    return make_partner("Sandpiper Playgroup", sector="nonprofit", summary="Open mornings for families.")


@pytest.fixture
def clinic(db: None) -> Partner:
    return make_partner("Rivermouth Clinic", sector="health", summary="Care for children and parents.")


@pytest.fixture
def ben(sandpiper: Partner) -> Person:
    """May edit Sandpiper Playgroup."""
    person = make_person("Ben Okafor", "ben@example.org")
    make_affiliation(sandpiper, person, title="coordinator", is_primary=True, may_edit=True)
    return person


@pytest.fixture
def dora(clinic: Partner) -> Person:
    """Represents Rivermouth Clinic, may edit it."""
    person = make_person("Dora Lindqvist", "dora@example.org")
    make_affiliation(clinic, person, title="outreach nurse", is_primary=True, may_edit=True)
    return person


@pytest.fixture
def fern(sandpiper: Partner) -> Person:
    """A member of Sandpiper Playgroup who may not edit it."""
    person = make_person("Fern Albright", "fern@example.org")
    make_affiliation(sandpiper, person, title="volunteer")
    return person


@pytest.fixture
def chidi(db: None) -> Person:
    """Facilitator."""
    return make_person("Chidi Eze", "chidi@example.org", is_facilitator=True)


@pytest.fixture
def elif_(db: None) -> Person:
    """Community member, of no partner."""
    return make_person("Elif Demir", "elif@example.org")


@pytest.fixture
def news() -> Iterator[str]:
    """A kind of mail its reader may switch off."""
    KINDS["news"] = Kind("news", "News", make_message, optional=True)
    yield "news"
    del KINDS["news"]


@pytest.fixture
def as_(db: None) -> Any:
    """A test client signed in as somebody: as_(asha).get("/")."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
