"""Who may do what with highlights. A partner's yes is its own: the backbone cannot give it."""

import rules

from newsletter.models import TELL
from partners.rules import belongs_to, may_edit
from people.rules import came_by_link, is_backbone


@rules.predicate
def speaks_for_its_partner(person, highlight) -> bool:
    """Named at its partner as one who may edit, or there and come by the personal link for this very highlight."""
    if highlight is None:
        return False
    link = getattr(person, "link", None)
    if link is not None:
        return (link.act, link.target_id) == (TELL, highlight.pk) and belongs_to(person, highlight.partner)
    return may_edit(person, highlight.partner)


@rules.predicate
def keeps_its_turns(person, partner) -> bool:
    return partner is not None and not came_by_link(person) and may_edit(person, partner)


rules.add_perm("newsletter.plan_highlights", is_backbone)
rules.add_perm("newsletter.edit_highlight", is_backbone)
rules.add_perm("newsletter.answer_highlight", speaks_for_its_partner)
rules.add_perm("newsletter.pass_highlight", is_backbone | speaks_for_its_partner)
rules.add_perm("newsletter.pause_highlights", is_backbone | keeps_its_turns)
rules.add_perm("newsletter.view_subscriptions", is_backbone)
