import secrets
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings import reflection_emails
from gatherings.models.agenda_item import AgendaItem
from gatherings.models.gathering import Gathering
from gatherings.models.prompt import Prompt
from people.models import AuditEntry, Delivery, Link, Person
from people.rules import came_by_link

REFLECT = "gathering.reflect"
SALT = "gatherings.pause"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # without I and O, which look like figures
CODE_LENGTH = 6
LONGEST = 60  # minutes
REFLECT_LENGTHS = (1, 2, 3, 5)  # by how many minutes a pause is made longer
DAYS_BY_LINK = 7
LEFT_OPEN = timedelta(hours=2)


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(CODE_LENGTH))


def new_nonce() -> str:
    return secrets.token_urlsafe(12)


class PauseQuerySet(models.QuerySet["Pause"]):
    def open(self) -> "PauseQuerySet":
        return self.filter(ended_at=None)

    def left_open(self, now: datetime) -> "PauseQuerySet":
        """Whose gathering was over long ago, and nobody ended them."""
        return self.open().filter(gathering__ends_at__lte=now - LEFT_OPEN, opened_at__lte=now - LEFT_OPEN)

    def visible_to(self, person: Any) -> "PauseQuerySet":
        """Whoever is invited, whoever facilitates, and the backbone. By link: those of its gathering."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        invited = Gathering.objects.filter(rsvps__person=person)
        if came_by_link(person):
            there = invited.filter(pk=person.link.target_id) if person.link.act == REFLECT else invited.none()
            return self.filter(gathering__in=there.values("pk"))
        if person.is_backbone:
            return self
        own = models.Q(gathering__in=invited.values("pk")) | models.Q(
            gathering__in=Gathering.objects.filter(facilitators=person).values("pk")
        )
        return self.filter(own)

    def with_token(self, token: str) -> "PauseQuerySet":
        """The one whose address this token is; none for what we did not make."""
        try:
            number, _dash, nonce = Signer(salt=SALT, sep="~").unsign(token).partition("-")
        except BadSignature:
            return self.none()
        return self.filter(pk=int(number), nonce=nonce)


class Pause(models.Model):
    """A question put to a gathering for some quiet minutes; what people write is a Reflection each."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="pauses")
    item = models.ForeignKey(
        AgendaItem, verbose_name=_("block"), null=True, blank=True, on_delete=models.PROTECT, related_name="pauses"
    )
    prompt = models.ForeignKey(
        Prompt, verbose_name=_("prompt"), null=True, blank=True, on_delete=models.PROTECT, related_name="pauses"
    )
    question = models.CharField(_("question"), max_length=300)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=5, validators=[MinValueValidator(1), MaxValueValidator(LONGEST)]
    )
    code = models.CharField(max_length=CODE_LENGTH, default=new_code, editable=False)
    nonce = models.CharField(max_length=24, default=new_nonce, editable=False)
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = PauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(question=""), name="pause_asks_something"),
            models.CheckConstraint(condition=models.Q(minutes__gte=1, minutes__lte=LONGEST), name="pause_has_minutes"),
            models.UniqueConstraint(
                fields=["gathering"], condition=models.Q(ended_at=None), name="one_pause_at_a_time"
            ),
            models.UniqueConstraint(fields=["code"], condition=models.Q(ended_at=None), name="one_open_pause_a_code"),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("pause_answer", args=[self.gathering_id, self.pk])

    # Questions

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def until(self) -> datetime:
        """When its minutes are over. Nothing closes then: people finish their sentence."""
        return self.opened_at + timedelta(minutes=self.minutes)

    @property
    def seconds_left(self) -> int:
        return max(int((self.until - timezone.now()).total_seconds()), 0)

    @property
    def token(self) -> str:
        """The secret in its address for people in the room: signed, so nothing of it rests in the database."""
        return Signer(salt=SALT, sep="~").sign(f"{self.pk}-{self.nonce}")

    # Verbs

    def lock(self) -> None:
        self.refresh_from_db(from_queryset=Pause.objects.select_for_update(of=("self",)))

    @classmethod
    @transaction.atomic
    def open(cls, by: Person, gathering: Gathering, question: str = "", mail: bool = False, **fields: Any) -> "Pause":
        """Put a question to a gathering; mail: with a personal link for all who come. fields: prompt, item, minutes."""
        if cls.objects.open().filter(gathering=gathering).exists():
            raise ValidationError(gettext("There is a pause already. End it first."))
        words = question.strip() or str(fields.get("prompt") or "")
        pause = cls(gathering=gathering, question=words, opened_by=by, **fields)
        pause.full_clean(exclude=["code", "nonce"], validate_constraints=False)
        try:
            with transaction.atomic():
                pause.save()
        except IntegrityError as error:  # somebody was faster
            raise ValidationError(gettext("There is a pause already. End it first.")) from error
        AuditEntry.record("pause.opened", by=by, target=gathering, pause=pause.pk)
        if mail:
            pause._mail_links()
        return pause

    def _mail_links(self) -> None:
        rows = self.gathering.rsvps.filter(answer__in=["yes", "maybe"]).select_related("person")
        for person in [row.person for row in rows if row.person.is_reachable]:
            link = Link.create(person, REFLECT, self.gathering, days=DAYS_BY_LINK)
            message = reflection_emails.reflect_asked(person, self, link.url)
            Delivery.queue("reflect_asked", f"reflect:{self.pk}", message, person, secrets=[link.token])

    @transaction.atomic
    def extend(self, by: Person, minutes: int) -> "Pause":
        """Some minutes more, from now when its time is over already."""
        self.lock()
        if not self.is_open:
            raise ValidationError(gettext("This pause is over."))
        passed = int((timezone.now() - self.opened_at).total_seconds() // 60)
        self.minutes = min(max(self.minutes, passed) + minutes, LONGEST)
        self.save(update_fields=["minutes"])
        return self
