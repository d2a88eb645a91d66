"""What some tests need beyond Python: a browser, a database server, poppler. Without it they are skipped and named."""

import os
import shutil

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str:
    """The path of a Chromium on this machine, "" where there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), "")


def is_met(need: str) -> bool:
    if need == "browser":
        return bool(chromium())
    if need == "poppler":
        return bool(shutil.which("pdfsig"))
    if need == "spamassassin":
        return bool(shutil.which("spamassassin"))
    if need == "postgresql":
        return os.environ.get("DATABASE_URL", "").startswith("postgres")
    return bool(os.environ.get("REDIS_URL"))


NEEDS = {
    "browser": "needs Chromium",
    "poppler": "needs poppler-utils",
    "postgresql": "needs PostgreSQL",
    "redis": "needs Redis",
    "spamassassin": "needs SpamAssassin",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    unmet = {name: reason for name, reason in NEEDS.items() if not is_met(name)}
    for item in items:
        for name, reason in unmet.items():
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))
