from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.pages import path_of
from network.lib.search import fold
from partners import emails, logos
from partners.models.limits import LIMITS
from partners.models.partner_queryset import CONFIRM_EVERY_DAYS, PartnerQuerySet
from partners.models.place import Place
from partners.models.profile import PROFILE_FIELDS, TOLD_FIELDS
from partners.models.slug import free_slug, spread_day
from partners.models.stage import IN_DIRECTORY, Sector, Stage
from people.models import AuditEntry, Delivery, Link, Person, Visibility
from people.models.delivery import NEVER_ARRIVED


class Partner(models.Model):
    """An organisation in the network."""

    name = models.CharField(_("name"), max_length=200)
    alternate_name = models.CharField(_("also known as"), max_length=200, blank=True)
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.PROSPECT)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    places = models.ManyToManyField(Place, verbose_name=_("places served"), related_name="partners", blank=True)
    listed = models.CharField(
        _("who sees that we are a partner"), max_length=10, default=Visibility.PARTNERS,
        choices=[(Visibility.PARTNERS, _("all partners")), (Visibility.PUBLIC, _("everybody, on the public page"))],
    )  # fmt: skip

    summary = models.TextField(_("what we do"), max_length=1000, blank=True)
    working_on = models.TextField(_("what we are working on"), max_length=2000, blank=True)
    fit = models.TextField(_("how it fits the partnership"), max_length=2000, blank=True)
    needs_help = models.TextField(_("what we need help with"), max_length=2000, blank=True)
    can_help = models.TextField(_("how we can help others"), max_length=2000, blank=True)
    best_at = models.TextField(_("what we do best"), max_length=1000, blank=True)
    call_for = models.TextField(_("what you can call us for"), max_length=1000, blank=True)
    not_for = models.TextField(_("please don’t ask us for"), max_length=1000, blank=True)

    email = models.EmailField(_("mail address"), blank=True)
    email_visibility = models.CharField(
        _("who sees the mail address"), max_length=10, choices=Visibility, default=Visibility.PARTNERS
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    phone_visibility = models.CharField(
        _("who sees the phone number"), max_length=10, choices=Visibility, default=Visibility.PARTNERS
    )
    address = models.TextField(_("postal address"), max_length=300, blank=True)
    address_visibility = models.CharField(
        _("who sees the postal address"), max_length=10, choices=Visibility, default=Visibility.PARTNERS
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    logo = models.ImageField(_("logo"), upload_to="logos", blank=True)
    legal_status = models.CharField(_("legal status"), max_length=80, blank=True)
    tax_id = models.CharField(_("tax number"), max_length=40, blank=True)
    year_incorporated = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    external_id = models.CharField(_("identifier elsewhere"), max_length=80, blank=True, db_index=True)

    joined_on = models.DateField(_("partner since"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("last confirmed"), null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirm_due_on = models.DateField(_("to be asked on"), db_index=True)
    asked_at = models.DateTimeField(_("last asked"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("last reminded"), null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    sort_name = models.CharField(max_length=200, editable=False)
    search = models.TextField(editable=False)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["sort_name", "pk"]
        constraints = [models.CheckConstraint(condition=limit, name=name) for name, limit in LIMITS.items()]
        indexes = [
            models.Index(fields=["sort_name", "id"], name="partner_by_name"),
            models.Index(fields=["stage", "sort_name", "id"], name="partner_by_stage"),
            models.Index(fields=["sector", "sort_name", "id"], name="partner_by_sector"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.prepare()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return path_of("partner_detail", self.slug)

    def prepare(self) -> None:
        """Fill what follows from other fields; for bulk inserts, which do not call save()."""
        self.slug = self.slug or free_slug(self.name, type(self).objects)
        self.sort_name = fold(self.name)[:200]
        self.search = fold(self.name, self.alternate_name, self.summary, self.working_on, self.best_at, self.call_for)
        self.confirm_due_on = self.confirm_due_on or spread_day(self.slug)

    # Questions

    @property
    def is_fresh(self) -> bool:
        return bool(self.confirmed_at) and self.confirm_due_on > today()

    @property
    def is_in_directory(self) -> bool:
        return self.archived_at is None and self.stage in IN_DIRECTORY

    @property
    def logo_name(self) -> str:
        """The random name of the logo's file, as it stands in its URL."""
        return self.logo.name.rpartition("/")[2] if self.logo else ""

    @property
    def is_asked(self) -> bool:
        """Whether a question to confirm is open."""
        return bool(self.asked_at) and (self.confirmed_at is None or self.confirmed_at < self.asked_at)

    def reachable_contact(self) -> Person | None:
        """Whom a mail about the profile reaches: the primary contact, else somebody who may edit, else anybody."""
        rows = self.people_now().order_by("-is_primary", "-may_edit", "started_on", "pk")
        return next((row.person for row in rows if row.person.is_reachable), None)

    def people_now(self) -> models.QuerySet:
        return self.affiliations.current().select_related("person")

    def told(self) -> list[tuple[str, str]]:
        """What the partner says about its work: (label, text), what is empty left out."""
        said = [(self._meta.get_field(name).verbose_name, getattr(self, name)) for name in TOLD_FIELDS]
        return [(capfirst(str(label)), text) for label, text in said if text]

    @property
    def logo_url(self) -> str:
        return reverse("partner_logo", args=[self.slug, self.logo_name]) if self.logo else ""

    def profile(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in PROFILE_FIELDS}

    # Verbs

    def lock(self) -> None:
        """Read this row again and keep others from changing it until the transaction ends."""
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())

    @classmethod
    @transaction.atomic
    def add(cls, by: Person | None, name: str, places: list[str] | None = None, **fields: Any) -> "Partner":
        """Enter an organisation."""
        partner = cls(name=name, **fields)
        partner.prepare()
        partner.full_clean(exclude=["sort_name", "search", "slug"])
        if partner.stage == Stage.ACTIVE and not partner.joined_on:
            partner.joined_on = today()
        partner.save()
        partner.places.set(Place.named(places or []))
        AuditEntry.record("partner.added", by=by, target=partner, stage=partner.stage)
        return partner

    @transaction.atomic
    def edit(self, by: Person, places: list[str] | None = None, **changes: Any) -> "Partner":
        """Change the profile; unknown names raise TypeError. Old and new values go to the history."""
        unknown = set(changes) - set(PROFILE_FIELDS)
        if unknown:
            raise TypeError(f"not profile fields: {sorted(unknown)}")
        self.lock()
        changed = {
            name: [getattr(self, name), value] for name, value in changes.items() if getattr(self, name) != value
        }
        for name, (_old, new) in changed.items():
            setattr(self, name, new)
        if places is not None and (moved := self._set_places(places)):
            changed["places"] = moved
        if not changed:
            return self
        self.version += 1
        self.full_clean(exclude=["sort_name", "search", "slug"])
        self.save()
        AuditEntry.record("partner.edited", by=by, target=self, changes=changed)
        return self

    def _set_places(self, names: list[str]) -> list[list[str]]:
        before = sorted(place.name for place in self.places.all())
        self.places.set(Place.named(names))
        after = sorted(place.name for place in self.places.all())
        return [before, after] if before != after else []

    @transaction.atomic
    def change_stage(self, by: Person, stage: str, reason: str) -> "Partner":
        """Move to another stage; says why."""
        if stage not in Stage.values:
            raise ValidationError(gettext("Choose one of the stages."))
        if not reason.strip():
            raise ValidationError(gettext("Say in a few words why: the history keeps it."))
        self.lock()
        before, self.stage = self.stage, stage
        if stage == Stage.ACTIVE and not self.joined_on:
            self.joined_on = today()
        self.version += 1
        self.save(update_fields=["stage", "joined_on", "version"])
        AuditEntry.record(
            "partner.stage_changed", by=by, target=self, before=before, after=stage, reason=reason.strip()
        )
        return self

    @transaction.atomic
    def confirm(self, by: Person) -> "Partner":
        """Say that what we hold is true; asked again in half a year."""
        self.confirmed_at, self.confirmed_by = timezone.now(), by
        self.confirm_due_on = today() + timedelta(days=CONFIRM_EVERY_DAYS)
        self.save(update_fields=["confirmed_at", "confirmed_by", "confirm_due_on"])
        AuditEntry.record("partner.confirmed", by=by, target=self)
        return self

    @transaction.atomic
    def set_logo(self, by: Person, picture: ContentFile | None) -> "Partner":
        """Show a picture cleaned by network.lib.pictures; None takes it away. The old file stays for a day, to undo."""
        old, self.logo = self.logo.name, logos.keep(picture) if picture else ""
        self.save(update_fields=["logo"])
        if picture:
            AuditEntry.record("partner.logo_set", by=by, target=self)
        else:
            AuditEntry.record("partner.logo_removed", by=by, target=self, logo=old)
        return self

    @transaction.atomic
    def bring_back_logo(self, by: Person, name: str) -> "Partner":
        """Undo taking a logo of this partner away."""
        removed = AuditEntry.objects.about(self).filter(act="partner.logo_removed", detail__logo=name)
        if not name.isprintable() or not removed.exists() or not logos.exists(name):
            raise ValidationError(gettext("The picture is gone. Please choose it again."))
        self.logo = name
        self.save(update_fields=["logo"])
        AuditEntry.record("partner.logo_set", by=by, target=self)
        return self

    @transaction.atomic
    def ask_to_confirm(self, by: Person | None, reminder: bool = False) -> Delivery | None:
        """Mail the contact what we hold, with a personal link; None when no mail would reach anybody.

        The timetable asks once in a cycle, a person once a day: asking again answers with the first mail.
        """
        self.lock()
        contact = self.reachable_contact()
        if contact is None:
            return None
        key = self._asking_key(by, reminder)
        earlier = Delivery.objects.filter(key__startswith=key)
        if asked := earlier.filter(person=contact).exclude(state__in=NEVER_ARRIVED).first():
            return asked
        self.close_links()
        link = Link.create(contact, "partner.profile", self)
        moment = "reminded_at" if reminder else "asked_at"
        setattr(self, moment, timezone.now())
        self.save(update_fields=[moment])
        AuditEntry.record("partner.reminded" if reminder else "partner.asked", by=by, target=self)
        message = emails.confirm_profile(contact, self, link.url, reminder)
        return Delivery.queue("confirm_profile", f"{key}:{earlier.count()}", message, contact, secrets=[link.token])

    def close_links(self, person: Person | None = None) -> None:
        """Make personal links to the profile useless, of everybody or of one person, and call waiting mails back."""
        links = Link.objects.for_act("partner.profile", self)
        mails = Delivery.objects.filter(key__startswith=f"confirm_profile:{self.pk}:")
        (links.filter(person=person) if person else links).revoke()
        (mails.filter(person=person) if person else mails).cancel_waiting()

    def _asking_key(self, by: Person | None, reminder: bool) -> str:
        cycle = f"{self.confirm_due_on}:{(today() - self.confirm_due_on).days // CONFIRM_EVERY_DAYS}"
        return f"confirm_profile:{self.pk}:{today() if by else cycle}{':reminder' if reminder else ''}"

    @transaction.atomic
    def archive(self, by: Person, reason: str = "") -> "Partner":
        """Put away: gone from lists, links to it revoked, history kept."""
        if self.archived_at:
            return self
        self.archived_at = timezone.now()
        self.save(update_fields=["archived_at"])
        self.close_links()
        AuditEntry.record("partner.archived", by=by, target=self, reason=reason)
        return self

    @transaction.atomic
    def restore(self, by: Person) -> "Partner":
        """Take back out of the archive, and out of a merge."""
        self.archived_at, self.merged_into = None, None
        self.save(update_fields=["archived_at", "merged_into"])
        AuditEntry.record("partner.restored", by=by, target=self)
        return self
