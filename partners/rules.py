"""Who may do what with partners. Roles are derived from what is true; a personal link counts for its one act only."""

import rules

from partners.models import Departure
from partners.models.introduction import ANSWER, OUTCOME, SIDES
from partners.models.mou_state import TOLD
from partners.mou_mail import COUNTERSIGN, SIGN
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


# Jobs, needs and offers, leaving, concerns


@rules.predicate
def holds_link(person, thing) -> bool:
    """Came through a personal link for one act on this very thing, whatever the act is called, and is still at the
    partner it is about."""
    link = getattr(person, "link", None)
    if thing is None or link is None or (link.act, link.target_id) not in thing_acts(thing):
        return False
    return belongs_to(person, getattr(thing, "partner", thing))


def thing_acts(thing) -> set:
    """The acts on a thing that a personal link may be for."""
    acts = {"appointment": ("role.answer",), "partner": ("partner.return",)}
    return {(act, thing.pk) for act in acts.get(thing._meta.model_name, ())}


@rules.predicate
def keeps_its_partner(person, appointment) -> bool:
    """Keeps the profile of the partner that holds this appointment."""
    return appointment is not None and appointment.partner is not None and keeps_profile(person, appointment.partner)


@rules.predicate
def is_its_person(person, appointment) -> bool:
    return appointment is not None and appointment.person_id == person.pk


@rules.predicate
def belongs_to(person, partner) -> bool:
    """Named at the partner."""
    return partner is not None and partner.affiliations.current().filter(person_id=person.pk).exists()


def sides_spoken_for(person, introduction) -> list[str]:
    """The sides of an introduction for which somebody speaks: by a personal link for one at which they still are, or
    where they may edit."""
    link = getattr(person, "link", None)
    if link is None:
        return [side for side in SIDES if may_edit(person, getattr(introduction, side))]
    if link.target_id != introduction.pk:
        return []
    own = [side for side in SIDES if belongs_to(person, getattr(introduction, side))]
    if link.act == OUTCOME:
        return list(SIDES) if own else []
    return [side for side in own if link.act == ANSWER.format(side)]


@rules.predicate
def speaks_for_a_side(person, introduction) -> bool:
    return introduction is not None and bool(sides_spoken_for(person, introduction))


@rules.predicate
def hears(person, concern) -> bool:
    return concern is not None and concern.heard_by_id == person.pk


@rules.predicate
def left_lately(person, partner) -> bool:
    departure = Departure.of(partner)
    return departure is not None and departure.is_door_open


rules.add_perm("partners.change_role", is_backbone)
rules.add_perm("partners.see_coverage", is_backbone)
rules.add_perm("partners.suggest_role", is_backbone)
rules.add_perm("partners.take_role", keeps_profile)
rules.add_perm("partners.answer_role", keeps_its_partner | holds_link)
rules.add_perm("partners.change_appointment", is_backbone | is_its_person | keeps_its_partner)
rules.add_perm("partners.post_exchange", keeps_profile)
rules.add_perm("partners.introduce_partners", is_backbone)
rules.add_perm("partners.answer_introduction", speaks_for_a_side)
rules.add_perm("partners.leave_partner", may_edit | holds_profile_link)
rules.add_perm("partners.return_partner", is_backbone | (may_edit & left_lately) | holds_link)
rules.add_perm("partners.view_story", keeps_profile | belongs_to)
rules.add_perm("partners.hear_concern", hears)
rules.add_perm("partners.name_ears", is_backbone)


# Agreements


@rules.predicate
def signs(person, mou) -> bool:
    """Speaks for the partner's side of what was offered: its named signer, also by personal link, or its editor."""
    if mou is None or mou.state not in TOLD:
        return False
    link = getattr(person, "link", None)
    if link is not None:
        return link.act == SIGN and link.target_id == mou.pk
    return mou.signer_id == person.pk or may_edit(person, mou.partner)


@rules.predicate
def countersigns(person, mou) -> bool:
    """Of the backbone, by the personal link that asks for the network's signature."""
    link = getattr(person, "link", None)
    if mou is None or link is None or mou.state not in TOLD or not person.is_backbone:
        return False
    return link.act == COUNTERSIGN and link.target_id == mou.pk


@rules.predicate
def is_at_its_partner(person, mou) -> bool:
    return mou is not None and belongs_to(person, mou.partner)


rules.add_perm("partners.view_mou", is_backbone | signs | countersigns)
rules.add_perm("partners.change_mou", is_backbone)
rules.add_perm("partners.sign_mou", signs & is_at_its_partner)
rules.add_perm("partners.countersign_mou", is_backbone | countersigns)
rules.add_perm("partners.comment_mou", is_backbone | signs)
rules.add_perm("partners.change_mou_template", is_backbone)


# Good standing: seen by the partner's own editors and the backbone only

rules.add_perm("partners.log_touchpoint", is_backbone)
rules.add_perm("partners.change_table", is_backbone)
rules.add_perm("partners.see_standings", is_backbone)
rules.add_perm("partners.take_step", is_backbone)
rules.add_perm("partners.view_standing", is_backbone | may_edit)
