from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gatherings.format_library import LIBRARY, LibraryFormat
from gatherings.models.format import LONGEST, Format, Mode
from gatherings.models.gathering import Gathering
from gatherings.models.occasion import Purpose
from gatherings.models.prompt import Prompt
from people.models import Person
from working_groups.models import Ask, Receipt


class Block(models.TextChoices):
    """What sort of block it is; those other than ordinary have a page or a rule of their own."""

    ORDINARY = "ordinary", _("Ordinary")
    BREAK = "break", _("Break")
    BUFFER = "buffer", _("Buffer")
    ANNOUNCEMENTS = "announcements", _("Announcements")
    PAUSE = "pause", _("Pause and reflect")


SLACK = (Block.BREAK, Block.BUFFER)
# What people write in a block; where two wrote at once, both texts are kept.
TEXT_FIELDS = ("title", "description", "notes", "materials", "about", "owner_name")
# What people choose; who saves last, having seen it or not, chooses.
CHOICE_FIELDS = ("minutes", "kind", "mode", "purpose", "owner", "format_key", "own_format", "prompt")


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def present(self) -> "AgendaItemQuerySet":
        """On the agenda or in its parking lot; not removed."""
        return self.filter(removed_at=None)

    def planned(self) -> "AgendaItemQuerySet":
        """The blocks of the agenda in their order, with format and owner."""
        rows = self.present().filter(is_parked=False)
        return rows.select_related("owner", "own_format", "prompt", "ask", "receipt").order_by("position", "pk")

    def parked(self) -> "AgendaItemQuerySet":
        """What waits for another time."""
        rows = self.present().filter(is_parked=True)
        return rows.select_related("owner", "own_format", "prompt").order_by("position", "pk")


class AgendaItem(models.Model):
    """One block of an agenda. When it starts and ends is computed (gatherings/agenda.py), never stored.

    Changed by the functions of gatherings/agenda_builder.py only. A removed block stays, so that it can come back.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="agenda_items")
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(_("title"), max_length=200)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=10, validators=[MinValueValidator(1), MaxValueValidator(LONGEST)]
    )
    kind = models.CharField(_("sort of block"), max_length=15, choices=Block, default=Block.ORDINARY)
    mode = models.CharField(_("what people do"), max_length=10, choices=Mode, default=Mode.DISCUSS)
    purpose = models.CharField(_("purpose served"), max_length=15, choices=Purpose, blank=True)
    owner = models.ForeignKey(
        Person, verbose_name=_("owner"), null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    owner_name = models.CharField(_("owner, in words"), max_length=120, blank=True)
    format_key = models.CharField(_("format of the library"), max_length=40, blank=True)
    own_format = models.ForeignKey(
        Format, verbose_name=_("format of our own"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    description = models.TextField(_("description"), max_length=2000, blank=True)
    notes = models.TextField(_("notes for facilitators"), max_length=4000, blank=True)
    materials = models.CharField(_("materials"), max_length=300, blank=True)
    about = models.CharField(_("measure or activity it is about"), max_length=200, blank=True)
    prompt = models.ForeignKey(
        Prompt, verbose_name=_("prompt"), null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items"
    )
    ask = models.ForeignKey(
        Ask, verbose_name=_("ask of a group"), null=True, blank=True, on_delete=models.PROTECT, related_name="blocks"
    )
    receipt = models.ForeignKey(
        Receipt, verbose_name=_("direction to the group"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="blocks",
    )  # fmt: skip
    is_parked = models.BooleanField(_("parked"), default=False)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="block_has_title"),
            models.CheckConstraint(condition=models.Q(minutes__gte=1, minutes__lte=LONGEST), name="block_has_minutes"),
            models.CheckConstraint(condition=models.Q(kind__in=Block.values), name="block_kind_known"),
            models.CheckConstraint(condition=models.Q(mode__in=Mode.values), name="block_mode_known"),
            models.CheckConstraint(condition=models.Q(purpose__in=["", *Purpose.values]), name="block_purpose_known"),
            models.UniqueConstraint(fields=["gathering", "ask"], name="ask_once_an_agenda"),
            models.UniqueConstraint(fields=["gathering", "receipt"], name="direction_once_an_agenda"),
            models.CheckConstraint(
                condition=models.Q(format_key="") | models.Q(own_format=None), name="block_has_one_format"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    # Questions

    @property
    def format(self) -> LibraryFormat | Format | None:
        """The way these minutes are spent, of the library or of our own."""
        return self.own_format if self.own_format_id else LIBRARY.get(self.format_key)

    @property
    def waits(self) -> bool:
        """An ask without an answer, or a direction not acknowledged: such a block may be parked, not thrown away."""
        waiting = self.ask or self.receipt
        return waiting is not None and waiting.is_open

    @property
    def owner_words(self) -> str:
        """Who holds the block, as a name."""
        return self.owner.name if self.owner else self.owner_name

    @property
    def is_slack(self) -> bool:
        """Minutes in which nothing has to happen."""
        return self.kind in SLACK

    def least_minutes(self) -> int:
        """Below this the block makes no sense: the least its format takes, or a few minutes."""
        if self.format:
            return min(self.format.minutes_least, self.minutes)
        return min(1 if self.is_slack else 3, self.minutes)


class Wording(models.Model):
    """Another text for a field of a block, kept because two wrote at once; waits until somebody chooses."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="wordings")
    field = models.CharField(max_length=20, choices=[(name, name) for name in TEXT_FIELDS])
    text = models.TextField(_("text"), max_length=4000)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(_("chosen or let go"), null=True, blank=True)

    class Meta:
        verbose_name = _("other wording")
        verbose_name_plural = _("other wordings")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(field__in=TEXT_FIELDS), name="wording_of_a_text_field")
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def label(self) -> Any:
        """What the field is called on the page."""
        return AgendaItem._meta.get_field(self.field).verbose_name


class AgendaChange(models.Model):
    """One change to an agenda: who, what, and how the blocks were before and after, so that it can be taken back.

    `before` and `after` hold, for the id of each block concerned, the fields that changed.
    Its id is the version of the agenda.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="agenda_changes")
    act = models.CharField(max_length=20)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("change of an agenda")
        verbose_name_plural = _("changes of agendas")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.gathering} · {self.act}"


class AgendaTemplateQuerySet(models.QuerySet["AgendaTemplate"]):
    def open(self) -> "AgendaTemplateQuerySet":
        return self.filter(closed_at=None)


class AgendaTemplate(models.Model):
    """An agenda worth using again, saved by the network; those the software comes with are in agenda_templates.py."""

    name = models.CharField(_("name"), max_length=120)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    blocks = models.JSONField(_("blocks"), default=list)
    saved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(_("put away"), null=True, blank=True)

    objects = AgendaTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda template")
        verbose_name_plural = _("agenda templates")
        ordering = ["name", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="agenda_template_has_name")]

    def __str__(self) -> str:
        return self.name
