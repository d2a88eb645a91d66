"""The mails about being in a group: objects in, Message out."""

from types import SimpleNamespace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.mail import Message, dear
from people.kinds import Kind, register


def page(thing) -> str:
    return f"{settings.SITE_URL}{thing.get_absolute_url()}"


def asked(chair, request) -> Message:
    """Tells a chair that somebody asks to join."""
    names = {"name": request.person.name, "group": request.group.name}
    for_partner = [(_("For"), request.partner.name)] if request.partner else []
    return Message(
        subject=_("%(name)s would like to join: %(group)s") % names,
        greeting=dear(chair.name),
        paragraphs=[_("%(name)s asks to join %(group)s.") % names, *([request.words] if request.words else [])],
        facts=for_partner,
        button=(_("Answer"), page(request)),
        why=_("You get this mail because you answer for %(group)s.") % names,
    )


def answered(person, request) -> Message:
    """Tells who asked what the group says."""
    names = {"group": request.group.name}
    if request.state == "welcomed":
        subject = _("Welcome to %(group)s") % names
        words = _("You are in the group from today. Its page says when it meets and where it talks.")
    else:
        subject = _("Your question to join: %(group)s") % names
        words = _("The group cannot take you in just now. This is why:")
    return Message(
        subject=subject,
        greeting=dear(person.name),
        paragraphs=[words, *([request.answer] if request.answer else [])],
        button=(_("See the group"), page(request.group)),
        why=_("You get this mail because you asked to join %(group)s.") % names,
    )


SAMPLE_GROUP = SimpleNamespace(name="Early reading", get_absolute_url=lambda: "/groups/early-reading/")


def sample_request() -> SimpleNamespace:
    return SimpleNamespace(
        person=SimpleNamespace(name="Ben Okafor"), partner=SimpleNamespace(name="Sandpiper Playgroup"),
        group=SAMPLE_GROUP, words=_("Parents ask us for books in their own language."), state="welcomed",
        answer=_("We meet every other Tuesday; come to the next one."),
        get_absolute_url=lambda: "/groups/early-reading/asked/1/",
    )  # fmt: skip


SAMPLE_PERSON = SimpleNamespace(name="Lena Novak")

register(
    Kind("group_asked", lazy("Somebody asks to join a group"), lambda: asked(SAMPLE_PERSON, sample_request())),
    Kind("group_answered", lazy("The answer of a group"), lambda: answered(SAMPLE_PERSON, sample_request())),
)
