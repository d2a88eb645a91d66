"""What is written down while people meet: one line each, and each line once, however often a browser sends it."""

from typing import Any, Self
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.gathering import Gathering
from people.models import AuditEntry, Person

LONGEST = 1000


class CapturedQuerySet(models.QuerySet):
    def kept(self) -> Self:
        """Without what was taken back."""
        return self.filter(dropped_at=None)

    def visible_to(self, person: Any) -> Self:
        """What was kept at the gatherings this person sees."""
        return self.kept().filter(gathering__in=Gathering.objects.visible_to(person).open_inside_to(person))


class Captured(models.Model):
    """Common to decisions, commitments and ideas: at which gathering, in which words, by whom, sent under which id."""

    text = models.TextField(_("in a line"), max_length=LONGEST)
    client_id = models.UUIDField(default=uuid4, editable=False)
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    dropped_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = CapturedQuerySet.as_manager()
    noun = ""  # "decision", "commitment" or "idea"

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["gathering", "client_id"], name="%(class)s_captured_once")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    # Verbs

    @classmethod
    @transaction.atomic
    def capture(cls, by: Person, gathering: Gathering, text: str, client_id: Any = None, **fields: Any) -> Any:
        """Write a line down. The same client_id is the same line: sent again, it changes nothing."""
        new = cls(gathering=gathering, by=by, text=text.strip(), client_id=client_id or uuid4(), **fields)
        if twin := cls.objects.filter(gathering=gathering, client_id=new.client_id).first():
            return twin
        new.refuse_if_wrong()
        try:
            with transaction.atomic():
                new.save()
        except IntegrityError:  # the same line came twice at the same moment
            return cls.objects.get(gathering=gathering, client_id=new.client_id)
        AuditEntry.record(f"{cls.noun}.captured", by=by, target=gathering, **{cls.noun: new.pk})
        return new

    def refuse_if_wrong(self) -> None:
        if not self.text:
            raise ValidationError({"text": gettext("Write a few words first.")})
        self.full_clean(validate_constraints=False)

    @transaction.atomic
    def drop(self, by: Person) -> "Captured":
        """Take a line back; it can be brought back."""
        if self.dropped_at is None:
            self.dropped_at = timezone.now()
            self.save(update_fields=["dropped_at"])
            AuditEntry.record(f"{self.noun}.dropped", by=by, target=self.gathering, **{self.noun: self.pk})
        return self

    @transaction.atomic
    def restore(self, by: Person) -> "Captured":
        if self.dropped_at:
            self.dropped_at = None
            self.save(update_fields=["dropped_at"])
            AuditEntry.record(f"{self.noun}.restored", by=by, target=self.gathering, **{self.noun: self.pk})
        return self
