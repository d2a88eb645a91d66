"""The mails about bringing two partners together: objects in, Message out."""

from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.mail import Message, dear
from people.kinds import Kind, register
from people.models.reminder_plan import plan_words
from people.reminder_kinds import Words


def introduction_asked(person, introduction, side: str, url: str) -> Message:
    """Asks one side whether it would like to be introduced, before anybody's address is given."""
    own, other = sides(introduction, side)
    about = introduction.about().rstrip(".")
    if about and side == "seeker":
        first = _("You are looking for help: “%(words)s”. %(other)s may be the one.")
    elif about:
        first = _("“%(words)s”: %(other)s would like to talk with you about it.")
    else:
        first = _("We think that you and %(other)s would have something to talk about.")
    return Message(
        subject=_("May we introduce %(other)s?") % {"other": other.name},
        greeting=dear(person.name),
        paragraphs=[first % {"words": about, "other": other.name}, *words_of(introduction)],
        button=(_("Say yes or no"), url),
        after=[_("Only if you say yes do we give them your address, and you theirs. No password is needed.")],
        why=contact_of(own),
    )


def introduction_made(person, introduction, side: str, contacts: dict) -> Message:
    """Introduces two partners to each other, with whom to write to."""
    own, other = sides(introduction, side)
    contact = contacts["helper" if side == "seeker" else "seeker"]
    facts = [(_("Organisation"), other.name)]
    if contact:
        facts += [(_("Whom to write to"), contact.name), (_("Mail address"), contact.email)]
    about = introduction.about().rstrip(".")
    first = _("Here you are: %(one)s and %(two)s, you wanted to hear from each other.")
    return Message(
        subject=_("%(one)s, meet %(two)s") % {"one": own.name, "two": other.name},
        greeting=dear(person.name),
        paragraphs=[
            first % {"one": own.name, "two": other.name},
            *([_("It is about: “%(words)s”.") % {"words": about}] if about else []),
            *words_of(introduction),
        ],
        facts=facts,
        after=[_("One of you writes first; it may well be you. In a month we ask what came of it.")],
        why=contact_of(own),
    )


def introduction_declined(person, introduction) -> Message:
    """Tells whoever proposed an introduction that it is not the moment."""
    names = {"one": introduction.seeker.name, "two": introduction.helper.name}
    return Message(
        subject=_("Not this time: %(one)s and %(two)s") % names,
        greeting=dear(person.name),
        paragraphs=[
            _("You wanted to bring %(one)s and %(two)s together. This time the answer was no.") % names,
            _("That happens, and says nothing about you. Thank you for thinking of it; nobody’s address was given."),
        ],
        why=_("You get this mail because you proposed this introduction."),
    )


def introduction_outcome(person, introduction, side: str, url: str, words: Words | None = None) -> Message:
    """Asks, a month later, what came of it."""
    own, other = sides(introduction, side)
    about = introduction.about()
    subject, paragraphs = (words or plan_words("introduction")).filled(other=other.name)
    return Message(
        subject=subject,
        greeting=dear(person.name),
        paragraphs=paragraphs,
        facts=[(_("It was about"), about)] if about else [],
        button=(_("Say what came of it"), url),
        after=[_("It counts for both of you. Nothing at all is a fine answer, too: we learn from it.")],
        why=contact_of(own),
    )


def sides(introduction, side: str) -> tuple:
    """The partner that gets the mail, and the other one."""
    pair = (introduction.seeker, introduction.helper)
    return pair if side == "seeker" else pair[::-1]


def words_of(introduction) -> list[str]:
    return [introduction.words] if introduction.words else []


def contact_of(partner) -> str:
    return _("You get this mail because you are the contact of %(partner)s.") % {"partner": partner.name}


SAMPLE_URL = "https://network.example.org/l/example/"
LENA = SimpleNamespace(name="Lena Novak", email="lena@sandpiper.example")
OLA = SimpleNamespace(name="Ola Berg", email="ola@library.example")
SAMPLE = SimpleNamespace(
    seeker=SimpleNamespace(name="Sandpiper Playgroup"),
    helper=SimpleNamespace(name="Harbour Library"),
    words="Our reading room is empty and heated on Friday mornings.",
    about=lambda: "A warm room on Fridays.",
)

register(
    Kind(
        "introduction_asked",
        lazy("May we introduce you?"),
        lambda: introduction_asked(LENA, SAMPLE, "seeker", SAMPLE_URL),
    ),
    Kind(
        "introduction_made",
        lazy("Introductions"),
        lambda: introduction_made(LENA, SAMPLE, "seeker", {"seeker": LENA, "helper": OLA}),
    ),
    Kind("introduction_declined", lazy("Introductions declined"), lambda: introduction_declined(OLA, SAMPLE)),
    Kind(
        "introduction_outcome",
        lazy("What came of introductions"),
        lambda: introduction_outcome(LENA, SAMPLE, "seeker", SAMPLE_URL),
    ),
)
