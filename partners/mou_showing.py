"""How a page tells of an agreement: where it stands, its clauses with what was said about them, its versions."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from network.lib.dates import plain_day
from partners.models import Mou, MouComment, MouVersion, Signature
from partners.models.mou_state import OVER, MouState, Side
from partners.mou_document import document_of


@dataclass(frozen=True)
class Stop:
    """One stop on the way of an agreement. state: "done", "now" or "ahead"."""

    label: str
    note: str
    state: str


def way_of(mou: Mou) -> list[Stop]:
    """Draft, offered, signed by the one, by the other, in force: what is behind, where it is, what is ahead."""
    version = None if mou.state in NOT_OFFERED else mou.signed_version()
    signatures = {one.side: one for one in version.signatures.all()} if version else {}
    steps = [
        (_("Drafted"), plain_day(mou.created_at), True),
        (_("Offered"), plain_day(mou.offered_at) if mou.offered_at else "", mou.state not in NOT_OFFERED),
        *(signed_step(mou, side, signatures.get(side)) for side in Side.values),
        (last_word(mou), last_note(mou), bool(mou.signed_at)),
    ]
    now = next((number for number, step in enumerate(steps) if not step[2]), len(steps) - 1)
    return [
        Stop(label, note, "now" if number == now else "done" if done else "ahead")
        for number, (label, note, done) in enumerate(steps)
    ]


NOT_OFFERED = (MouState.DRAFT, MouState.DISCARDED)


def signed_step(mou: Mou, side: str, signature: Any) -> tuple[str, str, bool]:
    label = _("Signed by the partner") if side == Side.PARTNER else _("Signed by the network")
    if signature:
        return label, f"{signature.name}, {plain_day(signature.at)}", True
    waits = _("waiting for %(name)s") % {"name": mou.signer.name} if side == Side.PARTNER and mou.signer else ""
    return label, waits, False


def last_word(mou: Mou) -> str:
    return str(mou.get_state_display()).capitalize() if mou.state in OVER else _("In force")


def last_note(mou: Mou) -> str:
    if mou.state in OVER:
        return plain_day(mou.ended_on) if mou.ended_on else ""
    return _("until %(day)s") % {"day": plain_day(mou.until)} if mou.until else _("without an end")


# The text


@dataclass(frozen=True)
class Part:
    """A clause as it is shown, and what was said about it."""

    number: int
    clause: dict[str, Any]
    comments: list[MouComment] = field(default_factory=list)


def shown_document(mou: Mou) -> dict[str, Any]:
    """What the page shows: the draft while it is one, else the latest text that was frozen."""
    version = mou.current
    return document_of(mou) if version is None or mou.state in NOT_OFFERED else version.document


def parts_of(document: dict[str, Any], comments: list[MouComment]) -> list[Part]:
    return [
        Part(number, clause, [one for one in comments if one.clause == clause["key"]])
        for number, clause in enumerate(document["clauses"], start=1)
    ]


def about_the_whole(document: dict[str, Any], comments: list[MouComment]) -> list[MouComment]:
    """Comments on the whole text, and on clauses that are no longer in it."""
    here = {clause["key"] for clause in document["clauses"]}
    return [one for one in comments if one.clause not in here]


def comments_on(mou: Mou) -> list[MouComment]:
    return list(mou.comments.select_related("by", "decided_by", "version"))


def versions_of(mou: Mou) -> list[MouVersion]:
    """The newest first, with their signatures."""
    return sorted(mou.versions.all(), key=lambda one: -one.number)


def note_signatures(mous: list[Any]) -> None:
    """Onto each of these offered agreements `waits`: the sides whose signature is missing. One query."""
    offered = [mou for mou in mous if mou.is_offered]
    rows = Signature.objects.filter(version__mou__in=offered, version__number=F("version__mou__number"))
    there = set(rows.values_list("version__mou", "side"))
    for mou in offered:
        mou.waits = [side for side in Side.values if (mou.pk, side) not in there]
