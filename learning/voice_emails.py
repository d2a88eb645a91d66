"""The mails about voices. To an address nobody has proved, they hold nothing of what was typed."""

from types import SimpleNamespace

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.mail import Message, dear
from people.kinds import Kind, register


def own_page(voice, url: str | None) -> tuple[str, str]:
    return _("See what you said"), url or f"{settings.SITE_URL}{voice.get_absolute_url()}"


def why() -> str:
    return _("You get this mail because this address was left with something said to us.")


def voice_received(voice, url: str | None) -> Message:
    """A receipt for whoever left an address."""
    return Message(
        subject=_("We heard you"),
        greeting=_("Hello,"),
        paragraphs=[
            _("Thank you for telling us. A person reads it, and you hear what came of it."),
            _("With this button you can say more, or take back what you said."),
        ],
        button=own_page(voice, url),
        why=why(),
    )


def voice_waiting(voice, person) -> Message:
    """Tells backbone staff that somebody spoke."""
    return Message(
        subject=_("Somebody told us something"),
        greeting=dear(person.name),
        paragraphs=[_("A voice of the community waits to be read.")],
        button=(_("Read it"), f"{settings.SITE_URL}{voice.get_absolute_url()}"),
        why=_("You get this mail because you are backbone staff."),
    )


def voice_assigned(voice, person) -> Message:
    return Message(
        subject=_("Would you see to what somebody told us?"),
        greeting=dear(person.name),
        paragraphs=[_("Somebody of the community told us something, and the backbone team thought of you.")],
        button=(_("Read it and answer"), f"{settings.SITE_URL}{voice.get_absolute_url()}"),
        after=[_("Even “not possible now, because…” is an answer people are glad of.")],
        why=_("You get this mail because you were asked to see to it."),
    )


def voice_answered(voice, url: str | None) -> Message:
    """What came of it."""
    more = [_("Read more: %(url)s") % {"url": voice.see}] if voice.see else []
    return Message(
        subject=_("You told us something; this came of it"),
        greeting=_("Hello,"),
        paragraphs=[voice.get_came_of_display().capitalize() + ".", voice.did, *more],
        button=own_page(voice, url),
        after=[_("With this button you can say more, or take back what you said.")],
        why=why(),
    )


PERSON = SimpleNamespace(name="Lena Novak")
VOICE = SimpleNamespace(
    pk=1, see="", did="From May on the clinic opens on Saturday mornings.",
    get_absolute_url=lambda: reverse("voice_detail", args=[1]), get_came_of_display=lambda: _("done"),
)  # fmt: skip
URL = "https://network.example/said/…/"

register(
    Kind("voice_received", lazy("Receipts for voices"), lambda: voice_received(VOICE, URL)),
    Kind("voice_waiting", lazy("Voices that wait"), lambda: voice_waiting(VOICE, PERSON)),
    Kind("voice_assigned", lazy("Voices to see to"), lambda: voice_assigned(VOICE, PERSON)),
    Kind("voice_answered", lazy("Answers to voices"), lambda: voice_answered(VOICE, URL), again=True),
)
