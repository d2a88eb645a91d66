"""Makers of rounds, answers and pictures of the network."""

from datetime import date, timedelta
from typing import Any

from backbone.models import NetworkPicture, Relationship, RelationshipRound, RoundGuest
from network.lib.dates import today
from partners.models import Partner
from people.models import Person
from tests.make import make_affiliation, make_partner, make_person


def make_round(**fields: Any) -> RelationshipRound:
    return RelationshipRound.objects.create(**{"closes_on": today() + timedelta(days=14), **fields})


def make_guest(round: RelationshipRound, partner: Partner | None = None, person: Person | None = None) -> RoundGuest:
    """A partner that was asked, with somebody who answers for it."""
    partner, person = partner or make_partner(), person or make_person()
    if not partner.affiliations.filter(person=person).exists():
        make_affiliation(partner, person, is_primary=not partner.affiliations.filter(is_primary=True).exists())
    return RoundGuest.objects.create(round=round, partner=partner, person=person)


def make_relationship(guest: RoundGuest, about: Partner, level: int | None = 3, **aspects: int) -> Relationship:
    return Relationship.objects.create(guest=guest, about=about, level=level, **aspects)


def make_picture(*partners: Partner, ties: tuple[tuple[int, int], ...] = (), on: date | None = None) -> NetworkPicture:
    """A picture of some partners in a row; ties: pairs of their places."""
    nodes = [[f"p{one.pk}", 100.0 * place, 0.0, 0, 1, 0.0, 1.0] for place, one in enumerate(partners)]
    content = {
        "nodes": nodes, "ties": [[one, other, {"group": 1.0}, None] for one, other in ties],
        "size": [100.0 * len(nodes), 1.0], "left_out": 0,
    }  # fmt: skip
    measures = dict.fromkeys(("density", "centralisation", "together"), 0.5) | MEASURES
    return NetworkPicture.keep("partners", on or today(), content, measures)


MEASURES: dict[str, Any] = {
    "nodes": 2, "ties": 1, "reciprocity": None, "parts": 1, "open_triangles": 0, "isolated": [], "brokers": [],
    "communities": [2], "without_backbone": None,
    "phase": {"name": "", "together": 0.0, "left_without_hub": 0.0, "core": 0, "core_density": 0.0, "reached": 0.0},
}  # fmt: skip
