"""Serves named files of npm packages as static files; nothing third-party is committed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage


class NpmStorage(FileSystemStorage):
    """Read-only: settings.NPM_FILES maps a path below node_modules to its public name."""

    def path(self, name: str) -> str:
        sources = {public: source for source, public in settings.NPM_FILES.items()}
        return str(Path(self.location) / sources[name])


class NpmFinder(BaseFinder):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = NpmStorage(location=settings.NPM_ROOT)

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        missing = [name for name in settings.NPM_FILES if not (settings.NPM_ROOT / name).exists()]
        return [Error(f"Front-end file missing: {name}", hint="Run make setup.") for name in missing]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in settings.NPM_FILES.values():
            return []
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for public in settings.NPM_FILES.values():
            yield public, self.storage
