"""Who may do what with the common agenda and the plan of action. Roles are derived from what is true."""

import rules

from partners.directory import is_in_network, is_signed_in
from partners.rules import keeps_profile
from people.rules import came_by_link, is_backbone
from working_groups import group_rules  # noqa: F401 — adds its own
from working_groups.models.drafting_round import ROUND

rules.add_perm("working_groups.write_common_agenda", is_backbone)
rules.add_perm("working_groups.adopt_common_agenda", is_backbone)

# The plan of action: a partner's own activities
rules.add_perm("working_groups.change_activity", keeps_profile)
rules.add_perm("working_groups.review_strategy", is_backbone)


# Rounds: partners take part, and the community where it is asked


@rules.predicate
def is_of_network(person) -> bool:
    """Of a partner of the directory, facilitator or backbone staff."""
    return is_signed_in(person) and is_in_network(person)


@rules.predicate
def is_asked(person, round) -> bool:
    """Signed in, and takes part in this very round."""
    if came_by_link(person):
        return False
    return round is not None and is_signed_in(person) and (round.is_open_to_all or is_in_network(person))


@rules.predicate
def holds_round_link(person, round) -> bool:
    """Came by the link into this very round, and still is of a partner in the network."""
    link = getattr(person, "link", None)
    if round is None or link is None or (link.act, link.target_id) != (ROUND, round.pk):
        return False
    return person.affiliations.in_network().exists()


rules.add_perm("working_groups.open_round", is_backbone)
rules.add_perm("working_groups.close_round", is_backbone)
rules.add_perm("working_groups.settle_suggestion", is_backbone)
rules.add_perm("working_groups.propose_rule", is_of_network)
rules.add_perm("working_groups.take_part_in_round", is_asked | holds_round_link)
