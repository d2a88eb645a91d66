"""Read at start: what acts of this app are called."""

from newsletter import highlight_acts, issue_acts  # noqa: F401 — register their own
