from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import rules
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from knox.models import AuthToken

from network.lib.pages import path_of
from network.lib.search import fold
from people import emails
from people.models.audit import AuditEntry
from people.models.delivery import Delivery
from people.models.link import Link
from people.models.network import Network, check_time_zone
from people.models.person_queryset import PersonQuerySet


class Visibility(models.TextChoices):
    """Who may see one contact field."""

    BACKBONE = "backbone", _("backbone staff only")
    PARTNERS = "partners", _("all partners")
    PUBLIC = "public", _("everybody")


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
    session_epoch = models.PositiveIntegerField(_("times signed out everywhere"), default=0, editable=False)
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
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(email=None), name="erased_without_address"
            ),
            models.CheckConstraint(condition=models.Q(version__gt=0), name="person_version_counts"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_of("person_detail", self.pk)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower() if self.email else None
        self.sort_name = fold(self.name)[:150]
        self.search = fold(self.name)
        super().save(*args, **kwargs)

    # Questions

    @property
    def first_name(self) -> str:
        return next((word for word in self.name.split() if not word.endswith(".")), self.name)  # “Prof.” is none

    def has_perm(self, wish: str, thing: Any = None) -> bool:
        """Whether rules.py lets this person do something, such as "partners.change_partner", to a thing."""
        return self.is_active and rules.has_perm(wish, self, thing)

    def has_perms(self, wishes: Iterable[str], thing: Any = None) -> bool:
        return all(self.has_perm(wish, thing) for wish in wishes)

    def wants(self, kind: str) -> bool:
        return kind not in self.muted_kinds

    @property
    def may_sign_in(self) -> bool:
        """Whether any door opens: switched on, not erased, and of the demo network only while developing."""
        return self.is_active and self.erased_at is None and (settings.DEBUG or not self.is_demo)

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        """What ties a session to its person: a new password or a new epoch ends every session there is."""
        ties = f"{self.password}{self.session_epoch}"
        return salted_hmac("people.Person.session", ties, secret=secret, algorithm="sha256").hexdigest()

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
    def edit(self, by: "Person", version: int | None = None, **changes: Any) -> "Person":
        """Change contact details; keeps in the audit only which fields changed.

        version: the one the changes were made to; when somebody saved since, raises ValidationError (code "stale").
        """
        current = Person.objects.select_for_update().get(pk=self.pk)
        if version is not None and version != current.version:
            raise ValidationError(gettext("Somebody changed these details meanwhile."), code="stale")
        changed = sorted(name for name, value in changes.items() if getattr(current, name) != value)
        before = current.email
        for name in changes:
            setattr(self, name, changes[name])
        self.version = current.version + 1
        touched = {*changed, "version"} | ({"sort_name", "search"} if "name" in changed else set())
        if "email" in changed:
            self.bounced_at = None
            touched.add("bounced_at")
        self.full_clean(exclude=["password", "search", "sort_name"])
        self.save(update_fields=touched)
        if "email" in changed:
            self._moved_from(before, by)
        if changed:
            AuditEntry.record("person.edited", by=by, target=self, fields=changed)
        return self

    def _moved_from(self, before: str | None, by: "Person") -> None:
        """Links in the old mailbox stop working; when somebody else changed the address, the old one hears of it."""
        self.links.all().revoke()
        if before and by != self:
            what = gettext("%(name)s changed your mail address in the network. From now on we write to the new one.")
            message = emails.security_note(self, what % {"name": by.name if by else gettext("The backbone team")})
            Delivery.queue("security_note", f"moved:{self.pk}:{self.version}", message, self, address=before)

    @transaction.atomic
    def set_roles(self, by: "Person | None", is_backbone: bool, is_facilitator: bool) -> "Person":
        """Give or take the roles of backbone staff and facilitator. The last backbone staff member stays."""
        self.hold_roles_still()
        if self.is_backbone and not is_backbone:
            self.refuse_if_last_backbone()
        if is_backbone and not self.may_sign_in:
            raise ValidationError(gettext("Let this person sign in again first."))
        self.is_backbone, self.is_facilitator = is_backbone, is_facilitator
        self.save(update_fields=["is_backbone", "is_facilitator"])
        AuditEntry.record(
            "person.roles_set", by=by, target=self, is_backbone=is_backbone, is_facilitator=is_facilitator
        )
        return self

    def hold_roles_still(self) -> None:
        """One change of roles at a time, until the transaction ends; and see what is true now."""
        concerned = models.Q(is_backbone=True) | models.Q(pk=self.pk)
        list(Person.objects.select_for_update().filter(concerned).order_by("pk"))
        self.refresh_from_db()

    def refuse_if_last_backbone(self) -> None:
        if self.is_last_backbone():
            raise ValidationError(
                gettext("Somebody has to hold the network together: name another backbone staff member first.")
            )

    def is_last_backbone(self) -> bool:
        return self.is_backbone and not Person.objects.backbone().exclude(pk=self.pk).exists()

    @transaction.atomic
    def bounce(self, by: "Person | None" = None) -> None:
        """Mail to this address came back: flag it until somebody corrects it."""
        if self.bounced_at is None:
            self.bounced_at = timezone.now()
            self.save(update_fields=["bounced_at"])
            AuditEntry.record("person.bounced", by=by, target=self)

    @transaction.atomic
    def invite(self, by: "Person", words: str = "") -> Link:
        """Send a personal link that opens the door, with the inviter's own words; earlier invitations stop working."""
        if not self.may_sign_in:
            raise ValidationError(gettext("Let this person sign in again first."))
        if not self.is_reachable:
            raise ValidationError(gettext("Enter a mail address that works first."))
        link = self.new_invitation()
        message = emails.invitation(self, Network.current(), by, link.url, words.strip())
        Delivery.queue("invitation", f"invitation:{link.pk}", message, self, secrets=[link.token])
        AuditEntry.record("person.invited", by=by, target=self)
        return link

    def new_invitation(self) -> Link:
        """A personal link that opens the door; earlier ones stop working."""
        self.links.for_act("invitation", self).revoke()
        self.deliveries.filter(kind="invitation").cancel_waiting()
        return Link.create(self, "invitation", self)

    @transaction.atomic
    def arrive(self, link: Link, password: str = "", time_zone: str = "") -> bool:
        """Come in by invitation, perhaps with a password; False when the link was spent by somebody faster."""
        if not link.use():
            return False
        if password:
            self.set_password(password)
        self.time_zone = time_zone or self.time_zone
        self.save(update_fields=["password", "time_zone"])
        AuditEntry.record("person.arrived", by=self, target=self)
        return True

    @transaction.atomic
    def sign_out_everywhere(self, by: "Person") -> None:
        """End every session; revoke personal links and tokens of the API."""
        self._shut_doors()
        AuditEntry.record("person.signed_out_everywhere", by=by, target=self)

    def _shut_doors(self) -> None:
        self.end_sessions()
        self.links.all().revoke()
        AuthToken.objects.filter(user=self).delete()

    @transaction.atomic
    def end_sessions(self) -> None:
        """End every session, also those nobody has listed."""
        self.session_epoch = models.F("session_epoch") + 1
        self.save(update_fields=["session_epoch"])
        self.refresh_from_db(fields=["session_epoch"])
        Session.objects.filter(session_key__in=self.usersession_set.values("session_key")).delete()
        self.usersession_set.all().delete()

    @transaction.atomic
    def deactivate(self, by: "Person") -> "Person":
        """Nobody gets in as this person any more: sessions, links and tokens end, the backbone's role is taken."""
        self.hold_roles_still()
        self.refuse_if_last_backbone()
        self.is_active = self.is_backbone = False
        self.save(update_fields=["is_active", "is_backbone"])
        self._shut_doors()
        AuditEntry.record("person.deactivated", by=by, target=self)
        return self

    @transaction.atomic
    def activate(self, by: "Person") -> "Person":
        """Let this person sign in again."""
        if self.erased_at:
            raise ValidationError(gettext("This person’s data was erased. Add the person anew."))
        self.is_active = True
        self.save(update_fields=["is_active"])
        AuditEntry.record("person.activated", by=by, target=self)
        return self

    @transaction.atomic
    def make_token(self, by: "Person", days: int) -> str:
        """A token for programs, good for so many days. The returned text is its only copy."""
        _row, token = AuthToken.objects.create(self, expiry=timedelta(days=days))
        AuditEntry.record("person.token_made", by=by, target=self, days=days)
        return token

    @transaction.atomic
    def revoke_token(self, by: "Person", token_key: str) -> bool:
        """Make one token useless; False when there is none that starts so."""
        if not AuthToken.objects.filter(user=self, token_key=token_key).delete()[0]:
            return False
        AuditEntry.record("person.token_revoked", by=by, target=self)
        return True
