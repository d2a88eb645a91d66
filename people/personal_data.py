"""What this app holds about people, and what is left of it after erasing."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from knox.models import AuthToken

from people.holdings import Holding, nobody, register
from people.models import (
    AuditEntry,
    Bounce,
    Breaker,
    Delivery,
    DigestItem,
    EmailChange,
    JobRun,
    Link,
    MissedReminder,
    Network,
    Person,
    ReminderPause,
    ReminderPlan,
    Suppression,
    WeeklyDigest,
)
from people.models.delivery import ENDED, State

NAME_LEFT = _("A former member")


def address_left(delivery: Delivery) -> str:
    """No address, yet one of its own: purpose and address are unique together."""
    return f"erased-{delivery.pk}@example.invalid"


def state_left(delivery: Delivery) -> str:
    return delivery.state if delivery.state in (*ENDED, State.UNKNOWN) else State.CANCELLED


register(
    Holding(
        Person,
        rows=lambda person: Person.objects.filter(pk=person.pk),
        personal={
            "name": lambda person: str(NAME_LEFT), "email": None, "phone": "", "pronouns": "", "language": "en",
            "time_zone": "", "muted_kinds": [], "password": lambda person: make_password(None), "last_login": None,
            "sort_name": "", "search": "", "bounced_at": None, "is_active": False, "is_backbone": False,
            "is_facilitator": False, "session_epoch": lambda person: person.session_epoch + 1,
        },
        other=("id", "is_demo", "erased_at", "version"),
        shown=("email_visibility", "phone_visibility", "created_at"),
    ),
    Holding(
        Delivery,
        rows=lambda person: Delivery.objects.filter(Q(person=person) | Q(address=person.email or "-")),
        personal={
            "address": address_left, "subject": "", "text": "", "html": "", "sealed": "", "calendar": "",
            "server_words": "", "state": state_left,
        },
        other=(
            "id", "key", "person", "message_id", "priority", "claim", "claimed_at", "attempts", "due_at", "ended_at",
        ),
        shown=("kind", "created_at"),
        mentions=("subject", "text", "html", "calendar", "server_words"),
    ),
    Holding(
        EmailChange, rows=lambda person: person.email_changes.all(), deleted=True,
        personal={"new_email": ""}, shown=("created_at", "done_at"),
        other=("id", "person", "old_confirmed_at", "new_confirmed_at"),
    ),
    Holding(
        Link, rows=lambda person: person.links.all(), deleted=True,
        shown=("act", "created_at", "expires_at", "used_at"),
        other=("id", "person", "target_id", "token_hash", "revoked_at"),
    ),
    Holding(
        Suppression, rows=lambda person: Suppression.objects.filter(address=person.email or "-"), deleted=True,
        personal={"address": "", "reason": ""}, shown=("kind", "created_at"), other=("id", "came_back"),
    ),
    # Never changed: detail holds no personal data, and the actor is somebody without a name by then.
    Holding(
        AuditEntry, rows=lambda person: AuditEntry.objects.filter(actor=person), shown=("number", "at", "act"),
        other=("actor", "target_type", "target_id", "detail", "previous_hash", "hash"),
    ),
    Holding(
        Network, rows=nobody(Network),
        other=(
            "id", "name", "description", "contact_email", "hue", "time_zone", "second_factor_required", "contact_days",
        ),
    ),
    Holding(
        WeeklyDigest, rows=lambda person: WeeklyDigest.objects.filter(person=person), deleted=True,
        shown=("weekday",), other=("id", "person"),
    ),
    Holding(
        DigestItem, rows=lambda person: person.digest_items.all(), deleted=True, personal={"content": {}},
        shown=("created_at",), other=("id", "person", "delivery", "until", "gathered_in"), mentions=("content",),
    ),
    Holding(
        MissedReminder, rows=lambda person: person.missed_reminders.all(), deleted=True,
        personal={"about": "", "why": ""}, shown=("kind", "moment", "reason"), other=("id", "person", "key", "url"),
        mentions=("about", "why"),
    ),
    Holding(ReminderPause, rows=nobody(ReminderPause), other=("id", "starts_at", "until", "by")),
    Holding(
        ReminderPlan, rows=nobody(ReminderPlan),
        other=("id", "kind", "days", "clock", "subject", "text", "is_on", "version"),
    ),
    Holding(
        Bounce, rows=lambda person: Bounce.objects.filter(delivery__person=person), deleted=True,
        personal={"words": ""}, shown=("status", "created_at"),
        other=("id", "delivery", "is_hard", "report"), mentions=("words",),
    ),
    Holding(Breaker, rows=nobody(Breaker), other=("id", "server", "trips", "paused_until", "tripped_at", "words")),
    Holding(JobRun, rows=nobody(JobRun), other=("id", "job", "window", "started_at")),
    # Of the packages we build on
    Holding(EmailAddress, rows=lambda person: EmailAddress.objects.filter(user=person), deleted=True),
    Holding(
        EmailConfirmation, deleted=True,
        rows=lambda person: EmailConfirmation.objects.filter(email_address__user=person),
    ),
    Holding(
        Authenticator, rows=lambda person: Authenticator.objects.filter(user=person), deleted=True,
        shown=("type", "created_at", "last_used_at"),
    ),
    Holding(
        UserSession, rows=lambda person: person.usersession_set.all(), deleted=True,
        shown=("ip", "user_agent", "created_at"),
    ),
    Holding(AuthToken, rows=lambda person: person.auth_token_set.all(), deleted=True, shown=("created", "expiry")),
)  # fmt: skip
