from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.gathering import Gathering
from people.models import AuditEntry, Person

QUESTIONS = ("expected", "happened", "meaning", "next_time")
LONGEST = 4000


class Review(models.Model):
    """The after-action review of a gathering: what was expected and what happened, apart from what we make of it."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="review")
    expected = models.TextField(_("What did we expect?"), max_length=LONGEST, blank=True)
    happened = models.TextField(_("What actually happened?"), max_length=LONGEST, blank=True)
    meaning = models.TextField(_("What do we make of it?"), max_length=LONGEST, blank=True)
    next_time = models.TextField(_("What will we do next time?"), max_length=LONGEST, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self) -> str:
        return str(self.gathering)

    @classmethod
    @transaction.atomic
    def write(cls, by: Person, gathering: Gathering, version: int | None = None, **answers: Any) -> "Review":
        """Write or change the answers. version: the one they were written over; a later one raises (code "stale")."""
        review = cls.objects.select_for_update().filter(gathering=gathering).first()
        if review is None:
            review = cls(gathering=gathering, version=0)
        elif version is not None and version != review.version:
            raise ValidationError(gettext("Somebody changed this review meanwhile."), code="stale")
        changed = sorted(name for name, text in answers.items() if getattr(review, name) != text)
        for name in changed:
            setattr(review, name, answers[name])
        if changed:
            review.version += 1
            review.full_clean(validate_constraints=False)
            review.save()
            AuditEntry.record("review.written", by=by, target=gathering, fields=changed)
        return review
