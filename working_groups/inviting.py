"""Mails into rounds: each partner is invited once, and reminded once before the last day. Nobody gets one twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from network.lib.dates import day_of, today
from network.lib.rounds import each
from partners.models import Affiliation, Partner, Stage
from people.models import Delivery, Link, Person
from people.reminder_kinds import Clock, Due, Reader
from working_groups import round_emails
from working_groups.models import DraftingRound
from working_groups.models.drafting_round import ROUND

LAST_DAYS = 3  # before the end: who has said nothing yet is reminded, unless the network wants it otherwise
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


def ending_soon(days: tuple[int, ...], clock: Clock, until: datetime) -> Iterable[Due]:
    """Rounds whose last day is near, for those of whom nothing was heard; of use until they are over."""
    wait, day = timedelta(days=days[0]), day_of(until)
    rounds = DraftingRound.objects.unclosed().filter(invited_at__isnull=False, until__lte=day + wait)
    for round in rounds.select_related("agenda"):
        moment, end = clock(round.until - wait), clock(round.until + timedelta(days=1))
        if moment <= until:
            readers = [Reader(one.person, _("has not said anything yet")) for one in silent_guests(round, day)]
            send, url = partial(remind_all, round), round.get_absolute_url()
            yield Due(key_of_end(round), moment, end, str(round), readers, send, url)


def silent_guests(round: DraftingRound, day: date) -> list[Guest]:
    """Who was invited some days before `day`, has said nothing, and was not reminded of this end yet. Two queries."""
    rested = day - timedelta(days=REST_DAYS)
    links = Link.objects.for_act(ROUND, round).filter(created_at__date__lte=rested)
    reminded = Delivery.objects.filter(key=key_of_end(round)).exclude(person=None)
    silent = Person.objects.filter(pk__in=links.values("person")).exclude(pk__in=round.speakers().values("pk"))
    silent = silent.exclude(pk__in=reminded.values("person"))
    there = Affiliation.objects.current().filter(person__in=silent, partner__stage=Stage.ACTIVE)
    rows = there.select_related("person", "partner").order_by("person_id", "partner__sort_name")
    found = {row.person_id: Guest(round, row.partner, row.person) for row in rows if row.person.is_reachable}
    return list(found.values())


def remind_all(round: DraftingRound) -> None:
    each("reminders of rounds", silent_guests(round, today()), remind)


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
