"""One act for many agreements: a new text offered to all, or a slip corrected in all. The backbone starts it and goes
its way, a worker does it, the page shows how far."""

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
from partners.models.mou_version import MouVersion
from partners.models.partner import Partner
from partners.models.stage import Stage
from partners.mou_clauses import tidy
from people.alarm import wake
from people.models import AuditEntry, Person

TASK = "partners.tasks.go_on_with_mou_rounds"


class RowState(models.TextChoices):
    WAITING = "waiting", _("waits")
    OFFERED = "offered", _("offered")
    CORRECTED = "corrected", _("corrected")
    SKIPPED = "skipped", _("left out")


class MouRoundQuerySet(models.QuerySet["MouRound"]):
    def unfinished(self) -> "MouRoundQuerySet":
        return self.filter(ended_at=None)

    def visible_to(self, person: Any) -> "MouRoundQuerySet":
        return self if getattr(person, "is_backbone", False) else self.none()


class MouRound(models.Model):
    """A template offered to all active partners, which each of them signs anew; or, where `wrong` says something, a
    slip corrected in all active agreements made from it, which nobody signs."""

    template = models.ForeignKey(MouTemplate, on_delete=models.PROTECT, related_name="rounds")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("what has changed"), max_length=500, blank=True)
    wrong = models.CharField(_("words as they stand"), max_length=500, blank=True)
    right = models.CharField(_("words as they should be"), max_length=500, blank=True)
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

    @property
    def is_correction(self) -> bool:
        return bool(self.wrong)

    def counts(self) -> dict[str, int]:
        """How far it is: {"total", "signed", and each RowState}. Two queries."""
        counts: dict[str, int] = dict.fromkeys(RowState.values, 0)
        counts |= dict(self.rows.order_by().values_list("state").annotate(models.Count("pk")))
        return {**counts, "total": sum(counts.values()), "signed": self.rows.signed().count()}

    # Verbs

    @classmethod
    @transaction.atomic
    def begin(cls, by: Person, template: MouTemplate, note: str = "") -> "MouRound":
        """Offer a template as it stands to every active partner. A worker does it; come back to see how far it is."""
        cls._lock(template)
        partners = Partner.objects.in_directory().filter(stage=Stage.ACTIVE)
        if not partners.exists():
            raise ValidationError(gettext("There is no active partner to offer it to."))
        one = cls.objects.create(template=template, by=by, note=note.strip()[:500])
        MouRoundRow.objects.bulk_create(MouRoundRow(round=one, partner=partner) for partner in partners)
        AuditEntry.record("mou_round.begun", by=by, target=template, round=one.pk)
        transaction.on_commit(lambda: wake(TASK))
        return one

    @classmethod
    @transaction.atomic
    def begin_correction(cls, by: Person, template: MouTemplate, wrong: str, right: str, note: str) -> "MouRound":
        """Correct a slip in the template and in every active agreement made from it that says these words. A worker
        does it: both sides of each get a mail, nobody signs anew."""
        cls._lock(template)
        wrong, right, note = tidy(wrong), tidy(right), tidy(note)
        if not note:
            raise ValidationError({"note": gettext("Say in a few words what was corrected.")})
        if wrong == right or not wrong:
            raise ValidationError({"right": gettext("Nothing would change.")})
        mous = slips(template, wrong)
        if not mous:
            raise ValidationError({"wrong": gettext("No active agreement made from this template says so.")})
        one = cls.objects.create(template=template, by=by, note=note[:500], wrong=wrong, right=right)
        MouRoundRow.objects.bulk_create(MouRoundRow(round=one, partner_id=mou.partner_id, mou=mou) for mou in mous)
        template.edit(by, clauses=[{**row, "text": row["text"].replace(wrong, right)} for row in template.clauses])
        AuditEntry.record("mou_round.correction_begun", by=by, target=template, round=one.pk)
        transaction.on_commit(lambda: wake(TASK))
        return one

    @classmethod
    def _lock(cls, template: MouTemplate) -> None:
        template.refresh_from_db(from_queryset=MouTemplate.objects.select_for_update())
        if cls.objects.unfinished().filter(template=template).exists():
            raise ValidationError(gettext("Something is being done with this template for everybody already."))

    def go_on(self) -> "MouRound":
        """Do it for everybody who waits, each in a transaction of its own; safe to be called twice, or again after a
        crash."""
        for row in self.rows.waiting().select_related("partner"):
            row.go()
        if not self.rows.waiting().exists():
            MouRound.objects.unfinished().filter(pk=self.pk).update(ended_at=timezone.now())
            self.refresh_from_db()
        return self


def slips(template: MouTemplate, wrong: str) -> list[Mou]:
    """The active agreements made from a template in which these words stand. One query."""
    here = MouVersion.objects.filter(mou__in=Mou.objects.active().filter(template=template))
    texts = here.filter(number=models.F("mou__number")).select_related("mou__partner").defer("text")
    rows = texts.order_by("mou__partner__sort_name", "pk").iterator(chunk_size=500)
    return [one.mou for one in rows if any(wrong in clause["text"] for clause in one.document["clauses"])]


class MouRoundRowQuerySet(models.QuerySet["MouRoundRow"]):
    def waiting(self) -> "MouRoundRowQuerySet":
        return self.filter(state=RowState.WAITING)

    def signed(self) -> "MouRoundRowQuerySet":
        return self.filter(mou__signed_at__isnull=False)

    def with_names(self) -> "MouRoundRowQuerySet":
        return self.select_related("partner", "mou__signer").order_by("partner__sort_name", "pk")


class MouRoundRow(models.Model):
    """One partner of a round: waits, was offered its agreement or got it corrected, or was left out, and why."""

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

    def go(self) -> None:
        """Offer or correct it; what a person would be told as an error is why the partner is left out."""
        try:
            self._go()
        except ValidationError as error:
            rows = MouRoundRow.objects.waiting().filter(pk=self.pk)
            rows.update(state=RowState.SKIPPED, why=" ".join(error.messages)[:300])

    @transaction.atomic
    def _go(self) -> None:
        row = MouRoundRow.objects.select_for_update().get(pk=self.pk)
        if row.state != RowState.WAITING:
            return
        if self.round.is_correction:
            row.mou, row.state = self._corrected(), RowState.CORRECTED
        else:
            row.mou, row.state = self._offered(), RowState.OFFERED
        row.save(update_fields=["mou", "state"])

    def _corrected(self) -> Mou:
        one, mou = self.round, self.mou
        if mou is None:
            raise ValidationError(gettext("There is no agreement any more."))
        mou.lock()
        clauses = mou.current.document["clauses"]
        if not any(one.wrong in row["text"] for row in clauses):
            raise ValidationError(gettext("These words do not stand there any more."))
        mou.correct(one.by, {row["key"]: row["text"].replace(one.wrong, one.right) for row in clauses}, one.note)
        return mou

    def _offered(self) -> Mou:
        template, by = self.round.template, self.round.by
        before = Mou.objects.active().filter(partner=self.partner).first()
        kept = {"gives": before.gives, "gets": before.gets or template.gets} if before else {}
        if before and before.signer and before.signer.is_reachable:
            kept["signer"] = before.signer
        mou = Mou.draft(by, self.partner, template, origin=Origin.CHANGE if before else Origin.FIRST, **kept)
        return mou.offer(by, self.round.note)
