from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.gradient import Gradient
from people.models import AuditEntry, Delivery, Link, Person
from people.rules import came_by_link
from working_groups import round_emails
from working_groups.models.common_agenda import CommonAgenda, Paragraph

RULE = "rule"  # the key of the one paragraph of a rule
ROUND = "round.say"  # the act of a personal link into a round
LINK_DAYS = 60  # after its last day: until then one reads by it what came of it


class About(models.TextChoices):
    """What a round is about."""

    AGENDA = "agenda", _("the common agenda")
    RULE = "rule", _("a rule")


class DraftingRoundQuerySet(models.QuerySet["DraftingRound"]):
    def running(self) -> "DraftingRoundQuerySet":
        return self.filter(closed_at=None, until__gte=today())

    def unclosed(self) -> "DraftingRoundQuerySet":
        return self.filter(closed_at=None)

    def over(self) -> "DraftingRoundQuerySet":
        """Run out, and nobody has said yet what came of them."""
        return self.filter(closed_at=None, until__lt=today())

    def inviting(self) -> "DraftingRoundQuerySet":
        """Running, and all partners are to hear of them."""
        return self.running().filter(invited_at__isnull=False)

    def without_word_of(self, person: Person) -> "DraftingRoundQuerySet":
        """Those about which this person has said nothing yet."""
        return self.exclude(leanings__person=person).exclude(suggestions__person=person)

    def visible_to(self, person: Any) -> "DraftingRoundQuerySet":
        """All for whoever signed in; for everybody those that ask the community, while they run. By link: its own."""
        if came_by_link(person):
            return self.filter(pk=person.link.target_id) if person.link.act == ROUND else self.none()
        if getattr(person, "is_authenticated", False) and person.is_active:
            return self
        return self.running().filter(is_open_to_all=True)


