"""Who may write down assumptions and what emerged."""

import rules

from people.rules import came_by_link, is_backbone, is_facilitator


@rules.predicate
def is_at_a_partner(person) -> bool:
    return not came_by_link(person) and person.affiliations.current().exists()


@rules.predicate
def wrote_it(person, entry) -> bool:
    return entry is not None and entry.by_id == person.pk and not came_by_link(person)


rules.add_perm("learning.write_noticed", is_backbone | is_facilitator | is_at_a_partner)
rules.add_perm("learning.change_noticed", is_backbone | wrote_it)
