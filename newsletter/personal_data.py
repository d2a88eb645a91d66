"""Read at start: what this app holds about people."""

from newsletter import highlight_data  # noqa: F401 — declares its own
