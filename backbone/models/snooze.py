from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.cues import CUES
from network.lib.dates import today
from people.models import Person

LONGEST_DAYS = 92  # what may wait longer than a season should be decided, not put off


class SnoozeQuerySet(models.QuerySet["Snooze"]):
    def of(self, person: Any) -> "SnoozeQuerySet":
        return self.filter(person_id=person.pk)

    def asleep(self, day: date) -> "SnoozeQuerySet":
        return self.filter(until__gt=day)


class Snooze(models.Model):
    """Somebody put a line of their day off until a day. The others see it as before."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="snoozes")
    cue = models.CharField(max_length=60)
    row = models.PositiveBigIntegerField()  # the key of what waits; 0 for a line about several
    until = models.DateField(_("until"))

    objects = SnoozeQuerySet.as_manager()

    class Meta:
        verbose_name = _("line put off")
        verbose_name_plural = _("lines put off")
        constraints = [models.UniqueConstraint(fields=["person", "cue", "row"], name="one_snooze_a_line")]

    def __str__(self) -> str:
        return f"{self.cue} {self.row}"

    # Verbs

    @classmethod
    @transaction.atomic
    def put_off(cls, person: Person, cue: str, row: int, until: date) -> "Snooze":
        """Let a line of this person's day sleep; it stands there again on the day `until`."""
        if cue not in CUES or not 0 <= row < 2**63:
            raise ValidationError(gettext("This line is not there any more."))
        if not today() < until <= today() + timedelta(days=LONGEST_DAYS):
            raise ValidationError(gettext("Choose a day from tomorrow on, within the next three months."))
        cls.objects.of(person).exclude(until__gt=today()).delete()  # those that woke are of no use to anybody
        snooze, _is_new = cls.objects.update_or_create(person=person, cue=cue, row=row, defaults={"until": until})
        return snooze

    @classmethod
    def wake(cls, person: Person, cue: str, row: int) -> int:
        """Bring the line back now; returns whether it slept."""
        return cls.objects.of(person).filter(cue=cue, row=row).delete()[0]
