"""Every page there is, once: who looks at it, and where it is. axe, the width and the CSP are checked on each.

A page that is missing here fails a test: name its route, even when another line opens it.
"""

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


PAGES = [
    Look("about", who=""),
    Look("account_login", who=""),
    Look("link", who="", at=lambda world: [world.link.token]),
    Look("today"),
    Look("today", who="ben"),
    Look("today", who="elif_"),
    Look("me", who="ben"),
    Look("security", who="ben"),
    Look("my_data", who="ben"),
    Look("directory", who="ben"),
    Look("settings"),
    Look("delivery_list"),
    Look("delivery_detail", at=lambda world: [world.delivery.pk]),
    Look("message_list"),
]

# Routes that show no page of their own: acts, files, parts of pages, machines' answers.
NOT_PAGES = {
    "theme", "health_live", "health_ready", "delivery_html", "message_html", "delivery_cancel", "delivery_send_again",
    "delivery_leave", "delivery_test", "mailbox_list", "mailbox_detail", "mailbox_html",
}  # fmt: skip
