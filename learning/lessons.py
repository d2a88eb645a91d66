"""Read at start: lessons come back where somebody plans."""

from learning import remembering  # noqa: F401 — registers itself
