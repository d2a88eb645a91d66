"""Look what is due, and call the verb. See the timetable in network/celery.py."""

from celery import shared_task

from network.lib.rounds import each
from working_groups import inviting


@shared_task
def write_about_rounds() -> None:
    """Invite partners to rounds."""
    each("invitations to rounds", inviting.waiting_for_mail(), inviting.invite)
