from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from learning.models.lesson import Lesson
from partners.models import Partner
from people.models import AuditEntry, Person


class Choice(models.TextChoices):
    """What a partner says about a practice."""

    ADOPT = "adopt", _("we adopt it")
    ADAPT = "adapt", _("we adapt it")
    ALREADY = "already", _("we already do it")
    NOT = "not", _("not for us")


class Uptake(models.Model):
    """What a partner does with a practice worth adopting."""

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="uptakes")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="uptakes")
    choice = models.CharField(_("what we do with it"), max_length=10, choices=Choice)
    words = models.CharField(_("in a few words"), max_length=500, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("said"), default=timezone.now)

    class Meta:
        verbose_name = _("answer to a practice")
        verbose_name_plural = _("answers to practices")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "partner"], name="one_answer_to_practice"),
            models.CheckConstraint(condition=models.Q(choice__in=Choice.values), name="uptake_choice_known"),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_choice_display()}"

    @classmethod
    @transaction.atomic
    def say(cls, by: Person, lesson: Lesson, partner: Partner, choice: str, words: str = "") -> "Uptake":
        """A partner says what it does with a practice, or says it anew."""
        lesson.lock()
        if not lesson.is_practice or lesson.withdrawn_at:
            raise ValidationError(gettext("Nobody asks about this any more."))
        if lesson.partner_id == partner.pk:
            raise ValidationError(gettext("It is your own practice."))
        one = cls.objects.filter(lesson=lesson, partner=partner).first() or cls(lesson=lesson, partner=partner)
        one.choice, one.words, one.by, one.at = choice, words.strip(), by, timezone.now()
        one.full_clean(validate_unique=False, validate_constraints=False)
        one.save()
        AuditEntry.record("practice.answered", by=by, target=partner, lesson=lesson.pk, choice=choice)
        return one


class Appreciation(models.Model):
    """Somebody says that a lesson helps."""

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="appreciations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appreciations")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("appreciation")
        verbose_name_plural = _("appreciations")
        constraints = [models.UniqueConstraint(fields=["lesson", "person"], name="one_thanks_a_person")]

    def __str__(self) -> str:
        return f"{self.lesson_id} {self.person_id}"
