from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners import mou_emails, mou_mail
from partners.models.mou import Mou
from partners.models.mou_state import MouState, Side
from partners.models.mou_version import MouVersion
from partners.mou_clauses import LONGEST_TEXT, rewritten, tidy
from people.models import AuditEntry, Person


class Decision(models.TextChoices):
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")


class MouCommentQuerySet(models.QuerySet["MouComment"]):
    def undecided(self) -> "MouCommentQuerySet":
        """Proposals that wait for an answer."""
        return self.exclude(proposal="").filter(decision="")


class MouComment(models.Model):
    """What one side says about a clause of what is offered, perhaps with other words for it: a counter-proposal."""

    mou = models.ForeignKey(Mou, on_delete=models.PROTECT, related_name="comments")
    version = models.ForeignKey(MouVersion, on_delete=models.PROTECT, related_name="comments")
    clause = models.CharField(_("clause"), max_length=40, blank=True)
    side = models.CharField(_("from"), max_length=10, choices=Side)
    by = models.ForeignKey(Person, verbose_name=_("who"), on_delete=models.PROTECT, related_name="+")
    words = models.TextField(_("what you want to say"), max_length=2000, blank=True)
    proposal = models.TextField(_("other words for this clause"), max_length=LONGEST_TEXT, blank=True)
    created_at = models.DateTimeField(_("when"), default=timezone.now)
    decision = models.CharField(_("answer"), max_length=10, choices=Decision, blank=True)
    reply = models.CharField(_("a few words"), max_length=500, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = MouCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on an agreement")
        verbose_name_plural = _("comments on agreements")
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words="") | ~models.Q(proposal=""), name="mou_comment_says_something"
            ),
            models.CheckConstraint(condition=models.Q(side__in=Side.values), name="mou_comment_side_known"),
            models.CheckConstraint(
                condition=models.Q(decision="") | ~models.Q(proposal=""), name="mou_decision_on_proposal"
            ),
            models.CheckConstraint(
                condition=models.Q(proposal="") | ~models.Q(clause=""), name="mou_proposal_for_clause"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mou} · {self.clause_title}"

    # Questions

    @property
    def clause_title(self) -> str:
        """The title of the clause it is about, as it was offered; "" for the whole."""
        clauses = self.version.document["clauses"]
        return next((clause["title"] for clause in clauses if clause["key"] == self.clause), "")

    @property
    def is_proposal(self) -> bool:
        return bool(self.proposal)

    @property
    def is_open(self) -> bool:
        """A proposal that waits for an answer, while the agreement is still talked about."""
        return self.is_proposal and not self.decision and self.mou.state == MouState.OFFERED

    # Verbs

    @classmethod
    @transaction.atomic
    def say(
        cls, by: Person, mou: Mou, side: str, clause: str = "", words: str = "", proposal: str = ""
    ) -> "MouComment":
        """Comment on what is offered, or propose other words for a clause. side: whom `by` speaks for.

        The other side hears of it by mail. Raises ValidationError when nothing is offered, or for an unknown clause.
        """
        mou.lock()
        mou.refuse_unless(MouState.OFFERED, gettext("This can be talked about only while it is offered."))
        version = mou.current
        if clause and clause not in {row["key"] for row in version.document["clauses"]}:
            raise ValidationError({"clause": gettext("There is no such clause here any more.")})
        if proposal and not clause:
            raise ValidationError({"proposal": gettext("Choose the clause that you would word differently.")})
        comment = cls(mou=mou, version=version, clause=clause, side=side, by=by)
        comment.words, comment.proposal = tidy(words), tidy(proposal)
        if not comment.words and not comment.proposal:
            raise ValidationError({"words": gettext("Say something, or propose other words.")})
        comment.full_clean(validate_constraints=False)
        comment.save()
        AuditEntry.record("mou.commented", by=by, target=mou.partner, mou=mou.pk, clause=clause, side=side)
        mou_mail.tell_other_side(mou, side, "mou_commented", str(comment.pk), mou_emails.mou_commented, comment)
        return comment

    @transaction.atomic
    def decide(self, by: Person, side: str, accept: bool, reply: str = "") -> "MouComment":
        """Answer the other side's proposal. Accepted words go into the draft, to be offered again; nothing is signed
        by it."""
        self.mou.lock()
        self.refresh_from_db()
        if not self.is_open:
            raise ValidationError(gettext("This has been answered already."))
        if side == self.side:
            raise ValidationError(gettext("The other side answers this."))
        if accept:
            self._take_over(by)
        self.decision = Decision.ACCEPTED if accept else Decision.DECLINED
        self.reply, self.decided_by, self.decided_at = tidy(reply), by, timezone.now()
        self.full_clean(validate_constraints=False)
        self.save()
        detail: dict[str, Any] = {"mou": self.mou_id, "clause": self.clause, "decision": self.decision}
        AuditEntry.record("mou.answered", by=by, target=self.mou.partner, **detail)
        mou_mail.tell_other_side(self.mou, side, "mou_answered", str(self.pk), mou_emails.mou_answered, self)
        return self

    def _take_over(self, by: Person) -> None:
        row = next((row for row in self.mou.clauses if row["key"] == self.clause), None)
        if row is None:
            raise ValidationError(gettext("This clause has been left out meanwhile. Put it back first."))
        self.mou.edit(by, clauses=rewritten(self.mou.clauses, self.clause, row["title"], self.proposal))
