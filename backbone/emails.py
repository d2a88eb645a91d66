"""The mails of this app, each beside what it is about."""

from backbone import relationship_emails  # noqa: F401 — registers its kinds
