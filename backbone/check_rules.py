"""Who may do what with checks, staff time and the picture of a year."""

import rules

from backbone.models import ANSWER_CHECK
from people.rules import came_by_link, is_backbone


@rules.predicate
def is_asked(person, asked) -> bool:
    """The one asked: signed in, or by the link of this very asking; while the round is open and they have not yet."""
    if asked is None or asked.person_id != person.pk or asked.has_answered or not asked.check_round.is_open:
        return False
    return not came_by_link(person) or (person.link.act, person.link.target_id) == (ANSWER_CHECK, asked.pk)


rules.add_perm("backbone.open_check", is_backbone)
rules.add_perm("backbone.answer_check", is_asked)
rules.add_perm("backbone.enter_staff_week", is_backbone)
rules.add_perm("backbone.choose_limit", is_backbone)
rules.add_perm("backbone.write_year", is_backbone)
