"""Who may do what with voices. Roles are derived from what is true."""

import rules

from people.rules import came_by_link, is_backbone


@rules.predicate
def is_assigned(person, voice) -> bool:
    return voice is not None and voice.assigned_to_id == person.pk and not came_by_link(person)


@rules.predicate
def is_speaker(person, voice) -> bool:
    return voice is not None and voice.person_id == person.pk and not came_by_link(person)


rules.add_perm("learning.moderate_voice", is_backbone)
rules.add_perm("learning.answer_voice", is_backbone | is_assigned)
rules.add_perm("learning.withdraw_voice", is_speaker)
