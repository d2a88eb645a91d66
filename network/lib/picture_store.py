"""Where pictures rest: written whole or not at all, within one quota, forgotten a day after nobody shows them.

A folder is the name of a kind of picture ("logos"); its files have random names, as network.lib.pictures gives them.
"""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

FOLDERS = ("logos", "highlights", "issues")
KEPT_FOR = timedelta(days=1)  # long enough to undo


def keep(picture: ContentFile, folder: str) -> str:
    """Store a picture cleaned by network.lib.pictures; returns its name in the storage.

    Raises ValidationError, in the words of the person who uploads, when the quota or the disk is full; then nothing of
    it stays behind.
    """
    if used_bytes() + picture.size > settings.UPLOAD_LIMIT_BYTES:
        raise ValidationError(_("There is no room left for pictures. Please tell the backbone team."))
    name = name_of(picture.name or "", folder)
    try:
        return default_storage.save(name, picture)
    except OSError as error:
        default_storage.delete(name)
        raise ValidationError(_("The picture could not be stored. Please tell the backbone team.")) from error


def name_of(file: str, folder: str) -> str:
    """The name in the storage of a file as its URL has it."""
    return f"{folder}/{file}"


def exists(name: str) -> bool:
    return default_storage.exists(name)


def used_bytes() -> int:
    """How much all pictures take together."""
    return sum(default_storage.size(name) for folder in FOLDERS for name in stored(folder))


def stored(folder: str) -> list[str]:
    """Names of all pictures of a folder in the storage."""
    if not default_storage.exists(folder):
        return []
    return [name_of(file, folder) for file in default_storage.listdir(folder)[1]]


def sweep(shown: set[str], folder: str) -> int:
    """Delete what nobody shows and what is older than a day; returns how many."""
    before = timezone.now() - KEPT_FOR
    unused = [name for name in stored(folder) if name not in shown and default_storage.get_modified_time(name) < before]
    for name in unused:
        default_storage.delete(name)
    return len(unused)
