"""Where logos rest: a folder of network.lib.picture_store."""

from django.core.files.base import ContentFile

from network.lib import picture_store
from network.lib.picture_store import exists

__all__ = ["exists", "keep", "name_of", "stored", "sweep"]
FOLDER = "logos"


def keep(picture: ContentFile) -> str:
    """Store a picture cleaned by network.lib.pictures; returns its name in the storage, or raises ValidationError."""
    return picture_store.keep(picture, FOLDER)


def name_of(file: str) -> str:
    """The name in the storage of a file as its URL has it."""
    return picture_store.name_of(file, FOLDER)


def stored() -> list[str]:
    """Names of all logos in the storage."""
    return picture_store.stored(FOLDER)


def sweep(shown: set[str]) -> int:
    """Delete what nobody shows and what is older than a day; returns how many."""
    return picture_store.sweep(shown, FOLDER)
