"""The map of the network in the world of the policy."""

from dataclasses import dataclass

from backbone.models import ANSWER, NetworkPicture, RelationshipRound, RoundGuest, TieImport
from partners.models import Partner
from people.models import Link, Person
from tests.make_network import make_guest, make_picture, make_relationship, make_round

# The canary → the roles that may hear it. What Ben says of trust only Ben hears, and whoever holds his link.
CANARIES = {
    '"reliability":2': {"editor"},
    'name="reliability" value="2" checked': {"editor", "link"},
    "canary-relations": {"backbone", "editor", "other"},
    "canary-picture": {"backbone"},
    "canary-ties.csv": {"backbone"},
}


@dataclass
class Network:
    round: RelationshipRound
    guest: RoundGuest  # A, for which Ben answers
    picture: NetworkPicture
    ties: TieImport
    link: Link  # Ben's
    about: Partner


def make_network(people: dict[str, Person], a: Partner, b: Partner) -> Network:
    round = make_round(words="canary-relations")
    guest = make_guest(round, a, people["ben"])
    make_guest(round, b, people["dora"])
    make_relationship(guest, b, reliability=2)
    picture = make_picture(a, b, ties=((0, 1),))
    picture.measures["phase"]["note"] = "canary-picture"
    picture.save()
    return Network(
        round=round, guest=guest, picture=picture, about=b,
        ties=TieImport.objects.create(by=people["asha"], file_name="canary-ties.csv", rows_count=1),
        link=Link.create(people["ben"], ANSWER, guest),
    )  # fmt: skip
