"""Who may do what with measures and lessons. Roles are derived from what is true."""

import rules

from learning import lesson_rules, noticing_rules, voice_rules  # noqa: F401 — add their own
from partners.rules import belongs_to, may_edit
from people.rules import came_by_link, is_backbone

FIGURE = "measure.figure"


@rules.predicate
def looks_after(person, measure) -> bool:
    """Named as the one who looks after it, and signed in."""
    return measure is not None and measure.owner_id == person.pk and not came_by_link(person)


@rules.predicate
def looks_after_its_measure(person, owed) -> bool:
    return owed is not None and looks_after(person, owed.measure)


@rules.predicate
def gives(person, owed) -> bool:
    """Keeps the profile of the partner that owes it."""
    return owed is not None and owed.partner is not None and not came_by_link(person) and may_edit(person, owed.partner)


@rules.predicate
def holds_its_link(person, owed) -> bool:
    """Came through the personal link for this very figure, and is still one of those it is asked of."""
    link = getattr(person, "link", None)
    if owed is None or link is None or (link.act, link.target_id) != (FIGURE, owed.pk):
        return False
    return belongs_to(person, owed.partner) if owed.partner else owed.measure.owner_id == person.pk


rules.add_perm("learning.add_measure", is_backbone)
rules.add_perm("learning.change_measure", is_backbone | looks_after)
rules.add_perm("learning.give_figure", is_backbone | looks_after_its_measure | gives | holds_its_link)
rules.add_perm("learning.import_figures", is_backbone)
