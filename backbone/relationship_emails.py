"""The mails of a relationship round: objects in, Message out. What came of it holds sums only."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from backbone.network_map.trust import FEWEST, trust_of, value_of
from network.lib.dates import plain_day
from network.lib.mail import Message, dear
from people.kinds import Kind, register


def relationship_asked(guest, round, url: str, is_reminder: bool = False) -> Message:
    """Asks for two minutes; once more to whoever has not answered."""
    words = {"partner": guest.partner.name, "day": plain_day(round.closes_on)}
    opening = (
        _("We have not heard yet with whom %(partner)s works. Two minutes are enough; the round is open until %(day)s.")
        if is_reminder
        else _("With whom does %(partner)s work, and how closely? Two minutes are enough, until %(day)s.")
    )
    return Message(
        subject=_("Two minutes: with whom does %(partner)s work?") % words,
        greeting=dear(guest.person.name),
        paragraphs=[
            opening % words,
            *([round.words] if round.words else []),
            _("Tick the partners you work with, say how closely. Leave out whatever you like; it is saved as you go."),
        ],
        button=(_("Say with whom you work"), url),
        of_use_until=datetime.combine(round.closes_on, time(), tzinfo=UTC),
        after=[
            _(
                "Who works with whom is drawn on the map of the network. What you say about trust nobody sees: not us "
                "either. We only learn the mean of at least %(fewest)d partners, once, at the end."
            )
            % {"fewest": FEWEST},
            _("No password is needed."),
        ],
        why=_("You get this mail because you are the contact of %(partner)s in the network.") % words,
    )


def relationship_round_closed(guest, round) -> Message:
    """Tells whoever answered what came of it."""
    trust, value = trust_of(round.figures), value_of(round.figures)
    facts = [(_("Trust"), of_four(trust)), (_("Value to one another"), of_four(value))]
    return Message(
        subject=_("What came of the two minutes"),
        greeting=dear(guest.person.name),
        paragraphs=[
            _("Thank you for saying with whom %(partner)s works. The round is closed. It says of all of us:")
            % {"partner": guest.partner.name},
        ],
        facts=facts,
        after=[
            _("Single answers about trust and value were thrown away with the closing; only these means are left."),
        ],
        why=_("You get this mail because you answered in this round."),
    )


def of_four(mean: float | None) -> str:
    """3.2 of 4; in words where too few answered."""
    if mean is None:
        return _("too few answers to say")
    return _("%(mean)s of 4") % {"mean": number_format(round(mean, 1), 1)}


PERSON = SimpleNamespace(name="Lena Novak")
GUEST = SimpleNamespace(partner=SimpleNamespace(name="Sandpiper Playgroup"), person=PERSON)
ROUND = SimpleNamespace(
    closes_on=date(2026, 3, 20), words="It helps us see who should meet.",
    figures={
        name: {"mean": mean}
        for name, mean in (
            ("reliability", 3.1), ("mission", 3.4), ("openness", 2.9), ("influence", 2.8), ("involvement", 3.0),
            ("resources", 2.3),
        )
    },
)  # fmt: skip

register(
    Kind(
        "relationship_asked",
        lazy("Two-minute rounds about relationships"),
        lambda: relationship_asked(GUEST, ROUND, "https://network.example.org/l/example/"),
        optional=True,
        digestible=True,
    ),
    Kind(
        "relationship_closed",
        lazy("What came of a round about relationships"),
        lambda: relationship_round_closed(GUEST, ROUND),
        optional=True,
        digestible=True,
    ),
)
