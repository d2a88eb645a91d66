"""Whom a gathering is for, who would be invited and why, and inviting them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings import emails
from gatherings.models import Gathering, Reach, Rsvp
from partners.models import Affiliation, Appointment, Partner, Stage
from people.models import AuditEntry, Delivery, Link, Person
from working_groups.models import Membership

ACT = "gathering.rsvp"
LINK_DAYS_AFTER = 30
# Paused partners have asked for quiet: only who is named gets an invitation there.
RECEIVING = (Stage.ACTIVE, Stage.ALIGNED)


@dataclass(frozen=True)
class Guest:
    """Somebody who would be invited. why: in words for the page. partner: for whom they come."""

    person: Person
    partner: Partner | None
    why: str


# Ways to name guests. A further one is a further function here.


def named_people(gathering: Gathering) -> Iterator[Guest]:
    for person in gathering.people.known():
        row = next(iter(person.affiliations.in_network().select_related("partner")), None)
        yield Guest(person, row.partner if row else None, _("named by hand"))


def job_holders(gathering: Gathering) -> Iterator[Guest]:
    for row in Appointment.objects.held().filter(role__in=gathering.roles.all()).with_names():
        person = row.person or (row.partner.reachable_contact() if row.partner else None)
        if person:
            yield Guest(person, row.partner, _("holds the job %(job)s") % {"job": row.role})


def group_members(gathering: Gathering) -> Iterator[Guest]:
    """Whoever is in the group it belongs to, and in those invited along."""
    named = Q(group=gathering.group_id) | Q(group__in=gathering.groups.all())
    rows = Membership.objects.current().filter(named, group__ended_on=None).with_names().select_related("group")
    for row in rows:
        yield Guest(row.person, row.partner, _("is in the group %(group)s") % {"group": row.group})


def contacts_of_partners(gathering: Gathering) -> Iterator[Guest]:
    yield from contacts(Affiliation.objects.current().filter(partner__in=gathering.partners.all()))


def network_at_large(gathering: Gathering) -> Iterator[Guest]:
    rows = Affiliation.objects.in_network().filter(partner__stage__in=RECEIVING)
    if gathering.reach == Reach.CONTACTS:
        yield from contacts(rows)
    elif gathering.reach == Reach.EVERYONE:
        for row in in_order(rows):
            yield Guest(row.person, row.partner, _("is at %(partner)s") % {"partner": row.partner})


WAYS: list[Callable[[Gathering], Iterator[Guest]]] = [
    named_people, group_members, job_holders, contacts_of_partners, network_at_large,
]  # fmt: skip


def in_order(rows: QuerySet[Affiliation]) -> QuerySet[Affiliation]:
    found = rows.filter(person__erased_at=None).select_related("person", "partner")
    return found.order_by("partner__sort_name", "partner_id", "-is_primary", "-may_edit", "started_on", "pk")


def contacts(rows: QuerySet[Affiliation]) -> Iterator[Guest]:
    """One of each partner: the primary contact, or whoever a mail reaches there; else the contact we cannot reach."""
    for partner, there in groupby(in_order(rows), key=lambda row: row.partner):
        people = [row.person for row in there]
        person = next((person for person in people if person.is_reachable), people[0])
        yield Guest(person, partner, _("contact of %(partner)s") % {"partner": partner})


def guests_of(gathering: Gathering) -> list[Guest]:
    """Everybody the gathering is for, once, with the first reason found."""
    found: dict[int, Guest] = {}
    for way in WAYS:
        for guest in way(gathering):
            found.setdefault(guest.person.pk, guest)
    return list(found.values())


@dataclass(frozen=True)
class Preview:
    """Who would be invited now. late: the first invitations have gone, these came to the network since. taken_back:
    the ids of those who were invited once, until somebody thought better of it."""

    ready: list[Guest]
    unreachable: list[Guest]
    late: bool
    taken_back: frozenset[int]


def preview(gathering: Gathering) -> Preview:
    invited = set(gathering.rsvps.invited().values_list("person_id", flat=True))
    guests = [guest for guest in guests_of(gathering) if guest.person.pk not in invited]
    return Preview(
        ready=[guest for guest in guests if guest.person.is_reachable],
        unreachable=[guest for guest in guests if not guest.person.is_reachable],
        late=gathering.invited_at is not None,
        taken_back=frozenset(gathering.taken_back.values_list("pk", flat=True)),
    )


# Acts


@transaction.atomic
def choose_guests(
    gathering: Any, by: Person, reach: str, partners: Iterable = (), roles: Iterable = (), people: Iterable = (),
    groups: Iterable = (),
) -> Any:  # fmt: skip
    """Say whom a gathering, or every gathering of a series, is for. Nobody is written to."""
    gathering.reach = reach
    gathering.full_clean(exclude=["search", "starts_at", "ends_at"])
    gathering.save(update_fields=["reach"])
    gathering.partners.set(partners)
    gathering.roles.set(roles)
    gathering.people.set(people)
    gathering.groups.set(groups)
    AuditEntry.record("gathering.guests_chosen", by=by, target=gathering, reach=reach)
    return gathering


@transaction.atomic
def invite(gathering: Gathering, by: Person, people: Iterable[int], words: str = "") -> list[Rsvp]:
    """Invite those of the preview whose ids are given, each by a personal mail; whoever is invited already stays so."""
    gathering.lock()
    refuse_without_expectations(gathering)
    wanted = set(people)
    guests = [guest for guest in preview(gathering).ready if guest.person.pk in wanted]
    if not guests:
        raise ValidationError(_("Tick at least one person to invite."))
    rows = [invited(gathering, guest, by, words) for guest in guests]
    AuditEntry.record("gathering.invited", by=by, target=gathering, count=len(rows))
    return rows


def refuse_without_expectations(gathering: Gathering) -> None:
    gathering.refuse_if_not_planned()
    if gathering.is_over:
        raise ValidationError(_("This gathering is over."))
    if not gathering.expectations.strip():
        raise ValidationError(
            _("Say first what people may expect: what will happen, what to bring, what will and will not be decided.")
        )


def invited(gathering: Gathering, guest: Guest, by: Person | None, words: str = "", **fields: Any) -> Rsvp:
    """Write one invitation down and send it, in the caller's transaction."""
    now = timezone.now()
    start = {"partner": guest.partner, "why": guest.why[:200], "invited_at": now}
    gathering.taken_back.remove(guest.person)
    rsvp, _new = Rsvp.objects.update_or_create(gathering=gathering, person=guest.person, defaults=start | fields)
    if gathering.invited_at is None:
        Gathering.objects.filter(pk=gathering.pk).update(invited_at=now)
        gathering.invited_at = now
    if not gathering.is_date_open:
        mail_invitation(rsvp, by, words)
    return rsvp


def mail_invitation(rsvp: Rsvp, by: Person | None, words: str = "") -> None:
    link = personal_link(rsvp)
    message = emails.invitation(rsvp, by, link.url, words)
    key = f"gathering_invited:{rsvp.gathering_id}:{rsvp.pk}"
    Delivery.queue("gathering_invited", key, message, rsvp.person, secrets=[link.token])


def personal_link(rsvp: Rsvp) -> Link:
    """Opens the answer of one person, until a while after the gathering."""
    days = (rsvp.gathering.ends_at - timezone.now()).days + LINK_DAYS_AFTER
    return Link.create(rsvp.person, ACT, rsvp, days=max(days, LINK_DAYS_AFTER))
