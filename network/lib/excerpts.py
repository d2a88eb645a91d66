"""The beginning of a text where the whole would be too long."""

MOST = 90


def excerpt(text: str, most: int = MOST) -> str:
    """At most so many letters, whole words, and a sign that it goes on.

    >>> excerpt("We wonder what must be understood first", 24)
    'We wonder what must be…'
    >>> excerpt("Short", 24)
    'Short'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    kept, _, cut = line[:most].rpartition(" ")
    return f"{(kept or cut).rstrip(' ,;:.–-')}…"
