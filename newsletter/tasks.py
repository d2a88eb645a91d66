"""Read by Celery: the tasks of this app."""

from newsletter.highlight_tasks import forget_photos, forget_unconfirmed, turn_highlights
from newsletter.issue_tasks import forget_pictures, go_on_with_issues, send_scheduled_issues

__all__ = [
    "forget_photos",
    "forget_pictures",
    "forget_unconfirmed",
    "go_on_with_issues",
    "send_scheduled_issues",
    "turn_highlights",
]
