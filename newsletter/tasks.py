"""Read by Celery: the tasks of this app."""

from newsletter.highlight_tasks import forget_photos, forget_unconfirmed, turn_highlights

__all__ = ["forget_photos", "forget_unconfirmed", "turn_highlights"]
