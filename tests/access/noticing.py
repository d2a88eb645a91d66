"""What was assumed and seen in the world of the policy."""

from dataclasses import dataclass

from learning.models import Assumption, Emergence
from people.models import Person
from tests.make_noticing import make_assumption, make_emergence

SIGNED_IN = {"backbone", "editor", "member", "other", "facilitator", "community"}
# The canary → the roles that may hear it.
CANARIES = {
    "canary-assumption": SIGNED_IN,
    "canary-emergence": SIGNED_IN,
    "canary-emerged-back": {"backbone", "editor"},
}


@dataclass
class Noticed:
    assumption: Assumption
    emergence: Emergence
    back: Emergence


def make_noticed(people: dict[str, Person]) -> Noticed:
    ben = people["ben"]
    back = make_emergence(ben, "canary-emerged-back").withdraw(ben)
    return Noticed(make_assumption(ben, "canary-assumption"), make_emergence(ben, "canary-emergence"), back)
