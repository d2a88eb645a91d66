"""What agreements hold about people. Evidence of a signature is kept after erasing: it is why there is an agreement."""

from django.db.models import Q

from partners.models import (
    Mou,
    MouComment,
    MouPaper,
    MouRound,
    MouRoundRow,
    MouTemplate,
    MouVersion,
    Signature,
)  # fmt: skip
from partners.models.mou_state import TOLD
from people.holdings import Holding, nobody, register
from people.models import Person


def leave_agreements(person: Person, by: Person) -> None:
    """What still waits for a signature of this person waits for somebody else of the partner."""
    Mou.objects.open().filter(signer=person).update(signer=None)


register(
    Holding(
        MouTemplate, rows=nobody(MouTemplate),
        other=("id", "name", "title", "clauses", "left_out", "gets", "months", "version", "created_at", "archived_at"),
    ),
    Holding(
        Mou,
        rows=lambda person: Mou.objects.filter(Q(signer=person, state__in=TOLD) | Q(keeper=person)),
        before=leave_agreements, shown=("partner", "title", "state", "starts_on", "until"),
        other=(
            "id", "template", "follows", "origin", "clauses", "left_out", "gives", "gets", "signer", "keeper", "number",
            "revision", "created_at", "offered_at", "signed_at", "ended_on", "ending", "ending_words",
        ),
        mentions=("ending_words",),
    ),
    # A text both sides have signed stays as it was signed: the database refuses to change it.
    Holding(
        MouVersion, rows=nobody(MouVersion),
        other=(
            "id", "mou", "number", "kind", "note", "document", "text", "sha256", "size", "frozen_by", "frozen_at",
        ),
    ),
    Holding(
        Signature,
        rows=lambda person: Signature.objects.filter(person=person),
        shown=(
            "version", "side", "name", "position", "authority", "consent", "sha256", "how", "address", "browser", "at",
        ),
        other=("id", "person", "size", "link_id"),
    ),
    Holding(MouPaper, rows=nobody(MouPaper), other=("id", "version", "pdf", "sha256", "size", "made_at")),
    Holding(
        MouComment,
        rows=lambda person: MouComment.objects.filter(by=person),
        shown=("mou", "words", "proposal", "created_at"),
        other=("id", "version", "clause", "side", "by", "decision", "reply", "decided_by", "decided_at"),
        mentions=("words", "proposal", "reply"),
    ),
    Holding(
        MouRound, rows=nobody(MouRound),
        other=("id", "template", "by", "note", "wrong", "right", "created_at", "ended_at"),
        mentions=("note", "wrong", "right"),
    ),
    Holding(MouRoundRow, rows=nobody(MouRoundRow), other=("id", "round", "partner", "mou", "state", "why")),
)  # fmt: skip
