"""Who should meet: two partners without a tie that share a contact, a theme or a place (partners.suggesting)."""

from typing import Any

from backbone.models import NetworkPicture, PictureKind
from partners import suggesting
from partners.matching import Triangle
from partners.models import Introduction
from partners.suggesting import Meeting

MOST, OFFERED, NAMED = 24, 8, 3  # found when a picture is drawn; shown, as far as nobody introduced them since


def found_in(nodes: list[list[Any]], ties: list[list[Any]]) -> list[list[Any]]:
    """Whom to introduce, by the ties of a picture: [one, other, contacts, themes, places], by keys. Five queries."""
    ends = [(nodes[one][0], nodes[other][0]) for one, other, *_rest in ties]
    pairs = [frozenset((int(one[1:]), int(other[1:]))) for one, other in ends if one[0] == other[0] == "p"]
    found = suggesting.open_triangles(MOST, pairs)
    return [[one.one, one.other, *(list(shared[:NAMED]) for shared in (one.contacts, one.themes, one.places))]
            for one in found]  # fmt: skip


def suggested(picture: NetworkPicture) -> list[Meeting]:
    """Those found that nobody has introduced since. Three queries."""
    rows = [Triangle(one, other, *map(tuple, shared)) for one, other, *shared in picture.content.get("meetings", [])]
    keys = {key for row in rows for key in (row.one, row.other)}
    told = Introduction.objects.filter(seeker__in=keys, helper__in=keys).values_list("seeker_id", "helper_id")
    met = {frozenset(pair) for pair in told}
    return suggesting.meetings([row for row in rows if frozenset((row.one, row.other)) not in met][:OFFERED])


def likely(partner: int) -> set[int]:
    """Partners that the newest picture shows a tie of this one to. One query."""
    picture = NetworkPicture.objects.of_kind(PictureKind.PARTNERS).last()
    if picture is None:
        return set()
    nodes, key = picture.content["nodes"], f"p{partner}"
    ends = [{nodes[one][0], nodes[other][0]} for one, other, *_rest in picture.content["ties"]]
    return {int(other[1:]) for pair in ends if key in pair for other in pair - {key} if other[0] == "p"}
