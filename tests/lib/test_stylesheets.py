"""All stylesheets in one file, which is what pages name."""

import os
import time
from pathlib import Path

from django.contrib.staticfiles import finders

from network.lib.stylesheets import NAME, StylesheetFinder, put_together


def test_every_stylesheet_is_in_the_file_once(settings):
    ours = sorted(path.stem for path in (settings.BASE_DIR / "static" / "css").glob("*.css"))
    assert sorted(settings.STYLESHEETS) == ours


def test_the_file_holds_the_stylesheets_in_their_order(settings, tmp_path):
    settings.STYLESHEETS = ("tokens", "base")
    tokens, base = ((settings.BASE_DIR / "static" / "css" / f"{name}.css").read_text() for name in ("tokens", "base"))
    text = put_together(tmp_path / "css" / "all.css").read_text()
    assert text == f"/* tokens.css */\n{tokens}\n/* base.css */\n{base}\n"


def test_a_change_reaches_the_file_and_nothing_else_writes_it(settings, tmp_path):
    path = put_together(tmp_path / "all.css")
    os.utime(path, (before := time.time() - 60, before))
    assert put_together(path).stat().st_mtime == before
    settings.STYLESHEETS = ("reset",)
    assert put_together(path).read_text().startswith("/* reset.css */\n@layer reset")
    assert [found.name for found in tmp_path.iterdir()] == ["all.css"]


def test_pages_and_collectstatic_find_the_same_file():
    found = finders.find(NAME)
    [(name, storage)] = StylesheetFinder().list([])
    assert (found, name) == (storage.path(name), NAME)
    assert Path(found).is_file()
