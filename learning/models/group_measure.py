from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from learning.models.measure import Measure
from people.models import AuditEntry, Person
from working_groups.models import WorkingGroup


class GroupMeasureQuerySet(models.QuerySet["GroupMeasure"]):
    def visible_to(self, person: Any) -> "GroupMeasureQuerySet":
        """Where both the group and the measure are."""
        groups, measures = WorkingGroup.objects.visible_to(person), Measure.objects.visible_to(person)
        return self.filter(group__in=groups.values("pk"), measure__in=measures.values("pk"))


class GroupMeasure(models.Model):
    """A measure that a group says is its own: by it the group sees whether its work works. Several may share one."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="own_measures")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="in_groups")

    objects = GroupMeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure of a group")
        verbose_name_plural = _("measures of groups")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["group", "measure"], name="measure_once_in_a_group")]

    def __str__(self) -> str:
        return f"{self.group_id} {self.measure_id}"

    @classmethod
    @transaction.atomic
    def choose(cls, by: Person, group: WorkingGroup, measures: list[Measure]) -> None:
        """Say which measures are the group's own; archived ones it has stay, whether they are named or not."""
        WorkingGroup.objects.select_for_update().get(pk=group.pk)
        standing = cls.objects.filter(group=group, measure__archived_at=None)
        before, after = set(standing.values_list("measure_id", flat=True)), {measure.pk for measure in measures}
        standing.exclude(measure__in=after).delete()
        cls.objects.bulk_create([cls(group=group, measure_id=pk) for pk in sorted(after - before)])
        if before != after:
            AuditEntry.record("group.measures_chosen", by=by, target=group, measures=sorted(after))


def measures_of(group: Any) -> models.QuerySet[Measure]:
    """Those that count and are the group's own, in order."""
    return Measure.objects.current().filter(in_groups__group=group).in_order()
