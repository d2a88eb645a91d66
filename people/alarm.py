"""Tell a worker to look at the outbox now. If nobody hears it, the sweep of the next minute finds the rows."""

import structlog
from celery import current_app

log = structlog.get_logger("network.alarm")


def wake(task: str = "people.tasks.send_deliveries") -> None:
    """Publish "look now". A dead or hung broker is logged and never slows or breaks the caller."""
    try:
        current_app.send_task(task, ignore_result=True, retry=False)
    except Exception as error:  # whatever a broken broker throws: the row is safe in the database
        log.warning("broker_unreachable", task=task, error=str(error))
