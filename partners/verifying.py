"""Whether a file somebody holds is an agreement of ours, and unchanged: told in plain words."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from partners import check_agreement
from partners.models import MouPaper, MouVersion, Signature
from partners.mou_document import sha256_of
from partners.mou_seal import certificate_pem, is_sealed_by_us
from partners.signing import evidence_hash
from people.models import AuditEntry

MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Verdict:
    """holds: it is ours and unchanged. words: the answer in a sentence. findings: (holds, words) one by one.

    version: the version of which it is a copy, None when it is not one of ours.
    """

    holds: bool
    words: str
    findings: list[tuple[bool, str]] = field(default_factory=list)
    version: MouVersion | None = None


def verify(content: bytes) -> Verdict:
    """Look at the bytes of a PDF, of an exported bundle, or of a text."""
    if content.startswith(b"PK"):
        return verify_bundle(content)
    if b"%PDF-" in content[:1024]:
        return verify_pdf(content)
    version = MouVersion.objects.filter(sha256=sha256_of(content)).select_related("mou__partner").first()
    if version and version.mou.signed_at:
        return Verdict(True, _("This is the text of an agreement of ours, unchanged."), version=version)
    return Verdict(False, _("This is not an agreement of ours as it was signed: neither our PDF, nor our bundle."))


def verify_pdf(content: bytes) -> Verdict:
    paper = MouPaper.objects.filter(sha256=sha256_of(content)).select_related("version__mou__partner").first()
    if paper:
        return Verdict(True, said(True), [(True, _("We keep the very same file."))], paper.version)
    sealed = is_sealed_by_us(content)
    seal = (
        _("It bears our seal, and the seal is whole.") if sealed else _("It does not bear our seal, or it is broken.")
    )
    return Verdict(False, said(False), [(sealed, seal), (False, _("We do not keep such a file."))])


def verify_bundle(content: bytes) -> Verdict:
    found = check_agreement.check(content)
    findings = list(found.all)
    version = None
    if found.hold:
        files = check_agreement.read(content)
        ours = files["certificate.pem"] == certificate_pem().encode()
        version = held_version(files) if ours else None  # whatever bears our seal has the form we gave it
        findings.append((version is not None, _("We keep the same text under the same signatures.")))
        findings.append((ours, _("It was exported and sealed by this network.")))
    holds = all(one for one, _words in findings)
    return Verdict(holds, said(holds), findings, version if holds else None)


def held_version(files: dict[str, bytes]) -> MouVersion | None:
    """The version a bundle is of, when our own tables say the same as the bundle."""
    told = check_agreement.json.loads(files["version.json"])
    version = MouVersion.objects.filter(mou=told["mou"], number=told["number"], sha256=told["sha256"]).first()
    record = check_agreement.json.loads(files["record.json"])
    rows = check_agreement.json.loads(files["signatures.json"])
    kept = {one.pk: evidence_hash(one) for one in Signature.objects.filter(pk__in=[row["id"] for row in rows])}
    same = kept == {row["id"]: check_agreement.hash_of(row["evidence"]) for row in rows}
    return version if same and AuditEntry.objects.filter(hash=record["head"]).exists() else None


def said(holds: bool) -> str:
    if holds:
        return _("This is an agreement of ours, and nothing in it was changed.")
    return _("This is not an agreement of ours as it was signed: something in it differs, or it is from elsewhere.")
