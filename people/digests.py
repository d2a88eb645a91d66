"""One mail a week instead of many, for those who want it: what waited is gathered, once, and ends with it."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from network.lib.rounds import each
from network.lib.tokens import unseal
from people import emails
from people.alarm import wake_on_commit
from people.kinds import kind_of, stop_token, stop_url
from people.models import Delivery, DigestItem, Person, WeeklyDigest
from people.models.delivery import State, show

KIND = "weekly_digest"


def gather_due(now: datetime) -> None:
    """Write to everybody whose day of the week has come since something began to wait for them."""
    waiting = DigestItem.objects.filter(gathered_in=None, delivery__state=State.DIGEST, delivery__ended_at=None)
    rows = WeeklyDigest.objects.filter(person__in=waiting.values("person")).select_related("person")
    each("digest", rows, lambda choice: gather(choice, now))


@transaction.atomic
def gather(choice: WeeklyDigest, now: datetime) -> Delivery | None:
    """One mail of all that waits, if its time has come. Under the lock of the person, so that nothing is told twice."""
    person = Person.objects.select_for_update().get(pk=choice.person_id)
    items = list(waiting_for(person))
    if not items or items[0].created_at >= choice.before(now):
        return None
    wanted = [item for item in items if may_be_told(item, person, now)]
    delivery = tell(person, wanted) if wanted else None
    for item in wanted:
        item.gathered_in, item.content = delivery, {}
    DigestItem.objects.bulk_update(wanted, ["gathered_in", "content"])
    Delivery.objects.held_for_digest().filter(digest_item__in=wanted).end(State.DIGEST)
    return delivery


def waiting_for(person: Person) -> Iterable[DigestItem]:
    rows = DigestItem.objects.filter(person=person, delivery__state=State.DIGEST, delivery__ended_at=None)
    return rows.select_related("delivery").order_by("pk")


def may_be_told(item: DigestItem, person: Person, now: datetime) -> bool:
    """Whether it is still wanted and of use; else its mail ends here, with the reason."""
    row = Delivery.objects.held_for_digest().filter(pk=item.delivery_id)
    if not (person.is_reachable and person.wants(KIND) and person.wants(item.delivery.kind)):
        row.end(State.SUPPRESSED, _("This person does not want mails of this kind."))
        return False
    if item.until and item.until <= now:
        row.end(State.CANCELLED, _("Too late for the weekly digest."))
        return False
    return True


def tell(person: Person, items: list[DigestItem]) -> Delivery | None:
    """Queue the digest; the links in it stay secret."""
    parts, secrets = [], []
    for item in items:
        hidden = unseal(item.delivery.sealed)
        secrets += hidden
        parts.append(emails.section_of(item.content, partial(show, secrets=hidden)))
    kinds = {item.delivery.kind: kind_of(item.delivery.kind) for item in items}
    stops = [(kind.label, stop_token(person.pk, kind)) for kind in kinds.values()]
    ways_out = [(str(label), stop_url(token)) for label, token in stops]
    message = emails.weekly_digest(person, parts, ways_out)
    every = list(dict.fromkeys([*secrets, *(token for _label, token in stops)]))
    return Delivery.queue(KIND, f"digest:{person.pk}:{items[0].pk}", message, person, secrets=every)


@transaction.atomic
def choose(by: Person, person: Person, weekday: int | None) -> None:
    """One mail a week on that day; None: mails one by one, and what waits is sent now."""
    WeeklyDigest.choose(by, person, weekday)
    if weekday is None and Delivery.objects.held_for_digest().filter(person=person).update(state=State.QUEUED):
        wake_on_commit()
