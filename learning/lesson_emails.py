"""The mail about a lesson."""

from types import SimpleNamespace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.mail import Message, dear
from people.kinds import Kind, Matter, assort, register


def lesson_for_you(lesson, person) -> Message:
    """To somebody who should know of it."""
    return Message(
        subject=_("A lesson for you: %(title)s") % {"title": lesson.title},
        greeting=dear(person.name),
        paragraphs=[
            _("%(name)s wrote down something you should know of.") % {"name": lesson.author.name},
            lesson.happened[:600],
        ],
        button=(_("Read the lesson"), f"{settings.SITE_URL}{lesson.get_absolute_url()}"),
        why=_("You get this mail because %(name)s named you in a lesson.") % {"name": lesson.author.name},
    )


PERSON = SimpleNamespace(name="Lena Novak")
LESSON = SimpleNamespace(
    title="Names before forms", happened="Nine of eleven families came back.", author=PERSON,
    get_absolute_url=lambda: "/learning/1/",
)  # fmt: skip

register(
    Kind(
        "lesson_for_you",
        lazy("Lessons that name you"),
        lambda: lesson_for_you(LESSON, PERSON),
        optional=True,
        digestible=True,
    )
)
assort(Matter.ANNOUNCEMENTS, "lesson_for_you")
