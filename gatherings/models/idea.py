from django.db import models
from django.utils.translation import gettext_lazy as _

from gatherings.models.captured import Captured
from gatherings.models.gathering import Gathering


class Sort(models.TextChoices):
    """What a line written down beside decisions and commitments is."""

    IDEA = "idea", _("Idea")
    PARKED = "parked", _("Parked for another time")
    NOTE = "note", _("Note")


class Idea(Captured):
    """An idea, something parked for another time, or a note."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="ideas")
    sort = models.CharField(_("what it is"), max_length=10, choices=Sort, default=Sort.IDEA)
    noun = "idea"

    class Meta(Captured.Meta):
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        constraints = [
            *Captured.Meta.constraints,
            models.CheckConstraint(condition=models.Q(sort__in=Sort.values), name="idea_sort_known"),
        ]
