"""The demo network "Harbour County Early Years": each app tells its part of a year, and the year is lived through."""

from django.db import transaction
from django.utils import timezone

import backbone.demo_network
import backbone.demo_ourselves
import gatherings.demo
import gatherings.demo_agendas
import gatherings.demo_cascade
import gatherings.demo_minutes
import gatherings.demo_reflections
import gatherings.demo_reminders
import learning.demo
import learning.demo_lessons
import learning.demo_noticing
import learning.demo_voices
import newsletter.demo_highlights
import newsletter.demo_issues
import partners.demo
import partners.demo_contact
import partners.demo_jobs
import partners.demo_mous
import people.demo
import people.demo_mail
import working_groups.demo
import working_groups.demo_groups
import working_groups.demo_plan
import working_groups.demo_rounds
from network.lib.clock import Story
from partners.models import Partner
from people.models import Network, Person


def is_empty() -> bool:
    """Whether nobody has begun to use this network."""
    return not (Person.objects.exists() or Partner.objects.exists() or Network.objects.exists())


@transaction.atomic
def make() -> None:
    """Make the whole demo network or, when something fails, nothing."""
    story = Story(timezone.now())
    people.demo.tell(story)
    partners.demo.tell(story)
    partners.demo_jobs.tell(story)
    working_groups.demo.tell(story)
    working_groups.demo_groups.tell(story)
    learning.demo.tell(story)
    working_groups.demo_plan.tell(story)
    learning.demo_voices.tell(story)
    learning.demo_lessons.tell(story)
    working_groups.demo_rounds.tell(story)
    learning.demo_noticing.tell(story)
    partners.demo_mous.tell(story)
    gatherings.demo.tell(story)
    gatherings.demo_agendas.tell(story)
    gatherings.demo_cascade.tell(story)
    gatherings.demo_minutes.tell(story)
    gatherings.demo_reflections.tell(story)
    gatherings.demo_reminders.tell(story)
    newsletter.demo_highlights.tell(story)
    backbone.demo_network.tell(story)
    partners.demo_contact.tell(story)
    backbone.demo_ourselves.tell(story)
    newsletter.demo_issues.tell(story)
    with timezone.override(people.demo.time_zone()):
        story.tell()
    people.demo.open_the_door()
    people.demo_mail.settle()
