"""Who may do what with the common agenda. Roles are derived from what is true."""

import rules

from people.rules import is_backbone
from working_groups import group_rules  # noqa: F401 — adds its own

rules.add_perm("working_groups.write_common_agenda", is_backbone)
rules.add_perm("working_groups.adopt_common_agenda", is_backbone)
