"""Who misses something, as it was within the last minutes: Today shows the number, and the list itself looks anew."""

from django.core.cache import cache

from partners.standing import LATELY, survey

SECONDS = 10 * 60


def to_look_at() -> set[int]:
    """survey().to_look_at without those who only cannot be reached: they have a line of their own. One query."""
    kept = cache.get(LATELY)
    if kept is None:
        kept = survey(apart=("contact",)).to_look_at
        cache.set(LATELY, kept, SECONDS)
    return kept
