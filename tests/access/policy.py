"""Who may do what: one line a route (or more, for other targets), by app. A route missing here fails a test.

Roles are those of actors.py; A is Sandpiper Playgroup, B Rivermouth Clinic, `hidden` a prospect only the backbone
knows. `guard` names what stands before a route: each guard is taken out once, and its lines must then complain.
"""

from partners.models import Affiliation
from people.models import Person
from tests.access import (
    of_after,
    of_agendas,
    of_api,
    of_backbone,
    of_cascade,
    of_contact,
    of_gatherings,
    of_groups,
    of_highlights,
    of_issues,
    of_learning,
    of_lessons,
    of_mail,
    of_mous,
    of_mous_api,
    of_network,
    of_noticing,
    of_ourselves,
    of_partners,
    of_people,
    of_plan,
    of_promises,
    of_reflections,
    of_reminder_plans,
    of_rounds,
    of_today,
    of_voices,
    of_working_groups,
)

PARTS = [
    of_people,
    of_partners,
    of_promises,
    of_mous,
    of_working_groups,
    of_groups,
    of_cascade,
    of_learning,
    of_mail,
    of_plan,
    of_voices,
    of_lessons,
    of_rounds,
    of_today,
    of_contact,
    of_reminder_plans,
    of_noticing,
    of_gatherings,
    of_after,
    of_agendas,
    of_reflections,
    of_highlights,
    of_network,
    of_ourselves,
    of_issues,
    of_backbone,
]
PAGES = [case for part in PARTS for case in part.CASES]
POLICY = [*PAGES, *of_api.CASES, *of_mous_api.CASES, *(case for part in PARTS for case in getattr(part, "API", []))]

# Functions that say who sees what, beside the permissions and visible_to; and what is put in their place.
OURS_ALONE = {
    "partners.directory.visible_people": lambda viewer: Person.objects.filter(erased_at=None),
    "partners.directory.visible_affiliations": lambda viewer: Affiliation.objects.current(),
    "partners.directory.may_see": lambda *_: True,
}
