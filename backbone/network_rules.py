"""Who sees the map of the network and runs rounds: the backbone. Who answers: whoever was asked, for themselves."""

import rules

from backbone.models.relationship_round import ANSWER
from people.rules import came_by_link, is_backbone


@rules.predicate
def is_asked(person, guest) -> bool:
    """The person the round asked, signed in or by the link in the mail; nobody else, the backbone included."""
    if guest is None or guest.person_id != person.pk:
        return False
    return not came_by_link(person) or (person.link.act == ANSWER and person.link.target_id == guest.pk)


rules.add_perm("backbone.view_network", is_backbone)
rules.add_perm("backbone.run_relationship_round", is_backbone)
rules.add_perm("backbone.import_ties", is_backbone)
rules.add_perm("backbone.answer_relationship", is_asked)
