"""What the timetable does with imports. Safe to run twice, late or not at all."""

from celery import shared_task

from backbone.transfer import working


@shared_task
def run_imports() -> None:
    working.run_waiting()
