"""Half a year of newsletters of the demo network, told through the verbs the pages use, and one in the making."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from network.lib.clock import Story
from newsletter import publishing, writing
from newsletter.models import Issue
from newsletter.models.issue import NOBODY
from people.demo import backbone
from people.models.delivery import State

DATA = Path(__file__).parent / "demo_data" / "issues.toml"
READERS = NOBODY | {"stages": ["active", "paused", "aligned"], "team": ["backbone", "facilitator"]}
REFUSED = "550 5.1.1 No such mailbox here"


def tell(story: Story) -> None:
    """Add to the story six issues, and the one somebody works on today."""
    data = tomllib.loads(DATA.read_text())
    for entry in data["issue"]:
        story.on(entry["days"], partial(send, entry))
    story.on(0, partial(begin, data["draft"]))


def send(entry: dict[str, Any]) -> None:
    """Written, sent, arrived: but for one mailbox that was full or gone."""
    issue = begin(entry)
    publishing.send(issue, backbone())
    publishing.go_on()
    waiting = issue.deliveries().in_state(State.QUEUED)
    if entry["days"] % 3 == 2 and (last := waiting.order_by("-pk").first()):
        issue.deliveries().filter(pk=last.pk).end(
            State.FAILED, _("The mail server refused the address (%s).") % REFUSED
        )
    waiting.end(State.SENT)


def begin(entry: dict[str, Any]) -> Issue:
    is_public = entry.get("public", False)
    kept = {"subject": entry["subject"], "preheader": entry["preheader"], "is_public": is_public}
    issue = writing.begin(backbone(), audience=READERS | {"subscribers": is_public}, **kept)
    first = issue.sections.filter(kind="text").first() or writing.add_section(issue, backbone(), "text")
    writing.write(first, backbone(), {}, {"title": "", "words": entry["words"]})
    complete(issue, entry.get("close", ""))
    return issue


def complete(issue: Issue, close: str) -> None:
    """Sections the first issue did not begin with; a last word, new each time."""
    there = set(issue.sections.standing().values_list("kind", flat=True))
    for kind in ("offers", "measures", "farewells"):
        if kind not in there:
            writing.add_section(issue, backbone(), kind)
    for section in issue.sections.standing().filter(kind="text")[1:]:
        section.remove(backbone())
    if close:
        writing.add_section(issue, backbone(), "text", words=close)
