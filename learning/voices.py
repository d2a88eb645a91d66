"""What the community told us, in numbers and topics."""

from dataclasses import dataclass

from django.db.models import Count, Q

from learning.models import Topic, Voice

MOST_TOPICS = 24


@dataclass(frozen=True)
class Counts:
    """Of everything published: how much was said, answered, done."""

    said: int
    answered: int
    done: int


def counts() -> Counts:
    """One query."""
    return Counts(
        **Voice.objects.published().aggregate(
            said=Count("pk"),
            answered=Count("pk", filter=Q(answered_at__isnull=False)),
            done=Count("pk", filter=Q(came_of="done")),
        )
    )


def topics() -> list[Topic]:
    """Topics of what is published, the most spoken of first, each with `count`. One query."""
    spoken_of = Topic.objects.annotate(count=Count("voices", filter=Q(voices__state="public")))
    return list(spoken_of.filter(count__gt=0).order_by("-count", "key")[:MOST_TOPICS])
