"""Who may do what with lessons. Roles are derived from what is true."""

import rules

from partners.rules import may_edit
from people.rules import came_by_link, is_backbone


@rules.predicate
def is_author(person, lesson) -> bool:
    return lesson is not None and lesson.author_id == person.pk and not came_by_link(person)


@rules.predicate
def keeps(person, partner) -> bool:
    return partner is not None and not came_by_link(person) and may_edit(person, partner)


rules.add_perm("learning.change_lesson", is_author)
rules.add_perm("learning.name_practice", is_author | is_backbone)
rules.add_perm("learning.answer_practice", keeps)
