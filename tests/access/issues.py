"""Newsletter issues in the world of the policy."""

from dataclasses import dataclass

from newsletter import publishing, writing
from newsletter.models import Issue, Item, Section
from people.models import Person
from tests.make_issues import READERS, make_issue, make_section
from tests.make_newsletter import make_subscription

# The canary → the roles that may hear it.
CANARIES = {
    "canary-issue-draft": {"backbone"},
    "canary-issue-scheduled": {"backbone"},
    "canary-issue-stopped": {"backbone"},
    "canary-issue-called-back": {"backbone", "editor", "member", "other"},  # in what is held about its readers
    "canary-issue-partners": {"backbone", "editor", "member", "other", "facilitator"},
    "canary-subscriber": {"backbone"},
}


@dataclass
class Issues:
    draft: Issue
    waiting: Issue
    partners: Issue
    open: Issue
    stopped: Issue
    section: Section
    item: Item
    out: Section


def make_issues(people: dict[str, Person]) -> Issues:
    asha = people["asha"]
    make_subscription("canary-subscriber@example.org")
    sent = {name: made(asha, words, **fields) for name, words, fields in SENT}
    for issue in sent.values():
        publishing.send(issue, asha)
    publishing.go_on()
    sent["stopped"].refresh_from_db()
    sent["stopped"].stop(asha)
    draft, waiting = made(asha, "canary-issue-draft"), made(asha, "canary-issue-scheduled")
    section = writing.add_section(draft, asha, "needs")
    item = section.items.first() or Item.objects.create(section=section, source=1)
    out = make_section(draft, words="canary-issue-draft")
    out.remove(asha)
    Issue.objects.filter(pk=waiting.pk).update(state="scheduled", scheduled_for="2030-01-01T09:00:00Z", zone="UTC")
    return Issues(draft=draft, waiting=waiting, section=section, item=item, out=out, **sent)


SENT = (
    ("stopped", "canary-issue-stopped", {"subject": "canary-issue-called-back"}),
    ("partners", "canary-issue-partners", {}),
    ("open", "Spring", {"is_public": True, "audience": READERS | {"subscribers": True}}),
)


def made(by: Person, words: str, **fields) -> Issue:
    audience = READERS | {"stages": ["active", "paused"]}
    issue = make_issue(by, **{"subject": words, "preheader": words, "audience": audience, **fields})
    make_section(issue, words=words)
    return issue
