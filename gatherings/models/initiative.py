from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.idea import Idea
from network.lib.dates import today
from partners.directory import is_in_network
from partners.models import Affiliation, Partner
from people.models import AuditEntry, Person, Versioned

FIELDS = ("name", "what", "lead", "why_backbone", "part", "hours", "less", "hand_over_on")


class Part(models.TextChoices):
    """What the backbone does in it. Implementing is the one to think twice about."""

    CONVENE = "convene", _("convene")
    CONNECT = "connect", _("connect")
    HOST = "host", _("host")
    ADVISE = "advise", _("advise")
    FUNDS = "funds", _("raise funds")
    IMPLEMENT = "implement", _("implement")


class Stage(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    RUNNING = "running", _("running")
    CLOSED = "closed", _("closed")


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    def open(self) -> "InitiativeQuerySet":
        return self.exclude(state=Stage.CLOSED)

    def running(self) -> "InitiativeQuerySet":
        return self.filter(state=Stage.RUNNING)

    def implemented_by_backbone(self) -> "InitiativeQuerySet":
        return self.open().filter(part=Part.IMPLEMENT)

    def without_partner_lead(self) -> "InitiativeQuerySet":
        """Led by nobody, or by the backbone's own organisation."""
        staff = Affiliation.objects.current().filter(partner=models.OuterRef("lead"), person__is_backbone=True)
        return self.filter(models.Q(lead=None) | models.Exists(staff))

    def with_names(self) -> "InitiativeQuerySet":
        return self.select_related("lead", "idea__gathering", "proposed_by")

    def visible_to(self, person: Any) -> "InitiativeQuerySet":
        """The people of the network: all. Others who signed in: what has begun."""
        if is_in_network(person):
            return self
        signed_in = getattr(person, "is_authenticated", False) and person.is_active
        return self.exclude(state=Stage.PROPOSED) if signed_in else self.none()


class Initiative(Versioned):
    """An idea that member partners carry forward. It starts only with a lead partner or a reason why there is none."""

    ACT = "initiative"

    idea = models.OneToOneField(
        Idea, verbose_name=_("idea"), null=True, blank=True, on_delete=models.PROTECT, related_name="initiative"
    )
    name = models.CharField(_("name"), max_length=120)
    what = models.TextField(_("what it is"), max_length=2000)
    lead = models.ForeignKey(
        Partner, verbose_name=_("lead partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="leads"
    )
    why_backbone = models.CharField(_("why the backbone leads it"), max_length=500, blank=True)
    part = models.CharField(_("the backbone’s part"), max_length=10, choices=Part, default=Part.CONVENE)
    hours = models.PositiveSmallIntegerField(_("staff hours a month"), default=0)
    less = models.CharField(_("what gets less if we take this on"), max_length=500, blank=True)
    hand_over_on = models.DateField(_("the backbone hands over on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=Stage, default=Stage.PROPOSED)
    proposed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("proposed"), default=timezone.now)
    started_on = models.DateField(_("started"), null=True, blank=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    came_of_it = models.TextField(_("what came of it"), max_length=4000, blank=True)
    learned = models.TextField(_("what we learned"), max_length=4000, blank=True)
    goes_on = models.CharField(_("who carries it on"), max_length=300, blank=True)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="proposed") | models.Q(lead__isnull=False) | ~models.Q(why_backbone=""),
                name="initiative_led_by_a_partner",
            ),
            models.CheckConstraint(condition=models.Q(state__in=Stage.values), name="initiative_state_known"),
            models.CheckConstraint(condition=models.Q(part__in=Part.values), name="initiative_part_known"),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_on__isnull=False)
                | models.Q(~models.Q(state="closed"), closed_on=None),
                name="initiative_closed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("initiative_detail", args=[self.pk])

    # Questions

    @property
    def is_running(self) -> bool:
        return self.state == Stage.RUNNING

    @property
    def is_closed(self) -> bool:
        return self.state == Stage.CLOSED

    @property
    def is_flagged(self) -> bool:
        """The backbone does the work itself instead of bringing those together who do."""
        return self.part == Part.IMPLEMENT

    @property
    def is_overdue(self) -> bool:
        """The day for handing over has passed."""
        return self.is_running and self.hand_over_on is not None and self.hand_over_on < today()

    def misses(self) -> str:
        """What stands between it and its start, in words; empty when it may start."""
        if self.lead is None and not self.why_backbone:
            return gettext("A lead partner, or the reason why the backbone leads it itself.")
        if self.lead is not None and employs_backbone(self.lead) and not self.why_backbone:
            return gettext("A lead partner other than the backbone’s own organisation, or the reason why not.")
        if self.part == Part.IMPLEMENT and not self.less:
            return gettext("What gets less if the backbone’s staff do this themselves.")
        return ""

    # Verbs

    @classmethod
    @transaction.atomic
    def propose(cls, by: Person, idea: Idea | None = None, **fields: Any) -> "Initiative":
        """Write down what an idea could become. The same idea becomes one initiative."""
        if idea and (twin := cls.objects.filter(idea=idea).first()):
            return twin
        new = cls(proposed_by=by, idea=idea, **fields)
        new.full_clean(validate_constraints=False)
        new.save()
        AuditEntry.record("initiative.proposed", by=by, target=new)
        return new

    def refuse_if_wrong(self) -> None:
        self._refuse_unless_led()
        self.full_clean(validate_constraints=False)

    def _refuse_unless_led(self) -> None:
        if self.state != Stage.PROPOSED and (missing := self.misses()):
            raise ValidationError(gettext("It is running and still needs: %(what)s") % {"what": missing})

    @transaction.atomic
    def start(self, by: Person) -> "Initiative":
        """Let it begin: only with somebody other than the backbone to lead it, or with a reason."""
        self.lock()
        if self.state != Stage.PROPOSED:
            raise ValidationError(gettext("This has begun already."))
        if missing := self.misses():
            raise ValidationError(gettext("Before it starts it needs: %(what)s") % {"what": missing})
        self.state, self.started_on = Stage.RUNNING, today()
        self.save(update_fields=["state", "started_on"])
        AuditEntry.record("initiative.started", by=by, target=self)
        return self

    @transaction.atomic
    def close(self, by: Person, came_of_it: str, learned: str = "", goes_on: str = "") -> "Initiative":
        """End it, with what came of it. Ended before it began is an end, too."""
        self.lock()
        if self.is_closed:
            raise ValidationError(gettext("This has been closed already."))
        if self.state == Stage.PROPOSED and self.misses():
            self.why_backbone = self.why_backbone or gettext("It never began.")
        self.came_of_it, self.learned, self.goes_on = came_of_it, learned, goes_on
        if not came_of_it.strip():
            raise ValidationError({"came_of_it": gettext("A sentence is enough, also when nothing came of it.")})
        self.state, self.closed_on = Stage.CLOSED, today()
        self.full_clean(validate_constraints=False)
        self.save()
        AuditEntry.record("initiative.closed", by=by, target=self)
        return self

    @transaction.atomic
    def reopen(self, by: Person) -> "Initiative":
        """It goes on after all; what was written stays."""
        self.lock()
        if self.is_closed:
            self.state, self.closed_on = (Stage.RUNNING if self.started_on else Stage.PROPOSED), None
            self.save(update_fields=["state", "closed_on"])
            AuditEntry.record("initiative.reopened", by=by, target=self)
        return self


def employs_backbone(partner: Partner) -> bool:
    """Whether it is the backbone's own organisation: somebody of the backbone's staff is one of its people."""
    return partner.people_now().filter(person__is_backbone=True).exists()
