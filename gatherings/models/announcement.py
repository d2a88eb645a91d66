from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.gathering import Gathering
from partners.models import Introduction, Need, Partner
from people.models import AuditEntry, Person

ANNOUNCE = "gathering.announce"
ANNOUNCEMENT_FIELDS = ("doing", "ask", "speaker")


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def standing(self) -> "AnnouncementQuerySet":
        """Not taken back, of a partner that is still here."""
        return self.filter(withdrawn_at=None, partner__archived_at=None)

    def for_newsletter(self) -> "AnnouncementQuerySet":
        """What there was no time for, and what was put to the newsletter on purpose."""
        return self.standing().filter(for_newsletter=True)

    def visible_to(self, person: Any) -> "AnnouncementQuerySet":
        """Whoever sees the gathering."""
        return self.standing().filter(gathering__in=Gathering.objects.visible_to(person).values("pk"))

    def with_names(self) -> "AnnouncementQuerySet":
        return self.select_related("partner", "need__partner").order_by("position", "pk")


class Announcement(models.Model):
    """What a partner tells at a gathering: what it works on, and how the others could help."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="announcements")
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="announcements"
    )
    doing = models.TextField(_("what we are working on"), max_length=600)
    ask = models.CharField(_("how you could help us"), max_length=500, blank=True)
    speaker = models.CharField(_("who speaks"), max_length=120, blank=True)
    need = models.ForeignKey(
        Need, verbose_name=_("need"), null=True, blank=True, on_delete=models.PROTECT, related_name="announcements"
    )
    position = models.PositiveIntegerField(default=0)
    for_newsletter = models.BooleanField(_("for the newsletter"), default=False)
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(doing=""), name="announcement_says_something"),
            models.UniqueConstraint(fields=["gathering", "partner"], name="one_announcement_a_partner"),
        ]

    def __str__(self) -> str:
        return f"{self.partner} · {self.gathering}"

    # Verbs

    @classmethod
    @transaction.atomic
    def enter(cls, by: Person, gathering: Gathering, partner: Partner, **said: Any) -> "Announcement":
        """Announce something, or change what was announced. The ask goes on the list of needs, too.

        said: doing, ask, speaker.
        """
        gathering.lock()
        if not gathering.takes_answers:
            raise ValidationError(gettext("This gathering takes no announcements any more."))
        one = cls.objects.filter(gathering=gathering, partner=partner).first()
        if one is None:
            one = cls(gathering=gathering, partner=partner, position=cls._next_position(gathering))
        asked_before = one.ask if one.withdrawn_at is None else ""
        for name in ANNOUNCEMENT_FIELDS:
            setattr(one, name, said.get(name, "").strip())
        one.withdrawn_at, one.entered_by = None, by
        one.full_clean(validate_constraints=False)
        one._put_ask_on_the_list(by, asked_before)
        one.save()
        AuditEntry.record("announcement.entered", by=by, target=partner, gathering=gathering.pk)
        return one

    @classmethod
    def _next_position(cls, gathering: Gathering) -> int:
        last = cls.objects.filter(gathering=gathering).aggregate(last=models.Max("position"))["last"]
        return 0 if last is None else last + 1

    def _put_ask_on_the_list(self, by: Person, asked_before: str) -> None:
        """So that others can answer «We can help», here and among needs and offers."""
        if self.ask == asked_before and self.need_id:
            return
        if self.need:
            self.need.close(by)
        self.need = Need.enter(by, self.partner, words=self.ask) if self.ask else None

    @transaction.atomic
    def withdraw(self, by: Person) -> "Announcement":
        """Take it back, and its ask off the list."""
        if self.withdrawn_at is None:
            self.withdrawn_at = timezone.now()
            self.save(update_fields=["withdrawn_at"])
            if self.need:
                self.need.close(by)
            AuditEntry.record("announcement.withdrawn", by=by, target=self.partner, gathering=self.gathering_id)
        return self

    @transaction.atomic
    def give_back(self, by: Person) -> "Announcement":
        """It is announced after all."""
        if self.withdrawn_at:
            self.withdrawn_at = None
            self.save(update_fields=["withdrawn_at"])
            if self.need:
                self.need.reopen(by)
            AuditEntry.record("announcement.entered", by=by, target=self.partner, gathering=self.gathering_id)
        return self

    @classmethod
    @transaction.atomic
    def put_to_newsletter(
        cls, by: Person, gathering: Gathering, rows: Iterable["Announcement"], to: bool = True
    ) -> int:
        """Let the newsletter carry these instead, or let them be said after all; returns how many changed."""
        keys = [row.pk for row in rows]
        changed = cls.objects.filter(gathering=gathering, pk__in=keys, for_newsletter=not to).update(for_newsletter=to)
        if changed:
            AuditEntry.record("announcement.to_newsletter", by=by, target=gathering, count=changed, to=to)
        return changed

    @transaction.atomic
    def move(self, by: Person, up: bool) -> "Announcement":
        """One place earlier or later among those of its gathering."""
        self.gathering.lock()
        rows = list(Announcement.objects.standing().filter(gathering=self.gathering).order_by("position", "pk"))
        here = [row.pk for row in rows].index(self.pk)
        there = max(here - 1, 0) if up else min(here + 1, len(rows) - 1)
        rows.insert(there, rows.pop(here))
        for number, row in enumerate(rows):
            row.position = number
        Announcement.objects.bulk_update(rows, ["position"])
        self.refresh_from_db(fields=["position"])
        return self

    @transaction.atomic
    def help(self, by: Person, helper: Partner, words: str = "") -> Introduction:
        """A partner can help with what was asked: both are introduced once the one who asked says yes."""
        if not self.ask or self.withdrawn_at:
            raise ValidationError(gettext("Nothing is asked for here any more."))
        need = self.need if self.need and self.need.is_open else None
        return Introduction.propose(by, self.partner, helper, ("helper",), need=need, words=words)
