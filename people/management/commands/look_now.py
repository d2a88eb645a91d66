"""manage.py look_now: do the jobs of the timetable that are due every few minutes, without any broker."""

import logging

from celery import current_app
from django.core.management import BaseCommand

from people import sending

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Sends waiting mail and does the other jobs of every few minutes, without Redis. Safe to run at any time."
    requires_system_checks = []  # it is started when mail waits

    def add_arguments(self, parser) -> None:
        parser.add_argument("what", nargs="?", default="jobs", choices=["mail", "jobs"])

    def handle(self, *args, what: str, **options) -> None:
        if what == "mail":
            sending.send_due()
            return
        current_app.loader.import_default_modules()
        for name, entry in current_app.conf.beat_schedule.items():
            if isinstance(entry["schedule"], float):
                self.do(name, entry["task"])

    def do(self, name: str, task: str) -> None:
        """One job; a failure does not stop the rest."""
        try:
            current_app.tasks[task].run()
        except Exception:
            log.exception("%s failed", name)
