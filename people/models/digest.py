import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.lib.mail import Message
from network.lib.zones import moment_of
from people.models.audit import AuditEntry
from people.models.network import Network

HOUR = time(8)
WEEK = timedelta(days=7)


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class WeeklyDigest(models.Model):
    """Somebody who would rather get one mail a week than many: on which day, at eight by their own clocks."""

    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="digest")
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=Weekday)

    class Meta:
        verbose_name = _("weekly digest")
        verbose_name_plural = _("weekly digests")
        constraints = [models.CheckConstraint(condition=models.Q(weekday__lte=6), name="digest_weekday_known")]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.get_weekday_display()}"

    @classmethod
    def of(cls, person: Any) -> "WeeklyDigest | None":
        return cls.objects.filter(person_id=person.pk).select_related("person").first()

    @property
    def zone(self) -> str:
        return self.person.time_zone or Network.current().time_zone

    def before(self, now: datetime) -> datetime:
        """The last time of the digest that is not after `now`."""
        here = now.astimezone(ZoneInfo(self.zone)).date()
        day = here - timedelta(days=(here.weekday() - self.weekday) % 7)
        return self._on(day) if self._on(day) <= now else self._on(day - WEEK)

    def after(self, now: datetime) -> datetime:
        """The next time of the digest."""
        here = now.astimezone(ZoneInfo(self.zone)).date()
        day = here + timedelta(days=(self.weekday - here.weekday()) % 7)
        return self._on(day) if self._on(day) > now else self._on(day + WEEK)

    def _on(self, day: date) -> datetime:
        return moment_of(day, HOUR, self.zone)

    @classmethod
    @transaction.atomic
    def choose(cls, by: Any, person: Any, weekday: int | None) -> None:
        """One mail a week, on that day; None: mails one by one, as they come."""
        held = cls.of(person)
        if weekday == (held.weekday if held else None):
            return
        if weekday is None:
            cls.objects.filter(person=person).delete()
        else:
            cls.objects.update_or_create(person=person, defaults={"weekday": weekday})
        AuditEntry.record("person.digest_chosen", by=by, target=person, weekly=weekday is not None)


class DigestItem(models.Model):
    """What one mail that waits for a digest says; the mail itself stands in the outbox, held back."""

    delivery = models.OneToOneField("people.Delivery", on_delete=models.CASCADE, related_name="digest_item")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="digest_items")
    content = models.JSONField(default=dict)
    until = models.DateTimeField(_("of use until"), null=True)
    created_at = models.DateTimeField(default=timezone.now)
    gathered_in = models.ForeignKey(
        "people.Delivery", null=True, on_delete=models.SET_NULL, related_name="gathered", verbose_name=_("digest")
    )

    class Meta:
        verbose_name = _("mail in a digest")
        verbose_name_plural = _("mails in digests")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["person"], name="digest_waiting", condition=models.Q(gathered_in=None)),
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id}"

    @classmethod
    def keep(cls, delivery: Any, message: Message, hide: Callable[[str], str]) -> "DigestItem":
        """Note what a mail says. hide: puts marks in the place of secrets."""
        said = {
            "subject": message.one_line_subject(),
            "paragraphs": list(message.paragraphs),
            "facts": list(message.facts),
            "button": message.button,
            "after": list(message.after),
        }
        content = json.loads(hide(json.dumps(said, ensure_ascii=False)))
        return cls.objects.create(
            delivery=delivery, person_id=delivery.person_id, content=content, until=message.of_use_until
        )


def waits_for_digest(person: Any, message: Message) -> bool:
    """Whether this mail may wait for the person's digest: they want one, and it is still of use then."""
    choice = WeeklyDigest.of(person)
    if choice is None:
        return False
    return message.of_use_until is None or message.of_use_until > choice.after(timezone.now()) + timedelta(days=1)
