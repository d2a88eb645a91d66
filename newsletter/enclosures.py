"""Read at start: what all mails of an issue say."""

from django.utils.translation import gettext as _

from newsletter.models import Edition
from newsletter.models.subscription_queryset import NEWSLETTER
from people.kinds import BODIES, Body


def body_of(key: str) -> Body:
    """The text and page of the issue a mail is about; raises ValueError when there is none."""
    number = key.removeprefix("issue:")
    edition = Edition.objects.filter(issue=int(number)).only("text", "html").first() if number.isdigit() else None
    if edition is None:
        raise ValueError(_("The issue that this mail was about is no longer there."))
    return Body(edition.text, edition.html)


BODIES[NEWSLETTER] = body_of
