from collections.abc import Iterable
from typing import Any

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.search import fold, words
from people.models.audit import AuditEntry
from people.models.network import check_time_zone


class Visibility(models.TextChoices):
    """Who may see one contact field."""

    BACKBONE = "backbone", _("backbone staff only")
    PARTNERS = "partners", _("all partners")
    PUBLIC = "public", _("everybody")


class PersonQuerySet(models.QuerySet["Person"]):
    def present(self) -> "PersonQuerySet":
        """Everybody whose entry has neither been erased nor switched off."""
        return self.filter(is_active=True, erased_at=None)

    def backbone(self) -> "PersonQuerySet":
        return self.present().filter(is_backbone=True)

    def matching(self, query: str) -> "PersonQuerySet":
        found = self
        for word in words(query):
            found = found.filter(search__contains=word)
        return found


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, email: str) -> "Person":
        return self.get(email=email.lower())


class Person(AbstractBaseUser):
    """A human being: user model and contact in one. Most never sign in."""

    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("mail address"), unique=True, null=True, blank=True)
    email_visibility = models.CharField(
        _("who sees the mail address"), max_length=10, choices=Visibility, default=Visibility.PARTNERS
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    phone_visibility = models.CharField(
        _("who sees the phone number"), max_length=10, choices=Visibility, default=Visibility.BACKBONE
    )
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, validators=[check_time_zone])
    muted_kinds = models.JSONField(_("mails not wanted"), default=list, blank=True)

    is_backbone = models.BooleanField(_("backbone staff"), default=False)
    is_facilitator = models.BooleanField(_("facilitator"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_demo = models.BooleanField(_("of the demo network"), default=False)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    bounced_at = models.DateTimeField(_("mail came back"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    sort_name = models.CharField(max_length=150, editable=False, db_index=True)
    search = models.TextField(editable=False)

    objects = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(email=""), name="person_email_null_not_empty"),
            models.CheckConstraint(
                condition=models.Q(is_backbone=False) | models.Q(is_active=True), name="backbone_is_active"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person_detail", args=[self.pk])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower() if self.email else None
        self.sort_name = fold(self.name)[:150]
        self.search = fold(self.name)
        super().save(*args, **kwargs)

    # Questions

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name else ""

    def has_perm(self, wish: str, thing: Any = None) -> bool:
        """Whether rules.py lets this person do something, such as "partners.change_partner", to a thing."""
        return self.is_active and rules.has_perm(wish, self, thing)

    def has_perms(self, wishes: Iterable[str], thing: Any = None) -> bool:
        return all(self.has_perm(wish, thing) for wish in wishes)

    def wants(self, kind: str) -> bool:
        return kind not in self.muted_kinds

    @property
    def is_reachable(self) -> bool:
        return bool(self.email) and self.erased_at is None and self.bounced_at is None

    # Verbs

    @classmethod
    @transaction.atomic
    def add(cls, by: "Person | None", name: str, email: str | None = None, **fields: Any) -> "Person":
        """Enter a contact. An address that is already known raises ValidationError."""
        person = cls(name=name, email=email or None, **fields)
        person.set_unusable_password()
        person.full_clean(exclude=["password", "search", "sort_name"])
        person.save()
        AuditEntry.record("person.added", by=by, target=person)
        return person

    @transaction.atomic
    def edit(self, by: "Person", **changes: Any) -> "Person":
        """Change contact details; keeps in the audit only which fields changed."""
        changed = sorted(name for name, value in changes.items() if getattr(self, name) != value)
        for name in changed:
            setattr(self, name, changes[name])
        if "email" in changed:
            self.bounced_at = None
        self.version += 1
        self.full_clean(exclude=["password", "search", "sort_name"])
        self.save()
        if changed:
            AuditEntry.record("person.edited", by=by, target=self, fields=changed)
        return self

    @transaction.atomic
    def set_roles(self, by: "Person", is_backbone: bool, is_facilitator: bool) -> "Person":
        """Give or take the roles of backbone staff and facilitator. The last backbone staff member stays."""
        list(Person.objects.select_for_update().filter(is_backbone=True))  # one change of roles at a time
        if self.is_backbone and not is_backbone and self.is_last_backbone():
            raise ValidationError(
                gettext("Somebody has to hold the network together: name another backbone staff member first.")
            )
        self.is_backbone, self.is_facilitator = is_backbone, is_facilitator
        self.save(update_fields=["is_backbone", "is_facilitator"])
        AuditEntry.record(
            "person.roles_set", by=by, target=self, is_backbone=is_backbone, is_facilitator=is_facilitator
        )
        return self

    def is_last_backbone(self) -> bool:
        return self.is_backbone and not Person.objects.backbone().exclude(pk=self.pk).exists()

    @transaction.atomic
    def bounce(self, by: "Person | None" = None) -> None:
        """Mail to this address came back: flag it until somebody corrects it."""
        if self.bounced_at is None:
            self.bounced_at = timezone.now()
            self.save(update_fields=["bounced_at"])
            AuditEntry.record("person.bounced", by=by, target=self)
