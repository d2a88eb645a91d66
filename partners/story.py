"""What a partner has given: told from what the tables hold, for a page to thank it with."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from network.lib.dates import day_of, today
from partners.models import Appointment, Introduction, Partner
from partners.models.introduction import Outcome


@dataclass(frozen=True)
class Deed:
    """One line of the story: what, with whom or what for, from when to when (None: still)."""

    what: str
    note: str
    since: date
    until: date | None = None


@dataclass
class Story:
    """jobs: held now or once. helped: introductions in which it helped; sought: in which it was helped.

    counts: introductions made, happened, helped. taken_up: its offers that led to an introduction.
    """

    partner: Partner
    jobs: list[Deed] = field(default_factory=list)
    helped: list[Introduction] = field(default_factory=list)
    sought: list[Introduction] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    taken_up: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.jobs or self.helped or self.sought)

    @property
    def since(self) -> date:
        """The day the story begins."""
        return self.partner.joined_on or day_of(self.partner.created_at)


def story_of(partner: Partner) -> Story:
    """Everything a partner did here. Four queries."""
    story = Story(partner)
    served = Appointment.objects.served().filter(partner=partner).with_names().order_by("-started_on", "-pk")
    story.jobs = [deed_of(row) for row in served]
    made = list(Introduction.objects.made().of(partner).with_names().order_by("-made_at", "-pk"))
    story.helped = [row for row in made if row.helper_id == partner.pk]
    story.sought = [row for row in made if row.seeker_id == partner.pk]
    story.counts = counts_of(partner)
    story.taken_up = partner.offers.filter(introductions__progress="made").distinct().count()
    return story


def deed_of(row: Appointment) -> Deed:
    note = " · ".join(filter(None, (str(row.person or ""), row.role.serves)))
    return Deed(row.role.name, note, row.started_on, row.ended_on)


def counts_of(partner: Partner) -> dict[str, Any]:
    """How many introductions were made, happened, and helped; the same for both partners. One query."""
    happened = Q(outcome__in=[Outcome.HELPED, Outcome.HAPPENED])
    return (
        Introduction.objects.made()
        .of(partner)
        .aggregate(
            made=Count("pk"),
            happened=Count("pk", filter=happened),
            helped=Count("pk", filter=Q(outcome=Outcome.HELPED)),
        )
    )


def months(deed: Deed) -> int:
    """Whole months a job was held, at least one."""
    end = deed.until or today()
    return max((end.year - deed.since.year) * 12 + end.month - deed.since.month, 1)
