"""What we write to a partner about its good standing: the backbone's own words, never a machine's."""

from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.mail import Message, dear
from people.kinds import Kind, register


def subject_of(step: str, partner) -> str:
    subjects = {
        "note": _("A friendly note to %(partner)s"),
        "pause": _("%(partner)s takes a pause"),
        "well": _("All is well with %(partner)s"),
    }
    return subjects[step] % {"partner": partner.name}


def standing_step(person, partner, step: str, words: str, facts: list[tuple[str, str]], url: str) -> Message:
    """Brings a step's words to the partner's contact; facts: what was missed, and why we think so."""
    return Message(
        subject=subject_of(step, partner),
        greeting=dear(person.name),
        paragraphs=[words],
        facts=facts,
        button=(_("Look at your profile"), url),
        after=[_("Only you and the backbone team know of this. Just answer this mail if something is in the way.")],
        why=_("You get this mail because you are the contact of %(partner)s.") % {"partner": partner.name},
    )


def sample() -> Message:
    person, partner = SimpleNamespace(name="Lena Novak"), SimpleNamespace(name="Sandpiper Playgroup")
    words = _("We have not heard from you for a while, and would like to know how you are. What would make it easier?")
    facts = [(_("Confirms its profile twice a year"), _("never confirmed so far"))]
    return standing_step(person, partner, "note", words, facts, "https://network.example.org/l/example/")


register(Kind("standing_step", lazy("Notes about good standing"), sample))
