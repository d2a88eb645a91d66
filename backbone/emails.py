"""The mails of this app, each beside what it is about."""

from backbone import check_emails, relationship_emails  # noqa: F401 — register their kinds
from people.kinds import Matter, assort

assort(Matter.ANNOUNCEMENTS, "check_results", "relationship_closed")
