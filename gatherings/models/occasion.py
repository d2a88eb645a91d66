"""What a series and each of its gatherings say alike."""

from datetime import date, time

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.models import Partner, Role
from people.models import Person
from people.models.network import check_time_zone
from working_groups.models import WorkingGroup

LONGEST = 12 * 60
CENTURY = 2000


class Kind(models.TextChoices):
    """What sort of meeting. Unstructured time is one of them: coffee, co-working, purposeful networking."""

    WORKING = "working", _("Working meeting")
    STEERING = "steering", _("Steering committee")
    LEARNING = "learning", _("Learning dialogue")
    NETWORK = "network", _("Network-wide gathering")
    UNSTRUCTURED = "unstructured", _("Unstructured time")


class Purpose(models.TextChoices):
    """What people come together for."""

    KNOW = "know", _("get to know each other")
    ORGANISATIONS = "organisations", _("learn about organisations")
    UNDERSTAND = "understand", _("understand the problem together")
    DECIDE = "decide", _("decide what to do")
    RELATE = "relate", _("build relationships")
    CREATE = "create", _("create")
    LEARN = "learn", _("learn")
    ACT = "act", _("act")


class Reach(models.TextChoices):
    """How far an invitation reaches, beside whom it names."""

    CHOSEN = "chosen", _("only those named below")
    CONTACTS = "contacts", _("the contact of every partner")
    EVERYONE = "everyone", _("everybody at every partner")


def check_purposes(purposes: list[str]) -> None:
    if not isinstance(purposes, list) or {*map(str, purposes)} - {*Purpose.values}:
        raise ValidationError(_("Choose purposes of the list."))


def check_day(field: str, day: date | None) -> None:
    """Of this century: what lies further away is a slip of the keyboard, and zones know nothing of it."""
    if day and not CENTURY <= day.year < CENTURY + 100:
        raise ValidationError({field: gettext("Choose a day of this century.")})


class Occasion(models.Model):
    """Abstract. The words and the frame of a meeting."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.WORKING)
    intention = models.CharField(_("intention"), max_length=200, blank=True)
    purposes = models.JSONField(_("what we come together for"), default=list, blank=True, validators=[check_purposes])
    expectations = models.TextField(_("what to expect"), max_length=4000, blank=True)
    begins = models.TimeField(_("begins at"), default=time(10))
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=90, validators=[MinValueValidator(5), MaxValueValidator(LONGEST)]
    )
    zone = models.CharField(_("time zone"), max_length=64, validators=[check_time_zone])
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link to take part online"), max_length=500, blank=True)
    access = models.TextField(_("how to get there, and who will find it easy"), max_length=2000, blank=True)
    capacity = models.PositiveSmallIntegerField(
        _("places"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(10_000)]
    )

    is_public = models.BooleanField(_("in the public calendar"), default=False)

    class Meta:
        abstract = True

    @property
    def purposes_in_words(self) -> list[str]:
        return [str(Purpose(value).label) for value in Purpose.values if value in self.purposes]


class Guests(models.Model):
    """Abstract. Whom a meeting is for: the group it belongs to, and whom else."""

    group = models.ForeignKey(
        WorkingGroup, verbose_name=_("group"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reach = models.CharField(_("who is invited"), max_length=10, choices=Reach, default=Reach.CHOSEN)
    partners = models.ManyToManyField(Partner, verbose_name=_("partners"), blank=True, related_name="+")
    roles = models.ManyToManyField(Role, verbose_name=_("jobs"), blank=True, related_name="+")
    people = models.ManyToManyField(Person, verbose_name=_("people"), blank=True, related_name="+")
    groups = models.ManyToManyField(WorkingGroup, verbose_name=_("groups"), blank=True, related_name="+")

    class Meta:
        abstract = True
