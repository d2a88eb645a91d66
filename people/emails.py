"""The mails this app writes: objects in, Message out. Kinds are registered beside their words."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from network.lib.mail import Message, Row, Section, dear
from people.kinds import ELSEWHERE, Kind, assort, register


def invitation(person, network, inviter, url: str, words: str = "") -> Message:
    """A personal link that opens the door for the first time."""
    return Message(
        subject=_("%(inviter)s invites you to %(network)s") % {"inviter": inviter.name, "network": network.name},
        greeting=dear(person.name),
        paragraphs=[
            *([words] if words else []),
            _("%(network)s keeps its partners, people and plans in one place. Your own page is ready.")
            % {"network": network.name},
            _("The button opens it; there is no password to invent."),
        ],
        button=(_("Come in"), url),
        after=[_("The link is yours alone and works once, within 30 days.")],
        why=_("You get this mail because %(inviter)s of %(network)s entered your address.")
        % {"inviter": inviter.name, "network": network.name},
    )


def sign_in_code(person, code: str) -> Message:
    """The code that allauth made for one sign-in."""
    return Message(
        subject=_("Your sign-in code"),
        greeting=dear(person.name),
        paragraphs=[_("Type this code where you asked for it:"), code],
        after=[_("It works for 15 minutes. If you did not ask for it, you need not do anything.")],
        why=_("You get this mail because somebody asked to sign in with your address."),
    )


def password_reset(person, url: str) -> Message:
    """A link to choose a new password."""
    return Message(
        subject=_("Choose a new password"),
        greeting=dear(person.name),
        paragraphs=[_("Somebody, most likely you, asked to choose a new password.")],
        button=(_("Choose a new password"), url),
        after=[_("If you did not ask for it, you need not do anything: the old one still works.")],
        why=_("You get this mail because somebody asked for a new password with your address."),
    )


def address_change(person, new_email: str, side: str, url: str) -> Message:
    """Asks the old (side "old") or the new (side "new") mailbox to agree to a change of address."""
    first = {
        "old": _("You asked us to write to %(new)s from now on instead of to this address."),
        "new": _("%(name)s asked us to write to this address from now on."),
    }[side] % {"new": new_email, "name": person.name}
    return Message(
        subject=_("Your new mail address"),
        greeting=dear(person.name),
        paragraphs=[first, _("We change it once both mailboxes have said yes.")],
        button=(_("Yes, change it"), url),
        after=[_("If this was not you, do nothing: without your yes all stays as it is.")],
        why=_("You get this mail because somebody who is signed in as %(name)s asked to change the address.")
        % {"name": person.name},
    )


def weekly_digest(person, sections: Sequence[Section], ways_out: Sequence[Row]) -> Message:
    """What waited for somebody who wants one mail a week."""
    more = len(sections) - 1
    first = {"first": sections[0].title, "n": more}
    several = ngettext("Your week: %(first)s, and %(n)d more", "Your week: %(first)s, and %(n)d more", more) % first
    return Message(
        subject=several if more else _("Your week: %(first)s") % first,
        greeting=dear(person.name),
        paragraphs=[_("This is what waited for you this week, in one mail.")],
        sections=sections,
        ways_out=ways_out,
        why=_("You get this mail because you chose one mail a week. You can change it under “My details”."),
    )


def section_of(content: dict, reveal: Callable[[str], str]) -> Section:
    """A mail that waited, as a section of a digest. reveal: puts secrets back in the place of their marks."""
    button = content["button"]
    return Section(
        reveal(content["subject"]),
        [reveal(words) for words in content["paragraphs"]],
        [(reveal(label), reveal(value)) for label, value in content["facts"]],
        (reveal(button[0]), reveal(button[1])) if button else None,
    )


def security_note(person, what: str) -> Message:
    """Says that something about signing in has changed."""
    return Message(
        subject=_("A change to how you sign in"),
        greeting=dear(person.name),
        paragraphs=[what, _("If this was not you, please write to the backbone team at once.")],
        button=(_("See how you sign in"), f"{settings.SITE_URL}/me/security/"),
        why=_("You get this mail because it is about your own account."),
    )


def test_mail(person) -> Message:
    return Message(
        subject=_("A test"),
        greeting=dear(person.name),
        paragraphs=[_("If you can read this, mail from here reaches you.")],
        why=_("You get this mail because you asked for it on the deliveries page."),
    )


SAMPLE = SimpleNamespace(name="Lena Novak", email="lena@example.org")
SAMPLE_NETWORK = SimpleNamespace(name="Harbour County Early Years")
SAMPLE_INVITER = SimpleNamespace(name="Asha Rao")
SAMPLE_URL = "https://network.example.org/l/example/"
SAMPLE_SECTIONS = [
    Section(
        "What came of it, with Harbour Library?",
        ["A month ago we introduced you and Harbour Library."],
        (),
        ("Say what came of it", SAMPLE_URL),
    ),
    Section(
        "Open mornings: your figure for 2026",
        ["2026 is over. Please give us your figure by 31 January; it takes a minute."],
        (),
        ("Enter the figure", SAMPLE_URL),
    ),
]

register(
    Kind(
        "invitation",
        lazy("Invitations"),
        lambda: invitation(SAMPLE, SAMPLE_NETWORK, SAMPLE_INVITER, SAMPLE_URL),
        again=True,
    ),
    Kind("sign_in_code", lazy("Sign-in codes"), lambda: sign_in_code(SAMPLE, "MBTR-QSXW"), again=True),
    Kind("password_reset", lazy("New passwords"), lambda: password_reset(SAMPLE, SAMPLE_URL), again=True),
    Kind(
        "address_change",
        lazy("Changes of address"),
        lambda: address_change(SAMPLE, "lena@sandpiper.example", "old", SAMPLE_URL),
        again=True,
        any_address=True,
    ),
    Kind(
        "security_note",
        lazy("Notes about signing in"),
        lambda: security_note(SAMPLE, _("A second factor was added.")),
        again=True,
        any_address=True,
    ),
    Kind("test", lazy("Tests"), lambda: test_mail(SAMPLE)),
    Kind("weekly_digest", lazy("The weekly digest"), lambda: weekly_digest(SAMPLE, SAMPLE_SECTIONS, []), optional=True),
)
assort(ELSEWHERE, "weekly_digest")
