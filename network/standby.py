"""What a worker does by itself while nobody tells it anything: the broker may be gone, frozen or without memory.

A thread beside the worker looks every few seconds whether mail that may leave lies there and nobody has taken it up,
and whether the sweep of every minute has come. If not, it runs the jobs of every few minutes in a process of their own.
They are safe to run twice, so it does not matter who else does.
"""

import os
import subprocess
import sys
from threading import Event, Thread

import structlog
from celery import current_app
from django.conf import settings
from django.db import DatabaseError, close_old_connections

log = structlog.get_logger("network.standby")
LOOK_SECONDS = 3
stopped = Event()
running: dict[str, subprocess.Popen] = {}


def start() -> None:
    Thread(target=watch, name="standby", daemon=True).start()


def watch() -> None:
    while not stopped.wait(LOOK_SECONDS):
        try:
            for what in current_app.tasks["people.tasks.neglected"].run():
                act(what)
        except DatabaseError as error:
            log.warning("standby_without_database", error=str(error))
        finally:
            close_old_connections()


def act(what: str) -> None:
    """Do what is left undone, unless we are at it."""
    if what in running and running[what].poll() is None:
        return
    log.warning("standby_acts", left_undone=what)
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "look_now", what]
    try:
        running[what] = subprocess.Popen(command, env=os.environ, stdin=subprocess.DEVNULL)  # noqa: S603
    except OSError as error:
        log.warning("standby_failed", error=str(error))
