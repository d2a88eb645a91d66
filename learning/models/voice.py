from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from learning import voice_emails
from learning.models.topic import Topic
from learning.models.voice_link import VoiceLink
from learning.models.voice_queryset import CameOf, VoiceQuerySet, VoiceState
from learning.veiling import personal
from people.models import AuditEntry, Delivery, Person, Versioned

READ = (VoiceState.PUBLIC, VoiceState.PRIVATE)


class Voice(Versioned):
    """Something the community told us, and what we did about it. The words stay as they were said."""

    ACT = "voice"

    words = models.TextField(_("what you see, hear or wish"), max_length=4000, blank=True)
    name = models.CharField(_("your name"), max_length=150, blank=True)
    email = models.EmailField(_("your mail address"), blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="voices")
    may_publish = models.BooleanField(_("others may read my words, without my name"), default=False)
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="follow_ups")
    state = models.CharField(max_length=10, choices=VoiceState, default=VoiceState.HELD)
    public_words = models.TextField(_("the words others read"), max_length=4000, blank=True)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="voices")
    assigned_to = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    came_of = models.CharField(_("what came of it"), max_length=10, choices=CameOf, blank=True)
    did = models.TextField(_("what we did"), max_length=3000, blank=True)
    see = models.URLField(_("where to read more"), max_length=300, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    created_at = models.DateTimeField(_("said"), default=timezone.now)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("voice")
        verbose_name_plural = _("voices")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "-created_at"], name="voice_state_created")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=VoiceState.values), name="voice_state_known"),
            models.CheckConstraint(
                condition=models.Q(state="withdrawn", words="") | ~models.Q(words="") & ~models.Q(state="withdrawn"),
                name="voice_says_something",
            ),
            models.CheckConstraint(
                condition=models.Q(state="public", may_publish=True) & ~models.Q(public_words="")
                | ~models.Q(state="public") & models.Q(public_words=""),
                name="published_voice_may_be_read",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, did="", came_of="")
                | models.Q(answered_at__isnull=False) & ~models.Q(did="") & ~models.Q(came_of=""),
                name="voice_answered_or_not",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Voice %(number)d") % {"number": self.pk or 0}  # never its words: histories show this

    def get_absolute_url(self) -> str:
        return reverse("voice_detail", args=[self.pk])

    # Questions

    @property
    def is_held(self) -> bool:
        return self.state == VoiceState.HELD

    @property
    def is_read(self) -> bool:
        """Published or kept between us: so it can be answered."""
        return self.state in READ

    @property
    def hears_back(self) -> bool:
        """Whether there is anybody who can be told."""
        return bool(self.email or self.person_id)

    # Verbs of the speaker

    @transaction.atomic
    def say(self) -> "Voice":
        """Hold it for the backbone, and send a receipt. Twice the same counts once."""
        self.words = self.words.strip()
        if not self.words:
            raise ValidationError({"words": gettext("Write a sentence or two.")})
        self.full_clean()
        if twin := Voice.objects.held().filter(**self._said()).first():
            return twin
        self.save()
        AuditEntry.record("voice.said", by=None, target=self)
        self._tell("voice_received", f"voice:{self.pk}:receipt", voice_emails.voice_received)
        for person in Person.objects.backbone():
            message = voice_emails.voice_waiting(self, person)
            Delivery.queue("voice_waiting", f"voice:{self.pk}:waiting", message, person)
        return self

    def _said(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("words", "name", "email", "person", "may_publish", "follows")}

    def _tell(self, kind: str, key: str, words: Any) -> None:
        """A mail to whoever spoke, where there is an address; a link to come back for those without an account."""
        if self.person:
            Delivery.queue(kind, key, words(self, None), self.person)
        elif self.email:
            link = VoiceLink.create(self)
            Delivery.queue(kind, key, words(self, link.url), address=self.email, secrets=[link.token])

    def follow_up(self, words: str) -> "Voice":
        """Say more: a voice of its own that belongs to this one."""
        if self.state == VoiceState.WITHDRAWN:
            raise ValidationError(gettext("You took this back."))
        own = {"name": self.name, "email": self.email, "person": self.person, "may_publish": self.may_publish}
        return Voice(words=words, follows=self, **own).say()

    @transaction.atomic
    def withdraw(self) -> "Voice":
        """Take it back for good: words, name and address are deleted, and what was published is gone."""
        self.lock()
        if self.state != VoiceState.WITHDRAWN:
            self.state, self.version = VoiceState.WITHDRAWN, self.version + 1
            self.words = self.public_words = self.name = self.email = self.reason = ""
            self.save()
            self.links.filter(revoked_at=None).update(revoked_at=timezone.now())
            AuditEntry.record("voice.withdrawn", by=None, target=self)
        return self

    # Verbs of whoever listens

    @transaction.atomic
    def publish(self, by: Person, words: str, topics: Iterable[str] = (), version: int | None = None) -> "Voice":
        """Let others read these words: as they were said, without personal data."""
        self._open(version)
        if not self.may_publish:
            raise ValidationError(gettext("The speaker did not say that others may read it. Keep it between you."))
        if found := personal(words, self.name, self.email):
            said = gettext("Take out what tells who somebody is: %(found)s") % {"found": ", ".join(found)}
            raise ValidationError({"words": said})
        return self._move(by, VoiceState.PUBLIC, topics, public_words=words.strip())

    @transaction.atomic
    def keep_private(self, by: Person, reason: str, topics: Iterable[str] = (), version: int | None = None) -> "Voice":
        """Heard, and not for others to read; why is kept."""
        self._open(version)
        if not reason.strip():
            raise ValidationError({"reason": gettext("Say in a few words why: others on the team read it.")})
        return self._move(by, VoiceState.PRIVATE, topics, reason=reason.strip())

    @transaction.atomic
    def put_aside(self, by: Person) -> "Voice":
        """Nobody’s voice: advertising, a machine. Out of the way, without a mail."""
        self._open(None)
        if self.answered_at:
            raise ValidationError(gettext("It has been answered already."))
        return self._move(by, VoiceState.SPAM)

    @transaction.atomic
    def hold(self, by: Person) -> "Voice":
        """Let it wait again, unpublished."""
        self._open(None)
        return self._move(by, VoiceState.HELD)

    def _open(self, version: int | None) -> None:
        self.lock()
        self.refuse_if_stale(version)
        if self.state == VoiceState.WITHDRAWN:
            raise ValidationError(gettext("Whoever said it has taken it back."))

    def _move(self, by: Person, state: str, topics: Iterable[str] | None = None, **fields: str) -> "Voice":
        self.state, self.public_words, self.reason = state, fields.get("public_words", ""), fields.get("reason", "")
        if state == VoiceState.PUBLIC and not self.public_words:
            raise ValidationError({"words": gettext("Leave at least a sentence.")})
        self.version += 1
        self.full_clean(exclude=["topics"])
        self.save()
        if topics is not None:
            self.topics.set(Topic.named(topics))
        AuditEntry.record(f"voice.{state}", by=by, target=self)
        return self

    @transaction.atomic
    def assign(self, by: Person, person: Person | None) -> "Voice":
        """Ask somebody to see to it; they get a mail. None: nobody in particular."""
        self._open(None)
        if person != self.assigned_to:
            self.assigned_to, self.version = person, self.version + 1
            self.save(update_fields=["assigned_to", "version"])
            AuditEntry.record("voice.assigned", by=by, target=self)
            if person and person != by:
                key = f"voice:{self.pk}:assigned:{self.version}"
                Delivery.queue("voice_assigned", key, voice_emails.voice_assigned(self, person), person)
        return self

    @transaction.atomic
    def answer(self, by: Person, came_of: str, did: str, see: str = "", version: int | None = None) -> "Voice":
        """Say what came of it, or say it anew; whoever left an address hears it."""
        self._open(version)
        if not self.is_read:
            raise ValidationError(gettext("First say whether others may read it."))
        if found := personal(did, self.name, self.email):
            said = gettext("Take out what tells who somebody is: %(found)s") % {"found": ", ".join(found)}
            raise ValidationError({"did": said})
        self.came_of, self.did, self.see = came_of, did.strip(), see
        if not self.did:
            raise ValidationError({"did": gettext("Write a sentence or two: this is what they hear.")})
        self.answered_by, self.answered_at, self.version = by, timezone.now(), self.version + 1
        self.full_clean(exclude=["topics"])
        self.save()
        AuditEntry.record("voice.answered", by=by, target=self)
        self._tell("voice_answered", f"voice:{self.pk}:answer:{self.version}", voice_emails.voice_answered)
        return self
