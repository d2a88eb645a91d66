from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from learning import periods
from learning.models.measure import Measure
from learning.models.reading import Reading
from network.lib.dates import today
from partners.directory import standing
from partners.models import Partner
from people.models import AuditEntry, Person
from people.rules import is_backbone


class GiverQuerySet(models.QuerySet["Giver"]):
    def giving(self) -> "GiverQuerySet":
        """Of partners that are active."""
        return self.filter(partner__archived_at=None, partner__stage="active")


class Giver(models.Model):
    """A partner that gives its figure for a measure, for the periods that begin on a day or later."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="givers")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="gives")
    since = models.DateField(_("since"))

    objects = GiverQuerySet.as_manager()

    class Meta:
        verbose_name = _("giver of figures")
        verbose_name_plural = _("givers of figures")
        constraints = [models.UniqueConstraint(fields=["measure", "partner"], name="one_giver")]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.partner_id}"

    @classmethod
    @transaction.atomic
    def choose(cls, by: Person, measure: Measure, partners: list[Partner]) -> None:
        """Say who gives figures: who is new gives them from the last finished period on; who is left out is asked for
        nothing any more, and what they gave stays."""
        measure.lock()
        before = set(measure.givers.values_list("partner_id", flat=True))
        after = {partner.pk for partner in partners}
        measure.givers.exclude(partner_id__in=after).delete()
        OwedFigure.objects.filter(measure=measure).exclude(partner_id__in=after).open().delete()
        since = measure.last_period()
        cls.objects.bulk_create(cls(measure=measure, partner_id=pk, since=since) for pk in sorted(after - before))
        if before != after:
            AuditEntry.record("measure.givers_chosen", by=by, target=measure, partners=sorted(after))


class OwedFigureQuerySet(models.QuerySet["OwedFigure"]):
    def visible_to(self, person: Any) -> "OwedFigureQuerySet":
        """All of them, to the backbone; else those of measures one looks after, and of partners one keeps."""
        if is_backbone(person):
            return self
        return self.filter(Q(measure__owner_id=person.pk) | Q(partner__in=standing(person).keeps))

    def open(self) -> "OwedFigureQuerySet":
        """Not given yet, of measures that are still kept."""
        given = Reading.objects.standing().filter(
            Q(partner=OuterRef("partner")) | Q(partner=None, measure__roll_up="one"),
            measure=OuterRef("measure"),
            period=OuterRef("period"),
        )
        return self.filter(~Exists(given), measure__archived_at=None)

    def overdue(self, days: int = 0) -> "OwedFigureQuerySet":
        return self.filter(due_on__lt=today() - timedelta(days=days))

    def not_asked_since(self, day: date) -> "OwedFigureQuerySet":
        """No mail asked a partner for it after that day."""
        return self.exclude(Q(asked_on__gt=day) | Q(reminded_on__gt=day), partner__isnull=False)

    def with_names(self) -> "OwedFigureQuerySet":
        return self.select_related("measure__owner", "partner")

    def by_due_day(self) -> "OwedFigureQuerySet":
        return self.order_by("due_on", "measure__sort_name", "partner__sort_name", "pk")


class OwedFigure(models.Model):
    """A figure somebody owes: a partner its own, or (without a partner) who looks after the measure the one for all."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="owed")
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="owes")
    period = models.DateField(_("period"))
    due_on = models.DateField(_("due on"))
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)

    objects = OwedFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure owed")
        verbose_name_plural = _("figures owed")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "partner", "period"], name="owed_once_by_partner"),
            models.UniqueConstraint(
                fields=["measure", "period"], condition=Q(partner=None), name="owed_once_by_the_owner"
            ),
        ]
        indexes = [models.Index(fields=["due_on"], name="owed_by_day")]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.partner_id} {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("figure_enter", args=[self.pk])

    @property
    def period_label(self) -> str:
        return periods.label(self.period, self.measure.every)

    @property
    def last_asked_on(self) -> date | None:
        return self.reminded_on or self.asked_on

    @property
    def is_late(self) -> bool:
        return self.due_on < today()

    def contact(self) -> Person | None:
        """Whom a mail about it reaches."""
        if self.partner:
            return self.partner.reachable_contact()
        owner = self.measure.owner
        return owner if owner and owner.is_reachable else None

    @property
    def over_on(self) -> date:
        """The first day on which its period is over."""
        return periods.end_of(self.period, self.measure.every) + timedelta(days=1)

    @classmethod
    def to_come(cls, day: date) -> "list[OwedFigure]":
        """What will be owed on a day and is not noted yet, because its period is not over today; not stored."""
        givers = models.Prefetch("givers", Giver.objects.giving().select_related("partner"), to_attr="giving")
        measures = Measure.objects.current().select_related("owner").prefetch_related(givers)
        ending = [(one, periods.last_finished(day, one.every)) for one in measures]
        return [owed for one, period in ending if period > one.last_period() for owed in cls.owing(one, period)]

    @classmethod
    def owing(cls, measure: Measure, period: date) -> "list[OwedFigure]":
        """Who owes a figure for a period, by who gives figures now; not stored. measure: with `giving`, its givers."""
        due = periods.end_of(period, measure.every) + timedelta(days=measure.due_days)
        if measure.is_of_partners:
            partners = [giver.partner for giver in measure.giving if giver.since <= period]
        else:
            partners = [None] if measure.owner_id else []
        return [cls(measure=measure, partner=partner, period=period, due_on=due) for partner in partners]

    @classmethod
    def write_down(cls, measure: Measure, period: date) -> None:
        """Note who owes a figure for a period; whoever is noted already stays noted."""
        measure.giving = list(measure.givers.giving().select_related("partner"))
        there = set(cls.objects.filter(measure=measure, period=period).values_list("partner_id", flat=True))
        owing = [owed for owed in cls.owing(measure, period) if owed.partner_id not in there]
        cls.objects.bulk_create(owing, ignore_conflicts=True)
