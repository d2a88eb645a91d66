"""One round of the collaboration check: opened, asked by mail, answered without a name, closed, shown."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners.directory import is_in_network
from people.models import AuditEntry, Person

FEWEST = 5
LONGEST_DAYS = 92


class Reach(models.TextChoices):
    """Whom a round asks."""

    CONTACTS = "contacts", _("one person of each partner")
    EVERYONE = "everyone", _("everybody at our partners")


class CheckState(models.TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class CheckQuerySet(models.QuerySet["Check"]):
    def open(self) -> "CheckQuerySet":
        return self.filter(state=CheckState.OPEN)

    def closed(self) -> "CheckQuerySet":
        return self.filter(state=CheckState.CLOSED)

    def over(self) -> "CheckQuerySet":
        """Open, though their last day has passed."""
        return self.open().filter(closes_on__lt=today())

    def to_remind(self, day: date, days: int) -> "CheckQuerySet":
        """Their last `days` days have come on `day`, and nobody was reminded in them."""
        wait = timedelta(days=days)
        return self.open().filter(closes_on__lte=day + wait).exclude(reminded_on__gte=models.F("closes_on") - wait)

    def visible_to(self, person: Any) -> "CheckQuerySet":
        """The people of the network."""
        return self if is_in_network(person) else self.none()

    def with_numbers(self) -> "CheckQuerySet":
        """With `asked_count` and `answered_count`, the newest first."""
        return self.annotate(
            asked_count=models.Count("asked"),
            answered_count=models.Count("asked", filter=models.Q(asked__has_answered=True)),
        ).order_by("-opened_at", "-pk")


class Check(models.Model):
    """A round. While it is open nobody sees a result; once closed it stays closed, so that no two results differ by one
    person's answers."""

    name = models.CharField(_("name"), max_length=80)
    words = models.TextField(_("a few words"), max_length=1000, blank=True)
    reach = models.CharField(_("whom it asks"), max_length=10, choices=Reach, default=Reach.CONTACTS)
    state = models.CharField(_("state"), max_length=10, choices=CheckState, default=CheckState.OPEN)
    opened_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    closes_on = models.DateField(_("last day"))
    reminded_on = models.DateField(_("reminded"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = CheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("collaboration check")
        verbose_name_plural = _("collaboration checks")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["state"], condition=models.Q(state="open"), name="one_open_check"),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_at=None) | models.Q(state="closed", closed_at__isnull=False),
                name="check_closed_at_a_moment",
            ),
            models.CheckConstraint(condition=models.Q(reach__in=Reach.values), name="check_reach_known"),
            models.CheckConstraint(condition=~models.Q(name=""), name="check_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("check_detail", args=[self.pk])

    # Questions

    @property
    def is_open(self) -> bool:
        return self.state == CheckState.OPEN

    @property
    def answered(self) -> int:
        return self.asked.filter(has_answered=True).count()

    def refuse_if_wrong(self) -> None:
        self.full_clean(validate_constraints=False)
        last = today() + timedelta(days=LONGEST_DAYS)
        if not today() <= self.closes_on <= last:
            raise ValidationError({"closes_on": gettext("Choose a day from today on, three months ahead at the most.")})
        if Check.objects.open().exists():
            raise ValidationError(gettext("One round is open already. Close it first."))

    def refuse_if_closed(self) -> None:
        if not self.is_open:
            raise ValidationError(gettext("This round is closed. Thank you all the same."))

    def lock(self) -> None:
        """Read the row anew, and keep others from changing it until this transaction ends."""
        self.refresh_from_db(from_queryset=Check.objects.select_for_update(of=("self",)))

    # Verbs. Those that write to people stand in backbone/checking.py.

    @classmethod
    @transaction.atomic
    def open(cls, by: Person, name: str, closes_on: date, reach: str = Reach.CONTACTS, words: str = "") -> "Check":
        """Open a round, with a count of nought for every answer. Nobody is asked yet: see checking.ask."""
        check = cls(name=name.strip(), closes_on=closes_on, reach=reach, words=words.strip(), opened_by=by)
        check.refuse_if_wrong()
        try:
            with transaction.atomic():
                check.save()
        except IntegrityError as error:  # somebody opened one at the same moment
            raise ValidationError(gettext("One round is open already. Close it first.")) from error
        CheckCount.begin(check)
        AuditEntry.record("check.opened", by=by, target=check)
        return check

    @transaction.atomic
    def end(self, by: Person | None) -> bool:
        """Close it for good; False when somebody was faster. What too few said is thrown away, drafts too."""
        closed = {"state": CheckState.CLOSED, "closed_at": timezone.now()}
        self.lock()
        if not Check.objects.open().filter(pk=self.pk).update(**closed):
            return False
        self.refresh_from_db()
        self.asked.update(draft={})
        CheckCount.drop_few(self)
        AuditEntry.record("check.closed", by=by, target=self)
        return True


class CheckCount(models.Model):
    """How many people gave one answer to one statement. There is no row of one person's answers: an answer that
    was sent lives on only as one more in these counts."""

    check_round = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="counts")
    statement = models.PositiveSmallIntegerField(_("statement"))
    value = models.PositiveSmallIntegerField(_("answer"))
    people = models.PositiveIntegerField(_("people"), default=0)

    class Meta:
        verbose_name = _("count of answers")
        verbose_name_plural = _("counts of answers")
        ordering = ["statement", "value"]
        constraints = [
            models.UniqueConstraint(fields=["check_round", "statement", "value"], name="one_count_an_answer"),
            models.CheckConstraint(
                condition=models.Q(statement__range=(1, 22), value__range=(1, 5)), name="count_of_a_known_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement}"

    @classmethod
    def begin(cls, check: Check) -> None:
        pairs = ((statement, value) for statement in range(1, 23) for value in range(1, 6))
        cls.objects.bulk_create(cls(check_round=check, statement=one, value=value) for one, value in pairs)

    @classmethod
    def add(cls, check: Check, answers: dict[int, int]) -> None:
        """One person more for each of these answers. One statement, so that no row tells which came together."""
        given = models.Q(pk__in=[])
        for statement, value in answers.items():
            given |= models.Q(statement=statement, value=value)
        cls.objects.filter(given, check_round=check).update(people=models.F("people") + 1)

    @classmethod
    def drop_few(cls, check: Check) -> None:
        """Forget the answers and words of statements that fewer than FEWEST answered."""
        sums = cls.objects.filter(check_round=check).order_by().values("statement").annotate(n=models.Sum("people"))
        few = [row["statement"] for row in sums if row["n"] < FEWEST]
        cls.objects.filter(check_round=check, statement__in=few).update(people=0)
        check.comments.filter(statement__in=few).delete()
