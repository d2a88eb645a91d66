"""Mails into rounds: each partner is invited once, and reminded once before the last day. Nobody gets one twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from network.lib.dates import today
from partners.models import Affiliation, Partner, Stage
from people.models import Delivery, Link, Person
from working_groups import round_emails
from working_groups.models import DraftingRound
from working_groups.models.drafting_round import ROUND

LAST_DAYS = 3  # before the end: who has said nothing yet is reminded
REST_DAYS = 3  # after the invitation: nobody is reminded sooner


@dataclass(frozen=True)
class Guest:
    """A partner that is to hear of a round, and who hears it there: nobody, where no mail reaches anybody."""

    round: DraftingRound
    partner: Partner
    person: Person | None

    @property
    def pk(self) -> str:
        return f"{self.round.pk}:{self.partner.pk}"


def to_invite(round: DraftingRound) -> list[Guest]:
    """Active partners where nobody has a link into the round yet. Two queries, and one for each partner found."""
    have = Affiliation.objects.current().filter(person__in=invited(round))
    partners = Partner.objects.present().filter(stage=Stage.ACTIVE).exclude(pk__in=have.values("partner"))
    return [Guest(round, one, one.reachable_contact()) for one in partners.order_by("sort_name", "pk")]


def invited(round: DraftingRound) -> QuerySet[Person]:
    """Whoever holds a link into the round."""
    return Person.objects.filter(pk__in=Link.objects.for_act(ROUND, round).values("person"))


def waiting_for_mail() -> Iterable[Guest]:
    """Whom to write to now, of all rounds to which partners are invited."""
    for round in DraftingRound.objects.inviting().select_related("agenda"):
        yield from (guest for guest in to_invite(round) if guest.person)


@transaction.atomic
def invite(guest: Guest) -> None:
    """The first mail. Two workers at once write one: the delivery is unique by round and address."""
    if guest.person:
        write(guest, "round_invited", f"round:{guest.round.pk}:invited", round_emails.round_invited)


def ending_soon() -> Iterable[Guest]:
    """Who was invited, has said nothing, and was not reminded of this last day yet."""
    soon = DraftingRound.objects.inviting().filter(until__lte=today() + timedelta(days=LAST_DAYS))
    for round in soon.select_related("agenda"):
        yield from silent_guests(round)


def silent_guests(round: DraftingRound) -> list[Guest]:
    """Two queries."""
    rested = today() - timedelta(days=REST_DAYS)
    links = Link.objects.for_act(ROUND, round).filter(created_at__date__lte=rested)
    reminded = Delivery.objects.filter(key=key_of_end(round)).exclude(person=None)
    silent = Person.objects.filter(pk__in=links.values("person")).exclude(pk__in=round.speakers().values("pk"))
    silent = silent.exclude(pk__in=reminded.values("person"))
    there = Affiliation.objects.current().filter(person__in=silent, partner__stage=Stage.ACTIVE)
    rows = there.select_related("person", "partner").order_by("person_id", "partner__sort_name")
    return list({row.person_id: Guest(round, row.partner, row.person) for row in rows}.values())


@transaction.atomic
def remind(guest: Guest) -> None:
    write(guest, "round_ends", key_of_end(guest.round), round_emails.round_ends)


def key_of_end(round: DraftingRound) -> str:
    """A round that got more time may be reminded of once more."""
    return f"round:{round.pk}:ends:{round.until.isoformat()}"


def write(guest: Guest, kind: str, key: str, words: object) -> None:
    """One mail a person and purpose, also to the contact of two partners."""
    if guest.person and not Delivery.objects.filter(key=key, person=guest.person).exists():
        guest.round.write_to(guest.person, kind, key, words, guest.partner)
