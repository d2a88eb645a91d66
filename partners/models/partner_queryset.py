"""Which partners: adjectives that chain."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import models

from network.lib.search import holds, words
from partners.models.stage import IN_DIRECTORY
from people.models import Visibility

CONFIRM_EVERY_DAYS = 182
REMIND_AFTER_DAYS = 14


class PartnerQuerySet(models.QuerySet):
    def present(self) -> "PartnerQuerySet":
        """Not archived."""
        return self.filter(archived_at=None)

    def archived(self) -> "PartnerQuerySet":
        return self.filter(archived_at__isnull=False)

    def in_directory(self) -> "PartnerQuerySet":
        return self.present().filter(stage__in=IN_DIRECTORY)

    def public(self) -> "PartnerQuerySet":
        """Partners that chose to be named on the public page."""
        return self.in_directory().filter(listed=Visibility.PUBLIC)

    def visible_to(self, person: Any) -> "PartnerQuerySet":
        """Backbone: all. Others signed in: the directory and where they are affiliated. The public: what is public."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.public()
        if person.is_backbone:
            return self
        own = models.Exists(
            self.model._meta.get_field("affiliations").related_model.objects.filter(
                partner=models.OuterRef("pk"), person=person, ended_on=None
            )
        )
        return self.present().filter(models.Q(stage__in=IN_DIRECTORY) | own)

    def matching(self, query: str) -> "PartnerQuerySet":
        """Those whose own text holds every word of the query."""
        return self.filter(*map(holds, words(query)))

    def due_for_confirmation(self, day: date) -> "PartnerQuerySet":
        """In the directory, and the staggered day to ask has come."""
        return self.in_directory().filter(confirm_due_on__lte=day)

    def to_ask(self, day: date, now: datetime) -> "PartnerQuerySet":
        """Due, and not asked since the last confirmation; or asked half a year ago without an answer."""
        unasked = models.Q(asked_at=None) | models.Q(confirmed_at__gte=models.F("asked_at"))
        long_ago = models.Q(asked_at__lte=now - timedelta(days=CONFIRM_EVERY_DAYS))
        return self.due_for_confirmation(day).filter(unasked | long_ago)

    def to_remind(self, now: datetime, days: int = REMIND_AFTER_DAYS) -> "PartnerQuerySet":
        """Asked a fortnight (or so many days) ago or longer, not answered, not reminded yet."""
        unanswered = models.Q(confirmed_at=None) | models.Q(confirmed_at__lt=models.F("asked_at"))
        not_reminded = models.Q(reminded_at=None) | models.Q(reminded_at__lt=models.F("asked_at"))
        start, end = now - timedelta(days=CONFIRM_EVERY_DAYS), now - timedelta(days=days)
        return self.in_directory().filter(unanswered, not_reminded, asked_at__gt=start, asked_at__lte=end)

    def confirmed(self, day: date) -> "PartnerQuerySet":
        return self.filter(confirmed_at__isnull=False, confirm_due_on__gt=day)

    def confirmed_too_long_ago(self, day: date) -> "PartnerQuerySet":
        return self.filter(confirmed_at__isnull=False, confirm_due_on__lte=day)

    def never_confirmed(self) -> "PartnerQuerySet":
        return self.filter(confirmed_at=None)

    def without_contact(self) -> "PartnerQuerySet":
        """Nobody there whom a mail would reach."""
        reachable = models.Q(
            affiliations__ended_on=None,
            affiliations__person__email__isnull=False,
            affiliations__person__bounced_at=None,
            affiliations__person__erased_at=None,
        )
        return self.exclude(pk__in=self.model.objects.filter(reachable).values("pk"))