class DraftingRound(models.Model):
    """Some weeks in which people say what they would change: in the draft of the common agenda, or about a rule.

    A rule stands in the round itself: how it is (before), how it would be (after), and from when.
    """

    about = models.CharField(max_length=6, choices=About)
    agenda = models.ForeignKey(CommonAgenda, null=True, blank=True, on_delete=models.PROTECT, related_name="rounds")
    title = models.CharField(_("which rule"), max_length=160, blank=True)
    before = models.TextField(_("how it is now"), max_length=4000, blank=True)
    after = models.TextField(_("how it would be"), max_length=4000, blank=True)
    effective_on = models.DateField(_("in force from"), null=True, blank=True)
    words = models.TextField(_("what you ask for"), max_length=1000, blank=True)
    until = models.DateField(_("open until"))
    is_open_to_all = models.BooleanField(_("the community may take part, too"), default=False)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    invited_at = models.DateTimeField(_("partners invited"), null=True, blank=True)
    outcome = models.TextField(_("what came of it"), max_length=2000, blank=True)
    accepted = models.BooleanField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = DraftingRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(about=About.AGENDA, agenda__isnull=False, title="")
                | (Q(about=About.RULE, agenda=None, effective_on__isnull=False) & ~Q(title="") & ~Q(after="")),
                name="round_about_one_thing",
            ),
            models.UniqueConstraint(
                fields=["agenda"], condition=Q(closed_at=None, agenda__isnull=False), name="one_round_a_draft"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(outcome=""), name="round_closed_with_words"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title or str(self.agenda)

    def get_absolute_url(self) -> str:
        return reverse("round_detail", args=[self.pk])

    # Questions

    @property
    def is_running(self) -> bool:
        return self.closed_at is None and self.until >= today()

    def speakers(self) -> models.QuerySet[Person]:
        """Who has said something: how far they agree, or what they would change."""
        said = Q(leanings__round=self) | Q(suggestions__round=self)
        return Person.objects.filter(said).distinct()

    def paragraphs(self) -> list[Paragraph]:
        """What can be spoken to."""
        if self.agenda:
            return self.agenda.paragraphs()
        return [Paragraph(RULE, self.title, self.after)]

    # Verbs

    @classmethod
    @transaction.atomic
    def begin(cls, by: Person, **said: Any) -> "DraftingRound":
        """Open a round: about the draft (agenda) or about a rule (title, before, after, effective_on)."""
        one = cls(about=About.AGENDA if said.get("agenda") else About.RULE, opened_by=by, **said)
        if one.agenda:
            one.agenda.lock_draft()
            if one.agenda.rounds.unclosed().exists():
                raise ValidationError(gettext("A round about this draft is open already."))
            if one.agenda.is_empty():
                raise ValidationError(gettext("There is nothing in the draft yet that anybody could speak to."))
        if one.until and one.until <= today():
            raise ValidationError({"until": gettext("Give people some days: choose a later one.")})
        if one.effective_on and one.until and one.effective_on < one.until:
            raise ValidationError({"effective_on": gettext("It cannot be in force before everybody was heard.")})
        one.full_clean()
        one.save()
        AuditEntry.record("round.begun", by=by, target=one, about=one.about)
        return one

    @transaction.atomic
    def close(self, by: Person, outcome: str, accepted: bool | None = None) -> "DraftingRound":
        """Say what came of it; of a rule, whether it is one now. What nobody has answered stays readable."""
        self.lock_open()
        if self.about == About.RULE and accepted is None:
            raise ValidationError({"accepted": gettext("Say whether the rule is in force from then on.")})
        self.outcome, self.accepted = outcome.strip(), accepted if self.about == About.RULE else None
        if not self.outcome:
            raise ValidationError({"outcome": gettext("Say in a few words what came of it.")})
        self.closed_by, self.closed_at = by, timezone.now()
        self.save(update_fields=["outcome", "accepted", "closed_by", "closed_at"])
        AuditEntry.record("round.closed", by=by, target=self, accepted=self.accepted)
        for person in self.speakers().exclude(pk=by.pk):
            self.write_to(person, "round_closed", f"round:{self.pk}:closed", round_emails.round_closed)
        return self

    @transaction.atomic
    def invite(self, by: Person) -> "DraftingRound":
        """Let all partners hear of it by mail, also those that join while it runs; working_groups.inviting writes."""
        self.lock_open()
        self.refuse_unless_running()
        if self.invited_at is None:
            self.invited_at = timezone.now()
            self.save(update_fields=["invited_at"])
            AuditEntry.record("round.invited", by=by, target=self)
        return self

    def write_to(self, person: Person, kind: str, key: str, words: Any, *about: Any) -> None:
        """Queue a mail of this kind with a personal link into this round, for whom a mail reaches."""
        if not person.is_reachable:
            return
        link = Link.create(person, ROUND, self, days=max((self.until - today()).days, 0) + LINK_DAYS)
        Delivery.queue(kind, key, words(person, self, *about, link.url), person, secrets=[link.token])

    @transaction.atomic
    def extend(self, by: Person, until: date) -> "DraftingRound":
        """Give people more time."""
        self.lock_open()
        if until <= today():
            raise ValidationError({"until": gettext("Give people some days: choose a later one.")})
        self.until = until
        self.save(update_fields=["until"])
        AuditEntry.record("round.extended", by=by, target=self, until=until.isoformat())
        return self

    def lock_open(self) -> None:
        self.refresh_from_db(from_queryset=DraftingRound.objects.select_for_update(of=("self",)))
        if self.closed_at:
            raise ValidationError(gettext("This round is closed."))

    def refuse_unless_running(self) -> None:
        if not self.is_running:
            raise ValidationError(gettext("This round is over. Thank you for wanting to add something."))

    @transaction.atomic
    def lean(self, by: Person, level: str, words: str = "") -> "Leaning":
        """Say how far one agrees with what is proposed; said again, it replaces what was said before."""
        self.lock_open()
        self.refuse_unless_running()
        leaning = Leaning.objects.filter(round=self, person=by).first() or Leaning(round=self, person=by)
        leaning.level, leaning.words, leaning.said_at = level, words, timezone.now()
        leaning.full_clean()
        leaning.save()
        AuditEntry.record("round.leaned", by=by, target=self)
        return leaning


class Leaning(models.Model):
    """How far one person agrees with what a round proposes."""

    round = models.ForeignKey(DraftingRound, on_delete=models.CASCADE, related_name="leanings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leanings")
    level = models.CharField(_("how far you agree"), max_length=12, choices=Gradient)
    words = models.TextField(_("in a few words"), max_length=1000, blank=True)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("how far somebody agrees")
        verbose_name_plural = _("how far people agree")
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="one_leaning_each"),
            models.CheckConstraint(condition=Q(level__in=Gradient.values), name="leaning_level_known"),
        ]

    def __str__(self) -> str:
        return self.get_level_display()
