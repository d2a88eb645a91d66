"""The alarm clock. The database is the queue: a task only says "look now"."""

import os

from celery import Celery
from celery.schedules import crontab
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")

app = Celery("network")

# The whole timetable, one line a job.
TIMETABLE = {
    "send waiting mail": {"task": "people.tasks.send_deliveries", "schedule": 60.0},
    "sweep stuck mail": {"task": "people.tasks.sweep_deliveries", "schedule": 60.0},
    "ask partners to confirm their profile": {
        "task": "partners.tasks.ask_for_confirmation",
        "schedule": crontab(hour="8", minute="0"),
    },
    "forget what has expired": {"task": "people.tasks.forget_expired", "schedule": crontab(hour="3", minute="30")},
}


def broker() -> dict:
    """Celery's settings for Redis where there is one, else for a folder of files."""
    if settings.REDIS_URL:
        return {
            "broker_url": settings.REDIS_URL,
            "broker_transport_options": {
                "visibility_timeout": 3600,
                "socket_timeout": 15,
                "socket_connect_timeout": 1,
                "socket_keepalive": True,
                "health_check_interval": 5,
                "unacked_restore_interval": 10,
                "unacked_restore_throttle": 1,
            },
        }
    folder = settings.VAR_DIR / "queue"
    (folder / "processed").mkdir(parents=True, exist_ok=True)
    return {
        "broker_url": "filesystem://",
        "broker_transport_options": {
            "data_folder_in": str(folder),
            "data_folder_out": str(folder),
            "control_folder": str(folder / "control"),
            "polling_interval": 0.2,
        },
    }


def configuration() -> dict:
    """Read when the settings are there, not when this module is imported."""
    return {
        **broker(),
        "beat_schedule": TIMETABLE,
        "beat_schedule_filename": str(settings.VAR_DIR / "beat"),
        "timezone": "UTC",
        "task_ignore_result": True,
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "task_soft_time_limit": 540,
        "task_time_limit": 600,
        "task_publish_retry": False,
        "worker_prefetch_multiplier": 1,
        "worker_hijack_root_logger": False,
        "broker_connection_retry_on_startup": True,
    }


app.add_defaults(configuration)
app.autodiscover_tasks()
