"""The ways to spend minutes together that the software comes with, in our own words.

Names, durations and ideas are facts; where they are somebody's, the page says whose, and links there.
"""

from gatherings.library.longer_structures import LONG
from gatherings.library.others import OTHERS
from gatherings.library.shape import LibraryFormat
from gatherings.library.structures import SHORT

__all__ = ["LIBRARY", "LibraryFormat"]

LIBRARY: dict[str, LibraryFormat] = {one.key: one for one in (*OTHERS, *SHORT, *LONG)}
