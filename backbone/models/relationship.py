from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backbone.network_map.scale import ASPECTS, Level
from partners.models import Partner
from people.rules import came_by_link


def one_to_four(label: Any) -> models.PositiveSmallIntegerField:
    limits = [MinValueValidator(1), MaxValueValidator(4)]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=limits)


class RelationshipQuerySet(models.QuerySet["Relationship"]):
    def visible_to(self, person: Any) -> "RelationshipQuerySet":
        """One's own and nobody else's: the backbone, too, sees what others said about trust in sums only."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        own = self.filter(guest__person=person)
        return own.filter(guest_id=person.link.target_id) if came_by_link(person) else own

    def with_names(self) -> "RelationshipQuerySet":
        return self.select_related("about", "guest__partner", "guest__round").order_by("about__sort_name", "pk")


class Relationship(models.Model):
    """What one partner says about working with another: the level is shown on the map, the rest only in sums."""

    guest = models.ForeignKey("backbone.RoundGuest", on_delete=models.CASCADE, related_name="relationships")
    about = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="told_relationships")
    level = models.PositiveSmallIntegerField(_("how you work together"), choices=Level, null=True, blank=True)
    reliability = one_to_four(_("We can rely on them."))
    mission = one_to_four(_("We want the same."))
    openness = one_to_four(_("We can speak openly, also when we disagree."))
    influence = one_to_four(_("They have weight in this field."))
    involvement = one_to_four(_("They give time to what we do together."))
    resources = one_to_four(_("They bring money, people, rooms or knowledge."))

    objects = RelationshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("relationship")
        verbose_name_plural = _("relationships")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["guest", "about"], name="one_relationship_a_partner"),
            models.CheckConstraint(condition=Q(level=None) | Q(level__lte=5), name="relationship_level_known"),
            *(
                models.CheckConstraint(
                    condition=Q(**{aspect: None}) | Q(**{f"{aspect}__gte": 1, f"{aspect}__lte": 4}),
                    name=f"{aspect}_from_one_to_four",
                )
                for aspect in ASPECTS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guest_id}:{self.about_id}"
