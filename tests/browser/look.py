"""What is looked at: a page, and by whom."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.access.world import World


@dataclass(frozen=True)
class Look:
    """route: its name. who: "" for the public, else an attribute of World. at: the route's arguments. query: "?…"."""

    route: str
    who: str = "asha"
    at: Callable[[World], list] = lambda world: []
    query: str = ""

    def __str__(self) -> str:
        return f"{self.route}{self.query} as {self.who or 'public'}"
