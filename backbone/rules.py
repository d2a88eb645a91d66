"""Who may bring partners in from a file."""

import rules

from backbone import check_rules, network_rules  # noqa: F401 — add their own
from people.rules import is_backbone

rules.add_perm("backbone.import_partners", is_backbone)
