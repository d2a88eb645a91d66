"""The last look before a mail leaves: does it still want to go there?"""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from people.kinds import WAYS_OUT, Kind
from people.models.delivery import Delivery
from people.models.suppression import Suppression

LOOKED_AT = (
    "stopped", "address", "person_id", "person__erased_at", "person__is_active", "person__muted_kinds",
    "person__email", "person__bounced_at",
)  # fmt: skip


def objections_to(batch: list[Delivery]) -> dict[int, str]:
    """Those of a batch that may not leave any more, and why. One query for each kind of mail."""
    found: dict[int, str] = {}
    for name in {delivery.kind for delivery in batch}:
        those = [delivery for delivery in batch if delivery.kind == name]
        found |= of_kind(those[0].kind_of_mail, [delivery.pk for delivery in those])
    return found


def of_kind(kind: Kind, numbers: list[int]) -> dict[int, str]:
    # What somebody waits for at the screen goes out all the same: they asked for it a moment ago.
    kinds = [kind.name] if kind.again else ["", kind.name]
    suppressions = Suppression.objects.filter(address=OuterRef("address"), kind__in=kinds)
    rows = Delivery.objects.filter(pk__in=numbers).annotate(stopped=Exists(suppressions)).values("pk", *LOOKED_AT)
    said = {row["pk"]: of_row(kind, row) for row in rows}
    return {pk: words for pk, words in said.items() if words}


def of_row(kind: Kind, row: dict[str, Any]) -> str:
    if row["stopped"]:
        return _("This address does not want mails of this kind.")
    return of_person(kind, row) if row["person_id"] else of_address(kind, row["address"])


def of_person(kind: Kind, row: dict[str, Any]) -> str:
    is_muted = kind.optional and kind.name in row["person__muted_kinds"]
    has_moved = not kind.any_address and row["person__email"] != row["address"]
    objections = [
        (row["person__erased_at"], _("This person’s data was erased.")),
        (not row["person__is_active"], _("This person has been switched off.")),
        (is_muted, _("This person does not want mails of this kind.")),
        (has_moved, _("This person’s address has changed since.")),
        (not kind.again and row["person__bounced_at"], _("Mail to this address came back.")),
    ]
    return next((words for applies, words in objections if applies), "")


def of_address(kind: Kind, address: str) -> str:
    left = kind.name in WAYS_OUT and not WAYS_OUT[kind.name](address)
    return _("This address has unsubscribed.") if left else ""
