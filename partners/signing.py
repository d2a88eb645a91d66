"""Signing an agreement: what is shown is what is signed, once for each side, with the evidence of it."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from network.lib.clock import database_now
from partners import mou_emails, mou_mail
from partners.models import Mou, MouVersion, Signature
from partners.models.mou_state import MouState, Side
from people.models import AuditEntry, Network, Person
from people.models.audit import hash_of


class TextChanged(Exception):
    """The text shown to the signer is no longer the one that is offered. version: what is offered now."""

    def __init__(self, version: MouVersion) -> None:
        super().__init__(version.sha256)
        self.version = version


@dataclass(frozen=True)
class Claim:
    """What a signer says of themselves."""

    name: str
    position: str


@dataclass(frozen=True)
class Circumstances:
    """How the signer came: `how` in words, the number of the personal link, network address, browser."""

    how: str
    link_id: int | None = None
    address: str = ""
    browser: str = ""


def authority_of(mou: Mou, side: str) -> str:
    """The sentence by which a signer says that they may."""
    name = mou.partner.name if side == Side.PARTNER else Network.current().name
    return _("I may sign for %(name)s.") % {"name": name}


def consent_of(version: MouVersion) -> str:
    """The sentence a signer agrees to."""
    words = _("I have read “%(title)s”, version %(number)d, and sign it on screen as I would on paper.")
    return words % {"title": version.mou.title, "number": version.number}


@transaction.atomic
def sign(mou: Mou, by: Person, side: str, sha256: str, claim: Claim, circumstances: Circumstances) -> Signature:
    """Sign what is offered, for one side ("partner" or "backbone"); with the second side the agreement is in force.

    sha256: the fingerprint of the text the signer was shown. Raises TextChanged, with nothing written, when another
    text is offered now; ValidationError when nothing is offered, or the side has signed through somebody else. The same
    person signing the same text again gets their first signature: a second click is no second act.
    """
    mou.lock()
    version = mou.current
    if version is None or mou.state not in (MouState.OFFERED, MouState.ACTIVE):
        raise ValidationError(_("This is not offered at the moment."))
    if mou.is_offered and version.sha256 != sha256:
        raise TextChanged(version)
    earlier = version.signature_of(side)
    if earlier and earlier.person_id == by.pk:
        return earlier
    refuse(mou, version, by, earlier)
    signature = write(version, by, side, claim, circumstances)
    entry = record(mou, signature, by)
    send_receipt(mou, signature, entry.hash)
    if version.signed_sides() | {side} == set(Side.values):
        bring_into_force(mou, by)
    elif side == Side.PARTNER:
        mou_mail.ask_network(mou, mou_emails.mou_ready, but_not=by)
    return signature


def refuse(mou: Mou, version: MouVersion, by: Person, earlier: Signature | None) -> None:
    if not mou.is_offered or earlier:
        raise ValidationError(_("This has been signed already."))
    if any(one.person_id == by.pk for one in version.signatures.all()):
        raise ValidationError(_("You have signed for the other side: a second person signs for this one."))


def write(version: MouVersion, by: Person, side: str, claim: Claim, circumstances: Circumstances) -> Signature:
    signature = Signature(
        version=version, side=side, person=by, name=claim.name.strip(), position=claim.position.strip(),
        authority=authority_of(version.mou, side), consent=consent_of(version),
        sha256=version.sha256, size=version.size, at=database_now(),
        how=circumstances.how, link_id=circumstances.link_id,
        address=circumstances.address[:45], browser=circumstances.browser[:300],
    )  # fmt: skip
    signature.full_clean(validate_unique=False, validate_constraints=False)
    signature.save()
    return signature


def record(mou: Mou, signature: Signature, by: Person) -> AuditEntry:
    """The entry in the hash chain that holds the signature fast: nothing about the person, the hash of the evidence."""
    return AuditEntry.record(
        "mou.signed", by=by, target=mou.partner, mou=mou.pk, version=signature.version.number, side=signature.side,
        sha256=signature.sha256, signature=signature.pk, evidence=evidence_hash(signature),
    )  # fmt: skip


def evidence_hash(signature: Signature) -> str:
    """SHA-256 over the canonical JSON of a signature's evidence, in hexadecimal."""
    return hash_of(signature.evidence())


def send_receipt(mou: Mou, signature: Signature, head: str) -> None:
    """Mail the signer what they signed, when, and the head of the chain; to the partner's signer with a link."""
    ref, person = str(signature.pk), signature.person
    if signature.side == Side.PARTNER:
        mou_mail.write_with_link(mou, person, "mou_receipt", ref, mou_emails.mou_receipt, signature, head)
    else:
        mou_mail.write(mou, person, "mou_receipt", ref, mou_emails.mou_receipt, signature, head)


def bring_into_force(mou: Mou, by: Person) -> None:
    """Both have signed: the agreement holds, the one before it is over, and each signer gets the way to their copy."""
    mou.activate(by)
    head = AuditEntry.objects.order_by("-number").values_list("hash", flat=True)[0]
    people = {one.side: one.person for one in mou.current.signatures.select_related("person")}
    partner, backbone = people[Side.PARTNER], people[Side.BACKBONE]
    mou_mail.write_with_link(mou, partner, "mou_active", str(mou.number), mou_emails.mou_active, mou, head)
    mou_mail.write(mou, backbone, "mou_active", str(mou.number), mou_emails.mou_active, mou, head)
