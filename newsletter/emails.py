"""Read at start: the kinds of mail of this app."""

from newsletter import (  # noqa: F401 — register their own
    highlight_emails,
    issue_emails,
    subscribing,
    subscription_emails,
)
from people.kinds import Matter, assort

assort(Matter.NEWSLETTER, "newsletter")
