"""Who should meet: two partners without a tie that share a contact, a theme or a place (partners.suggesting)."""

from backbone.models import NetworkPicture, PictureKind
from partners import suggesting
from partners.suggesting import Meeting

MOST = 8


def suggested(picture: NetworkPicture) -> list[Meeting]:
    """Whom to introduce, by the ties of a picture of partners. Six queries."""
    nodes, ties = picture.content["nodes"], picture.content["ties"]
    ends = [(nodes[one][0], nodes[other][0]) for one, other, *_rest in ties]
    pairs = [frozenset((int(one[1:]), int(other[1:]))) for one, other in ends if one[0] == other[0] == "p"]
    return suggesting.triangles(MOST, pairs)


def likely(partner: int) -> set[int]:
    """Partners that the newest picture shows a tie of this one to. One query."""
    picture = NetworkPicture.objects.of_kind(PictureKind.PARTNERS).last()
    if picture is None:
        return set()
    nodes, key = picture.content["nodes"], f"p{partner}"
    ends = [{nodes[one][0], nodes[other][0]} for one, other, *_rest in picture.content["ties"]]
    return {int(other[1:]) for pair in ends if key in pair for other in pair - {key} if other[0] == "p"}
