"""Who could help, who could do a job, who should meet: what the tables hold, given to partners.matching."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.search import fold
from partners import matching
from partners.matching import Circle, Index, Match, Source, Triangle, Wish, terms_of
from partners.models import Affiliation, Appointment, Introduction, Need, Offer, Partner, Place, Role

STRENGTHS = ("best_at", "call_for", "can_help")
MOST_READ = 2_000  # partners and offers looked at; beyond, the newest offers and the first names
# The kind of a reason → how it is said.
WHYS = {
    "offer": lazy("offers: %(words)s"),
    "best_at": lazy("does best: %(words)s"),
    "call_for": lazy("can be called for: %(words)s"),
    "can_help": lazy("can help with: %(words)s"),
    "job": lazy("has done it: %(words)s"),
    "place": lazy("serves the same place"),
}


@dataclass(frozen=True)
class Suggestion:
    """A partner that could help, why in words, and the offer that answers best."""

    partner: Partner
    why: str
    offer: Offer | None = None


@dataclass(frozen=True)
class Meeting:
    """Two partners that should meet, and why in words."""

    one: Partner
    other: Partner
    why: str


def index_of(partners: Iterable[Partner], offers: Iterable[Offer] = ()) -> Index:
    """What these partners offer, are strong at and have done, and what they ask not to be asked for. Two queries."""
    partners = list(partners)
    numbers = {partner.pk for partner in partners}
    sources = [
        Source(partner.pk, field, frozenset(terms_of(text)))
        for partner in partners
        for field in STRENGTHS
        if (text := getattr(partner, field))
    ]
    sources += [
        Source(offer.partner_id, "offer", frozenset(terms_of(offer.words)), tags_of(offer), offer.pk)
        for offer in offers
        if offer.partner_id in numbers
    ]
    served = Appointment.objects.served().filter(partner_id__in=numbers).select_related("role")
    sources += [Source(row.partner_id, "job", frozenset(terms_of(row.role.name))) for row in served]
    refused = {partner.pk: frozenset(terms_of(partner.not_for)) for partner in partners if partner.not_for}
    return Index(sources, refused, places_of(numbers))


def whole_index() -> tuple[Index, dict[int, Partner], dict[int, Offer]]:
    """The index of the whole network, and what its keys stand for. Four queries."""
    partners = {partner.pk: partner for partner in Partner.objects.in_directory()[:MOST_READ]}
    offers = {offer.pk: offer for offer in Offer.objects.open()[:MOST_READ]}
    return index_of(partners.values(), offers.values()), partners, offers


def places_of(numbers: Iterable[int]) -> dict[int, frozenset[int]]:
    places: dict[int, set[int]] = defaultdict(set)
    for partner, place in Partner.places.through.objects.filter(partner_id__in=list(numbers)).values_list(
        "partner_id", "place_id"
    ):
        places[partner].add(place)
    return {partner: frozenset(found) for partner, found in places.items()}


def tags_of(posting: Need | Offer) -> frozenset[str]:
    return frozenset(fold(tag) for tag in posting.tags)


def wish_of(need: Need, places: frozenset[int] = frozenset()) -> Wish:
    return Wish(need.pk, need.partner_id, terms_of(need.words, *need.tags), tags_of(need), places)


def wish_for(role: Role) -> Wish:
    return Wish(role.pk, None, terms_of(role.name, role.does))


def helpers_for(needs: Iterable[Need], most: int = 3) -> dict[int, list[Suggestion]]:
    """For each need who could help, best first. Five queries for any number of needs."""
    needs = list(needs)
    if not needs:
        return {}
    index, partners, offers = whole_index()
    wishes = [wish_of(need, index.places.get(need.partner_id, frozenset())) for need in needs]
    ranked = matching.rank(wishes, index, most)
    return {key: [suggestion(match, partners, offers) for match in matches] for key, matches in ranked.items()}


def holders_for(role: Role, most: int = 6) -> list[Suggestion]:
    """Partners that could do a job, best first: those who do it or were asked, or said no, are left out."""
    index, partners, offers = whole_index()
    asked = set(role.appointments.exclude(state="ended").values_list("partner_id", flat=True))
    matches = matching.rank([wish_for(role)], index, most + len(asked))[role.pk]
    return [suggestion(match, partners, offers) for match in matches if match.partner not in asked][:most]


def jobs_for(partner: Partner, roles: Iterable[Role]) -> list[tuple[Role, str]]:
    """Open jobs with why this partner could do each; those that fit it best first, then the others by name."""
    index = index_of([partner], partner.offers.open())
    roles = list(roles)
    ranked = matching.rank([wish_for(role) for role in roles], index, 1)
    scored = [(role, ranked[role.pk][0] if ranked[role.pk] else None) for role in roles]
    scored.sort(key=lambda pair: (-(pair[1].score if pair[1] else 0), pair[0].name))
    return [(role, why(match) if match else "") for role, match in scored]


def triangles(most: int = 8) -> list[Meeting]:
    """Partners without a tie that share a contact, a theme or a place. Seven queries."""
    return meetings(open_triangles(most))


def open_triangles(most: int, known: Iterable[frozenset[int]] = ()) -> list[Triangle]:
    """The same by keys. known: pairs with a tie, beside those found in the tables of this app. Five queries."""
    partners = list(Partner.objects.in_directory().values_list("pk", flat=True)[:MOST_READ])
    places = places_of(partners)
    themes: dict[int, set[str]] = defaultdict(set)
    for posting in [*Need.objects.open()[:MOST_READ], *Offer.objects.open()[:MOST_READ]]:
        themes[posting.partner_id] |= tags_of(posting)
    circles = [Circle(key, frozenset(themes[key]), places.get(key, frozenset())) for key in partners]
    return matching.open_triangles(circles, ties() | set(known), most)


def meetings(found: Iterable[Triangle]) -> list[Meeting]:
    """In words; without partners that are not in the directory any more. Two queries."""
    found = list(found)
    keys = {key for one in found for key in (one.one, one.other, *one.contacts)}
    partners = {partner.pk: partner for partner in Partner.objects.in_directory().filter(pk__in=keys)}
    names = dict(Place.objects.filter(pk__in={key for one in found for key in one.places}).values_list("pk", "name"))
    return [
        Meeting(partners[one.one], partners[one.other], why_meet(one, partners, names))
        for one in found
        if one.one in partners and one.other in partners
    ]


def ties() -> set[frozenset[int]]:
    """Pairs of partners that know each other: introduced (or asked and not wanted), or with somebody at both."""
    pairs = Introduction.objects.values_list("seeker_id", "helper_id")
    found = {frozenset(pair) for pair in pairs}
    at: dict[int, set[int]] = defaultdict(set)
    for person, partner in Affiliation.objects.current().values_list("person_id", "partner_id"):
        at[person].add(partner)
    for homes in at.values():
        found |= {frozenset((one, other)) for one in homes for other in homes if one < other}
    return found


def suggestion(match: Match, partners: dict[int, Partner], offers: dict[int, Offer]) -> Suggestion:
    return Suggestion(partners[match.partner], why(match), offers.get(match.offer or 0))


def why(match: Match) -> str:
    """offers: room, warm · does best: hosting · serves the same place."""
    return " · ".join(str(WHYS[reason.kind]) % {"words": ", ".join(reason.words)} for reason in match.reasons)


def why_meet(triangle: Triangle, partners: dict[int, Partner], places: dict[int, str]) -> str:
    both = [partners[key].name for key in triangle.contacts if key in partners]
    parts = [
        (_("both know %(names)s"), both[:3]),
        (_("both care about %(names)s"), triangle.themes[:3]),
        (_("both serve %(names)s"), [places[key] for key in triangle.places[:3] if key in places]),
    ]
    return " · ".join(words % {"names": ", ".join(names)} for words, names in parts if names)
