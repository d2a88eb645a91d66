"""An agreement as a PDF: the very text that was frozen, a page with the signatures, our seal; made once and kept."""

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import typst
from django.db import transaction
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.models import Mou, MouPaper, MouVersion, Signature
from partners.models.mou_state import Side
from partners.mou_document import numbered, sha256_of
from partners.mou_seal import sealed
from people.models import AuditEntry

SHEET = Path(__file__).parent / "typst" / "agreement.typ"


def pdf_of(version: MouVersion) -> bytes:
    """The PDF of a version: sealed, and the same bytes for ever, once both have signed; before that a plain one."""
    return bytes(paper_of(version).pdf) if is_settled(version) else drawn(version)


def preview(document: dict[str, Any], text: str) -> bytes:
    """The PDF of a draft, to look at: what is frozen when it is offered looks the same."""
    return compiled({**sheet_of(document, text), "draft": True, "signatures": []})


def file_name(version: MouVersion) -> str:
    return f"{slugify(f'{version.mou.title} {version.mou.partner.name}')[:80] or 'agreement'}-{version.number}.pdf"


def signed_before(version: MouVersion) -> MouVersion:
    """The version whose signatures stand under this one: itself, or what it corrects."""
    asking = version.mou.versions.filter(number__lte=version.number).exclude(kind="minor")
    return asking.prefetch_related("signatures").order_by("-number")[0]


def is_settled(version: MouVersion) -> bool:
    return signed_before(version).is_signed_by_both


def paper_of(version: MouVersion) -> MouPaper:
    """The sealed PDF of a version both have signed, made if nobody has asked for it yet."""
    return MouPaper.objects.filter(version=version).first() or seal(version)


@transaction.atomic
def seal(version: MouVersion) -> MouPaper:
    Mou.objects.select_for_update(of=("self",)).get(pk=version.mou_id)
    if made := MouPaper.objects.filter(version=version).first():
        return made
    reason = _("Both sides have signed version %(number)d.") % {"number": version.number}
    pdf = sealed(drawn(version), reason, version.document["network"])
    paper = MouPaper.objects.create(version=version, pdf=pdf, sha256=sha256_of(pdf), size=len(pdf))
    AuditEntry.record(
        "mou.sealed", by=None, target=version.mou.partner, mou=version.mou_id, version=version.number,
        sha256=version.sha256, pdf=paper.sha256,
    )  # fmt: skip
    return paper


def unsealed() -> list[MouVersion]:
    """Versions in force without a paper: the worker's list."""
    rows = MouVersion.objects.filter(mou__signed_at__isnull=False, paper=None).select_related("mou__partner")
    return [version for version in rows if is_settled(version)]


def drawn(version: MouVersion) -> bytes:
    """The PDF without a seal: with the page of signatures once both have signed."""
    signed = signed_before(version)
    return compiled(
        {
            **sheet_of(version.document, version.text, version.number),
            "draft": not signed.is_signed_by_both,
            "signatures": [entry_of(one) for one in signed.signatures.order_by("at", "pk")],
        }
    )


def sheet_of(document: dict[str, Any], text: str, number: int = 0) -> dict[str, Any]:
    """What the sheet shows of a document, and its own words."""
    clauses = [{**clause, "number": str(clause["number"])} for clause in numbered(document["clauses"])]
    return {
        **document,
        "clauses": clauses,
        "text": text,
        "sha256": sha256_of(text),
        "language": (get_language() or "en").split("-")[0],
        "words": {
            "version": _("Version %(number)d") % {"number": number} if number else _("Draft"),
            "attached": _("The text of this agreement, as it was signed"),
            "unsigned": _("This text has not been signed by both sides."),
            "signed": _("Signed by"),
            "meaning": _(
                "Both signed on screen the text whose fingerprint stands below. The network keeps the record."
            ),
            "at": _("Signed"),
            "how": _("Came in by"),
            "address": _("Network address"),
            "browser": _("Browser"),
            "record": _("Entry of the record"),
            "fingerprint": _("Fingerprint of the text (SHA-256)"),
            "verify": _(
                "The text itself is attached to this file. The network’s page /verify/ tells whether it is whole."
            ),
        },
    }


def entry_of(signature: Signature) -> dict[str, str]:
    entry = AuditEntry.objects.filter(act="mou.signed", detail__signature=signature.pk).first()
    document, when = signature.version.document, signature.at.astimezone(UTC)
    return {
        "for": document["partner" if signature.side == Side.PARTNER else "network"],
        **{name: getattr(signature, name) for name in ("name", "position", "authority", "consent", "how", "address")},
        "browser": signature.browser,
        "at": f"{date_format(when, 'j F Y, H:i:s')} UTC",
        "record": f"{entry.number} · {entry.hash}" if entry else "",
    }


def compiled(data: dict[str, Any]) -> bytes:
    """Typst's PDF/A-3: self-contained, for the archive, with the text attached."""
    source = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        return typst.compile(SHEET.read_bytes(), sys_inputs=source, pdf_standards=["a-3b"])
    except typst.TypstError:  # a letter no font of ours has: the standard forbids it, but people's words go first
        return typst.compile(SHEET.read_bytes(), sys_inputs=source)
