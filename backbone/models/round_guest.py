from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from backbone.models.relationship import Relationship
from backbone.network_map.scale import ASPECTS, NONE
from partners.models import Partner
from people.models import Person
from people.rules import came_by_link, is_backbone

MOST_TIES = 60  # more than anybody can think about in a few minutes


class RoundGuestQuerySet(models.QuerySet["RoundGuest"]):
    def visible_to(self, person: Any) -> "RoundGuestQuerySet":
        """Who was asked and who answered: for the backbone, and each for themselves."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if came_by_link(person):
            return self.filter(pk=person.link.target_id, person=person)
        return self if is_backbone(person) else self.filter(person=person)

    def silent(self) -> "RoundGuestQuerySet":
        return self.filter(answered_at=None)

    def answered(self) -> "RoundGuestQuerySet":
        return self.filter(answered_at__isnull=False)

    def with_names(self) -> "RoundGuestQuerySet":
        return self.select_related("person", "partner", "round").order_by("partner__sort_name", "pk")

    def answers_about_trust(self) -> dict[str, list[list[int]]]:
        """Each aspect → for each guest that said something about it, the numbers said. One query; no names."""
        rows = Relationship.objects.filter(guest__in=self).values_list("guest_id", *ASPECTS)
        said: dict[str, dict[int, list[int]]] = {aspect: defaultdict(list) for aspect in ASPECTS}
        for guest, *numbers in rows:
            for aspect, number in zip(ASPECTS, numbers, strict=True):
                if number is not None:
                    said[aspect][guest].append(number)
        return {aspect: sorted(by_guest.values()) for aspect, by_guest in said.items()}


class RoundGuest(models.Model):
    """A partner asked in a relationship round, and the person who answers for it."""

    round = models.ForeignKey("backbone.RelationshipRound", on_delete=models.CASCADE, related_name="guests")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="relationship_guests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationship_guests")
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = RoundGuestQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner asked in a round")
        verbose_name_plural = _("partners asked in a round")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "partner"], name="one_guest_a_partner_and_round")]

    def __str__(self) -> str:
        return f"{self.round_id}:{self.partner_id}"

    def get_absolute_url(self) -> str:
        return reverse("relationship_answer", args=[self.pk])

    # Verbs: saved as one goes, without entries in the audit, which would tell who says what about whom

    @transaction.atomic
    def choose(self, partners: Iterable[Partner]) -> "RoundGuest":
        """Say with whom we work; what was said about the others is forgotten."""
        self._lock_open()
        chosen = {partner.pk for partner in partners}
        if self.partner_id in chosen:
            raise ValidationError(gettext("Choose others: it goes without saying that you work with yourselves."))
        if len(chosen) > MOST_TIES:
            words = gettext("Name at most %(most)d: those you really work with.") % {"most": MOST_TIES}
            raise ValidationError(words)
        self.relationships.exclude(about_id__in=chosen).delete()
        there = set(self.relationships.values_list("about_id", flat=True))
        Relationship.objects.bulk_create(Relationship(guest=self, about_id=pk) for pk in sorted(chosen - there))
        self._answered()
        return self

    @transaction.atomic
    def say(self, about: Partner, level: int | None, aspects: Mapping[str, int | None]) -> Relationship:
        """Say at which level we work with one partner, and how it feels; anything may be left out (None)."""
        self._lock_open()
        if about.pk == self.partner_id or not about.is_in_directory:
            raise ValidationError(gettext("Choose another partner of the network."))
        row, _created = Relationship.objects.get_or_create(guest=self, about=about)
        row.level = level
        for aspect in ASPECTS:
            setattr(row, aspect, None if level == NONE else aspects.get(aspect))
        row.full_clean()
        row.save()
        self._answered()
        return row

    def forget_trust(self) -> None:
        """Throw away what was said about trust and value; with whom they work stays."""
        self.relationships.update(**dict.fromkeys(ASPECTS))

    def _answered(self) -> None:
        self.answered_at = timezone.now()
        self.save(update_fields=["answered_at"])

    def _lock_open(self) -> None:
        """The round's row is locked, too: nobody answers while it is being closed."""
        self.refresh_from_db(from_queryset=RoundGuest.objects.select_for_update(of=("self",)))
        locked = type(self.round).objects.select_for_update().get(pk=self.round_id)
        if not locked.is_open:
            raise ValidationError(gettext("This round is closed. Thank you for wanting to answer."))
