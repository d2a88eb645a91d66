"""Read at start: what this app holds about people."""

from newsletter import highlight_data, issue_data  # noqa: F401 — declare their own
