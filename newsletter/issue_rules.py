"""Who may do what with newsletter issues. What was sent is read by whom it was sent to: Issue.visible_to."""

import rules

from people.rules import is_backbone

rules.add_perm("newsletter.edit_issue", is_backbone)
