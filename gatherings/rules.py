"""Who may do what with gatherings. Roles are derived from what is true."""

import rules

from gatherings.checking_in import COMMITMENTS
from gatherings.closing import PULSE
from gatherings.models import Reach
from partners.directory import is_in_network, standing
from partners.rules import may_edit
from people.rules import came_by_link, is_backbone, is_facilitator
from working_groups.group_rules import is_chair_of
from working_groups.models import Membership


@rules.predicate
def facilitates(person, gathering) -> bool:
    """Named as a facilitator of this gathering or series, and signed in: a link in a mail may have been passed on."""
    if gathering is None or came_by_link(person):
        return False
    return person in gathering.facilitators.all()


@rules.predicate
def chairs_its_group(person, gathering) -> bool:
    """Chairs the group this gathering or series belongs to, and signed in."""
    return gathering is not None and not came_by_link(person) and is_chair_of(person, gathering.group_id)


@rules.predicate
def chairs_a_group(person, _thing) -> bool:
    return not came_by_link(person) and Membership.objects.chairs().filter(person_id=person.pk).exists()


@rules.predicate
def is_invited(person, gathering) -> bool:
    """Has an invitation, and signed in or came by the link of it."""
    return gathering is not None and gathering.rsvps.filter(person_id=person.pk).exists()


@rules.predicate
def runs_its_gathering(person, rsvp) -> bool:
    """Facilitators and the backbone write down what they were told on the phone."""
    return rsvp is not None and runs(person, rsvp.gathering)


@rules.predicate
def is_its_guest(person, rsvp) -> bool:
    """The one invited: signed in, or by the link of this very invitation."""
    if rsvp is None or rsvp.person_id != person.pk:
        return False
    link = getattr(person, "link", None)
    return link is None or (link.act, link.target_id) == ("gathering.rsvp", rsvp.pk)


@rules.predicate
def is_open_to_all(person, gathering) -> bool:
    """The network at large is invited, so whoever belongs to it may come along."""
    return gathering is not None and gathering.reach != Reach.CHOSEN and gathering.invited_at is not None


@rules.predicate
def belongs_to_the_network(person, _thing) -> bool:
    return is_in_network(person) and not came_by_link(person)


runs = is_backbone | facilitates | chairs_its_group

rules.add_perm("gatherings.add_gathering", is_backbone | (is_facilitator & ~came_by_link) | chairs_a_group)
rules.add_perm("gatherings.change_gathering", runs)
rules.add_perm("gatherings.change_series", runs)
rules.add_perm("gatherings.see_link", runs | is_invited)
rules.add_perm("gatherings.invite_guests", runs)
rules.add_perm("gatherings.change_reminders", runs)  # of nothing: the network's own plan
rules.add_perm("gatherings.answer_rsvp", is_its_guest | runs_its_gathering)
rules.add_perm("gatherings.join_gathering", belongs_to_the_network & is_open_to_all & ~facilitates)


# While it runs, and after


def holds(person, act: str, target_id: int | None) -> bool:
    link = getattr(person, "link", None)
    return link is not None and (link.act, link.target_id) == (act, target_id)


@rules.predicate
def took_part(person, gathering) -> bool:
    """Was invited or helped to run it, and nobody said that they were away."""
    if gathering is None or came_by_link(person):
        return False
    invited = gathering.rsvps.filter(person_id=person.pk).exclude(attended=False)
    return invited.exists() or gathering.facilitators.filter(pk=person.pk).exists()


@rules.predicate
def holds_pulse_link(person, gathering) -> bool:
    return gathering is not None and holds(person, PULSE, gathering.pk)


@rules.predicate
def promised(person, commitment) -> bool:
    """It is this person's own, or that of a partner they may edit."""
    if commitment is None or came_by_link(person):
        return False
    return commitment.person_id == person.pk or commitment.partner_id in standing(person).keeps


@rules.predicate
def was_asked(person, commitment) -> bool:
    """Holds the link of the mail that asked about it, before the gathering the link is for."""
    if commitment is None or not holds(person, COMMITMENTS, commitment.asked_for_id):
        return False
    return commitment.contact() == person


@rules.predicate
def runs_its_gathering(person, commitment) -> bool:
    return commitment is not None and runs(person, commitment.gathering)


@rules.predicate
def edits_a_partner(person) -> bool:
    return not came_by_link(person) and person.affiliations.in_network().filter(may_edit=True).exists()


@rules.predicate
def leads(person, initiative) -> bool:
    """May edit the lead partner, or proposed it and it has not begun."""
    if initiative is None or came_by_link(person):
        return False
    own = initiative.proposed_by_id == person.pk and initiative.state == "proposed"
    return own or may_edit(person, initiative.lead)


rules.add_perm("gatherings.give_pulse", took_part | holds_pulse_link)
rules.add_perm("gatherings.tell_commitment", promised | was_asked | runs_its_gathering)
rules.add_perm("gatherings.add_initiative", is_backbone | (is_facilitator & ~came_by_link) | edits_a_partner)
rules.add_perm("gatherings.change_initiative", is_backbone | leads)


# Prompts, pauses to reflect, announcements

rules.add_perm("gatherings.change_prompt", is_backbone | (is_facilitator & ~came_by_link))
rules.add_perm("gatherings.lead_pause", runs)
rules.add_perm("gatherings.take_part", runs | is_invited)
rules.add_perm("gatherings.change_template", is_backbone | (is_facilitator & ~came_by_link))
rules.add_perm("gatherings.change_format", is_backbone | (is_facilitator & ~came_by_link))
rules.add_perm("gatherings.change_limits", is_backbone)
rules.add_perm("gatherings.announce", is_backbone | may_edit)
rules.add_perm("gatherings.order_announcements", runs)
