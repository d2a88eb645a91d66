"""Read at start: what acts of this app are called."""

from newsletter import highlight_acts  # noqa: F401 — registers its own
