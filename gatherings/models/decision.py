from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from gatherings.models.captured import Captured
from gatherings.models.gathering import Gathering
from network.lib.gradient import Gradient
from people.models import Person


class Decision(Captured):
    """What was decided: how far people agreed, who shaped it, who looks after it."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="decisions")
    wholehearted = models.PositiveSmallIntegerField(Gradient.WHOLEHEARTED.label, default=0)
    reservations = models.PositiveSmallIntegerField(Gradient.RESERVATIONS.label, default=0)
    reluctant = models.PositiveSmallIntegerField(Gradient.RELUCTANT.label, default=0)
    not_yet = models.PositiveSmallIntegerField(Gradient.NOT_YET.label, default=0)
    abstain = models.PositiveSmallIntegerField(Gradient.ABSTAIN.label, default=0)
    block = models.PositiveSmallIntegerField(Gradient.BLOCK.label, default=0)
    shaped_by = models.ManyToManyField(Person, verbose_name=_("who shaped it"), blank=True, related_name="shaped")
    owner = models.ForeignKey(
        Person, verbose_name=_("who looks after it"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="decisions_owned",
    )  # fmt: skip
    noun = "decision"

    class Meta(Captured.Meta):
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    @classmethod
    @transaction.atomic
    def capture(cls, by: Person, gathering: Gathering, text: str, client_id: Any = None, **fields: Any) -> "Decision":
        """As every captured line; shaped_by: the people it comes from."""
        people = fields.pop("shaped_by", ())
        decision = super().capture(by, gathering, text, client_id, **fields)
        if people and not decision.shaped_by.exists():
            decision.shaped_by.set(people)
        return decision

    @property
    def voices(self) -> list[tuple[str, str, int]]:
        """(level, its name, how many), only those somebody chose, from wholehearted to block."""
        counts = [(level.value, str(level.label), getattr(self, level.value)) for level in Gradient]
        return [row for row in counts if row[2]]
