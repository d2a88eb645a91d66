"""Makers of agreements, through the verbs."""

from typing import Any

from partners.models import Mou, MouTemplate, Partner, Signature
from partners.signing import Circumstances, Claim, sign
from people.models import Person

BROWSER = Circumstances(how="personal link", link_id=7, address="192.0.2.7", browser="Firefox")


def make_template(by: Person, **fields: Any) -> MouTemplate:
    return MouTemplate.add(by, fields.pop("name", "Partners of the network"), **fields)


def make_mou(by: Person, partner: Partner, signer: Person | None = None, **fields: Any) -> Mou:
    """A draft."""
    template = fields.pop("template", None) or MouTemplate.ours(by)
    return Mou.draft(by, partner, template, **({"signer": signer} if signer else {}), **fields)


def make_offered(by: Person, partner: Partner, signer: Person | None = None, **fields: Any) -> Mou:
    return make_mou(by, partner, signer, **fields).offer(by)


def sign_as(mou: Mou, person: Person, side: str = "partner", sha256: str = "", **claim: str) -> Signature:
    """Sign the text that is offered now, or one with another fingerprint."""
    claim = {"name": person.name, "position": "director", **claim}
    return sign(mou, person, side, sha256 or mou.current.sha256, Claim(**claim), BROWSER)


def make_active(by: Person, partner: Partner, signer: Person | None = None, **fields: Any) -> Mou:
    mou = make_offered(by, partner, signer, **fields)
    sign_as(mou, mou.signer)
    sign_as(mou, by, "backbone")
    mou.refresh_from_db()
    return mou
