"""The last look before a mail leaves: does it still want to go there?"""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from people.kinds import WAYS_OUT, Kind, ways_out
from people.models.delivery import Delivery
from people.models.suppression import Suppression

LOOKED_AT = (
    "stopped", "address", "person_id", "person__erased_at", "person__is_active", "person__muted_kinds",
    "person__email", "person__bounced_at",
)  # fmt: skip


def objections_to(batch: list[Delivery]) -> dict[int, str]:
    """Those of a batch that may not leave any more, and why; the others learn their way out. At most two queries for
    each kind of mail."""
    found: dict[int, str] = {}
    for name in {delivery.kind for delivery in batch}:
        those = [delivery for delivery in batch if delivery.kind == name]
        found |= of_kind(those[0].kind_of_mail, those)
    return found


def of_kind(kind: Kind, those: list[Delivery]) -> dict[int, str]:
    by_address = [delivery for delivery in those if not delivery.person_id]
    ways = ways_out(kind, {delivery.address for delivery in by_address}) if by_address else {}
    for delivery in by_address:
        delivery.way_out = ways.get(delivery.address, "")
    # What somebody waits for at the screen goes out all the same: they asked for it a moment ago.
    kinds = [kind.name] if kind.again else ["", kind.name]
    suppressions = Suppression.objects.filter(address=OuterRef("address"), kind__in=kinds)
    numbers = [delivery.pk for delivery in those]
    rows = Delivery.objects.filter(pk__in=numbers).annotate(stopped=Exists(suppressions)).values("pk", *LOOKED_AT)
    said = {row["pk"]: of_row(kind, row, ways) for row in rows}
    return {pk: words for pk, words in said.items() if words}


def of_row(kind: Kind, row: dict[str, Any], ways: dict[str, str]) -> str:
    if row["stopped"]:
        return _("This address does not want mails of this kind.")
    return of_person(kind, row) if row["person_id"] else of_address(kind, row["address"] in ways)


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


def of_address(kind: Kind, gets_it: bool) -> str:
    return _("This address has unsubscribed.") if kind.name in WAYS_OUT and not gets_it else ""
