"""Two people edit one profile: what each changed is kept, and where both changed the same, nobody's words are lost."""

from typing import Any

from django.db import transaction

from network.lib.merging import three_way
from partners.models import Partner
from people.models import Person


class Clash(Exception):
    """Somebody else changed the same fields meanwhile. theirs: field name → what stands there now; version: of now."""

    def __init__(self, theirs: dict[str, Any], version: int) -> None:
        super().__init__(sorted(theirs))
        self.theirs, self.version = theirs, version


@transaction.atomic
def edit_since(partner: Partner, by: Person, base: dict[str, Any], mine: dict[str, Any]) -> list[str]:
    """Change the fields of `mine` (name → new value), given what stood in them when their writer began (`base`).

    A three-way merge: fields that others changed meanwhile and this writer left alone stay as the others left them.
    Returns the names of the changed fields. Raises Clash, with nothing changed, when others changed one of `mine`
    to something else, and ValidationError for values a partner may not have.
    """
    partner.lock()
    changes, theirs = three_way(base, mine, now={name: current(partner, name) for name in mine})
    if theirs:
        raise Clash(theirs, partner.version)
    partner.edit(by, **changes)
    return sorted(changes)


def current(partner: Partner, name: str) -> Any:
    """What stands in a field; of `places` the list of names."""
    if name == "places":
        return [place.name for place in partner.places.all()]
    return getattr(partner, name)
