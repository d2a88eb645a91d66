from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.gathering import Gathering
from gatherings.models.series import Series
from network.lib.zones import moment_of
from people.models import AuditEntry, Delivery, Person
from people.rules import came_by_link, is_backbone

MOST = 90
MORNING = time(9)
USEFUL_AFTER = timedelta(days=7)


class About(models.TextChoices):
    """What a reminder is about; the last three nudge only where something is missing."""

    CALL = "call", _("Call for announcements")
    EXPECTATIONS = "expectations", _("What to expect, and the agenda")
    SOON = "soon", _("It is soon")
    AFTER = "after", _("Minutes, and how it was")
    NO_EXPECTATIONS = "no_expectations", _("Nobody knows what to expect yet")
    NO_AGENDA = "no_agenda", _("There is no agenda yet")
    NO_MINUTES = "no_minutes", _("There are no minutes yet")
    NOTE = "note", _("In your own words")


NUDGES = (About.NO_EXPECTATIONS, About.NO_AGENDA, About.NO_MINUTES)


class Audience(models.TextChoices):
    SILENT = "silent", _("those invited who have not answered")
    COMING = "coming", _("those who said yes or maybe")
    INVITED = "invited", _("all invited, except those who said no")
    THERE = "there", _("those who were there")
    FACILITATORS = "facilitators", _("the facilitators")


class Unit(models.TextChoices):
    DAYS = "days", _("days")
    HOURS = "hours", _("hours")


class Side(models.TextChoices):
    BEFORE = "before", _("before")
    AFTER = "after", _("after")


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def of(self, owner: Any = None) -> "ReminderQuerySet":
        """The rows of one gathering's own plan, of one series', or (None) of the network's."""
        return self.filter(**owned_by(owner))

    def visible_to(self, person: Any) -> "ReminderQuerySet":
        """Who may change a plan sees it: the backbone all, others where they facilitate."""
        if not getattr(person, "is_authenticated", False) or not person.is_active or came_by_link(person):
            return self.none()
        if is_backbone(person):
            return self
        mine = models.Q(gathering__facilitators=person) | models.Q(series__facilitators=person)
        return self.filter(mine).distinct()


