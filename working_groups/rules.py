"""Who may do what with the common agenda and the plan of action. Roles are derived from what is true."""

import rules

from partners.rules import keeps_profile
from people.rules import is_backbone
from working_groups import group_rules  # noqa: F401 — adds its own

rules.add_perm("working_groups.write_common_agenda", is_backbone)
rules.add_perm("working_groups.adopt_common_agenda", is_backbone)

# The plan of action: a partner's own activities
rules.add_perm("working_groups.change_activity", keeps_profile)
rules.add_perm("working_groups.review_strategy", is_backbone)
