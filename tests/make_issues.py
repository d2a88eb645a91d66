"""Makers for newsletter issues."""

from typing import Any

from newsletter.models import Issue, Section
from newsletter.models.issue import NOBODY
from people.models import Person

READERS = NOBODY | {"stages": ["active"]}


def make_issue(by: Person | None = None, subject: str = "June in the network", **fields: Any) -> Issue:
    """A draft with a few words in it, for everybody at active partners."""
    issue = Issue.start(by, subject=subject, **{"audience": READERS, **fields})
    make_section(issue, words="Dear all, **thank you** for a full spring.")
    return issue


def make_section(issue: Issue, kind: str = "text", **fields: Any) -> Section:
    return Section.objects.create(issue=issue, kind=kind, position=issue.sections.count(), **fields)
