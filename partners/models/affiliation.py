from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.search import fold
from partners.models.partner import IN_DIRECTORY, Partner
from people.models import AuditEntry, Person

A_DAY = timedelta(days=1)  # by which the clocks of two readers may differ


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def current(self) -> "AffiliationQuerySet":
        return self.filter(ended_on=None)

    def in_network(self) -> "AffiliationQuerySet":
        """Current ones at a partner of the directory."""
        return self.current().filter(partner__stage__in=IN_DIRECTORY, partner__archived_at=None)

    def contact_first(self) -> "AffiliationQuerySet":
        return self.order_by("-is_primary", "person__sort_name", "pk")


class Affiliation(models.Model):
    """A person at a partner."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="affiliations")
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="affiliations"
    )
    title = models.CharField(_("title"), max_length=120, blank=True)
    description = models.CharField(_("what they do in the network"), max_length=300, blank=True)
    is_primary = models.BooleanField(_("primary contact"), default=False)
    may_edit = models.BooleanField(_("may edit the profile"), default=False)
    started_on = models.DateField(_("since"), default=today)
    ended_on = models.DateField(_("until"), null=True, blank=True)
    search = models.TextField(editable=False)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "partner"], condition=models.Q(ended_on=None), name="one_current_affiliation"
            ),
            models.UniqueConstraint(
                fields=["partner"], condition=models.Q(ended_on=None, is_primary=True), name="one_primary_contact"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("started_on")),
                name="affiliation_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(is_primary=False, may_edit=False),
                name="ended_affiliation_has_no_rights",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.partner}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search = fold(self.title, self.description)
        super().save(*args, **kwargs)

    # Verbs

    @classmethod
    @transaction.atomic
    def start(
        cls, by: Person | None, partner: Partner, name: str, email: str = "", is_primary: bool = False, **fields: Any
    ) -> "Affiliation":
        """Add a colleague: the person with this address where we know one, else a new person."""
        partner.lock()
        email = email.strip().lower()
        person = Person.objects.filter(email=email).first() if email else None
        person = person or Person.add(by=by, name=name, email=email or None)
        if cls.objects.current().filter(person=person, partner=partner).exists():
            raise ValidationError({"email": gettext("This person is already listed here.")})
        is_primary = is_primary or not cls.objects.current().filter(partner=partner, is_primary=True).exists()
        affiliation = cls(person=person, partner=partner, **fields)
        affiliation.full_clean(exclude=["search"])
        affiliation.save()
        AuditEntry.record("affiliation.started", by=by, target=partner, person=person.pk)
        return affiliation.make_primary(by) if is_primary else affiliation

    @transaction.atomic
    def edit(self, by: Person, **changes: Any) -> "Affiliation":
        """Change title, description or the right to edit."""
        self.partner.lock()
        self.refresh_from_db()
        changed = sorted(name for name, value in changes.items() if getattr(self, name) != value)
        for name in changed:
            setattr(self, name, changes[name])
        self.full_clean(exclude=["search"])
        self.save()
        if changed:
            AuditEntry.record("affiliation.edited", by=by, target=self.partner, person=self.person_id, fields=changed)
        return self

    @transaction.atomic
    def describe(self, by: Person, is_primary: bool = False, **changes: Any) -> "Affiliation":
        """Change what stands here about a person, and perhaps make them the primary contact."""
        self.edit(by, **changes)
        return self.make_primary(by) if is_primary and not self.is_primary else self

    @transaction.atomic
    def make_primary(self, by: Person | None) -> "Affiliation":
        """Become the one we write to; whoever was it before stays in the list."""
        self.partner.lock()
        Affiliation.objects.current().filter(partner=self.partner, is_primary=True).exclude(pk=self.pk).update(
            is_primary=False
        )
        self.is_primary = True
        self.save(update_fields=["is_primary"])
        AuditEntry.record("affiliation.made_primary", by=by, target=self.partner, person=self.person_id)
        return self

    @transaction.atomic
    def end(self, by: Person, successor: "Affiliation | None" = None) -> "Affiliation":
        """Say that a person has left; contact and rights pass to the successor, or to the longest-serving colleague."""
        self.partner.lock()
        self.refresh_from_db()
        if self.ended_on:
            return self
        had = {"was_primary": self.is_primary, "could_edit": self.may_edit}
        # "Today" is the reader's: somebody further east may have entered this person on a later day.
        self.ended_on, self.is_primary, self.may_edit = max(today(), self.started_on), False, False
        self.save(update_fields=["ended_on", "is_primary", "may_edit"])
        self.partner.close_links(self.person)
        AuditEntry.record("affiliation.ended", by=by, target=self.partner, person=self.person_id, **had)
        others = self.partner.affiliations.current()
        heir = successor or others.order_by("started_on", "pk").first()
        self._hand_jobs(by, heir.person if heir else None)
        if heir and had["was_primary"]:
            heir.make_primary(by)
        if heir and had["could_edit"] and heir._may_follow(by) and not others.filter(may_edit=True).exists():
            heir.edit(by, may_edit=True)
        return self

    def _may_follow(self, by: Person) -> bool:
        """By a personal link, perhaps passed on, the right to edit goes only to who was here before the link."""
        link = getattr(by, "link", None)
        return link is None or self.started_on < link.created_at.date() - A_DAY

    def _hand_jobs(self, by: Person, heir: Person | None) -> None:
        """What the person did for the network in this partner's name passes on, too."""
        for appointment in self.partner.appointments.filter(person=self.person).standing():
            appointment.hand_to(by, heir)

    @transaction.atomic
    def resume(self, by: Person) -> "Affiliation":
        """Undo a departure: back in the list, with the rights from before."""
        self.partner.lock()
        self.refresh_from_db()
        if self.ended_on is None:
            return self
        if self.person.erased_at:
            raise ValidationError(gettext("This person’s data was erased. Add the person anew."))
        ends = AuditEntry.objects.about(self.partner).filter(act="affiliation.ended", detail__person=self.person_id)
        last = ends.order_by("-number").first()
        had = last.detail if last else {}
        self.ended_on, self.may_edit = None, had.get("could_edit", False)
        self.full_clean(exclude=["search"])
        self.save(update_fields=["ended_on", "may_edit"])
        AuditEntry.record("affiliation.resumed", by=by, target=self.partner, person=self.person_id)
        return self.make_primary(by) if had.get("was_primary") else self
