from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gatherings.models.gathering import Gathering
from partners.models import Partner
from people.models import Person
from people.rules import came_by_link, is_backbone

# The four questions about what moves somebody to come.
MOTIVATIONS = ("draws", "well_spent", "brings", "worries")


class Answer(models.TextChoices):
    OPEN = "", _("No answer yet")
    YES = "yes", _("Yes")
    MAYBE = "maybe", _("Maybe")
    NO = "no", _("No")
    COLLEAGUE = "colleague", _("A colleague instead")


class Met(models.TextChoices):
    """Afterwards: whether it was what would make it time well spent."""

    OPEN = "", _("not said")
    MET = "met", _("yes, it was")
    PARTLY = "partly", _("partly")
    MISSED = "missed", _("not this time")


class RsvpQuerySet(models.QuerySet["Rsvp"]):
    def visible_to(self, person: Any) -> "RsvpQuerySet":
        """One's own; of one's gatherings all; the backbone all. By link: the one it is for."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if came_by_link(person):
            return self.filter(pk=person.link.target_id) if person.link.act == "gathering.rsvp" else self.none()
        if is_backbone(person):
            return self
        run = Gathering.objects.filter(facilitators=person).values("pk")
        return self.filter(models.Q(person=person) | models.Q(gathering__in=run))

    def invited(self) -> "RsvpQuerySet":
        """The invitation has gone, or they asked to come themselves."""
        return self.filter(invited_at__isnull=False)

    def coming(self) -> "RsvpQuerySet":
        return self.filter(answer=Answer.YES, waiting=False)

    def queued(self) -> "RsvpQuerySet":
        """Waiting for a place, who asked first comes first."""
        return self.filter(answer=Answer.YES, waiting=True).order_by("answered_at", "pk")

    def silent(self) -> "RsvpQuerySet":
        return self.invited().filter(answer=Answer.OPEN)

    def with_names(self) -> "RsvpQuerySet":
        return self.select_related("person", "partner", "stands_in_for__person")


class Rsvp(models.Model):
    """One person invited to one gathering: what they answered, what brings them, whether they were there."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="rsvps")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rsvps")
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="rsvps"
    )
    why = models.CharField(_("why invited"), max_length=200, blank=True)
    stands_in_for = models.ForeignKey(
        "self",
        verbose_name=_("stands in for"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stand_ins",
    )
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, default=Answer.OPEN, blank=True)
    waiting = models.BooleanField(_("on the waiting list"), default=False)
    draws = models.TextField(_("What draws you to this gathering?"), max_length=1000, blank=True)
    well_spent = models.TextField(_("What would make it time well spent?"), max_length=1000, blank=True)
    brings = models.TextField(_("What could you bring or share?"), max_length=1000, blank=True)
    worries = models.TextField(_("Anything that would make it hard to take part?"), max_length=1000, blank=True)
    without_name = models.BooleanField(_("show these words without my name"), default=False)
    access_needs = models.TextField(_("What do you need to take part well?"), max_length=1000, blank=True)
    attended = models.BooleanField(_("was there"), null=True, blank=True)
    met = models.CharField(_("was it time well spent?"), max_length=10, choices=Met, default=Met.OPEN, blank=True)
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = RsvpQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to an invitation")
        verbose_name_plural = _("answers to invitations")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="one_rsvp_a_person"),
            models.CheckConstraint(condition=models.Q(answer__in=Answer.values), name="rsvp_answer_known"),
            models.CheckConstraint(condition=models.Q(met__in=Met.values), name="rsvp_met_known"),
            models.CheckConstraint(
                condition=models.Q(waiting=False) | models.Q(answer="yes"), name="only_a_yes_waits_for_a_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gathering} · {self.person}"

    def get_absolute_url(self) -> str:
        return reverse("rsvp_answer", args=[self.pk])
