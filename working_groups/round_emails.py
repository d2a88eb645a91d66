"""The mails about rounds: objects in, Message out."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.dates import plain_day
from network.lib.mail import Message, dear
from people.kinds import Kind, Matter, assort, register
from people.models.reminder_plan import plan_words
from people.reminder_kinds import Words

NO_PASSWORD = lazy("No password is needed. The link is yours alone: what is said by it is said in your name.")


def subject_of(round) -> str:
    if round.agenda_id:
        return _("What would you change in our common agenda?")
    return _("A rule is proposed: %(title)s") % {"title": round.title}


def days_of(round) -> list[tuple[str, str]]:
    facts = [(_("Open until"), plain_day(round.until))]
    return [*facts, (_("In force from"), plain_day(round.effective_on))] if round.effective_on else facts


def why_contact(partner) -> str:
    return _("You get this mail because you are the contact of %(partner)s.") % {"partner": partner.name}


def round_invited(person, round, partner, url: str) -> Message:
    """Invites whoever speaks for a partner to say what they would change."""
    asked = (
        _("Read the draft, and say beside any paragraph what you would change. Or just say how far you agree.")
        if round.agenda_id
        else _("Read how it would be, and say what you would change. Or just say how far you agree.")
    )
    return Message(
        subject=subject_of(round),
        greeting=dear(person.name),
        paragraphs=[*([round.after] if round.after else []), *([round.words] if round.words else []), asked],
        facts=days_of(round),
        button=(_("Say what you think"), url),
        after=[str(NO_PASSWORD)],
        why=why_contact(partner),
    )


def round_ends(person, round, partner, url: str, words: Words | None = None) -> Message:
    """Reminds whoever has said nothing yet, some days before the round ends."""
    said = words or plan_words("round")
    subject, paragraphs = said.filled(day=plain_day(round.until), partner=partner.name, round=round)
    return Message(
        subject=subject,
        greeting=dear(person.name),
        paragraphs=paragraphs,
        of_use_until=datetime.combine(round.until, time(), tzinfo=UTC),
        button=(_("Say what you think"), url),
        after=[str(NO_PASSWORD)],
        why=why_contact(partner),
    )


def suggestion_settled(person, round, suggestion, url: str) -> Message:
    """Tells who suggested something what became of it."""
    names = {"title": suggestion.title}
    taken_up = suggestion.fate == "taken_up"
    return Message(
        subject=(
            _("Taken up: what you suggested about “%(title)s”")
            if taken_up
            else _("An answer to what you suggested about “%(title)s”")
        )
        % names,
        greeting=dear(person.name),
        paragraphs=[
            _("Thank you. What you suggested is taken up.")
            if taken_up
            else _("Thank you for your suggestion. It is not taken up this time, and this is why:"),
            suggestion.answer,
        ],
        facts=[(_("You suggested"), suggestion.words)],
        button=(_("See the round"), url),
        why=_("You get this mail because you suggested something about “%(round)s”.") % {"round": round},
    )


def round_closed(person, round, url: str) -> Message:
    """Tells who took part what came of it."""
    facts = [(_("In force from"), plain_day(round.effective_on))] if round.accepted else []
    return Message(
        subject=_("What came of it: %(round)s") % {"round": round},
        greeting=dear(person.name),
        paragraphs=[_("The round is closed. Thank you for having been part of it."), round.outcome],
        facts=facts,
        button=(_("Read it all"), url),
        why=_("You get this mail because you said something about “%(round)s”.") % {"round": round},
    )


SAMPLE_PERSON = SimpleNamespace(name="Lena Novak")
SAMPLE_PARTNER = SimpleNamespace(name="Sandpiper Playgroup")
SAMPLE_URL = "https://network.example.org/l/example/"


class SampleRound(SimpleNamespace):
    def __str__(self) -> str:
        return self.title


def sample_round() -> SampleRound:
    return SampleRound(
        agenda_id=None, title=_("How many of us a decision needs"), until=date(2027, 3, 2),
        after=_("A decision that binds all needs half of the active partners."), effective_on=date(2027, 4, 1),
        words=_("In March nine of us decided for twenty-two."), accepted=True,
        outcome=_("Decided at the spring gathering: eleven wholehearted, two with reservations."),
    )  # fmt: skip


def sample_suggestion() -> SimpleNamespace:
    return SimpleNamespace(
        title=_("How many of us a decision needs"), fate="taken_up", words=_("Count who is on the line, too."),
        answer=_("Yes: it now says in the room or on the line."),
    )  # fmt: skip


register(
    Kind(
        "round_invited",
        lazy("Invitations to rounds"),
        lambda: round_invited(SAMPLE_PERSON, sample_round(), SAMPLE_PARTNER, SAMPLE_URL),
    ),
    Kind(
        "round_ends",
        lazy("Rounds that end soon"),
        lambda: round_ends(SAMPLE_PERSON, sample_round(), SAMPLE_PARTNER, SAMPLE_URL),
        optional=True,
        digestible=True,
    ),
    Kind(
        "suggestion_settled",
        lazy("Answers to what you suggested"),
        lambda: suggestion_settled(SAMPLE_PERSON, sample_round(), sample_suggestion(), SAMPLE_URL),
        optional=True,
        digestible=True,
    ),
    Kind(
        "round_closed",
        lazy("What came of rounds"),
        lambda: round_closed(SAMPLE_PERSON, sample_round(), SAMPLE_URL),
        optional=True,
        digestible=True,
    ),
)
assort(Matter.ANNOUNCEMENTS, "suggestion_settled", "round_closed")
