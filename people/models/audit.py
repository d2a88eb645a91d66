import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# What each act is called on the page. Apps add theirs in acts.py.
ACTS: dict[str, Any] = {}
CHAIN_LOCK = 7_201_100  # any number no other advisory lock of ours uses
FIRST_HASH = "0" * 64
TOLD = (
    "at", "act", "detail", "target_id", "target_type__app_label", "target_type__model", "actor__name",
    "actor__erased_at",
)  # fmt: skip


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    def about(self, thing: models.Model) -> "AuditQuerySet":
        return self.filter(target_type=ContentType.objects.get_for_model(thing), target_id=thing.pk)

    def by_name(self, query: str) -> "AuditQuerySet":
        """Acts of people whose name holds all these words."""
        people = self.model._meta.get_field("actor").related_model.objects
        return self.filter(actor__in=people.matching(query))

    def newest_first(self) -> "AuditQuerySet":
        """With what a history tells of each."""
        return self.select_related("actor", "target_type").only(*TOLD).order_by("-number")


class AuditEntry(models.Model):
    """One act: who, when, what, on what. Entries form a hash chain; the database refuses to change or delete one.

    `detail` never holds personal data, since it can never be erased: of persons only the names of changed fields.
    """

    number = models.PositiveBigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("when"))
    actor = models.ForeignKey(
        "people.Person", verbose_name=_("who"), null=True, on_delete=models.PROTECT, related_name="acts"
    )
    act = models.CharField(_("act"), max_length=60)
    target_type = models.ForeignKey(ContentType, null=True, on_delete=models.PROTECT, related_name="+")
    target_id = models.PositiveBigIntegerField(null=True)
    target = GenericForeignKey("target_type", "target_id")
    detail = models.JSONField(_("detail"), default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes = [models.Index(fields=["target_type", "target_id", "-number"], name="audit_target")]

    def __str__(self) -> str:
        return f"{self.number} {self.act}"

    @property
    def sentence(self) -> str:
        """The act in words: «edited the profile»."""
        return str(ACTS.get(self.act, self.act))

    @property
    def fields(self) -> list[str]:
        """Names of the fields that changed, as they stand on the form."""
        model = self.target_type.model_class() if self.target_type else None
        names = self.detail.get("fields") or list(self.detail.get("changes", {}))
        return [str(_verbose_name(model, name)) for name in names]

    def content(self) -> dict[str, Any]:
        """What happened, ready for JSON."""
        return {
            "at": self.at.isoformat(),
            "actor": self.actor_id,
            "act": self.act,
            "target": [self.target_type_id, self.target_id],
            "detail": self.detail,
        }

    def content_hash(self) -> str:
        """The fingerprint of what happened: with it the chain can be checked by who may not read the entry itself."""
        return hash_of(self.content())

    def computed_hash(self) -> str:
        """The link of the chain: number, the link before, and the fingerprint of what happened."""
        return hash_of({"number": self.number, "previous": self.previous_hash, "content": self.content_hash()})

    @classmethod
    def record(
        cls, act: str, by: models.Model | None, target: models.Model | None = None, **detail: Any
    ) -> "AuditEntry":
        """Append one entry, in the caller's transaction. `by` is None for the public and for the timetable."""
        return cls.record_all(act, by, [(target, detail)])[0]

    @classmethod
    @transaction.atomic
    def record_all(
        cls, act: str, by: models.Model | None, targets: list[tuple[models.Model | None, dict[str, Any]]]
    ) -> "list[AuditEntry]":
        """Append an entry for each (target, detail): one statement for many."""
        _lock_chain()
        last = cls.objects.order_by("-number").first()
        number, previous = (last.number, last.hash) if last else (0, FIRST_HASH)
        entries, now = [], timezone.now()
        for target, detail in targets:
            number += 1
            entry = _entry(number, now, previous, act, by, target, detail)
            previous = entry.hash
            entries.append(entry)
        return cls.objects.bulk_create(entries, batch_size=500)

    @classmethod
    def first_broken(cls) -> "AuditEntry | None":
        """The first entry whose hash does not follow from its content and its predecessor; None when all do."""
        return first_broken(cls.objects.order_by("number").iterator(chunk_size=2000))


def first_broken(entries: Iterable[AuditEntry]) -> AuditEntry | None:
    """Of entries in their order from number 1, the first that does not follow from the one before it."""
    previous = FIRST_HASH
    for number, entry in enumerate(entries, start=1):
        if (entry.number, entry.previous_hash, entry.hash) != (number, previous, entry.computed_hash()):
            return entry
        previous = entry.hash
    return None


def hash_of(plain: dict[str, Any]) -> str:
    """SHA-256 over the canonical JSON of a dictionary, in hexadecimal."""
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _entry(number: int, at: datetime, previous: str, act: str, by: Any, target: Any, detail: dict) -> AuditEntry:
    target_type = ContentType.objects.get_for_model(target) if target is not None else None
    entry = AuditEntry(
        number=number,
        at=at,
        actor=by if by is not None and by.pk else None,
        act=act,
        target_type=target_type,
        target_id=target.pk if target is not None else None,
        detail=json.loads(json.dumps(detail, default=str)),
        previous_hash=previous,
    )
    entry.hash = entry.computed_hash()
    return entry


def _lock_chain() -> None:
    """One writer at a time, until the transaction ends. SQLite has only one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def _verbose_name(model: type[models.Model] | None, name: str) -> Any:
    known = {field.name: getattr(field, "verbose_name", name) for field in model._meta.get_fields()} if model else {}
    return known.get(name, name)
