"""Who may do what: one line a route (or more, for other targets), by app. A route missing here fails a test.

Roles are those of actors.py; A is Sandpiper Playgroup, B Rivermouth Clinic, `hidden` a prospect only the backbone
knows. `guard` names what stands before a route: each guard is taken out once, and its lines must then complain.
"""

from people.models import Person
from tests.access import of_backbone, of_partners, of_people

POLICY = [*of_people.CASES, *of_partners.CASES, *of_backbone.CASES]

# Functions that say who sees what, beside the permissions and visible_to; and what is put in their place.
OURS_ALONE = {
    "partners.directory.visible_people": lambda viewer: Person.objects.filter(erased_at=None),
    "partners.directory.may_see": lambda *_: True,
}

# Guards that no route needs alone, each with its reason.
UNGUARDED = {
    "people.erase_person": "asked by no page: erasing others needs people.set_roles, and oneself one may always erase",
    "people.change_person": "asked by the API only",
}
