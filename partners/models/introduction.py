from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners import exchange_emails
from partners.models.exchange import Need, Offer
from partners.models.partner import Partner
from people.models import AuditEntry, Delivery, Link, Person

FOLLOW_UP_DAYS = 30
SIDES = ("seeker", "helper")
ANSWER = "introduction.answer.{}"
OUTCOME = "introduction.outcome"


class Progress(models.TextChoices):
    """How far bringing two partners together has come."""

    ASKED = "asked", _("waits for a yes")
    MADE = "made", _("introduced")
    DECLINED = "declined", _("rather not")


class Outcome(models.TextChoices):
    """What came of an introduction."""

    HELPED = "helped", _("It happened, and it helped")
    HAPPENED = "happened", _("It happened")
    NOTHING = "nothing", _("It didn’t happen")


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def asked(self) -> "IntroductionQuerySet":
        return self.filter(progress=Progress.ASKED)

    def made(self) -> "IntroductionQuerySet":
        return self.filter(progress=Progress.MADE)

    def of(self, partner: Partner) -> "IntroductionQuerySet":
        return self.filter(models.Q(seeker=partner) | models.Q(helper=partner))

    def with_names(self) -> "IntroductionQuerySet":
        return self.select_related("seeker", "helper", "need__partner", "offer__partner", "proposed_by")

    def to_follow_up(self, now: datetime, days: int = FOLLOW_UP_DAYS) -> "IntroductionQuerySet":
        """Made a month (or so many days) ago or longer; nobody has said, or was asked, what came of it."""
        before = now - timedelta(days=days)
        return self.made().filter(made_at__lte=before, followed_up_at=None, outcome="")

    def visible_to(self, person: Any) -> "IntroductionQuerySet":
        """The people of the two partners, and the backbone."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if person.is_backbone:
            return self
        own = Partner.objects.present().filter(affiliations__person=person, affiliations__ended_on=None)
        return self.filter(models.Q(seeker__in=own) | models.Q(helper__in=own))


class Introduction(models.Model):
    """Two partners brought together. Addresses are given only after both sides have said yes."""

    seeker = models.ForeignKey(
        Partner, verbose_name=_("who looks for help"), on_delete=models.PROTECT, related_name="help_sought"
    )
    helper = models.ForeignKey(
        Partner, verbose_name=_("who can help"), on_delete=models.PROTECT, related_name="help_given"
    )
    need = models.ForeignKey(
        Need, verbose_name=_("need"), null=True, blank=True, on_delete=models.PROTECT, related_name="introductions"
    )
    offer = models.ForeignKey(
        Offer, verbose_name=_("offer"), null=True, blank=True, on_delete=models.PROTECT, related_name="introductions"
    )
    words = models.TextField(_("a few words"), max_length=1000, blank=True)
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    seeker_agreed_at = models.DateTimeField(null=True, blank=True)
    helper_agreed_at = models.DateTimeField(null=True, blank=True)
    progress = models.CharField(_("state"), max_length=10, choices=Progress, default=Progress.ASKED)
    created_at = models.DateTimeField(_("asked"), default=timezone.now)
    made_at = models.DateTimeField(_("introduced"), null=True, blank=True)
    followed_up_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=10, choices=Outcome, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(seeker=models.F("helper")), name="introduction_of_two"),
            models.CheckConstraint(condition=models.Q(progress__in=Progress.values), name="introduction_progress"),
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(progress="made"), name="introduction_outcome_when_made"
            ),
            models.UniqueConstraint(
                fields=["seeker", "helper", "need"],
                condition=models.Q(progress="asked"),
                name="one_introduction_a_need",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seeker} · {self.helper}"

    def get_absolute_url(self) -> str:
        return reverse("introduction_detail", args=[self.pk])

    # Questions

    @property
    def is_asked(self) -> bool:
        return self.progress == Progress.ASKED

    @property
    def is_made(self) -> bool:
        return self.progress == Progress.MADE

    def awaited(self) -> list[str]:
        """The sides whose yes is missing."""
        return [side for side in SIDES if self.is_asked and getattr(self, f"{side}_agreed_at") is None]

    def about(self) -> str:
        """What it is about, in the words of the need or the offer."""
        return str(self.need or self.offer or "")

    def _record(self, act: str, by: Person | None, **detail: Any) -> None:
        """Into the history of both partners."""
        detail["introduction"] = self.pk
        AuditEntry.record_all(act, by, [(self.seeker, detail), (self.helper, detail)])

    # Verbs

    @classmethod
    @transaction.atomic
    def propose(
        cls, by: Person, seeker: Partner, helper: Partner, agreed: tuple[str, ...] = (), **fields: Any
    ) -> "Introduction":
        """Bring two partners together: whoever has not agreed yet is asked first, by personal link.

        agreed: the sides ("seeker", "helper") that speak here. fields: need, offer, words. The same twice stands once.
        """
        for partner in sorted((seeker, helper), key=lambda partner: partner.pk):
            partner.lock()
        about = {name: fields.get(name) for name in ("need", "offer")}
        if twin := cls.objects.asked().filter(seeker=seeker, helper=helper, **about).first():
            return twin
        now = timezone.now()
        fields |= {f"{side}_agreed_at": now for side in agreed}
        new = cls(seeker=seeker, helper=helper, proposed_by=by, **fields)
        new._check()
        new.save()
        new._record("introduction.proposed", by)
        new._ask(by)
        return new

    def _check(self) -> None:
        if self.seeker_id == self.helper_id:
            raise ValidationError(gettext("Choose another partner: nobody needs an introduction to themselves."))
        if not (self.seeker.is_in_directory and self.helper.is_in_directory):
            raise ValidationError(gettext("One of the two is not in the network any more."))
        for posting in filter(None, (self.need, self.offer)):
            if not posting.is_open:
                raise ValidationError(gettext("This is no longer open. Thank you for answering."))
        self.full_clean(validate_constraints=False)

    def _ask(self, by: Person | None) -> None:
        for side in self.awaited():
            partner = getattr(self, side)
            if contact := partner.reachable_contact():
                link = Link.create(contact, ANSWER.format(side), self)
                message = exchange_emails.introduction_asked(contact, self, side, link.url)
                key = f"introduction:{self.pk}:{side}"
                Delivery.queue("introduction_asked", key, message, contact, secrets=[link.token])

    @transaction.atomic
    def agree(self, by: Person, side: str) -> "Introduction":
        """One side says yes; when both have, both get one mail with each other's contact."""
        self._lock_asked()
        if getattr(self, f"{side}_agreed_at") is None:
            setattr(self, f"{side}_agreed_at", timezone.now())
            self.save(update_fields=[f"{side}_agreed_at"])
            Link.objects.for_act(ANSWER.format(side), self).revoke()
            AuditEntry.record("introduction.agreed", by=by, target=getattr(self, side), introduction=self.pk)
        return self if self.awaited() else self._make(by)

    def _make(self, by: Person) -> "Introduction":
        self.progress, self.made_at = Progress.MADE, timezone.now()
        self.save(update_fields=["progress", "made_at"])
        self._record("introduction.made", by)
        contacts = {side: getattr(self, side).reachable_contact() for side in SIDES}
        for side, contact in contacts.items():
            if contact:
                message = exchange_emails.introduction_made(contact, self, side, contacts)
                Delivery.queue("introduction_made", f"introduced:{self.pk}:{side}", message, contact)
        return self

    @transaction.atomic
    def decline(self, by: Person, side: str) -> "Introduction":
        """One side would rather not; whoever proposed it hears so, kindly, and nobody's address was given."""
        self._lock_asked()
        self._end_asking()
        AuditEntry.record("introduction.declined", by=by, target=getattr(self, side), introduction=self.pk)
        if self.proposed_by and self.proposed_by.is_reachable:
            message = exchange_emails.introduction_declined(self.proposed_by, self)
            Delivery.queue("introduction_declined", f"not_introduced:{self.pk}", message, self.proposed_by)
        return self

    @transaction.atomic
    def withdraw(self, by: Person | None) -> "Introduction":
        """Nobody is asked any more, for example because a partner has left. Without a mail."""
        self._lock_asked()
        self._end_asking()
        AuditEntry.record("introduction.withdrawn", by=by, target=self.seeker, introduction=self.pk)
        return self

    def _end_asking(self) -> None:
        self.progress = Progress.DECLINED
        self.save(update_fields=["progress"])
        for side in SIDES:
            Link.objects.for_act(ANSWER.format(side), self).revoke()
        Delivery.objects.filter(key__startswith=f"introduction:{self.pk}:").cancel_waiting()

    def _lock_asked(self) -> None:
        self.refresh_from_db(from_queryset=Introduction.objects.select_for_update(of=("self",)))
        if not self.is_asked:
            raise ValidationError(gettext("This has been answered already."))

    @transaction.atomic
    def follow_up(self) -> "Introduction":
        """Ask both sides, once, what came of it."""
        claimed = Introduction.objects.made().filter(pk=self.pk, followed_up_at=None)
        if not claimed.update(followed_up_at=timezone.now()):
            return self
        for side in SIDES:
            if contact := getattr(self, side).reachable_contact():
                link = Link.create(contact, OUTCOME, self, days=60)
                message = exchange_emails.introduction_outcome(contact, self, side, link.url)
                key = f"outcome:{self.pk}:{side}"
                Delivery.queue("introduction_outcome", key, message, contact, secrets=[link.token])
        self.refresh_from_db()
        return self

    @transaction.atomic
    def tell_outcome(self, by: Person, outcome: str) -> "Introduction":
        """Say what came of it; counted for both partners. A later answer takes the place of an earlier one."""
        if not self.is_made:
            raise ValidationError(gettext("These two have not been introduced yet."))
        if outcome not in Outcome.values:
            raise ValidationError(gettext("Choose one of the three answers."))
        self.outcome, self.outcome_at = outcome, timezone.now()
        self.save(update_fields=["outcome", "outcome_at"])
        self._record("introduction.outcome", by, outcome=outcome)
        return self
