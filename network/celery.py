"""The alarm clock. The database is the queue: a task only says "look now"."""

import os
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import celeryd_init, worker_init, worker_ready, worker_shutting_down
from django.conf import settings

from network import standby
from network.broker import Broker
from people import stopping

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")

app = Celery("network", amqp=Broker)

# The whole timetable, one line a job.
TIMETABLE = {
    "send waiting mail": {"task": "people.tasks.send_deliveries", "schedule": 60.0},
    "sweep stuck mail": {"task": "people.tasks.sweep_deliveries", "schedule": 60.0},
    "read what came back": {"task": "people.tasks.read_bounces", "schedule": 300.0},
    "keep who was in touch": {"task": "partners.tasks.refresh_contact", "schedule": crontab(minute="20")},
    "read copies of mail": {"task": "partners.tasks.read_touchpoints", "schedule": 300.0},
    "end agreements that have run out": {
        "task": "partners.tasks.end_agreements",
        "schedule": crontab(hour="0", minute="20"),
    },
    "send reminders": {"task": "people.tasks.send_reminders", "schedule": 300.0},
    "gather weekly digests": {"task": "people.tasks.gather_digests", "schedule": 900.0},
    "seal agreements": {"task": "partners.tasks.seal_agreements", "schedule": 60.0},
    "offer agreements to all": {"task": "partners.tasks.go_on_with_mou_rounds", "schedule": 60.0},
    "end pauses nobody ended": {"task": "gatherings.tasks.end_pauses", "schedule": crontab(minute="*/15")},
    "make gatherings ahead": {
        "task": "gatherings.tasks.make_gatherings_ahead",
        "schedule": crontab(hour="4", minute="20"),
    },
    "land what groups ask": {"task": "gatherings.tasks.land_what_waits", "schedule": 300.0},
    "write about rounds": {"task": "working_groups.tasks.write_about_rounds", "schedule": 300.0},
    "write down figures owed": {"task": "learning.tasks.write_down_owed", "schedule": crontab(hour="0", minute="40")},
    "turn highlights": {"task": "newsletter.tasks.turn_highlights", "schedule": crontab(hour="8", minute="20")},
    "forget unconfirmed subscribers": {
        "task": "newsletter.tasks.forget_unconfirmed",
        "schedule": crontab(hour="3", minute="35"),
    },
    "forget photos nobody shows": {
        "task": "newsletter.tasks.forget_photos",
        "schedule": crontab(hour="3", minute="50"),
    },
    "draw the network": {"task": "backbone.tasks.draw_network", "schedule": crontab(hour="3", minute="10")},
    "close relationship rounds": {
        "task": "backbone.tasks.close_relationship_rounds",
        "schedule": crontab(hour="5", minute="10"),
    },
    "close collaboration checks": {"task": "backbone.tasks.close_checks", "schedule": crontab(hour="0", minute="30")},
    "send scheduled issues": {"task": "newsletter.tasks.send_scheduled_issues", "schedule": 60.0},
    "go on with issues": {"task": "newsletter.tasks.go_on_with_issues", "schedule": 60.0},
    "go on with imports": {"task": "backbone.tasks.run_imports", "schedule": 60.0},
    "forget logos nobody shows": {"task": "partners.tasks.forget_logos", "schedule": crontab(hour="3", minute="45")},
    "forget pictures of issues": {
        "task": "newsletter.tasks.forget_pictures",
        "schedule": crontab(hour="3", minute="50"),
    },
    "forget what has expired": {"task": "people.tasks.forget_expired", "schedule": crontab(hour="3", minute="30")},
}


# Whoever publishes waits two seconds at the most, and does not try twice: behind it, a person waits for a page.
PUBLISHER = {
    "socket_connect_timeout": 1,
    "socket_timeout": 2,
    "max_retries": 0,
    "connect_retries_timeout": 2,
    "visibility_timeout": 3600,
    "socket_keepalive": True,
}
# A worker waits on an idle connection, finds out when it is dead, and takes back what a dead worker had in hand.
CONSUMER = {
    **PUBLISHER,
    "socket_timeout": 15,
    "max_retries": None,
    "connect_retries_timeout": None,
    "health_check_interval": 5,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
}


@celeryd_init.connect
def take_time(conf: Any, **_: Any) -> None:
    """A worker has other time limits than a page."""
    if settings.REDIS_URL:
        conf.broker_transport_options = CONSUMER


@worker_ready.connect
def look_at_once(**_: Any) -> None:
    """After a pause there may be something to do; the timetable's first minute is not waited for."""
    for task in ("people.tasks.sweep_deliveries", "people.tasks.send_deliveries"):
        app.send_task(task)


@worker_init.connect
def stand_by(**_: Any) -> None:
    standby.start()


@worker_shutting_down.connect
def leave_the_rest(**_: Any) -> None:
    """Whoever sends finishes the mail in hand and leaves the rest to the next worker."""
    stopping.tell()


def broker() -> dict[str, Any]:
    """Celery's settings for Redis where there is one, else for a folder of files."""
    if settings.REDIS_URL:
        return {"broker_url": settings.REDIS_URL, "broker_transport_options": PUBLISHER}
    folder = settings.VAR_DIR / "queue"
    folder.mkdir(parents=True, exist_ok=True)
    return {
        "broker_url": "filesystem://localhost",
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
        "broker_connection_max_retries": None,  # it comes back one day
        "broker_channel_error_retry": True,  # it may refuse to write for a while: full, or a replica
    }


app.add_defaults(configuration)
app.autodiscover_tasks()
