"""Which gatherings: adjectives that chain."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.lib.search import words
from partners.directory import is_in_network
from people.rules import came_by_link, is_backbone
from working_groups.models import Membership

# What a personal link is for → the way from a gathering to what the link names. Parts of the app add theirs.
BY_LINK = {
    "gathering.rsvp": "rsvps",
    "gathering.pulse": "pk",
    "gathering.minutes": "pk",
    "gathering.commitments": "pk",
    "gathering.announce": "pk",
}


class State(models.TextChoices):
    PLANNED = "planned", _("Planned")
    CANCELLED = "cancelled", _("Cancelled")
    CLOSED = "closed", _("Closed")


class GatheringQuerySet(models.QuerySet):
    def visible_to(self, person: Any) -> "GatheringQuerySet":
        """The people of the network: all. Others who signed in: what they are invited to. By link: that one only."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if came_by_link(person):
            way = BY_LINK.get(person.link.act)
            there = self.model.objects.filter(**{way: person.link.target_id}) if way else self.model.objects.none()
            return self.filter(pk__in=there.values("pk"))
        if is_in_network(person):
            return self
        return self.filter(models.Exists(self._rsvps(person=person)) | models.Q(pk__in=self._facilitated(person)))

    def _rsvps(self, **which: Any) -> models.QuerySet:
        model = self.model._meta.get_field("rsvps").related_model
        return model.objects.filter(gathering=models.OuterRef("pk"), **which)

    def _facilitated(self, person: Any) -> models.QuerySet:
        return self.model.objects.filter(facilitators=person).values("pk")

    def run_by(self, person: Any) -> "GatheringQuerySet":
        """Those this person may change: the backbone all, others where they facilitate or chair the group."""
        if came_by_link(person):
            return self.none()
        if is_backbone(person):
            return self
        chaired = Membership.objects.chairs().filter(person_id=person.pk).values("group")
        return self.filter(models.Q(pk__in=self._facilitated(person)) | models.Q(group__in=chaired))

    def open_inside_to(self, person: Any) -> "GatheringQuerySet":
        """Those whose minutes, and what was written down, this person may read: of a group that keeps such things to
        its members only who is in it, was invited or facilitates. Of gatherings one sees."""
        if is_backbone(person) or came_by_link(person):
            return self
        mine = Membership.objects.current().filter(person_id=person.pk)
        there = models.Exists(self._rsvps(person=person)) | models.Q(pk__in=self._facilitated(person))
        kept = models.Q(group=None) | models.Q(group__is_private=False)
        return self.filter(kept | models.Q(group__in=mine.values("group")) | there)

    def public(self) -> "GatheringQuerySet":
        """What everybody may know of, outside the network, too. Cancelled ones stay, so that nobody comes in vain."""
        return self.filter(is_public=True, is_date_open=False)

    def planned(self) -> "GatheringQuerySet":
        return self.filter(state=State.PLANNED)

    def upcoming(self, now: datetime | None = None) -> "GatheringQuerySet":
        """Not over yet, the next one first. Cancelled ones stay until their day, so that nobody comes in vain."""
        return self.filter(ends_at__gt=now or timezone.now()).order_by("starts_at", "pk")

    def past(self, now: datetime | None = None) -> "GatheringQuerySet":
        """Over, the latest first."""
        return self.filter(ends_at__lte=now or timezone.now()).order_by("-starts_at", "-pk")

    def running(self, now: datetime | None = None) -> "GatheringQuerySet":
        """Going on at this moment."""
        now = now or timezone.now()
        return self.planned().filter(starts_at__lte=now, ends_at__gt=now)

    def within(self, days: int, now: datetime | None = None) -> "GatheringQuerySet":
        """Planned, and beginning in the next so many days."""
        now = now or timezone.now()
        until = now + timedelta(days=days)
        return self.planned().filter(starts_at__gt=now, starts_at__lte=until).order_by("starts_at", "pk")

    def matching(self, query: str) -> "GatheringQuerySet":
        found = self
        for word in words(query):
            found = found.filter(search__contains=word)
        return found

    def with_counts(self) -> "GatheringQuerySet":
        """With how many were invited, come, may come, don't, wait for a place, have not answered."""
        return self.annotate(
            invited=self._count(),
            coming=self._count(answer="yes", waiting=False),
            maybe=self._count(answer="maybe"),
            declined=self._count(answer="no"),
            queued=self._count(answer="yes", waiting=True),
            silent=self._count(answer=""),
        )

    def _count(self, **which: Any) -> Coalesce:
        """Counted apart from the rows, so that it adds up however they were found."""
        rows = self._rsvps(**which).order_by().values("gathering").annotate(number=models.Count("pk")).values("number")
        return Coalesce(models.Subquery(rows), 0)

    def with_coming(self) -> "GatheringQuerySet":
        """With how many come: enough for a list."""
        return self.annotate(coming=self._count(answer="yes", waiting=False))

    def with_names(self) -> "GatheringQuerySet":
        return self.select_related("series", "group").prefetch_related("facilitators")

    def with_answer_of(self, person: Any) -> "GatheringQuerySet":
        """With `my_answer`: what this person said; None where they are not invited."""
        return self.annotate(my_answer=models.Subquery(self._rsvps(person=person).values("answer")[:1]))
