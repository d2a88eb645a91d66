"""Who may do what with people and mail. Roles are derived from what is true."""

import rules


@rules.predicate
def came_by_link(person) -> bool:
    """Holds a personal link: perhaps forwarded, so it counts for its one act and for no role of its owner."""
    return getattr(person, "link", None) is not None


@rules.predicate
def is_backbone(person) -> bool:
    return bool(getattr(person, "is_backbone", False)) and not came_by_link(person)


@rules.predicate
def is_facilitator(person) -> bool:
    return bool(getattr(person, "is_facilitator", False))


@rules.predicate
def is_self(person, other) -> bool:
    return other is not None and person.pk == other.pk


rules.add_perm("people.change_network", is_backbone)
rules.add_perm("people.view_auditentry", is_backbone)
rules.add_perm("people.view_delivery", is_backbone)
rules.add_perm("people.change_delivery", is_backbone)
rules.add_perm("people.change_reminderplan", is_backbone)
rules.add_perm("people.add_person", is_backbone)
rules.add_perm("people.change_person", is_backbone | is_self)
rules.add_perm("people.set_roles", is_backbone)
rules.add_perm("people.invite_person", is_backbone)
rules.add_perm("people.deactivate_person", is_backbone)
rules.add_perm("people.erase_person", is_backbone)
