from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.search import fold, words
from partners.models.place import Place
from people.models import AuditEntry, Link, Person, Visibility

CONFIRM_EVERY_DAYS = 182
STAGGER_DAYS = 28
# What a partner says about itself; the edit form, the API and the three-way merge all use this list.
PROFILE_FIELDS = (
    "name", "alternate_name", "sector", "summary", "working_on", "fit", "needs_help", "can_help", "best_at", "call_for",
    "not_for", "email", "email_visibility", "phone", "phone_visibility", "address", "address_visibility", "website",
    "listed", "legal_status", "tax_id", "year_incorporated",
)  # fmt: skip


class Stage(models.TextChoices):
    """Where an organisation stands with the network."""

    PROSPECT = "prospect", _("prospect")
    APPLICANT = "applicant", _("applicant")
    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")
    FORMER = "former", _("former")
    ALIGNED = "aligned", _("aligned")


# Partners the whole network sees; the other stages are the backbone's.
IN_DIRECTORY = (Stage.ACTIVE, Stage.PAUSED, Stage.ALIGNED)


class Sector(models.TextChoices):
    """The general preset of who is at the table."""

    PUBLIC_AGENCY = "public_agency", _("public agency")
    NONPROFIT = "nonprofit", _("nonprofit")
    BUSINESS = "business", _("business")
    PHILANTHROPY = "philanthropy", _("philanthropy")
    EDUCATION = "education", _("education")
    HEALTH = "health", _("health")
    FAITH = "faith", _("faith")
    RESIDENTS = "residents", _("community residents")
    LIVED_EXPERIENCE = "lived_experience", _("lived experience")
    MEDIA = "media", _("media")


class PartnerQuerySet(models.QuerySet["Partner"]):
    def present(self) -> "PartnerQuerySet":
        """Not archived."""
        return self.filter(archived_at=None)

    def in_directory(self) -> "PartnerQuerySet":
        return self.present().filter(stage__in=IN_DIRECTORY)

    def public(self) -> "PartnerQuerySet":
        """Partners that chose to be named on the public page."""
        return self.in_directory().filter(listed=Visibility.PUBLIC)

    def visible_to(self, person: Any) -> "PartnerQuerySet":
        """Backbone: all. Others who signed in: the directory and whatever they are affiliated with. The public: what is public."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.public()
        if person.is_backbone:
            return self
        own = models.Exists(
            self.model._meta.get_field("affiliations").related_model.objects.filter(
                partner=models.OuterRef("pk"), person=person, ended_on=None
            )
        )
        return self.present().filter(models.Q(stage__in=IN_DIRECTORY) | own)

    def matching(self, query: str) -> "PartnerQuerySet":
        found = self
        for word in words(query):
            found = found.filter(search__contains=word)
        return found

    def due_for_confirmation(self, day: date) -> "PartnerQuerySet":
        """In the directory, and the staggered day to ask has come."""
        return self.in_directory().filter(confirm_due_on__lte=day)

    def without_contact(self) -> "PartnerQuerySet":
        """Nobody there whom a mail would reach."""
        reachable = models.Q(
            affiliations__ended_on=None,
            affiliations__person__email__isnull=False,
            affiliations__person__bounced_at=None,
        )
        return self.exclude(pk__in=self.model.objects.filter(reachable).values("pk"))


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
        constraints = [
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="partner_stage_known"),
            models.CheckConstraint(condition=~models.Q(name=""), name="partner_has_name"),
        ]
        indexes = [
            models.Index(fields=["sort_name", "id"], name="partner_by_name"),
            models.Index(fields=["stage", "sort_name", "id"], name="partner_by_stage"),
            models.Index(fields=["sector", "sort_name", "id"], name="partner_by_sector"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partner_detail", args=[self.slug])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.prepare()
        super().save(*args, **kwargs)

    def prepare(self) -> None:
        """Fill what follows from other fields; for bulk inserts, which do not call save()."""
        self.slug = self.slug or free_slug(self.name)
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

    def people_now(self) -> models.QuerySet:
        return self.affiliations.current().select_related("person")

    def profile(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in PROFILE_FIELDS}

    # Verbs

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
    def set_logo(self, by: Person, picture: Any) -> "Partner":
        """Show a picture cleaned by network.lib.pictures; None takes the logo away."""
        old = self.logo.name
        self.logo = picture or ""
        self.save(update_fields=["logo"])
        if old:
            storage = self._meta.get_field("logo").storage
            transaction.on_commit(lambda: storage.delete(old))
        AuditEntry.record("partner.logo_set" if picture else "partner.logo_removed", by=by, target=self)
        return self

    @transaction.atomic
    def archive(self, by: Person, reason: str = "") -> "Partner":
        """Put away: gone from lists, links to it revoked, history kept."""
        self.archived_at = timezone.now()
        self.save(update_fields=["archived_at"])
        Link.objects.for_act("partner.profile", self).revoke()
        AuditEntry.record("partner.archived", by=by, target=self, reason=reason)
        return self

    @transaction.atomic
    def restore(self, by: Person) -> "Partner":
        """Take back out of the archive, and out of a merge."""
        self.archived_at, self.merged_into = None, None
        self.save(update_fields=["archived_at", "merged_into"])
        AuditEntry.record("partner.restored", by=by, target=self)
        return self


def free_slug(name: str) -> str:
    """A readable part of the URL that no partner has yet."""
    stem = slugify(fold(name))[:70] or "partner"
    if stem in RESERVED_SLUGS:
        stem = f"{stem}-partner"
    taken = set(Partner.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)


RESERVED_SLUGS = {"new", "merge", "ask", "invite", "export", "applications"}


def spread_day(seed: str) -> date:
    """A first day to ask, spread evenly over STAGGER_DAYS from a week on, so that not all mails go out at once."""
    return today() + timedelta(days=7 + sum(seed.encode()) % STAGGER_DAYS)
