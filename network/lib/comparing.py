"""What changed from one text to another, told word by word, for people to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Protocol

Parts = list[tuple[str, str]]


class Piece(Protocol):
    """A piece of a document that keeps its key while its words change."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Change:
    """One piece in two documents. state: "same", "changed", "added", "removed" or "moved".

    title and text are parts to be shown one after the other: ("same" | "added" | "removed", words).
    """

    key: str
    state: str
    title: Parts
    text: Parts


def compare(old: Sequence[Piece], new: Sequence[Piece]) -> list[Change]:
    """What changed, piece by piece in the order of the new document; removed ones where they stood."""
    before, after = {piece.key: piece for piece in old}, {piece.key: piece for piece in new}
    kept = stays_in_order([key for key in before if key in after], [key for key in after if key in before])
    order = list(after)
    for place, key in enumerate(before):
        if key not in after:
            earlier = [one for one in list(before)[:place] if one in order]
            order.insert(order.index(earlier[-1]) + 1 if earlier else 0, key)
    return [change_of(key, before.get(key), after.get(key), key in kept) for key in order]


def stays_in_order(old: list[str], new: list[str]) -> set[str]:
    """Those that need not be moved to come from one order to the other."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {key for block in blocks for key in old[block.a : block.a + block.size]}


def change_of(key: str, old: Piece | None, new: Piece | None, stays: bool) -> Change:
    title = word_diff(old.title if old else "", new.title if new else "")
    text = word_diff(old.text if old else "", new.text if new else "")
    if old is None or new is None:
        state = "added" if old is None else "removed"
    elif all(part == "same" for part, _words in [*title, *text]):
        state = "same" if stays else "moved"
    else:
        state = "changed"
    return Change(key, state, title, text)


def word_diff(old: str, new: str) -> Parts:
    """Two texts as parts, word by word: ("same" | "removed" | "added", words), line ends kept.

    >>> word_diff("four hours a month", "six hours a month")
    [('removed', 'four'), ('added', 'six'), ('same', ' hours a month')]
    """
    one, other = tokens(old), tokens(new)
    parts: Parts = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(("same", "".join(one[a1:a2])))
            continue
        parts += [(name, "".join(words)) for name, words in (("removed", one[a1:a2]), ("added", other[b1:b2])) if words]
    return parts


def tokens(text: str) -> list[str]:
    """Words and what stands between them."""
    return ["".join(letters) for _space, letters in groupby(text, str.isspace)]
