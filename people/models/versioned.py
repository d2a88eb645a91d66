from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext

from people.models.audit import AuditEntry

if TYPE_CHECKING:
    from people.models.person import Person


class Versioned(models.Model):
    """A row people change in forms: it counts its versions, and the audit keeps which fields changed.

    ACT is the first word of its acts in the audit: "role" makes "role.edited".
    """

    ACT: str

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    @property
    def in_audit(self) -> models.Model:
        """What the audit says was changed."""
        return self

    def lock(self) -> None:
        """Read the row anew, and keep others from changing it until this transaction ends."""
        self.refresh_from_db(from_queryset=type(self)._base_manager.select_for_update(of=("self",)))

    def refuse_if_wrong(self) -> None:
        """Raise ValidationError, each at its field. What nobody types (search columns, keys) is not checked."""
        self.full_clean(exclude=[field.name for field in self._meta.fields if not field.editable])

    def refuse_if_stale(self, version: int | None) -> None:
        """Raise ValidationError (code "stale") when a version is given and it is not the one of now."""
        if version is not None and version != self.version:
            words = gettext("Somebody changed “%(name)s” meanwhile.") % {"name": self}
            raise ValidationError(words, code="stale")

    def take(self, changes: dict[str, Any]) -> list[str]:
        """Set the fields that differ; returns their names in order."""
        changed = sorted(name for name, value in changes.items() if getattr(self, name) != value)
        for name in changed:
            setattr(self, name, changes[name])
        return changed

    def keep(self, by: "Person", changed: list[str]) -> None:
        """Write the next version, once it is right."""
        self.version += 1
        self.refuse_if_wrong()
        self.save()
        AuditEntry.record(f"{self.ACT}.edited", by=by, target=self.in_audit, fields=changed)

    @transaction.atomic
    def edit(self, by: "Person", version: int | None = None, **changes: Any) -> Self:
        """Change fields. version: the one the changes were made to; a later one raises ValidationError ("stale")."""
        self.lock()
        self.refuse_if_stale(version)
        if changed := self.take(changes):
            self.keep(by, changed)
        return self
