from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models import AuditEntry, Person
from people.rules import is_backbone
from working_groups import round_emails
from working_groups.models.drafting_round import DraftingRound


class Fate(models.TextChoices):
    """What becomes of a suggestion. What came from outside is held until somebody has read it."""

    HELD = "held", _("waits to be read")
    OPEN = "open", _("open")
    TAKEN_UP = "taken_up", _("taken up")
    DECLINED = "declined", _("declined")
    ASIDE = "aside", _("put aside")


SHOWN = (Fate.OPEN, Fate.TAKEN_UP, Fate.DECLINED)
ANSWERED = (Fate.TAKEN_UP, Fate.DECLINED)


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def held(self) -> "SuggestionQuerySet":
        return self.filter(fate=Fate.HELD)

    def visible_to(self, person: Any) -> "SuggestionQuerySet":
        """What is shown, for whoever signed in; what is held or put aside, for the backbone."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        return self if is_backbone(person) else self.filter(fate__in=SHOWN)


class Suggestion(models.Model):
    """What somebody would change in one paragraph, and what the drafters did about it.

    key: the lasting key of the paragraph. title: as it was called then. person: none for somebody from outside, who may
    give a name. may_name: whether they want to be named among those who shaped it.
    """

    round = models.ForeignKey(DraftingRound, on_delete=models.PROTECT, related_name="suggestions")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    words = models.TextField(_("what you would change, and why"), max_length=2000)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="suggestions")
    name = models.CharField(_("your name"), max_length=150, blank=True)
    may_name = models.BooleanField(_("you may name me"), default=False)
    fate = models.CharField(max_length=10, choices=Fate, default=Fate.OPEN)
    answer = models.TextField(_("what we say to it"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(fate__in=Fate.values), name="suggestion_fate_known"),
            models.CheckConstraint(condition=~Q(words=""), name="suggestion_has_words"),
            models.CheckConstraint(
                condition=~Q(fate__in=ANSWERED) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="suggestion_answered_with_words",
            ),
        ]

    def __str__(self) -> str:
        return self.words if len(self.words) <= 80 else f"{self.words[:79]}…"

    @property
    def by_whom(self) -> str:
        """The name, where it may be said; else nothing."""
        if not self.may_name:
            return ""
        return self.person.name if self.person else self.name

    # Verbs

    @classmethod
    @transaction.atomic
    def make(cls, by: Person | None, round: DraftingRound, key: str, words: str, **said: Any) -> "Suggestion":
        """Say what to change in a paragraph. by: None for somebody from outside, whose words are held first."""
        round.lock_open()
        round.refuse_unless_running()
        titles = {one.key: one.title for one in round.paragraphs()}
        if key not in titles:
            raise ValidationError(gettext("This paragraph is not in the draft any more."))
        fate = Fate.OPEN if by else Fate.HELD
        new = cls(round=round, key=key, title=titles[key], words=words.strip(), person=by, fate=fate, **said)
        new.may_name = new.may_name and bool(by or new.name)
        new.full_clean()
        new.save()
        AuditEntry.record("suggestion.made", by=by, target=round, suggestion=new.pk)
        return new

    @transaction.atomic
    def settle(self, by: Person, fate: str, answer: str = "") -> "Suggestion":
        """Take it up or decline it with words; of what is held: let it in, or put it aside."""
        self.refresh_from_db(from_queryset=Suggestion.objects.select_for_update(of=("self",)))
        self.round.lock_open()
        if fate not in (*SHOWN, Fate.ASIDE) or (fate == Fate.ASIDE and self.person_id):
            raise ValidationError(gettext("Take it up, or decline it with words."))
        if fate in ANSWERED and not answer.strip():
            raise ValidationError({"answer": gettext("Say why: whoever wrote it reads it.")})
        self.fate, self.answer = fate, answer.strip()
        self.answered_by, self.answered_at = by, timezone.now()
        self.save(update_fields=["fate", "answer", "answered_by", "answered_at"])
        AuditEntry.record("suggestion.settled", by=by, target=self.round, suggestion=self.pk, fate=fate)
        if fate in ANSWERED and self.person and self.person != by:
            key = f"suggestion:{self.pk}:{self.answered_at.isoformat()}"
            self.round.write_to(self.person, "suggestion_settled", key, round_emails.suggestion_settled, self)
        return self


def shapers(agenda: Any) -> tuple[list[str], int]:
    """Who shaped a version: the names of those who want to be named, and how many more. One query."""
    rows = Suggestion.objects.filter(round__agenda=agenda, fate=Fate.TAKEN_UP).select_related("person")
    everybody = {row.person_id or f"{row.pk} {row.name}": row.by_whom for row in rows.order_by("may_name", "pk")}
    names = sorted({name for name in everybody.values() if name})
    return names, sum(1 for name in everybody.values() if not name)
