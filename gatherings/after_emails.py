"""The mails after a gathering: objects in, Message out."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.dates import plain_day
from network.lib.mail import Message, dear
from people.kinds import Kind, register
from people.models.reminder_plan import plan_words
from people.reminder_kinds import Words


@dataclass(frozen=True)
class Outcome:
    """What a gathering led to: the texts of its decisions, and its commitments. Read once for all its mails."""

    decided: list[str]
    promised: list[Any]

    @classmethod
    def of(cls, gathering) -> "Outcome":
        decided = [row.text for row in gathering.decisions.kept()]
        return cls(decided, list(gathering.commitments.kept().with_names()))


def minutes_there(person, gathering, outcome: Outcome, url: str) -> Message:
    """To whoever was there: thanks, what was decided and promised, and the pulse."""
    own = [row.text for row in outcome.promised if row.person == person]
    facts = [*([(_("You said you would"), "\n".join(own))] if own else []), *facts_of(outcome, own)]
    return Message(
        subject=_("Minutes: %(name)s, and how was it?") % words_of(gathering),
        greeting=dear(person.name),
        paragraphs=[
            _("Thank you for being at %(name)s on %(day)s. The minutes are there.") % words_of(gathering),
        ],
        facts=facts,
        button=(_("Say how it was and read the minutes"), url),
        after=[_("It takes thirty seconds, and nobody sees who said what. No password is needed.")],
        why=why_invited(gathering),
    )


def minutes_missed(person, gathering, outcome: Outcome, url: str) -> Message:
    """To whoever was missed: what happened, without a reproach."""
    return Message(
        subject=_("We missed you: %(name)s") % words_of(gathering),
        greeting=dear(person.name),
        paragraphs=[
            _("%(name)s took place on %(day)s without you, and you were missed. So that you are in the picture:")
            % words_of(gathering),
        ],
        facts=facts_of(outcome),
        button=(_("Read the minutes"), url),
        after=[_("If something in them needs your view, just answer whoever invited you.")],
        why=why_invited(gathering),
    )


def facts_of(outcome: Outcome, told_already=()) -> list:
    """What was decided and promised."""
    decided = outcome.decided
    promised = [f"{row.holder}: {row.text}" for row in outcome.promised if row.text not in told_already]
    facts = [(_("We decided"), decided), (_("Others will") if told_already else _("Commitments"), promised)]
    return [(label, "\n".join(texts)) for label, texts in facts if texts]


def commitments_due(person, gathering, rows, url: str, words: Words | None = None) -> Message:
    """Before the next gathering: what became of what was promised. Letting go is as good an answer as any."""
    told = words_of(gathering)
    subject, paragraphs = (words or plan_words("commitments")).filled(gathering=told["name"], day=told["day"])
    return Message(
        subject=subject,
        greeting=dear(person.name),
        paragraphs=[*paragraphs, *[f"• {row.text}" for row in rows]],
        button=(_("Kept, still at it, or let go"), url),
        after=[_("One tap for each. Things change, and letting go is a fine answer: it makes room.")],
        why=_("You get this mail because you made a commitment at a gathering."),
        of_use_until=getattr(gathering, "starts_at", None),
    )


def words_of(gathering) -> dict:
    return {"name": gathering.name, "day": plain_day(gathering.day)}


def why_invited(gathering) -> str:
    return _("You get this mail because you were invited to %(name)s.") % {"name": gathering.name}


MESSAGES = {"minutes_there": minutes_there, "minutes_missed": minutes_missed}


SAMPLE_URL = "https://network.example.org/l/example/"
LENA = SimpleNamespace(name="Lena Novak", email="lena@sandpiper.example")
PROMISE = SimpleNamespace(person=LENA, holder="Lena Novak", text="Ask two families what would help them come.")
OTHER = SimpleNamespace(person=None, holder="Harbour Library", text="Keep the reading room warm on Fridays.")
GATHERING = SimpleNamespace(name="Working group on early reading", day=date(2026, 3, 3))
SAMPLE = Outcome(["We try the Friday hour until summer."], [PROMISE, OTHER])

register(
    Kind("minutes_there", lazy("Minutes and pulse"), lambda: minutes_there(LENA, GATHERING, SAMPLE, SAMPLE_URL)),
    Kind(
        "minutes_missed",
        lazy("Minutes for whoever was missed"),
        lambda: minutes_missed(LENA, GATHERING, SAMPLE, SAMPLE_URL),
    ),
    Kind(
        "commitments_due",
        lazy("What became of commitments"),
        lambda: commitments_due(LENA, GATHERING, [PROMISE], SAMPLE_URL),
        optional=True,
        digestible=True,
    ),
)
