"""Who sees what of partners and people. Pages, exports and the API all ask here, so that they never disagree."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, QuerySet

from network.lib.search import there_is
from partners.models import Affiliation, Partner
from partners.models.affiliation import AffiliationQuerySet
from partners.models.partner import IN_DIRECTORY
from people.models import Person, Visibility
from people.rules import is_backbone

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

    audience: the Visibility values of contact fields they see. pk: their own id. partners: where they are affiliated
    now, archived ones apart. keeps: the ids of partners whose profile they may edit. Of backbone staff, who see and may
    edit everything, nobody asks where they are affiliated.
    """

    audience: frozenset[str] = PUBLIC
    pk: int | None = None
    partners: tuple[Partner, ...] = ()
    keeps: frozenset[int] = frozenset()


STRANGER = Standing()


def is_signed_in(viewer: Any) -> bool:
    return bool(getattr(viewer, "is_authenticated", False)) and viewer.is_active


def standing(viewer: Any) -> Standing:
    """Where somebody stands; asked of the database once and kept on the person, who lives as long as a request."""
    kept = getattr(viewer, "_standing", None)
    if kept is None and is_signed_in(viewer):
        kept = viewer._standing = _standing(viewer)
    return kept or STRANGER


def _standing(viewer: Person) -> Standing:
    if is_backbone(viewer):
        return Standing(EVERYTHING, viewer.pk)
    current = Affiliation.objects.current().filter(person_id=viewer.pk, partner__archived_at=None)
    rows = list(current.select_related("partner").order_by("partner__sort_name", "partner_id"))
    is_in_network = viewer.is_facilitator or any(row.partner.stage in IN_DIRECTORY for row in rows)
    keeps = {row.partner_id for row in rows if row.may_edit} | _kept_by_link(viewer)
    partners = tuple(row.partner for row in rows)
    return Standing(SHARED if is_in_network else PUBLIC, viewer.pk, partners, frozenset(keeps))


def _kept_by_link(viewer: Person) -> set[int]:
    link = getattr(viewer, "link", None)
    return {link.target_id} if link is not None and link.act == "partner.profile" else set()


def keeps(viewer: Any) -> list[int]:
    """The ids of the partners in the directory that this person speaks for."""
    who = standing(viewer)
    return [partner.pk for partner in who.partners if partner.pk in who.keeps and partner.is_in_directory]


def sees_all(viewer: Any) -> bool:
    """Whether it is backbone staff, to whom nothing is hidden."""
    return standing(viewer).audience is EVERYTHING


def audience(viewer: Any) -> frozenset[str]:
    """The Visibility values of contact fields that this person sees.

    The public and community members of no partner: public. People of a partner in the directory, and facilitators:
    partners and public. Backbone staff: all. Their own data everybody always sees: see shown().
    """
    return standing(viewer).audience


def is_in_network(viewer: Any) -> bool:
    """Whether this person is shown what partners show each other."""
    return Visibility.PARTNERS in audience(viewer)


def may_see(thing: Any, field: str, who: Standing) -> bool:
    """Whether somebody who sees a partner or a person at all sees this field of it."""
    if who.audience is EVERYTHING:
        return True
    visibility = getattr(thing, f"{field}_visibility", Visibility.PUBLIC)
    return (field not in INTERNAL and visibility in who.audience) or _is_own(thing, who)


def _is_own(thing: Any, who: Standing) -> bool:
    """Whether it is the person themselves, or what belongs to a partner they may edit, perhaps by personal link."""
    if isinstance(thing, Person):
        return thing.pk is not None and thing.pk == who.pk
    return (thing.partner_id if isinstance(thing, Affiliation) else thing.pk) in who.keeps


def shown(thing: Any, field: str, viewer: Any) -> Any:
    """The value of a field as this viewer may see it: "" where they may not."""
    return getattr(thing, field) if may_see(thing, field, standing(viewer)) else ""


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
    rows = visible_affiliations(viewer).select_related("person").only(*LISTED).contact_first()
    return partners.prefetch_related(Prefetch("affiliations", queryset=rows, to_attr="current"))


# What lists, exports and the API show of somebody at a partner; to read more would be slow.
LISTED = (
    "partner_id", "title", "description", "is_primary", "may_edit", "started_on", "person__name", "person__sort_name",
    "person__pronouns", "person__email", "person__email_visibility", "person__phone", "person__phone_visibility",
)  # fmt: skip


def with_places(partners: QuerySet[Partner]) -> QuerySet[Partner]:
    """Partners with `served`: a list of their places."""
    return partners.prefetch_related(Prefetch("places", to_attr="served"))


def with_affiliations(people: QuerySet[Person], viewer: Any) -> QuerySet[Person]:
    """People this viewer sees, with `current`: a list of the affiliations they see, by the partner's name."""
    rows = visible_affiliations(viewer).select_related("partner").order_by("partner__sort_name", "partner_id")
    return people.prefetch_related(Prefetch("affiliations", queryset=rows, to_attr="current"))
