from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.models.partner import Partner
from partners.models.place import Place
from partners.models.stage import Sector
from people.models import AuditEntry, Person, Versioned

MOST = 99


class SeatKind(models.TextChoices):
    """What a seat at the table stands for."""

    SECTOR = "sector", _("sector")
    PLACE = "place", _("place")
    EXPERIENCE = "experience", _("lived experience")


class SeatQuerySet(models.QuerySet["Seat"]):
    def visible_to(self, person: Any) -> "SeatQuerySet":
        """Backbone staff only: it shows who is on the way, too."""
        return self if getattr(person, "is_backbone", False) and person.is_active else self.none()

    def kept(self) -> "SeatQuerySet":
        return self.filter(removed_at=None)

    def empty(self) -> "SeatQuerySet":
        """Nobody in the directory sits there."""
        here = Partner.objects.in_directory().order_by()
        by_sector = here.filter(sector=models.OuterRef("sector")).exclude(sector="")
        by_place = here.filter(places=models.OuterRef("place"))
        by_hand = here.filter(seats=models.OuterRef("pk"))
        return self.kept().filter(~models.Exists(by_sector), ~models.Exists(by_place), ~models.Exists(by_hand))


class Seat(Versioned):
    """Somebody who should be at the table: a sector, a place, a lived experience.

    Whoever is of its sector or serves its place sits there by that; others are put there by hand. Of people nothing is
    noted: an experience is what a partner brings, not what somebody is.
    """

    ACT = "seat"

    kind = models.CharField(_("kind"), max_length=10, choices=SeatKind, default=SeatKind.EXPERIENCE)
    name = models.CharField(_("who"), max_length=120)
    why = models.CharField(_("why they matter here"), max_length=300, blank=True)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="seats")
    wanted = models.PositiveSmallIntegerField(
        _("how many there should be"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    preset = models.CharField(max_length=20, blank=True, editable=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    partners = models.ManyToManyField(Partner, related_name="seats", blank=True)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat at the table")
        verbose_name_plural = _("seats at the table")
        ordering = ["position", "name", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=SeatKind.values), name="seat_kind_known"),
            models.CheckConstraint(condition=~models.Q(name=""), name="seat_has_name"),
            models.CheckConstraint(condition=models.Q(sector="") | models.Q(place=None), name="seat_fills_by_one"),
            models.CheckConstraint(condition=models.Q(wanted__gte=1, wanted__lte=MOST), name="seat_wants_somebody"),
            models.UniqueConstraint(
                fields=["kind", "name"], condition=models.Q(removed_at=None), name="one_seat_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        same = Seat.objects.kept().filter(kind=self.kind, name=self.name).exclude(pk=self.pk)
        if self.removed_at is None and same.exists():
            raise ValidationError({"name": gettext("There is a seat of this name already.")})
        if self.sector and self.place_id:
            raise ValidationError({"place": gettext("Choose a sector or a place, not both.")})

    # Verbs

    @classmethod
    @transaction.atomic
    def add(cls, by: Person, **said: Any) -> "Seat":
        """said: kind, name, why, sector, place, wanted."""
        last = cls.objects.aggregate(last=models.Max("position"))["last"] or 0
        seat = cls(position=last + 1, **said)
        seat.name = " ".join(seat.name.split())
        seat.refuse_if_wrong()
        seat.save()
        AuditEntry.record("seat.added", by=by, target=seat)
        return seat

    @transaction.atomic
    def remove(self, by: Person) -> "Seat":
        """Take the seat away; put_back() undoes that."""
        return self._turn(by, timezone.now(), "seat.removed")

    @transaction.atomic
    def put_back(self, by: Person) -> "Seat":
        return self._turn(by, None, "seat.returned")

    @transaction.atomic
    def take_place(self, by: Person, partner: Partner) -> "Seat":
        """Put a partner on it by hand."""
        if self.partners.filter(pk=partner.pk).exists():
            raise ValidationError({"partner": gettext("This partner sits there already.")})
        self.partners.add(partner)
        AuditEntry.record("seat.taken", by=by, target=partner, seat=str(self))
        return self

    @transaction.atomic
    def welcome(self, by: Person, partner: Partner) -> "Seat":
        """Somebody invited to this seat: by hand, unless they sit there by their sector or place."""
        by_sector = bool(self.sector) and self.sector == partner.sector
        by_place = self.place is not None and partner.places.filter(pk=self.place.pk).exists()
        return self if by_sector or by_place else self.take_place(by, partner)

    @transaction.atomic
    def give_up(self, by: Person, partner: Partner) -> "Seat":
        if self.partners.filter(pk=partner.pk).exists():
            self.partners.remove(partner)
            AuditEntry.record("seat.given_up", by=by, target=partner, seat=str(self))
        return self

    def _turn(self, by: Person, moment: Any, act: str) -> "Seat":
        self.lock()
        if (self.removed_at is None) != (moment is None):
            self.removed_at = moment
            self.refuse_if_wrong()
            self.save(update_fields=["removed_at"])
            AuditEntry.record(act, by=by, target=self)
        return self
