"""The newsletter as a mail: the content of an issue in, Message out."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.mail import Message
from network.lib.markdown import html_of, plain_of
from newsletter.models.subscription_queryset import NEWSLETTER
from people.kinds import STOP_URL, WHY, Kind, register, unmarked

TEST = "newsletter_test"


@dataclass(frozen=True)
class IssueMessage(Message):
    """A whole issue. sections: as in content.py, their words as HTML and as plain text."""

    template: str = "mail/issue"
    content: dict[str, Any] = field(default_factory=dict)
    sections: list[dict[str, Any]] = field(default_factory=list)
    site: str = ""
    day: datetime | None = None


def newsletter(content: dict[str, Any], why: str = WHY, unsubscribe_url: str = STOP_URL) -> IssueMessage:
    """The issue; without a reader of its own, with the places where each reader’s reason and way out will stand."""
    content = json.loads(unmarked(json.dumps(content, ensure_ascii=False)))
    return IssueMessage(
        subject=content["subject"] or _("Issue without a subject"),
        paragraphs=[],
        why=why,
        unsubscribe_url=unsubscribe_url,
        content=content,
        sections=[_in_words(section) for section in content["sections"]],
        site=settings.SITE_URL,
        day=datetime.fromisoformat(content["day"]),
    )


def newsletter_test(content: dict[str, Any], person: Any) -> IssueMessage:
    """The same, to whoever makes it, before anybody else gets it."""
    message = newsletter({**content, "subject": _("Test: %(subject)s") % {"subject": content["subject"]}})
    why = _("This is a test. Only you get it, %(name)s, because you sent it to yourself.") % {"name": person.first_name}
    return IssueMessage(**{**message.__dict__, "why": why, "unsubscribe_url": ""})


def _in_words(section: dict[str, Any]) -> dict[str, Any]:
    words = section["words"]
    plain = plain_of(words).replace("(/", f"({settings.SITE_URL}/")
    return {**section, "html": page_words(words, settings.SITE_URL), "plain": plain}


def page_words(words: str, site: str = "") -> SafeString:
    """Markdown as clean HTML; links within our own pages get the site's address before them, where they need it."""
    return mark_safe(unmarked(html_of(words)).replace('href="/', f'href="{site}/'))  # noqa: S308 — html_of cleaned it


SAMPLE: dict[str, Any] = {
    "number": 1, "subject": "June: names before forms", "preheader": "A highlight, two gatherings, three asks",
    "is_public": False, "day": "2026-06-03T09:00:00+00:00", "path": "/newsletter/archive/1/",
    "network": "Harbour County Early Years", "contact": "hello@network.example",
    "does": "It convenes, keeps the common agenda and shows the figures.",
    "leaves": "All services stay with the partners.",
    "sections": [
        {"kind": "text", "title": "", "words": "Dear all, **thank you** for a full spring.", "picture": "",
         "alt": "", "items": []},
        {"kind": "needs", "title": "What partners look for", "words": "", "picture": "", "alt": "", "items": [
            {"title": "Sandpiper Playgroup", "words": ["Somebody who lends us a van on Fridays."], "parts": [],
             "path": "/needs/1/", "picture": "", "alt": ""},
        ]},
    ],
}  # fmt: skip

register(
    Kind(
        NEWSLETTER,
        lazy("Newsletter"),
        lambda: newsletter(SAMPLE, why="primary contact of Sandpiper Playgroup", unsubscribe_url="https://…/"),
        optional=True,
    ),
    Kind(TEST, lazy("Tests of the newsletter"), lambda: newsletter({**SAMPLE, "subject": "Test: June"}, "Test.", "")),
)
