"""Turns and readers in the world of the policy."""

from dataclasses import dataclass
from datetime import date

from network.lib.tokens import fingerprint, new_token
from newsletter.models import TELL, Highlight, Subscription
from newsletter.models.subscription import CONFIRM
from partners.models import Partner
from people.models import Link, Person
from tests.make_newsletter import make_highlight, make_subscription

# The canary → the roles that may hear it.
CANARIES = {
    "canary-highlight-own": {"backbone", "editor", "link"},  # A's, and A has not said yes yet
    "canary-reader@example.net": {"backbone"},
}
PHOTO = "highlights/canary.webp"


@dataclass
class Highlights:
    own: Highlight
    shown: Highlight
    link: Link
    reader: Subscription
    confirm_token: str


def make_highlights(people: dict[str, Person], a: Partner, b: Partner) -> Highlights:
    own = make_highlight(
        a, date(2027, 3, 1), "answered", working_on="canary-highlight-own", photo=PHOTO, photo_alt="Beans."
    )
    token = new_token(CONFIRM)
    make_subscription("waiting@example.net", "waiting", token_hash=fingerprint(token))
    return Highlights(
        own=own, shown=make_highlight(b, date(2026, 3, 1), "shown"), link=Link.create(people["ben"], TELL, own),
        reader=make_subscription("canary-reader@example.net"), confirm_token=token,
    )  # fmt: skip
