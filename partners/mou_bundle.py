"""An agreement to take along: its text, PDF, signatures and record in one file, and a script that checks them."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partners import check_agreement
from partners.models import MouVersion
from partners.mou_document import sha256_of
from partners.mou_paper import is_settled, paper_of, signed_before
from partners.mou_seal import certificate_pem, seal_bytes
from people.models import AuditEntry

CHECKER = Path(check_agreement.__file__)
WHEN = (1980, 1, 1, 0, 0, 0)  # the same agreement makes the same file
# The acts of an agreement that its own signers may read in full; of all others the bundle shows fingerprints.
TOLD = ("mou.offered", "mou.offered_again", "mou.signed", "mou.activated", "mou.corrected", "mou.sealed")


def bundle_of(version: MouVersion) -> bytes:
    """A zip file with everything that proves what was signed. Raises ValidationError before both have signed."""
    if not is_settled(version):
        raise ValidationError(_("There is something to take along once both sides have signed."))
    paper = paper_of(version)
    files = {
        "README.txt": readme().encode(),
        "agreement.txt": version.text.encode(),
        "agreement.pdf": bytes(paper.pdf),
        "version.json": plain(version_of(version)),
        "signatures.json": plain(signatures_of(version)),
        "record.json": plain(record_of(version)),
        "certificate.pem": certificate_pem().encode(),
        "check_agreement.py": CHECKER.read_bytes(),
    }
    manifest = plain({"files": {name: sha256_of(content) for name, content in sorted(files.items())}})
    return zipped({**files, "manifest.json": manifest, "manifest.sig": seal_bytes(manifest).encode()})


def zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as bundle:
        for name, content in files.items():
            entry = ZipInfo(name, WHEN)
            entry.external_attr, entry.compress_type = 0o644 << 16, ZIP_DEFLATED
            bundle.writestr(entry, content)
    return out.getvalue()


def plain(thing: Any) -> bytes:
    return json.dumps(thing, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def version_of(version: MouVersion) -> dict[str, Any]:
    signed = signed_before(version)
    return {
        "format": check_agreement.FORMAT, "mou": version.mou_id, "number": version.number, "kind": version.kind,
        "note": version.note, "title": version.document["title"], "partner": version.document["partner"],
        "network": version.document["network"], "sha256": version.sha256, "size": version.size,
        "signed_number": signed.number, "signed_sha256": signed.sha256,
    }  # fmt: skip


def signatures_of(version: MouVersion) -> list[dict[str, Any]]:
    return [{"id": one.pk, "evidence": one.evidence()} for one in signed_before(version).signatures.order_by("pk")]


def record_of(version: MouVersion) -> dict[str, Any]:
    """The chain from the first entry about this agreement to the head; of entries about others only fingerprints."""
    own = AuditEntry.objects.filter(act__in=TOLD, detail__mou=version.mou_id).order_by("number")
    numbers = set(own.values_list("number", flat=True))
    chain = AuditEntry.objects.filter(number__gte=min(numbers)).order_by("number")
    first, head, entries = own[0], "", []
    for entry in chain.iterator(chunk_size=2000):
        head = entry.hash
        told = {"content": entry.content(), "hash": entry.hash}
        entries.append(told if entry.number in numbers else {"sha256": entry.content_hash()})
    return {"first": first.number, "previous": first.previous_hash, "head": head, "entries": entries}


def readme() -> str:
    return _(
        "This is an agreement with everything that shows what was signed, by whom and when.\n\n"
        "agreement.pdf     to read and to print; a PDF reader shows its seal\n"
        "agreement.txt     the very text that was signed\n"
        "signatures.json   who signed, as what, when and from where\n"
        "record.json       the network’s record, as a chain of fingerprints\n"
        "check_agreement.py  checks all of it, without us: python3 check_agreement.py agreement.zip\n\n"
        "Give the checker the fingerprints from the mail you got when you signed, and it looks for them.\n"
    )
