"""What follows from a partner's name: its address on our site, and its day to be asked."""

from datetime import date, timedelta
from itertools import count
from zlib import crc32

from django.db import models
from django.utils.text import slugify

from network.lib.dates import today
from network.lib.search import fold

STAGGER_DAYS = 28
# Words that stand for pages after /partners/.
RESERVED_SLUGS = {"new", "merge", "ask", "invite", "archive", "restore", "export", "applications", "standing"}


def free_slug(name: str, partners: models.Manager) -> str:
    """A readable part of the URL that no partner has yet."""
    stem = stem_of(name)
    return first_free(stem, set(partners.filter(slug__startswith=stem).values_list("slug", flat=True)))


def stem_of(name: str) -> str:
    stem = slugify(fold(name))[:70] or "partner"
    return f"{stem}-partner" if stem in RESERVED_SLUGS else stem


def first_free(stem: str, taken: set[str]) -> str:
    """The stem, else the stem with the first number that is not taken."""
    if stem not in taken:
        return stem
    return next(slug for number in count(2) if (slug := f"{stem}-{number}") not in taken)


def spread_day(seed: str) -> date:
    """A first day to ask, spread evenly over STAGGER_DAYS from a week on, so that not all mails go out at once."""
    return today() + timedelta(days=7 + crc32(seed.encode()) % STAGGER_DAYS)
