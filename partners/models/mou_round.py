"""One new text for many partners: the backbone starts it and goes its way, a worker offers, the page shows how far."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.models.mou import Mou
from partners.models.mou_state import Origin
from partners.models.mou_template import MouTemplate
from partners.models.partner import Partner
from partners.models.stage import Stage
from people.alarm import wake
from people.models import AuditEntry, Person

TASK = "partners.tasks.go_on_with_mou_rounds"


class RowState(models.TextChoices):
    WAITING = "waiting", _("waits")
    OFFERED = "offered", _("offered")
    SKIPPED = "skipped", _("left out")


class MouRoundQuerySet(models.QuerySet["MouRound"]):
    def unfinished(self) -> "MouRoundQuerySet":
        return self.filter(ended_at=None)

    def visible_to(self, person: Any) -> "MouRoundQuerySet":
        return self if getattr(person, "is_backbone", False) else self.none()


class MouRound(models.Model):
    """A version of a template offered to all active partners: a material change, which each of them signs anew."""

    template = models.ForeignKey(MouTemplate, on_delete=models.PROTECT, related_name="rounds")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("what has changed"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("started"), default=timezone.now)
    ended_at = models.DateTimeField(_("done"), null=True, blank=True)

    objects = MouRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of agreements")
        verbose_name_plural = _("rounds of agreements")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["template"], condition=models.Q(ended_at=None), name="one_unfinished_round_a_template"
            )
        ]

    def __str__(self) -> str:
        return f"{self.template} · {self.created_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("mou_round_detail", args=[self.pk])

    # Questions

    @property
    def is_done(self) -> bool:
        return self.ended_at is not None

    def counts(self) -> dict[str, int]:
        """How far it is: {"total", "waiting", "offered", "skipped", "signed"}. Two queries."""
        counts: dict[str, int] = dict.fromkeys(RowState.values, 0)
        counts |= dict(self.rows.order_by().values_list("state").annotate(models.Count("pk")))
        return {**counts, "total": sum(counts.values()), "signed": self.rows.signed().count()}

    # Verbs

    @classmethod
    @transaction.atomic
    def begin(cls, by: Person, template: MouTemplate, note: str = "") -> "MouRound":
        """Offer a template as it stands to every active partner. A worker does it; come back to see how far it is."""
        template.refresh_from_db(from_queryset=MouTemplate.objects.select_for_update())
        if cls.objects.unfinished().filter(template=template).exists():
            raise ValidationError(gettext("This template is being offered to everybody already."))
        partners = Partner.objects.in_directory().filter(stage=Stage.ACTIVE)
        if not partners.exists():
            raise ValidationError(gettext("There is no active partner to offer it to."))
        one = cls.objects.create(template=template, by=by, note=note.strip()[:500])
        MouRoundRow.objects.bulk_create(MouRoundRow(round=one, partner=partner) for partner in partners)
        AuditEntry.record("mou_round.begun", by=by, target=template, round=one.pk)
        transaction.on_commit(lambda: wake(TASK))
        return one

    def go_on(self) -> "MouRound":
        """Offer to everybody who waits, each in a transaction of its own; safe to be called twice, or again after a
        crash."""
        for row in self.rows.waiting().select_related("partner"):
            row.offer()
        if not self.rows.waiting().exists():
            MouRound.objects.unfinished().filter(pk=self.pk).update(ended_at=timezone.now())
            self.refresh_from_db()
        return self


class MouRoundRowQuerySet(models.QuerySet["MouRoundRow"]):
    def waiting(self) -> "MouRoundRowQuerySet":
        return self.filter(state=RowState.WAITING)

    def signed(self) -> "MouRoundRowQuerySet":
        return self.filter(mou__signed_at__isnull=False)

    def with_names(self) -> "MouRoundRowQuerySet":
        return self.select_related("partner", "mou__signer").order_by("partner__sort_name", "pk")


class MouRoundRow(models.Model):
    """One partner of a round: waits, was offered its agreement, or was left out, and why."""

    round = models.ForeignKey(MouRound, on_delete=models.CASCADE, related_name="rows")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    mou = models.ForeignKey(Mou, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=RowState, default=RowState.WAITING)
    why = models.CharField(_("why it was left out"), max_length=300, blank=True)

    objects = MouRoundRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner in a round of agreements")
        verbose_name_plural = _("partners in a round of agreements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "partner"], name="one_round_row_a_partner"),
            models.CheckConstraint(condition=models.Q(state__in=RowState.values), name="round_row_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}:{self.partner_id}"

    def offer(self) -> None:
        """Draft and offer it; what a person would be told as an error is why the partner is left out."""
        try:
            self._offer()
        except ValidationError as error:
            rows = MouRoundRow.objects.waiting().filter(pk=self.pk)
            rows.update(state=RowState.SKIPPED, why=" ".join(error.messages)[:300])

    @transaction.atomic
    def _offer(self) -> None:
        row = MouRoundRow.objects.select_for_update().get(pk=self.pk)
        if row.state != RowState.WAITING:
            return
        template, by = self.round.template, self.round.by
        before = Mou.objects.active().filter(partner=self.partner).first()
        kept = {"gives": before.gives, "gets": before.gets or template.gets} if before else {}
        if before and before.signer and before.signer.is_reachable:
            kept["signer"] = before.signer
        mou = Mou.draft(by, self.partner, template, origin=Origin.CHANGE if before else Origin.FIRST, **kept)
        mou.offer(by, self.round.note)
        row.mou, row.state = mou, RowState.OFFERED
        row.save(update_fields=["mou", "state"])
