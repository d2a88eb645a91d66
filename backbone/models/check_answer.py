"""Who is asked in a round, what they said so far, and words without a name."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from backbone.models.check import Check, CheckCount, CheckState
from backbone.statements import STATEMENTS, VALUES
from people.models import AuditEntry, Person
from people.rules import came_by_link

LONGEST_COMMENT = 500
ANSWER_CHECK = "check.answer"


class AskedQuerySet(models.QuerySet["Asked"]):
    def waiting(self) -> "AskedQuerySet":
        """Have not answered yet."""
        return self.filter(has_answered=False)

    def visible_to(self, person: Any) -> "AskedQuerySet":
        """Only one's own; by link, that of this very link."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        own = self.filter(person_id=person.pk)
        if came_by_link(person):
            return own.filter(pk=person.link.target_id) if person.link.act == ANSWER_CHECK else self.none()
        return own


class Asked(models.Model):
    """One person is asked in one round.

    `draft` is what they said so far, theirs alone, until they send it; then it is taken apart into counts and loose
    words, emptied, and all that is known of them is that they have answered: not when, not what.
    """

    check_round = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="asked_in_checks")
    draft = models.JSONField(_("what you said so far"), default=dict, blank=True)
    has_answered = models.BooleanField(_("has answered"), default=False)

    objects = AskedQuerySet.as_manager()

    class Meta:
        verbose_name = _("person asked in a check")
        verbose_name_plural = _("people asked in checks")
        ordering = ["person__sort_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["check_round", "person"], name="asked_once_a_check"),
            models.CheckConstraint(
                condition=models.Q(has_answered=False) | models.Q(draft={}), name="nothing_kept_of_who_answered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_round}"

    # Questions

    @property
    def values(self) -> dict[int, int]:
        """Statement → answer, as far as they have come."""
        return {int(number): value for number, value in self.draft.get("values", {}).items()}

    @property
    def comments(self) -> dict[int, str]:
        return {int(number): words for number, words in self.draft.get("comments", {}).items()}

    # Verbs. Nothing goes into the audit: it would tell when.

    @transaction.atomic
    def keep(self, by: Person, values: dict[int, int], comments: dict[int, str]) -> "Asked":
        """Save what was said so far; by nobody but the person asked."""
        self._lock(by)
        draft = {"values": known_values(values), "comments": known_comments(comments)}
        self.draft = {name: {str(key): said for key, said in part.items()} for name, part in draft.items()}
        self.save(update_fields=["draft"])
        return self

    @transaction.atomic
    def send(self, by: Person, values: dict[int, int], comments: dict[int, str]) -> "Asked":
        """Hand the answers in: from here on nobody can tell whose they were, nor take them back."""
        self._lock(by)
        answers, words = known_values(values), known_comments(comments)
        if not answers:
            raise ValidationError(gettext("Answer at least one statement. The others you may skip."))
        self.has_answered, self.draft = True, {}
        self.save(update_fields=["has_answered", "draft"])
        CheckCount.add(self.check_round, answers)
        rows = [CheckComment(check_round=self.check_round, statement=one, words=text) for one, text in words.items()]
        CheckComment.objects.bulk_create(sorted(rows, key=lambda row: row.pk))
        return self

    def _lock(self, by: Person) -> None:
        """Hold round and row: a round that is being closed takes nothing more, and who sends twice is counted once."""
        self.check_round.lock()
        self.refresh_from_db(fields=["draft", "has_answered"])
        self.check_round.refuse_if_closed()
        if by.pk != self.person_id:
            raise ValidationError(gettext("Everybody answers for themselves."))
        if self.has_answered:
            raise ValidationError(gettext("You have answered already. Thank you."))


def known_values(values: dict[int, int]) -> dict[int, int]:
    wrong = [number for number, value in values.items() if number not in STATEMENTS or value not in VALUES]
    if wrong:
        raise ValidationError(gettext("Answer each statement from 1 to 5."))
    return dict(values)


def known_comments(comments: dict[int, str]) -> dict[int, str]:
    said = {number: words.strip() for number, words in comments.items() if words.strip()}
    if any(number not in STATEMENTS or len(words) > LONGEST_COMMENT for number, words in said.items()):
        raise ValidationError(gettext("Say it in 500 letters at the most."))
    return said


class CommentQuerySet(models.QuerySet["CheckComment"]):
    def shown(self) -> "CommentQuerySet":
        """Of closed rounds, what nobody took off, in the order of the alphabet of their keys, which are random."""
        return self.filter(check_round__state=CheckState.CLOSED, is_off=False)


class CheckComment(models.Model):
    """A few words about one statement, of nobody in particular: no person, no moment, a random key; two by the same
    person are not tied together."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    check_round = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="comments")
    statement = models.PositiveSmallIntegerField(_("statement"))
    words = models.CharField(_("words"), max_length=LONGEST_COMMENT)
    is_off = models.BooleanField(_("taken off the page"), default=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment in a check")
        verbose_name_plural = _("comments in checks")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(statement__range=(1, 22)), name="comment_on_a_statement"),
            models.CheckConstraint(condition=~models.Q(words=""), name="comment_says_something"),
        ]

    def __str__(self) -> str:
        return self.words[:80]

    @transaction.atomic
    def take_off(self, by: Person, off: bool = True) -> "CheckComment":
        """Keep words that hurt somebody, or tell who wrote them, off the page; or put them back."""
        if CheckComment.objects.filter(pk=self.pk).exclude(is_off=off).update(is_off=off):
            act = "check.comment_off" if off else "check.comment_back"
            AuditEntry.record(act, by=by, target=self.check_round)
        self.refresh_from_db()
        return self
