"""The mails about concerns. They hold nothing of what was said, nor who said it: the ledger of mails shows them."""

from types import SimpleNamespace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.mail import Message, dear
from people.kinds import Kind, register
from people.models.reminder_plan import plan_words
from people.reminder_kinds import Words


def concern_raised(person, concern) -> Message:
    return Message(
        subject=_("Somebody would like to be heard"),
        greeting=dear(person.name),
        paragraphs=[_("Somebody has raised a concern with you. Only you can read it, on your own page.")],
        button=(_("Read it"), f"{settings.SITE_URL}{concern.get_absolute_url()}"),
        after=[_("Please answer within two weeks. A short word today is better than a long one later.")],
        why=_("You get this mail because the network named you as the person who hears concerns."),
    )


def concern_due(person, concern, words: Words | None = None) -> Message:
    subject, paragraphs = (words or plan_words("concern")).filled()
    return Message(
        subject=subject,
        greeting=dear(person.name),
        paragraphs=paragraphs,
        button=(_("Read it again"), f"{settings.SITE_URL}{concern.get_absolute_url()}"),
        after=[_("If it takes longer, a word to whoever raised it helps.")],
        why=_("You get this mail because the network named you as the person who hears concerns."),
    )


SAMPLE_PERSON = SimpleNamespace(name="Lena Novak")
SAMPLE = SimpleNamespace(get_absolute_url=lambda: "/concern/1/")

register(
    Kind("concern_raised", lazy("Concerns raised"), lambda: concern_raised(SAMPLE_PERSON, SAMPLE)),
    Kind("concern_due", lazy("Concerns that wait"), lambda: concern_due(SAMPLE_PERSON, SAMPLE)),
)
