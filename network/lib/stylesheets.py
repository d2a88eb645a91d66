"""Serves our stylesheets as one file: a page asks for it once, instead of for thirty."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/all.css"


class StylesheetFinder(BaseFinder):
    """css/all.css: those of settings.STYLESHEETS, in their order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "stylesheets")

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != NAME:
            return []
        found = str(put_together(Path(self.storage.path(NAME))))
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        put_together(Path(self.storage.path(NAME)))
        yield NAME, self.storage


def put_together(path: Path) -> Path:
    """The file at `path`, written anew where a stylesheet has changed since: while developing, every page asks."""
    sources = [settings.BASE_DIR / "static" / "css" / f"{name}.css" for name in settings.STYLESHEETS]
    text = "".join(f"/* {source.name} */\n{source.read_text()}\n" for source in sources)
    if not path.exists() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent, delete=False) as fresh:
            fresh.write(text)
        os.chmod(fresh.name, 0o644)  # as any other file; a temporary one only its owner may read
        os.replace(fresh.name, path)  # whoever reads meanwhile reads the old one whole
    return path
