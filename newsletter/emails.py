"""Read at start: the kinds of mail of this app."""

from newsletter import highlight_emails, subscription_emails  # noqa: F401 — register their own
