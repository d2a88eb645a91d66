from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from backbone import relationship_emails
from backbone.models.round_guest import RoundGuest
from backbone.network_map.trust import figures_of
from network.lib.dates import today
from partners.models import Partner, Stage
from people.models import AuditEntry, Delivery, Link, Person
from people.rules import came_by_link, is_backbone

ANSWER = "network.relationship"
GRACE_DAYS = 2  # a link opens a little longer than the round, so that nobody stands before a closed door
LONGEST_DAYS = 120


class RelationshipRoundQuerySet(models.QuerySet["RelationshipRound"]):
    def visible_to(self, person: Any) -> "RelationshipRoundQuerySet":
        """The backbone: all. Others: those they were asked in. By link: the one it is for."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if came_by_link(person):
            link = person.link
            return self.filter(guests__pk=link.target_id) if link.act == ANSWER else self.none()
        if is_backbone(person):
            return self
        return self.filter(guests__person=person).distinct()

    def open(self) -> "RelationshipRoundQuerySet":
        return self.filter(closed_at=None)

    def over(self, day: date) -> "RelationshipRoundQuerySet":
        """Open ones whose last day has passed."""
        return self.open().filter(closes_on__lt=day)

    def with_counts(self) -> "RelationshipRoundQuerySet":
        answered = models.Count("guests", filter=models.Q(guests__answered_at__isnull=False))
        return self.annotate(asked=models.Count("guests"), answered=answered)


class RelationshipRound(models.Model):
    """Some weeks in which each partner says, in two minutes, with whom it works and how that feels.

    figures: what came of trust and value, frozen when the round closes; see network_map.trust for why they tell nothing
    of a single answer. The single answers about trust and value are thrown away in the same moment.
    """

    words = models.TextField(_("a few words to go with it"), max_length=600, blank=True)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    closes_on = models.DateField(_("open until"))
    reminded_on = models.DateField(_("last reminded"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    figures = models.JSONField(default=dict, blank=True)

    objects = RelationshipRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("relationship round")
        verbose_name_plural = _("relationship rounds")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                models.ExpressionWrapper(models.Q(closed_at=None), output_field=models.BooleanField()),
                condition=models.Q(closed_at=None),
                name="one_open_relationship_round",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=False) | models.Q(figures={}), name="figures_when_round_closes"
            ),
        ]

    def __str__(self) -> str:
        return gettext("Round of %(day)s") % {"day": f"{timezone.localtime(self.opened_at):%Y-%m-%d}"}

    def get_absolute_url(self) -> str:
        return reverse("relationship_round_detail", args=[self.pk])

    # Questions

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def unasked(self) -> models.QuerySet[Partner]:
        """Active partners nobody was asked for, such as those without anybody to write to."""
        return Partner.objects.in_directory().filter(stage=Stage.ACTIVE).exclude(relationship_guests__round=self)

    def askable(self) -> models.QuerySet[Partner]:
        """Those of them with somebody to write to."""
        return self.unasked().exclude(pk__in=Partner.objects.without_contact().values("pk"))

    # Verbs

    @classmethod
    @transaction.atomic
    def begin(cls, by: Person, closes_on: date, words: str = "") -> "RelationshipRound":
        """Ask every active partner, by a mail with a personal link to whom we write to there."""
        if cls.objects.open().exists():
            raise ValidationError(gettext("A round is open already. Close it first."))
        one = cls(opened_by=by, words=words.strip(), closes_on=closes_on)
        one._check_last_day()
        one.full_clean(exclude=["figures"], validate_constraints=False)
        one.save()
        AuditEntry.record("relationship_round.opened", by=by, target=one)
        if not one.invite(by):
            raise ValidationError(gettext("There is no active partner with somebody to write to."))
        return one

    def _check_last_day(self) -> None:
        if not today() < self.closes_on <= today() + timedelta(days=LONGEST_DAYS):
            raise ValidationError({"closes_on": gettext("Choose a day between tomorrow and four months from now.")})

    @transaction.atomic
    def invite(self, by: Person) -> int:
        """Ask those partners that were not asked yet; returns how many."""
        self._lock_open()
        count = 0
        for partner in self.askable():
            if contact := partner.reachable_contact():
                guest = RoundGuest.objects.create(round=self, partner=partner, person=contact)
                self._write(guest, "asked")
                count += 1
        if count:
            AuditEntry.record("relationship_round.invited", by=by, target=self, partners=count)
        return count

    @transaction.atomic
    def remind(self, by: Person) -> int:
        """Write once more to whoever has not answered; once a day. Returns how many mails that makes."""
        self._lock_open()
        if self.reminded_on == today():
            raise ValidationError(gettext("They got a reminder today already."))
        silent = [guest for guest in self.guests.silent().with_names() if guest.person.is_reachable]
        for guest in silent:
            self._write(guest, f"reminded:{today().isoformat()}")
        self.reminded_on = today()
        self.save(update_fields=["reminded_on"])
        AuditEntry.record("relationship_round.reminded", by=by, target=self, people=len(silent))
        return len(silent)

    @transaction.atomic
    def extend(self, by: Person, closes_on: date) -> "RelationshipRound":
        """Leave it open until another day; the links that were sent open until then, too."""
        self._lock_open()
        self.closes_on = closes_on
        self._check_last_day()
        self.save(update_fields=["closes_on"])
        until = timezone.now() + timedelta(days=self._link_days())
        Link.objects.filter(act=ANSWER, target_id__in=self.guests.values("pk")).update(expires_at=until)
        AuditEntry.record("relationship_round.extended", by=by, target=self)
        return self

    @transaction.atomic
    def close(self, by: Person | None = None) -> "RelationshipRound":
        """Count trust and value, throw the single answers away, and tell whoever answered what came of it."""
        self._lock_open()
        self.figures = figures_of(self.guests.answers_about_trust())
        self.closed_at = timezone.now()
        self.save(update_fields=["figures", "closed_at"])
        for guest in self.guests.all():
            guest.forget_trust()
        self._call_back()
        AuditEntry.record("relationship_round.closed", by=by, target=self)
        for guest in self.guests.answered().with_names():
            if guest.person.is_reachable:
                message = relationship_emails.relationship_round_closed(guest, self)
                Delivery.queue("relationship_closed", f"relationship:{guest.pk}:closed", message, guest.person)
        return self

    def _call_back(self) -> None:
        """Nobody is asked any more."""
        Link.objects.filter(act=ANSWER, target_id__in=self.guests.values("pk")).revoke()
        for guest in self.guests.all():
            Delivery.objects.filter(key__startswith=f"relationship:{guest.pk}:").cancel_waiting()

    def _write(self, guest: RoundGuest, step: str) -> None:
        link = Link.create(guest.person, ANSWER, guest, days=self._link_days())
        message = relationship_emails.relationship_asked(guest, self, link.url, is_reminder=step != "asked")
        key = f"relationship:{guest.pk}:{step}"
        Delivery.queue("relationship_asked", key, message, guest.person, secrets=[link.token])

    def _link_days(self) -> int:
        return (self.closes_on - today()).days + GRACE_DAYS

    def _lock_open(self) -> None:
        self.refresh_from_db(from_queryset=RelationshipRound.objects.select_for_update(of=("self",)))
        if not self.is_open:
            raise ValidationError(gettext("This round is closed."))
