"""The mails about pausing to reflect and about announcements: objects in, Message out."""

from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.mail import Message, dear
from people.kinds import Kind, register


def reflect_asked(person, pause, url: str) -> Message:
    """A question for a quiet minute, with the personal link to answer it."""
    return Message(
        subject=_("A quiet minute: %(gathering)s") % {"gathering": pause.gathering.name},
        greeting=dear(person.name),
        paragraphs=[
            _("We pause for a moment and ask ourselves:"),
            f"“{pause.question}”",
            _("What you write is for you alone, unless you choose to share it."),
        ],
        button=(_("Write for yourself"), url),
        after=[_("No password is needed. Please keep this mail to yourself: it opens what you are writing.")],
        why=_("You get this mail because you take part in “%(gathering)s”.") % {"gathering": pause.gathering.name},
    )


SAMPLE_URL = "https://network.example.org/l/example/"
LENA = SimpleNamespace(name="Lena Novak", email="lena@sandpiper.example")
SAMPLE = SimpleNamespace(
    gathering=SimpleNamespace(name="Monthly gathering"),
    question="Are our actions, taken together, adding up to the impact we want?",
)

register(Kind("reflect_asked", lazy("A quiet minute"), lambda: reflect_asked(LENA, SAMPLE, SAMPLE_URL)))
