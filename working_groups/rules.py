"""Who may do what with the common agenda and the plan of action. Roles are derived from what is true."""

import rules

from partners.directory import is_in_network, is_signed_in
from partners.rules import keeps_profile
from people.rules import is_backbone
from working_groups import group_rules  # noqa: F401 — adds its own

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
    """Takes part in this very round."""
    return round is not None and is_signed_in(person) and (round.is_open_to_all or is_in_network(person))


rules.add_perm("working_groups.open_round", is_backbone)
rules.add_perm("working_groups.close_round", is_backbone)
rules.add_perm("working_groups.settle_suggestion", is_backbone)
rules.add_perm("working_groups.propose_rule", is_of_network)
rules.add_perm("working_groups.take_part_in_round", is_asked)
