"""Who sees what of partners and people. Pages, exports and the API all ask here, so that they never disagree."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, QuerySet

from network.lib.search import there_is
from partners.models import Affiliation, Partner
from partners.models.affiliation import AffiliationQuerySet
from partners.models.partner import IN_DIRECTORY
from partners.rules import holds_profile_link
from people.models import Person, Visibility

EVERYTHING = frozenset(Visibility)
SHARED = frozenset({Visibility.PARTNERS, Visibility.PUBLIC})
PUBLIC = frozenset({Visibility.PUBLIC})
# Of no use to anybody but backbone staff and those whose own it is.
INTERNAL = frozenset({
    "tax_id", "external_id", "listed", "email_visibility", "phone_visibility", "address_visibility", "bounced_at",
    "asked_at", "confirm_due_on", "confirmed_by", "may_edit", "is_active",
})  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """What follows from who somebody is.

    audience: the Visibility values of contact fields of others that they see; backbone staff apart, see audience().
    partners: where they are affiliated now, archived ones apart. keeps: the ids of those whose profile they may edit.
    """

    audience: frozenset[str] = PUBLIC
    partners: tuple[Partner, ...] = ()
    keeps: frozenset[int] = frozenset()


def is_signed_in(viewer: Any) -> bool:
    return bool(getattr(viewer, "is_authenticated", False)) and viewer.is_active


def sees_all(viewer: Any) -> bool:
    """Whether it is backbone staff, to whom nothing is hidden."""
    return is_signed_in(viewer) and viewer.is_backbone


def standing(viewer: Any) -> Standing:
    """Where somebody stands; asked of the database once and kept on the person, who lives as long as a request."""
    if not is_signed_in(viewer):
        return Standing()
    kept = getattr(viewer, "_standing", None)
    if kept is None:
        kept = viewer._standing = _standing(viewer)
    return kept


def _standing(viewer: Person) -> Standing:
    current = Affiliation.objects.current().filter(person_id=viewer.pk, partner__archived_at=None)
    rows = list(current.select_related("partner").order_by("partner__sort_name", "partner_id"))
    is_in_network = viewer.is_facilitator or any(row.partner.stage in IN_DIRECTORY for row in rows)
    keeps = frozenset(row.partner_id for row in rows if row.may_edit)
    return Standing(SHARED if is_in_network else PUBLIC, tuple(row.partner for row in rows), keeps)


def audience(viewer: Any) -> frozenset[str]:
    """The Visibility values of contact fields that this person sees.

    The public and community members of no partner: public. People of a partner in the directory, and facilitators:
    partners and public. Backbone staff: all. Their own data everybody always sees: see shown().
    """
    return EVERYTHING if sees_all(viewer) else standing(viewer).audience


def is_own(thing: Any, viewer: Any) -> bool:
    """Whether it is the person themselves, or what belongs to a partner they may edit."""
    if isinstance(thing, Person):
        return thing.pk is not None and thing.pk == getattr(viewer, "pk", None)
    if isinstance(thing, Affiliation):
        return thing.partner_id in standing(viewer).keeps
    return isinstance(thing, Partner) and (thing.pk in standing(viewer).keeps or holds_profile_link(viewer, thing))


def may_see(thing: Any, field: str, viewer: Any) -> bool:
    """Whether somebody who sees a partner or a person at all sees this field of it."""
    if sees_all(viewer) or is_own(thing, viewer):
        return True
    visibility = getattr(thing, f"{field}_visibility", Visibility.PUBLIC)
    return field not in INTERNAL and visibility in audience(viewer)


def shown(thing: Any, field: str, viewer: Any) -> Any:
    """The value of a field as this viewer may see it: "" where they may not."""
    return getattr(thing, field) if may_see(thing, field, viewer) else ""


def visible_people(viewer: Any) -> QuerySet[Person]:
    """Whom this viewer sees.

    Backbone staff: everybody. Others who signed in: people affiliated with a partner they see, backbone staff and
    facilitators, themselves. The public: people of public partners who made a contact field public. Nobody: the erased.
    """
    people = Person.objects.filter(erased_at=None)
    if sees_all(viewer):
        return people
    here = there_is(Affiliation.objects.current().filter(_partner_seen_by(viewer), person=OuterRef("pk")))
    if not is_signed_in(viewer):
        return people.filter(PUBLIC_CONTACT, here)
    return people.filter(Q(here) | Q(is_backbone=True) | Q(is_facilitator=True) | Q(pk=viewer.pk))


PUBLIC_CONTACT = Q(email_visibility=Visibility.PUBLIC, email__isnull=False) | (
    Q(phone_visibility=Visibility.PUBLIC) & ~Q(phone="")
)


def _partner_seen_by(viewer: Any) -> Q:
    """Of affiliations those at a partner this viewer sees: Partner.objects.visible_to() without a subquery."""
    if sees_all(viewer):
        return Q()
    in_directory = Q(partner__stage__in=IN_DIRECTORY, partner__archived_at=None)
    if not is_signed_in(viewer):
        return in_directory & Q(partner__listed=Visibility.PUBLIC)
    return in_directory | Q(partner_id__in=[partner.pk for partner in standing(viewer).partners])


def visible_affiliations(viewer: Any) -> AffiliationQuerySet:
    """Current affiliations this viewer sees: both the partner and the person must be visible."""
    rows = Affiliation.objects.current().filter(_partner_seen_by(viewer), person__erased_at=None)
    return rows if is_signed_in(viewer) else rows.filter(person__in=Person.objects.filter(PUBLIC_CONTACT))


def with_people(partners: QuerySet[Partner], viewer: Any) -> QuerySet[Partner]:
    """Partners this viewer sees, with `current`: a list of the affiliations they see there, primary contact first."""
    rows = visible_affiliations(viewer).select_related("person").contact_first()
    return partners.prefetch_related(Prefetch("affiliations", queryset=rows, to_attr="current"))


def with_affiliations(people: QuerySet[Person], viewer: Any) -> QuerySet[Person]:
    """People this viewer sees, with `current`: a list of the affiliations they see, by the partner's name."""
    rows = visible_affiliations(viewer).select_related("partner").order_by("partner__sort_name", "partner_id")
    return people.prefetch_related(Prefetch("affiliations", queryset=rows, to_attr="current"))
