from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from learning import lesson_emails
from learning.contexts import FORMATS, KINDS
from learning.models.lesson_queryset import LessonQuerySet, Sharing
from learning.models.topic import Topic
from network.lib.search import fold
from partners.models import Partner
from people.models import AuditEntry, Delivery, Person, Versioned

TOLD = ("tried", "hoped", "happened", "made_of_it", "next")
LESSON_FIELDS = ("title", *TOLD, "kind", "format", "partner", "sharing")
MOST_NAMED = 20


class Lesson(Versioned):
    """An entry of the learning log: a first attempt in learning. What happened stands apart from what we make of it."""

    ACT = "lesson"

    title = models.CharField(_("in a few words"), max_length=160)
    tried = models.TextField(_("what we tried"), max_length=2000)
    hoped = models.TextField(_("what we hoped"), max_length=2000, blank=True)
    happened = models.TextField(_("what happened"), max_length=2000)
    made_of_it = models.TextField(_("what we make of it"), max_length=2000, blank=True)
    next = models.TextField(_("what next"), max_length=2000, blank=True)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="lessons")
    kind = models.CharField(_("at which kind of meeting"), max_length=20, blank=True)
    format = models.CharField(_("with which format"), max_length=60, blank=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="lessons")
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="lessons"
    )
    should_know = models.ManyToManyField(Person, verbose_name=_("who should know"), blank=True, related_name="+")
    sharing = models.CharField(_("who reads it"), max_length=10, choices=Sharing, default=Sharing.NETWORK)
    is_practice = models.BooleanField(_("worth adopting"), default=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    search = models.TextField(editable=False)

    objects = LessonQuerySet.as_manager()

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(tried="") & ~models.Q(happened=""),
                name="lesson_tells_something",
            ),
            models.CheckConstraint(condition=models.Q(sharing__in=Sharing.values), name="lesson_sharing_known"),
            models.CheckConstraint(
                condition=models.Q(is_practice=False) | ~models.Q(sharing="partner"), name="practice_is_shared"
            ),
        ]

    def __str__(self) -> str:
        """Its title; one that only some may read says no more than that it is there."""
        is_open = self.sharing != Sharing.PARTNER and self.withdrawn_at is None
        return self.title if is_open else gettext("Lesson %(number)s") % {"number": self.pk}

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search = fold(self.title, *(getattr(self, name) for name in TOLD))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("lesson_detail", args=[self.pk])

    # Questions

    def told(self) -> list[tuple[str, str]]:
        """(question, answer) of what was told; the two that belong together stand side by side on the page."""
        names = [name for name in TOLD if getattr(self, name)]
        return [(str(self._meta.get_field(name).verbose_name), getattr(self, name)) for name in names]

    @property
    def where(self) -> list[Any]:
        """The kind of meeting and the format, in words."""
        return [words for words in (KINDS.get(self.kind), FORMATS.get(self.format)) if words]

    def refuse_if_wrong(self) -> None:
        if (self.kind and self.kind not in KINDS) or (self.format and self.format not in FORMATS):
            raise ValidationError(gettext("We know no such kind of meeting or format."))
        if self.is_practice and self.sharing == Sharing.PARTNER:
            raise ValidationError(
                {"sharing": gettext("Others look at whether to adopt it: let at least the network read it.")}
            )
        super().refuse_if_wrong()

    # Verbs

    @classmethod
    @transaction.atomic
    def tell(cls, by: Person, topics: Iterable[str] = (), should_know: Iterable[Person] = (), **told: Any) -> "Lesson":
        """Write a lesson down; whoever should know gets a mail."""
        lesson = cls(author=by, **told)
        lesson.refuse_if_wrong()
        lesson.save()
        lesson.topics.set(Topic.named(topics))
        AuditEntry.record("lesson.told", by=by, target=lesson)
        lesson._let_know(should_know)
        return lesson

    def _let_know(self, people: Iterable[Person]) -> None:
        named = list(people)
        if len(named) > MOST_NAMED:
            raise ValidationError(
                {"should_know": gettext("Name at most twenty people; share it with the network instead.")}
            )
        self.should_know.set(named)
        for person in named:
            if person != self.author:
                message = lesson_emails.lesson_for_you(self, person)
                Delivery.queue("lesson_for_you", f"lesson:{self.pk}:for:{person.pk}", message, person)

    @transaction.atomic
    def retell(
        self,
        by: Person,
        topics: Iterable[str] | None = None,
        should_know: Iterable[Person] | None = None,
        version: int | None = None,
        **told: Any,
    ) -> "Lesson":
        """Tell it anew; whoever is named for the first time gets a mail."""
        self.edit(by, version, **told)
        if topics is not None:
            self.topics.set(Topic.named(topics))
        if should_know is not None:
            self._let_know(should_know)
        return self

    @transaction.atomic
    def withdraw(self, by: Person) -> "Lesson":
        """Take it back: nobody but its author sees it."""
        if Lesson.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
            AuditEntry.record("lesson.withdrawn", by=by, target=self)
        self.refresh_from_db()
        return self

    @transaction.atomic
    def give_back(self, by: Person) -> "Lesson":
        """It stands again."""
        if Lesson.objects.filter(pk=self.pk, withdrawn_at__isnull=False).update(withdrawn_at=None):
            AuditEntry.record("lesson.given_back", by=by, target=self)
        self.refresh_from_db()
        return self

    @transaction.atomic
    def name_practice(self, by: Person, is_practice: bool = True) -> "Lesson":
        """Put it before the partners as a practice worth adopting, or no longer."""
        self.lock()
        if self.is_practice != is_practice:
            self.is_practice = is_practice
            self.refuse_if_wrong()
            self.save(update_fields=["is_practice", "search"])
            AuditEntry.record("lesson.practice" if is_practice else "lesson.no_practice", by=by, target=self)
        return self

    @transaction.atomic
    def appreciate(self, by: Person, thanks: bool = True) -> "Lesson":
        """Say that it helps; or take that back. Counted, without an entry in the audit."""
        if by == self.author:
            raise ValidationError(gettext("It is your own lesson."))
        if thanks:
            self.appreciations.get_or_create(person=by)
        else:
            self.appreciations.filter(person=by).delete()
        return self
