import gc

# A start makes a million objects that stay; to look through them for garbage takes a quarter of its time, and a part of
# each page later. Rarer looks cost a few megabytes.
gc.set_threshold(20_000, 10, 10)

from network.celery import app as celery_app  # noqa: E402

__all__ = ["celery_app"]
