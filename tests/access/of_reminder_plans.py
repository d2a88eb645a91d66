"""The policy for reminders of every kind: who gets what is the backbone's to know and to change."""

from datetime import timedelta

from django.utils import timezone

from network.lib.dates import today
from tests.access.actors import STAFF
from tests.access.matrix import Case
from tests.access.world import World

CHANGE = ("people.change_reminderplan",)


def kind(world: World) -> list:
    return ["mou_renewal"]


def missed(world: World) -> list:
    return [world.missed.pk]


def next_week(world: World) -> dict:
    return {"until": today() + timedelta(days=7)}


def until(world: World) -> dict:
    return {"until": (timezone.now() + timedelta(days=7)).isoformat()}


def words(world: World) -> dict:
    return {"text": "Shall we go on?", "version": 1}


CASES = [
    Case("reminder_plan_list", get=STAFF, guard=CHANGE),
    Case("reminder_coming", get=STAFF, guard=CHANGE),
    Case("reminder_went", get=STAFF, guard=CHANGE),
    Case("reminder_missed", get=STAFF, guard=CHANGE),
    Case("reminder_send", post=STAFF, guard=CHANGE, at=missed),
    Case("reminder_pause", post=STAFF, guard=CHANGE, data=next_week),
    Case("reminder_resume", post=STAFF, guard=CHANGE),
    Case("reminder_plan_detail", get=STAFF, post=STAFF, guard=CHANGE, at=kind),
    Case("reminder_plan_page", get=STAFF, post=STAFF, guard=CHANGE, at=kind),
    Case("reminder_plan_switch", post=STAFF, guard=CHANGE, at=kind),
]

API = [
    Case("reminderplan-list", get=STAFF, guard=CHANGE),
    Case("reminderplan-detail", get=STAFF, patch=STAFF, guard=CHANGE, at=kind, data=words),
    Case("reminderplan-reset", post=STAFF, guard=CHANGE, at=kind),
    Case("reminderplan-coming", get=STAFF, guard=CHANGE),
    Case("reminderplan-pause", get=STAFF, post=STAFF, guard=CHANGE, data=until),
    Case("reminderplan-resume", post=STAFF, guard=CHANGE),
    Case("missedreminder-list", get=STAFF, guard=CHANGE),
    Case("missedreminder-detail", get=STAFF, guard=CHANGE, at=missed),
    Case("missedreminder-send", post=STAFF, guard=CHANGE, at=missed),
]
