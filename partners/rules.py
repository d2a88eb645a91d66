"""Who may do what with partners. Roles are derived from what is true; a personal link counts for its one act only."""

import rules

from people.rules import is_backbone


@rules.predicate
def may_edit(person, partner) -> bool:
    """Named at the partner as one who may edit."""
    return partner is not None and partner.affiliations.current().filter(person_id=person.pk, may_edit=True).exists()


@rules.predicate
def holds_profile_link(person, partner) -> bool:
    """Came through the personal link for this partner's profile (set by people.links for one request)."""
    link = getattr(person, "link", None)
    return partner is not None and link is not None and link.act == "partner.profile" and link.target_id == partner.pk


keeps_profile = is_backbone | may_edit | holds_profile_link

rules.add_perm("partners.add_partner", is_backbone)
rules.add_perm("partners.change_partner", keeps_profile)
rules.add_perm("partners.confirm_partner", keeps_profile)
rules.add_perm("partners.change_affiliation", keeps_profile)
rules.add_perm("partners.change_stage", is_backbone)
rules.add_perm("partners.ask_partner", is_backbone)
rules.add_perm("partners.merge_partner", is_backbone)
rules.add_perm("partners.archive_partner", is_backbone)
rules.add_perm("partners.view_application", is_backbone)
rules.add_perm("partners.decide_application", is_backbone)
rules.add_perm("partners.see_all_partners", is_backbone)
