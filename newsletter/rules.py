"""Read at start: who may do what in this app."""

from newsletter import issue_rules  # noqa: F401 — adds its own