class Reminder(models.Model):
    """One line of a plan: what is written to whom, how long before or after a gathering.

    A plan belongs to a gathering, to a series, or (neither) to the network. `key` says which line it is in every copy
    of the plan, so that nobody is reminded twice when a plan is copied to be changed.
    """

    gathering = models.ForeignKey(Gathering, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    key = models.CharField(max_length=40)
    about = models.CharField(_("what it is about"), max_length=20, choices=About, default=About.NOTE)
    audience = models.CharField(_("for whom"), max_length=20, choices=Audience)
    amount = models.PositiveSmallIntegerField(_("how long"), validators=[MaxValueValidator(MOST)])
    unit = models.CharField(_("days or hours"), max_length=5, choices=Unit, default=Unit.DAYS)
    side = models.CharField(_("before or after"), max_length=6, choices=Side, default=Side.BEFORE)
    clock = models.TimeField(_("at"), default=MORNING)
    subject = models.CharField(_("subject"), max_length=150, blank=True)
    text = models.TextField(_("text"), max_length=4000, blank=True)
    is_on = models.BooleanField(_("is sent"), default=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "key"], name="one_reminder_a_key"),
            models.UniqueConstraint(fields=["series", "key"], name="one_reminder_a_key_of_series"),
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(gathering=None, series=None), name="one_reminder_a_key_of_network"
            ),
            models.CheckConstraint(
                condition=models.Q(gathering=None) | models.Q(series=None), name="reminder_has_one_owner"
            ),
            models.CheckConstraint(condition=models.Q(about__in=About.values), name="reminder_about_known"),
            models.CheckConstraint(condition=models.Q(audience__in=Audience.values), name="reminder_audience_known"),
            models.CheckConstraint(condition=models.Q(unit__in=Unit.values), name="reminder_unit_known"),
            models.CheckConstraint(condition=models.Q(side__in=Side.values), name="reminder_side_known"),
            models.CheckConstraint(condition=models.Q(amount__lte=MOST), name="reminder_within_reach"),
            models.CheckConstraint(
                condition=~models.Q(about="note") | ~models.Q(subject="") & ~models.Q(text=""),
                name="reminder_note_has_words",
            ),
        ]

    def __str__(self) -> str:
        return self.subject if self.about == About.NOTE else self.get_about_display()

    # Questions

    @property
    def owner(self) -> Gathering | Series | None:
        return self.gathering or self.series

    @property
    def is_nudge(self) -> bool:
        return self.about in NUDGES

    @property
    def is_before(self) -> bool:
        return self.side == Side.BEFORE

    @property
    def offset_in_words(self) -> str:
        """7 days before, at 09:00."""
        if self.unit == Unit.HOURS:
            return self.distance_in_words
        return gettext("%(distance)s, at %(clock)s") % {
            "distance": self.distance_in_words, "clock": f"{self.clock:%H:%M}",
        }  # fmt: skip

    @property
    def distance_in_words(self) -> str:
        """7 days before: for a line that names day and clock itself."""
        n = self.amount
        what = {
            (Unit.DAYS, True): ngettext("%(n)d day before", "%(n)d days before", n),
            (Unit.DAYS, False): ngettext("%(n)d day after", "%(n)d days after", n),
            (Unit.HOURS, True): ngettext("%(n)d hour before", "%(n)d hours before", n),
            (Unit.HOURS, False): ngettext("%(n)d hour after", "%(n)d hours after", n),
        }
        return what[Unit(self.unit), self.is_before] % {"n": n}

    @property
    def offset(self) -> float:
        """Days after the gathering, negative before it; a plan is listed by it."""
        days = self.amount / 24 if self.unit == Unit.HOURS else self.amount
        return -days if self.is_before else days

    def moment(self, gathering: Gathering) -> datetime:
        """When it is due, by the clocks of the gathering's zone: 9:00 stays 9:00 when they are changed in between."""
        sign = -1 if self.is_before else 1
        if self.unit == Unit.HOURS:
            start = gathering.starts_at if self.is_before else gathering.ends_at
            return start + sign * timedelta(hours=self.amount)
        day = gathering.day + sign * timedelta(days=self.amount)
        moment = moment_of(day, self.clock, gathering.zone).astimezone(UTC)
        return moment if self.is_before else max(moment, gathering.ends_at)

    def useful_until(self, gathering: Gathering) -> datetime:
        """How late it may go: before a gathering as long as half of the time is left, after it for a week."""
        moment = self.moment(gathering)
        return moment + (gathering.starts_at - moment) / 2 if self.is_before else moment + USEFUL_AFTER

    # Verbs

    @classmethod
    @transaction.atomic
    def own(cls, by: Person, owner: Any, inherited: Iterable["Reminder"]) -> list["Reminder"]:
        """Copy the plan that holds so far, to be changed for this gathering, this series, or the network."""
        if cls.objects.of(owner).exists():
            return list(cls.objects.of(owner))
        copied = ("key", "about", "audience", "amount", "unit", "side", "clock", "subject", "text", "is_on")
        fields = [{name: getattr(row, name) for name in copied} for row in inherited]
        rows: list[Reminder] = [cls.objects.create(**owned_by(owner), **values) for values in fields]
        AuditEntry.record("reminders.own", by=by, target=owner or by)
        return rows

    @classmethod
    @transaction.atomic
    def follow(cls, by: Person, owner: Any) -> None:
        """Give up an own plan: what was inherited holds again. What has gone is not sent anew."""
        if cls.objects.of(owner).delete()[0]:
            AuditEntry.record("reminders.followed", by=by, target=owner or by)

    @classmethod
    @transaction.atomic
    def add(cls, by: Person, owner: Any, key: str, **fields: Any) -> "Reminder":
        """A line in somebody's own words, in a plan that is theirs to change."""
        reminder = cls(**owned_by(owner), key=key, about=About.NOTE, **fields)
        reminder.refuse_if_wrong()
        reminder.save()
        AuditEntry.record("reminder.added", by=by, target=owner or by)
        return reminder

    @transaction.atomic
    def edit(self, by: Person, **changes: Any) -> "Reminder":
        changed = sorted(name for name, value in changes.items() if getattr(self, name) != value)
        for name in changed:
            setattr(self, name, changes[name])
        self.refuse_if_wrong()
        if changed:
            self.save(update_fields=changed)
            AuditEntry.record("reminder.edited", by=by, target=self.owner or by, fields=changed)
        return self

    @transaction.atomic
    def remove(self, by: Person) -> None:
        """Take a line of one's own away; those that come along are switched off instead."""
        if self.about != About.NOTE:
            raise ValidationError(gettext("This one comes along with every plan. Switch it off instead."))
        AuditEntry.record("reminder.removed", by=by, target=self.owner or by)
        self.delete()

    def refuse_if_wrong(self) -> None:
        self.full_clean(validate_constraints=False)
        if self.about == About.NOTE and not (self.subject.strip() and self.text.strip()):
            raise ValidationError({"text": gettext("Write a subject and a sentence or two.")})
        if self.is_before and (self.audience == Audience.THERE or self.about in (About.AFTER, About.NO_MINUTES)):
            raise ValidationError({"side": gettext("This one belongs after a gathering.")})
        if not self.is_before and self.about in (About.CALL, About.EXPECTATIONS, About.SOON, *NUDGES[:2]):
            raise ValidationError({"side": gettext("This one belongs before a gathering.")})


class Reminded(models.Model):
    """One person was written to about one line of the plan, for one date of a gathering. Never twice."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="reminded")
    key = models.CharField(max_length=40)
    starts_at = models.DateTimeField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reminded")
    # The database refuses; asking beforehand would make pretended mail cost more than real mail.
    delivery = models.ForeignKey(Delivery, null=True, on_delete=models.DO_NOTHING, related_name="+")
    at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder sent")
        verbose_name_plural = _("reminders sent")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "key", "starts_at", "person"], name="one_reminder_a_person_and_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} · {self.person}"


def owned_by(owner: Gathering | Series | None) -> dict[str, Any]:
    """The fields that say whose plan a row is of."""
    return {
        "gathering": owner if isinstance(owner, Gathering) else None,
        "series": owner if isinstance(owner, Series) else None,
    }
