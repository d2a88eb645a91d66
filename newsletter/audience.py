"""Who gets an issue, and why; who does not, and why not. Every address once, however many ways lead to it.

Read in chunks by rising id, so that a list of a hundred thousand takes no more memory than a short one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from newsletter.models import Issue, Subscription
from newsletter.models.subscription_queryset import NEWSLETTER
from partners.models import Affiliation, Appointment
from partners.models.stage import IN_DIRECTORY
from people.models import Person, Suppression
from working_groups.models import Membership

CHUNK = 1000


@dataclass(frozen=True)
class Reader:
    """Somebody the chosen ways lead to. why: each of them in words. objection: why they get nothing; "" if they do.

    number: the id of the person, or of the subscription of an address that is no person's.
    """

    name: str
    address: str
    why: tuple[str, ...]
    objection: str
    number: int
    person_id: int | None

    @property
    def reason(self) -> str:
        return ", ".join(self.why)


@dataclass(frozen=True)
class Audience:
    """readers: who gets it. left_out: who would, and why they do not. Both by name."""

    readers: list[Reader]
    left_out: list[Reader]


def audience_of(issue: Issue) -> Audience:
    """The exact list."""
    everybody = sorted(everyone(issue), key=lambda one: (one.name or one.address).casefold())
    return Audience([one for one in everybody if not one.objection], [one for one in everybody if one.objection])


def count_of(issue: Issue) -> tuple[int, int]:
    """How many get it, and how many would but do not."""
    counts = [0, 0]
    for one in everyone(issue):
        counts[bool(one.objection)] += 1
    return counts[0], counts[1]


def everyone(issue: Issue) -> Iterator[Reader]:
    """All of them, those left out among them; people by id, then subscribers by id."""
    for chunk_of in (people_after, subscribers_after):
        last = 0
        while chunk := chunk_of(issue, last):
            yield from chunk
            last = chunk[-1].number


def people_after(issue: Issue, last: int, size: int = CHUNK) -> list[Reader]:
    """The next people with an id above `last`. Five queries."""
    people = list(_with_ways(issue, people_of(issue).filter(pk__gt=last).order_by("pk"))[:size])
    subscribed = _subscribed(issue, [person.email for person in people if person.email])
    return [_reader(issue, person, subscribed) for person in people]


def subscribers_after(issue: Issue, last: int, size: int = CHUNK) -> list[Reader]:
    """The next subscribers with an id above `last` whom no other way leads to. Two queries."""
    if not issue.audience["subscribers"]:
        return []
    known = people_of(issue).filter(email=OuterRef("address"))
    rows = Subscription.objects.confirmed(NEWSLETTER).filter(~Exists(known), pk__gt=last).order_by("pk")
    found = list(rows.select_related("person")[:size])
    people = {person.email: person for person in Person.objects.filter(email__in=[row.address for row in found])}
    return [_subscriber(row, people.get(row.address)) for row in found]


# Ways


def people_of(issue: Issue) -> QuerySet[Person]:
    """People whom a chosen way leads to, each once."""
    found = Q(pk__in=[])
    for rows in _rows(issue).values():
        found |= Q(Exists(rows.filter(person=OuterRef("pk"))))
    if "backbone" in issue.audience["team"]:
        found |= Q(is_backbone=True)
    if "facilitator" in issue.audience["team"]:
        found |= Q(is_facilitator=True)
    return Person.objects.filter(found)


def _rows(issue: Issue) -> dict[str, Any]:
    """The chosen ways that go through a table: what leads from a person to the network."""
    chosen = issue.audience
    rows: dict[str, Any] = {}
    if chosen["groups"]:
        rows["memberships"] = Membership.objects.filter(ended_on=None, group__in=chosen["groups"])
    if chosen["stages"] or chosen["primary"]:
        found = Q(partner__stage__in=chosen["stages"], partner__archived_at=None)
        if chosen["primary"]:
            found |= Q(is_primary=True, partner__stage__in=IN_DIRECTORY, partner__archived_at=None)
        rows["affiliations"] = Affiliation.objects.current().filter(found)
    if chosen["jobs"]:
        rows["appointments"] = Appointment.objects.held().filter(role__in=chosen["jobs"])
    return rows


NAMES = {"memberships": ("group",), "affiliations": ("partner",), "appointments": ("role",)}


def _with_ways(issue: Issue, people: QuerySet[Person]) -> QuerySet[Person]:
    """With `way_<table>`: the rows that lead to each; and what may stand against it."""
    for name, rows in _rows(issue).items():
        ordered = rows.select_related(*NAMES[name]).order_by("pk")
        people = people.prefetch_related(Prefetch(name, queryset=ordered, to_attr=f"way_{name}"))
    refused = Suppression.objects.filter(address=OuterRef("email"), kind__in=["", NEWSLETTER])
    here = Affiliation.objects.in_network().filter(person=OuterRef("pk"))
    return people.annotate(refuses=Exists(refused), is_of_partner=Exists(here))


def _subscribed(issue: Issue, addresses: list[str]) -> set[str]:
    if not issue.audience["subscribers"]:
        return set()
    rows = Subscription.objects.confirmed(NEWSLETTER).filter(address__in=addresses)
    return set(rows.values_list("address", flat=True))


# Words


def _reader(issue: Issue, person: Any, subscribed: set[str]) -> Reader:
    why = list(dict.fromkeys(_ways_in_words(issue, person)))
    if person.email in subscribed:
        why.append(_("subscribed on our page"))
    objection = _objection(issue, person)
    return Reader(person.name, person.email or "", tuple(why), objection, person.pk, person.pk)


def _ways_in_words(issue: Issue, person: Any) -> Iterator[str]:
    for row in getattr(person, "way_affiliations", ()):
        words = _("primary contact of %(name)s") if row.is_primary else _("at %(name)s")
        yield words % {"name": row.partner.name}
    for row in getattr(person, "way_memberships", ()):
        yield _("in the group %(name)s") % {"name": row.group.name}
    for row in getattr(person, "way_appointments", ()):
        yield _("does the job %(name)s") % {"name": row.role.name}
    if person.is_backbone and "backbone" in issue.audience["team"]:
        yield _("backbone staff")
    if person.is_facilitator and "facilitator" in issue.audience["team"]:
        yield _("facilitator")


def _objection(issue: Issue, person: Any) -> str:
    """Why somebody gets nothing, in plain words; the first that applies."""
    objections = [
        (person.erased_at, _("This person’s data was erased.")),
        (not person.email, _("We have no mail address.")),
        (not person.is_active, _("This person has been switched off.")),
        (person.bounced_at, _("Mail to this address came back.")),
        (not person.wants(NEWSLETTER) or person.refuses, _("Unsubscribed from the newsletter.")),
        (not issue.is_public and not _is_in_network(person), _("Of no partner; this issue is for partners only.")),
    ]
    return next((words for applies, words in objections if applies), "")


def _is_in_network(person: Any) -> bool:
    """The same as partners.directory.is_in_network(), asked of all at once."""
    return person.is_of_partner or person.is_facilitator or person.is_backbone


def _subscriber(row: Subscription, person: Person | None) -> Reader:
    """confirmed() looks at what stands against the address; a person who has it may have said no elsewhere."""
    objections = [
        (person and not person.wants(NEWSLETTER), _("Unsubscribed from the newsletter.")),
        (person and not person.is_active, _("This person has been switched off.")),
        (person and person.bounced_at, _("Mail to this address came back.")),
    ]
    objection = next((words for applies, words in objections if applies), "")
    name = person.name if person else row.name
    return Reader(name, row.address, (_("subscribed on our page"),), objection, row.pk, person.pk if person else None)
