"""What follows from a partner's name: its address on our site, and its day to be asked."""

from datetime import date, timedelta

from django.db import models
from django.utils.text import slugify

from network.lib.dates import today
from network.lib.search import fold

STAGGER_DAYS = 28
# Words that stand for pages after /partners/.
RESERVED_SLUGS = {"new", "merge", "ask", "invite", "archive", "restore", "export", "applications"}


def free_slug(name: str, partners: models.Manager) -> str:
    """A readable part of the URL that no partner has yet."""
    stem = slugify(fold(name))[:70] or "partner"
    if stem in RESERVED_SLUGS:
        stem = f"{stem}-partner"
    taken = set(partners.filter(slug__startswith=stem).values_list("slug", flat=True))
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)


def spread_day(seed: str) -> date:
    """A first day to ask, spread evenly over STAGGER_DAYS from a week on, so that not all mails go out at once."""
    return today() + timedelta(days=7 + sum(seed.encode()) % STAGGER_DAYS)
