"""What the timetable does with issues. Each task is safe to run twice, late or not at all."""

from celery import shared_task

from network.lib import picture_store
from newsletter import publishing
from newsletter.models import Section
from newsletter.models.section import PICTURES
from people.models import JobRun


@shared_task(name="newsletter.tasks.send_scheduled_issues")
def send_scheduled_issues() -> None:
    publishing.send_scheduled()


@shared_task(name="newsletter.tasks.go_on_with_issues")
def go_on_with_issues() -> None:
    publishing.go_on()


@shared_task(name="newsletter.tasks.forget_pictures")
def forget_pictures() -> None:
    """Those no section shows any more."""
    if JobRun.start("forget_pictures_of_issues", seconds=24 * 60 * 60):
        shown = Section.objects.exclude(picture="").values_list("picture", flat=True)
        picture_store.sweep(set(shown), PICTURES)
