"""Read at start: who may do what in this app."""

from newsletter import highlight_rules, issue_rules  # noqa: F401 — add their own
