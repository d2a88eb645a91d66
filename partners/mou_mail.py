"""Who gets which mail about an agreement: who is to sign by personal link, the network's keeper on the page."""

from collections.abc import Callable
from typing import Any

from django.conf import settings

from network.lib.mail import Message
from people.models import Delivery, Link, Person

# The acts of a personal link to an agreement: for the partner read it, talk about it, sign it; for the network read and
# sign it.
SIGN, COUNTERSIGN = "mou.sign", "mou.countersign"
OFFER_DAYS = 60
COPY_DAYS = 400
Render = Callable[..., Message]


def page_url(mou: Any) -> str:
    return f"{settings.SITE_URL}{mou.get_absolute_url()}"


def keeper_of(mou: Any, but_not: Person | None = None) -> Person | None:
    """Who looks after it for the network: whoever offered it, else the first of the backbone who can be reached."""
    if mou.keeper and mou.keeper != but_not and mou.keeper.is_backbone and mou.keeper.is_reachable:
        return mou.keeper
    return next((person for person in reachable_staff() if person != but_not), None)


def keeper_among(mou: Any, staff: list[Person]) -> Person | None:
    """keeper_of(), where the reachable staff has been read for many."""
    return mou.keeper if mou.keeper in staff else next(iter(staff), None)


def reachable_staff() -> list[Person]:
    return [person for person in Person.objects.backbone().order_by("pk") if person.is_reachable]


def write_with_link(
    mou: Any, person: Person, kind: str, ref: str, render: Render, *words: Any, days: int = COPY_DAYS, act: str = SIGN
) -> None:
    """Write to somebody with a personal link to the agreement; once for each kind and ref."""
    key = f"{kind}:{mou.pk}:{ref}"
    if not person.is_reachable or Delivery.objects.filter(key=key, person=person).exists():
        return
    link = Link.create(person, act, mou, days=days)
    Delivery.queue(kind, key, render(person, *words, link.url), person, secrets=[link.token])


def write(mou: Any, person: Person, kind: str, ref: str, render: Render, *words: Any) -> None:
    """Write to somebody of the backbone, with the address of the page."""
    if person.is_reachable:
        Delivery.queue(kind, f"{kind}:{mou.pk}:{ref}", render(person, *words, page_url(mou)), person)


def tell_signer(mou: Any, kind: str, ref: str, render: Render, *words: Any, days: int = OFFER_DAYS) -> None:
    """Write to whoever signs, or signed, for the partner."""
    if mou.signer is not None:
        write_with_link(mou, mou.signer, kind, ref, render, *words, days=days)


def ask_network(mou: Any, render: Render, but_not: Person) -> None:
    """The partner has signed: ask for the network's signature, by a personal link for this one act. Somebody else than
    `but_not`, who signed for the partner."""
    if person := keeper_of(mou, but_not):
        ref, days = str(mou.number), OFFER_DAYS
        write_with_link(mou, person, "mou_ready", ref, render, mou, days=days, act=COUNTERSIGN)


def tell_keeper(mou: Any, kind: str, ref: str, render: Render, *words: Any) -> None:
    """Write to whoever looks after it for the network."""
    if person := keeper_of(mou):
        write(mou, person, kind, ref, render, *words)


def tell_other_side(mou: Any, side: str, kind: str, ref: str, render: Render, *words: Any) -> None:
    """Write to the side that did not act."""
    tell = tell_keeper if side == "partner" else tell_signer
    tell(mou, kind, ref, render, *words)


def tell_both(mou: Any, kind: str, ref: str, render: Render, *words: Any) -> None:
    tell_keeper(mou, kind, ref, render, *words)
    tell_signer(mou, kind, ref, render, *words, days=COPY_DAYS)


def call_back(mou: Any, *kinds: str) -> int:
    """Cancel mails about this agreement that have not left yet; returns how many."""
    keys = [f"{kind}:{mou.pk}:" for kind in kinds]
    return sum(Delivery.objects.filter(key__startswith=key).cancel_waiting() for key in keys)


def close_offer(mou: Any) -> int:
    """Call back what still asks for a signature. Links stay: they open what was signed."""
    return call_back(mou, "mou_offered", "mou_changed", "mou_ready")


def close_to_signer(mou: Any) -> None:
    """Somebody else signs for the partner: the links to it are useless, and nobody is asked any more."""
    Link.objects.for_act(SIGN, mou).revoke()
    call_back(mou, "mou_offered", "mou_changed")


def close(mou: Any) -> None:
    """Make the links to an agreement useless, and call back what still asks for a signature."""
    close_to_signer(mou)
    Link.objects.for_act(COUNTERSIGN, mou).revoke()
    close_offer(mou)


def tell_withdrawn(mou: Any, message: Message) -> None:
    """Tell the signer that nothing is to be signed any more."""
    if mou.signer is not None:
        Delivery.queue("mou_withdrawn", f"mou_withdrawn:{mou.pk}:{mou.number}", message, mou.signer)
