"""Two people change one thing: what each changed is kept, and where both changed the same, it can be told."""

from typing import Any

from network.lib.search import fold


def three_way(base: dict[str, Any], mine: dict[str, Any], now: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What to change, and what clashes: name → my value, name → what stands there now.

    base: what stood in the fields of `mine` when their writer began. Fields that the writer left alone stay as others
    left them; a field that others changed meanwhile to something else than the writer did, clashes.
    """
    wanted = {name: value for name, value in mine.items() if not same(now[name], value)}
    clashes = {
        name: now[name] for name in wanted if not same(now[name], base[name]) and not same(base[name], mine[name])
    }
    changes = {name: value for name, value in wanted.items() if same(now[name], base[name])}
    return changes, clashes


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same to a person: line ends, outer spaces and the order of a list do not count."""
    return plain(one) == plain(other)


def plain(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(fold(name) for name in value)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return value if value is not None else ""
