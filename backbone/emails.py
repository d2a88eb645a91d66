"""The mails of this app, each beside what it is about."""

from backbone import check_emails, relationship_emails  # noqa: F401 — register their kinds
