"""Tell a worker to look at the outbox now. If nobody hears it, the timetable looks a minute later."""

from time import monotonic

import structlog
from celery import current_app
from django.db import connection, transaction

log = structlog.get_logger("network.alarm")
LEAVE_ALONE_SECONDS = 30
# Until when a broker that failed is left alone, so that a thousand mails do not wait for it a thousand times.
_quiet_until = {"broker": 0.0}


def wake_on_commit() -> None:
    """wake() once this transaction is there for others to see, however many messages it writes."""
    if not any(wake in entry for entry in connection.run_on_commit):
        transaction.on_commit(wake)


def wake(task: str = "people.tasks.send_deliveries") -> None:
    """Publish "look now". A dead or hung broker is logged and never slows or breaks the caller."""
    if monotonic() < _quiet_until["broker"]:
        return
    try:
        current_app.send_task(task, ignore_result=True, retry=False)
    except Exception as error:  # whatever a broken broker throws: the row is safe in the database
        _quiet_until["broker"] = monotonic() + LEAVE_ALONE_SECONDS
        log.warning("broker_unreachable", task=task, error=str(error))
