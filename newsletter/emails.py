"""Read at start: the kinds of mail of this app."""

from newsletter import highlight_emails, subscribing, subscription_emails  # noqa: F401 — register their own
from people.kinds import Matter, assort

assort(Matter.NEWSLETTER, "newsletter")
