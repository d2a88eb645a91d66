"""Is everything there that we need? Each check returns a sentence, or raises Unwell with one that names no secret."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from people.models import Delivery, JobRun
from people.models.delivery import State

HEARTBEAT_MINUTES = 5
LONGEST_WAIT_MINUTES = 15
LEAST_FREE_BYTES = 200_000_000


class Unwell(Exception):
    """Something is missing; the message may be read by anybody."""


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return connection.vendor


def migrations() -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise Unwell(f"{len(waiting)} to run")
    return "all run"


def broker() -> str:
    """Connects within the time limits of a page (network/celery.py)."""
    with current_app.connection_for_write() as link:
        link.ensure_connection(max_retries=0, timeout=2)
        link.default_channel  # noqa: B018 - opening it is what speaks to the broker
    return "redis" if settings.REDIS_URL else "files"


def worker() -> str:
    """The sweep of every minute is the worker's heartbeat."""
    last = JobRun.objects.filter(job="sweep_deliveries").order_by("-started_at").first()
    if last is None or last.started_at < timezone.now() - timedelta(minutes=HEARTBEAT_MINUTES):
        raise Unwell(f"no sign of life for {HEARTBEAT_MINUTES} minutes")
    return "alive"


def oldest_queued_delivery() -> str:
    moment = timezone.now() - timedelta(minutes=LONGEST_WAIT_MINUTES)
    waiting = Delivery.objects.in_state(State.QUEUED, State.CLAIMED).waiting_since(moment)
    oldest = waiting.order_by("created_at").values_list("created_at", flat=True).first()
    if oldest:
        raise Unwell(f"waiting since {oldest:%Y-%m-%d %H:%M} UTC")
    return f"younger than {LONGEST_WAIT_MINUTES} minutes"


def free_disk() -> str:
    free = shutil.disk_usage(settings.VAR_DIR).free
    if free < LEAST_FREE_BYTES:
        raise Unwell(f"{free // 1_000_000} MB free")
    return "enough"


CHECKS: list[Callable[[], str]] = [database, migrations, broker, worker, oldest_queued_delivery, free_disk]
ASK_THE_DATABASE = (migrations, worker, oldest_queued_delivery)


def report() -> tuple[bool, dict[str, dict[str, Any]]]:
    """Whether all is well, and each check by name: {"well": bool, "says": sentence}."""
    results: dict[str, dict[str, Any]] = {}
    for check in CHECKS:
        if check in ASK_THE_DATABASE and not results["database"]["well"]:
            results[check.__name__] = {"well": False, "says": "needs the database"}
        else:
            results[check.__name__] = examined(check)
    return all(result["well"] for result in results.values()), results


def examined(check: Callable[[], str]) -> dict[str, Any]:
    try:
        return {"well": True, "says": check()}
    except Unwell as error:
        return {"well": False, "says": str(error)}
    except DatabaseError:
        return {"well": False, "says": "the database does not answer"}
    except Exception as error:  # what a broken broker or disk throws has many types; its words may hold an address
        return {"well": False, "says": type(error).__name__}
