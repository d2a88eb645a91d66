"""What there is about a partner beside its profile: one question for all kinds, most of which find nothing.

A later app says what else there may be with register(), in a module `beside.py` of its own, found at start.
"""

from functools import cache

from django.db.models import F, QuerySet

from network.lib.search import Asked, ids_of
from partners.models import Application, Appointment, Need, Offer, Partner, StandingStep, Touchpoint
from partners.models.appointment_queryset import Holding

KINDS: dict[str, QuerySet] = {
    "job": Appointment.objects.filter(state=Holding.HELD),
    "need": Need.objects.filter(closed_at=None),
    "offer": Offer.objects.filter(closed_at=None),
    "step": StandingStep.objects.all(),
    "application": Application.objects.all(),
    "touchpoint": Touchpoint.objects.filter(withdrawn_at=None),
}
NOBODY = -1  # stands for the partner in SQL that is written once


def register(kind: str, rows: QuerySet) -> None:
    """rows: of a model with a `partner`, and which of them count does not change with time."""
    KINDS[kind] = rows


def has(partner: Partner, kind: str) -> bool:
    """Whether there is anything of this kind. Asked of the database once and kept on the partner."""
    kept = getattr(partner, "_beside", None)
    if kept is None:
        asked: list[Asked] = [
            (sql, [partner.pk if value == NOBODY else value for value in values]) for sql, values in _written()
        ]
        kept = dict(zip(KINDS, ids_of(asked), strict=True))
        partner._beside = kept  # type: ignore[attr-defined]
    return bool(kept[kind])


@cache
def _written() -> list[Asked]:
    looks = (rows.filter(partner_id=NOBODY).order_by().values(found=F("pk"))[:1] for rows in KINDS.values())
    return [rows.query.sql_with_params() for rows in looks]
