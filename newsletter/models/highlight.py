from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from newsletter import highlight_emails, photos
from newsletter.models.highlight_limits import LIMITS
from newsletter.models.highlight_pause import HighlightPause
from newsletter.models.highlight_queryset import (
    OPEN,
    WRITTEN,
    HighlightQuerySet,
    HighlightState,
    Passed,
    month_of,
)
from newsletter.models.highlight_rhythm import HighlightRhythm
from newsletter.models.highlight_words import ANSWERS, HighlightWords
from partners.models import Partner, Stage
from people.models import AuditEntry, Delivery, Link, Person, Versioned

# The act of the personal link by which a partner writes and approves its highlight.
TELL = "highlight.tell"
LINK_DAYS = 90
FURTHEST = timedelta(days=3 * 365)


class Highlight(HighlightWords, Versioned):
    """A partner's turn in a month: four answers and a photo, shown once the partner has said yes to them."""

    ACT = "highlight"

    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="highlights")
    month = models.DateField(_("month"), help_text=_("Its first day."))
    place = models.PositiveSmallIntegerField(_("place in its month"), default=1)
    state = models.CharField(_("state"), max_length=10, choices=HighlightState, default=HighlightState.PLANNED)
    passed = models.CharField(_("why it was let pass"), max_length=10, choices=Passed, blank=True)

    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    asked_person = models.ForeignKey(
        Person, verbose_name=_("who was asked"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    written_at = models.DateTimeField(_("last written"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_by = models.ForeignKey(
        Person, verbose_name=_("who approved"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    shown_at = models.DateTimeField(_("shown"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = HighlightQuerySet.as_manager()

    class Meta:
        verbose_name = _("highlight")
        verbose_name_plural = _("highlights")
        ordering = ["-month", "-pk"]
        constraints = LIMITS

    def __str__(self) -> str:
        return f"{self.partner}, {self.month_name}"

    def get_absolute_url(self) -> str:
        return reverse("highlight_detail", args=[self.pk])

    # Questions

    @property
    def month_name(self) -> str:
        """March 2026."""
        return f"{MONTHS[self.month.month]} {self.month.year}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_written(self) -> bool:
        return self.state in WRITTEN

    @property
    def is_approved(self) -> bool:
        return self.state == HighlightState.APPROVED

    @property
    def is_readable(self) -> bool:
        """Whether the network reads it: the same as HighlightQuerySet.readable()."""
        come = self.is_approved and self.month <= month_of(today())
        return come or self.state == HighlightState.SHOWN

    # Verbs of planning

    @classmethod
    @transaction.atomic
    def plan(cls, by: Person | None, partner: Partner, month: date) -> "Highlight":
        """Give a partner its turn in a month."""
        if partner.stage != Stage.ACTIVE or partner.archived_at:
            raise ValidationError({"partner": gettext("Highlights are about active partners.")})
        if not month_of(today()) <= month <= today() + FURTHEST:
            raise ValidationError({"month": gettext("Choose a month from this one on, within three years.")})
        until = HighlightPause.days().get(partner.pk)
        if until and until > month:
            raise ValidationError({"partner": gettext("This partner asked to be left out for now.")})
        highlight = cls(partner=partner, month=month_of(month))
        highlight._take_place()
        highlight.full_clean()
        try:
            with transaction.atomic():
                highlight.save()
        except IntegrityError as error:  # somebody planned the same at the same moment
            raise ValidationError(gettext("Somebody planned this month meanwhile.")) from error
        AuditEntry.record("highlight.planned", by=by, target=highlight, month=highlight.month)
        return highlight

    def _take_place(self) -> None:
        """The first place of its month that is free."""
        taken = set(
            Highlight.objects.standing().filter(month=self.month).exclude(pk=self.pk).values_list("place", flat=True)
        )
        free = [place for place in range(1, HighlightRhythm.current().per_month + 1) if place not in taken]
        if not free:
            raise ValidationError({"month": gettext("This month has all its highlights already.")})
        self.place = free[0]

    @transaction.atomic
    def swap_with(self, by: Person, other: "Highlight") -> "Highlight":
        """Exchange the months of two turns. What was written goes with its partner."""
        first, second = sorted([self, other], key=lambda one: one.pk)
        for one in (first, second):
            one.lock()
            if not one.is_open:
                raise ValidationError(gettext("Only turns still to come can be swapped."))
        mine, theirs = (self.month, self.place), (other.month, other.place)
        Highlight.objects.filter(pk=self.pk).update(month=date(1, 1, 1))  # free for a moment: a place is taken once
        for one, turn in ((other, mine), (self, theirs)):
            (one.month, one.place), one.version = turn, one.version + 1
            one.save(update_fields=["month", "place", "version"])
            AuditEntry.record("highlight.moved", by=by, target=one, month=one.month)
        return self

    @transaction.atomic
    def let_pass(self, by: Person | None, why: str = Passed.TEAM) -> "Highlight":
        """Not this time: the month is free again. The link of the mail closes, unless the partner itself said so."""
        self.lock()
        if not self.is_open:
            raise ValidationError(gettext("This turn is over."))
        self.state, self.passed = HighlightState.SKIPPED, why
        self.approved_at = self.approved_by = None
        self.version += 1
        self.save()
        if why != Passed.PARTNER:  # by its link a partner may think better of it
            self.close_links()
        AuditEntry.record("highlight.passed", by=by, target=self, why=str(why))
        return self

    @transaction.atomic
    def bring_back(self, by: Person) -> "Highlight":
        """Undo letting it pass, as long as its month and its partner are free."""
        self.lock()
        if self.state != HighlightState.SKIPPED:
            return self
        self.state = HighlightState.ANSWERED if self.working_on else HighlightState.PLANNED
        self.passed = ""
        self._take_place()
        self.version += 1
        self.refuse_if_wrong()
        self.save()
        AuditEntry.record("highlight.brought_back", by=by, target=self)
        return self

    # Verbs of asking

    @transaction.atomic
    def ask(self, by: Person | None) -> Delivery | None:
        """Mail the partner's contact the four questions, with a personal link; None when no mail reaches anybody."""
        self.lock()
        if self.state not in (HighlightState.PLANNED, HighlightState.ASKED):
            raise ValidationError(gettext("This partner has answered already."))
        contact = self.partner.reachable_contact()
        if contact is None:
            return None
        self.state, self.asked_at, self.asked_person = HighlightState.ASKED, timezone.now(), contact
        self.save(update_fields=["state", "asked_at", "asked_person"])
        AuditEntry.record("highlight.asked", by=by, target=self)
        return self._write_to(contact, "highlight_ask", f"ask:{today()}", highlight_emails.highlight_ask)

    @transaction.atomic
    def remind(self, by: Person | None) -> Delivery | None:
        """Once more the same link's page: to answer, or to say yes to what stands there."""
        self.lock()
        contact = self.partner.reachable_contact()
        if self.state not in (HighlightState.ASKED, HighlightState.ANSWERED):
            raise ValidationError(gettext("There is nothing to remind of."))
        if contact is None:
            return None
        self.reminded_at = timezone.now()
        self.save(update_fields=["reminded_at"])
        AuditEntry.record("highlight.reminded", by=by, target=self)
        words = highlight_emails.highlight_approve if self.is_written else highlight_emails.highlight_remind
        return self._write_to(contact, "highlight_ask", f"remind:{today()}", words)

    def _write_to(self, contact: Person, kind: str, purpose: str, words: Any) -> Delivery | None:
        """A mail with a new personal link; earlier ones stop working. The same purpose is written once."""
        key = f"highlight:{self.pk}:{purpose}"
        if earlier := Delivery.objects.filter(key=key, person=contact).first():
            return earlier
        self.close_links()
        link = Link.create(contact, TELL, self, days=LINK_DAYS)
        return Delivery.queue(kind, key, words(self, contact, link.url), contact, secrets=[link.token])

    def close_links(self) -> None:
        Link.objects.for_act(TELL, self).revoke()
        Delivery.objects.filter(key__startswith=f"highlight:{self.pk}:").cancel_waiting()

    # Verbs of writing

    @transaction.atomic
    def answer(self, by: Person, version: int | None = None, **said: Any) -> "Highlight":
        """The partner writes, or writes anew; its yes comes afterwards, when it has seen how it looks.

        said: answers, to_profile, photo_alt; picture: a photo cleaned by network.lib.pictures; no_photo: take it away.
        """
        return self._written(by, "highlight.answered", version, **said)

    @transaction.atomic
    def edit(self, by: Person, version: int | None = None, **said: Any) -> "Highlight":
        """The backbone edits, or writes down what it was told: the partner is asked for its yes, again if need be."""
        before = self.version
        self._written(by, "highlight.edited", version, **said)
        contact = self.partner.reachable_contact()
        if self.version != before and contact:
            self._write_to(contact, "highlight_ask", f"approve:{self.version}", highlight_emails.highlight_approve)
        return self

    def _written(self, by: Person, act: str, version: int | None, **said: Any) -> "Highlight":
        self.lock()
        self.refuse_if_stale(version)
        if not self.is_open:
            raise ValidationError(gettext("This turn is over."))
        changed = self.take(photos.placed(said, self))
        if not changed and self.is_written:
            return self
        if not self.working_on.strip():
            raise ValidationError({"working_on": gettext("Write at least a sentence here.")})
        self.state, self.written_at = HighlightState.ANSWERED, timezone.now()
        self.approved_at = self.approved_by = None
        self.version += 1
        self.refuse_if_wrong()
        self.save()
        AuditEntry.record(act, by=by, target=self, fields=changed)
        return self

    @transaction.atomic
    def approve(self, by: Person, version: int | None = None) -> "Highlight":
        """The partner says yes to what it saw; its words go into its profile when it wished so."""
        self.lock()
        self.refuse_if_stale(version)
        if self.state != HighlightState.ANSWERED:
            raise ValidationError(gettext("There is nothing to say yes to."))
        self.state, self.approved_at, self.approved_by = HighlightState.APPROVED, timezone.now(), by
        self.save(update_fields=["state", "approved_at", "approved_by"])
        AuditEntry.record("highlight.approved", by=by, target=self)
        if self.to_profile:
            self.partner.edit(by, **{name: getattr(self, name) for name in ANSWERS if getattr(self, name)})
        return self

    @transaction.atomic
    def take_back(self, by: Person) -> "Highlight":
        """The partner's yes is taken back, as long as no issue has shown it."""
        self.lock()
        if not self.is_approved:
            raise ValidationError(gettext("It is not approved, or an issue has shown it already."))
        self.state, self.approved_at, self.approved_by = HighlightState.ANSWERED, None, None
        self.version += 1
        self.save(update_fields=["state", "approved_at", "approved_by", "version"])
        AuditEntry.record("highlight.taken_back", by=by, target=self)
        return self

    @transaction.atomic
    def show(self, by: Person | None) -> "Highlight":
        """An issue has shown it. Twice is once."""
        self.lock()
        if self.state == HighlightState.SHOWN:
            return self
        if not self.is_approved:
            raise ValidationError(gettext("%(partner)s has not said yes to it.") % {"partner": self.partner})
        self.state, self.shown_at = HighlightState.SHOWN, timezone.now()
        self.save(update_fields=["state", "shown_at"])
        self.close_links()
        AuditEntry.record("highlight.shown", by=by, target=self)
        return self
