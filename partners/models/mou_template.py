from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.models.mou_lists import check_gets
from partners.mou_clauses import check_clauses, clean, usual_clauses
from people.models import AuditEntry, Person, Versioned

TEMPLATE_FIELDS = ("name", "title", "clauses", "gets", "months")


class MouTemplateQuerySet(models.QuerySet["MouTemplate"]):
    def in_use(self) -> "MouTemplateQuerySet":
        return self.filter(archived_at=None)

    def visible_to(self, person: Any) -> "MouTemplateQuerySet":
        return self if getattr(person, "is_backbone", False) else self.none()


class MouTemplate(Versioned):
    """A text of the network to start agreements from: clauses in their order, what partners get, for how long."""

    ACT = "mou_template"

    name = models.CharField(_("name of the template"), max_length=120)
    title = models.CharField(_("title of the agreement"), max_length=200)
    clauses = models.JSONField(_("clauses"), validators=[check_clauses])
    left_out = models.JSONField(_("clauses left out"), default=list, blank=True)
    gets = models.JSONField(_("what partners get"), default=list, blank=True, validators=[check_gets])
    months = models.PositiveSmallIntegerField(
        _("holds for so many months"), default=12, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    created_at = models.DateTimeField(default=timezone.now)
    archived_at = models.DateTimeField(_("put away"), null=True, blank=True)

    objects = MouTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template of agreements")
        verbose_name_plural = _("templates of agreements")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name="") & ~models.Q(title=""), name="mou_template_has_name"),
            models.CheckConstraint(condition=models.Q(months__gte=1), name="mou_template_has_term"),
        ]

    def __str__(self) -> str:
        return self.name

    # Verbs

    @classmethod
    def ours(cls, by: Person) -> "MouTemplate":
        """The template to start with: the first one of the network, made from the library where there is none."""
        return cls.objects.in_use().order_by("pk").first() or cls.add(by, gettext("Partners of the network"))

    @classmethod
    @transaction.atomic
    def add(cls, by: Person, name: str, **fields: Any) -> "MouTemplate":
        """Keep a template. fields: TEMPLATE_FIELDS; without clauses it gets the usual ones of the library."""
        template = cls(name=name)
        for field, value in fields.items():
            setattr(template, field, value)
        template.title = template.title or gettext("Memorandum of understanding")
        template.clauses = clean(template.clauses or usual_clauses())
        template.full_clean()
        template.save()
        AuditEntry.record("mou_template.added", by=by, target=template)
        return template

    def take(self, changes: dict[str, Any]) -> list[str]:
        """Fields of TEMPLATE_FIELDS. Agreements drafted from it stay as they are."""
        if "clauses" in changes:
            check_clauses(changes["clauses"])
            changes["clauses"] = clean(changes["clauses"])
        return super().take(changes)

    @transaction.atomic
    def archive(self, by: Person) -> "MouTemplate":
        """Put a template away; agreements drafted from it stay."""
        if self.archived_at is None:
            self.archived_at = timezone.now()
            self.save(update_fields=["archived_at"])
            AuditEntry.record("mou_template.archived", by=by, target=self)
        return self

    @transaction.atomic
    def restore(self, by: Person) -> "MouTemplate":
        if self.archived_at is not None:
            self.archived_at = None
            self.save(update_fields=["archived_at"])
            AuditEntry.record("mou_template.restored", by=by, target=self)
        return self
