"""Whole numbers that come as text: in an address, a button, a field somebody else may have filled in."""

LONGEST = 18  # digits: a number of more the database may not hold


def number_in(text: str, longest: int = LONGEST) -> int | None:
    """The number that a text is; None where it is anything else (signs, spaces, other scripts), or too long."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= longest else None
