"""Who may do what with working groups. Roles are derived from what is true."""

import rules

from partners.directory import is_in_network
from people.rules import came_by_link, is_backbone
from working_groups.models import Membership
from working_groups.models.working_group import REPORT


@rules.predicate
def chairs(person, group) -> bool:
    """Chairs this group, and signed in: a link in a mail may have been passed on."""
    return group is not None and not came_by_link(person) and is_chair_of(person, group.pk)


def is_chair_of(person, group_id: int | None) -> bool:
    if group_id is None:
        return False
    return Membership.objects.chairs().filter(group=group_id, person_id=person.pk).exists()


def is_member_of(person, group_id: int | None) -> bool:
    if group_id is None:
        return False
    return Membership.objects.current().filter(group=group_id, person_id=person.pk).exists()


@rules.predicate
def is_in(person, group) -> bool:
    return group is not None and not came_by_link(person) and is_member_of(person, group.pk)


@rules.predicate
def is_open_inside(_person, group) -> bool:
    """The group lets every partner read its plan and minutes."""
    return group is not None and not group.is_private


@rules.predicate
def could_join(person, group) -> bool:
    return group is not None and group.is_running and is_in_network(person) and not is_in(person, group)


@rules.predicate
def leads_its_group(person, thing) -> bool:
    return thing is not None and (is_backbone(person) or chairs(person, thing.group))


@rules.predicate
def is_its_own(person, thing) -> bool:
    return thing is not None and thing.person_id == person.pk and not came_by_link(person)


@rules.predicate
def holds_report_link(person, group) -> bool:
    """Came by the link in the mail that asks for this group's report, and still chairs it."""
    link = getattr(person, "link", None)
    if group is None or link is None or (link.act, link.target_id) != (REPORT, group.pk):
        return False
    return is_chair_of(person, group.pk)


@rules.predicate
def chairs_who_hears(person, ask) -> bool:
    """Chairs the group on whose agenda the ask waits."""
    return ask is not None and ask.hears is not None and chairs(person, ask.hears)


leads = is_backbone | chairs

rules.add_perm("working_groups.add_group", is_backbone)
rules.add_perm("working_groups.change_group", leads)
rules.add_perm("working_groups.end_group", is_backbone)
rules.add_perm("working_groups.see_inside", is_backbone | is_in | is_open_inside)
rules.add_perm("working_groups.join_group", ~came_by_link & could_join)
rules.add_perm("working_groups.change_member", leads_its_group)
rules.add_perm("working_groups.end_membership", leads_its_group | is_its_own)
rules.add_perm("working_groups.answer_request", leads_its_group)
rules.add_perm("working_groups.take_back_request", is_its_own)

# The cascade

rules.add_perm("working_groups.write_report", leads | holds_report_link)
rules.add_perm("working_groups.answer_ask", is_backbone | chairs_who_hears)
rules.add_perm("working_groups.withdraw_ask", leads_its_group)
rules.add_perm("working_groups.give_direction", leads)
rules.add_perm("working_groups.acknowledge_direction", leads_its_group)
