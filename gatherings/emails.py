"""The mails about gatherings: objects in, Message out."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gatherings import when as times
from gatherings.calendar import CANCEL, invitation_ics
from network.lib.mail import Message, Row, dear
from people.kinds import Kind, Matter, assort, register


def told_when(gathering: Any, person: Any) -> str:
    """By the clocks of the gathering; for who lives by others, by theirs, too."""
    here = times.when(gathering, gathering.zone)
    zone = getattr(person, "time_zone", "") or gathering.zone
    there = times.when(gathering, zone)
    return here if there.rpartition(" ")[0] == here.rpartition(" ")[0] else f"{here} ({there})"


def facts_of(gathering: Any, person: Any) -> list[Row]:
    facts = [(_("When"), told_when(gathering, person))]
    if gathering.place:
        facts.append((_("Where"), gathering.place))
    if gathering.link:
        facts.append((_("Online"), gathering.link))
    return facts


def entry(gathering: Any, person: Any, **options: Any) -> str:
    """The calendar entry that goes with a mail; none for the samples of the preview page."""
    return invitation_ics(gathering, person, **options) if getattr(gathering, "uid", None) else ""


def why_invited(gathering: Any) -> str:
    return _("You get this mail because you are invited to %(gathering)s.") % {"gathering": gathering.name}


def invitation(rsvp: Any, by: Any, url: str, words: str = "") -> Message:
    """Invites one person, with what to expect."""
    gathering, person = rsvp.gathering, rsvp.person
    asker = by.name if by else _("The network")
    first = _("%(asker)s invites you to %(gathering)s.") % {"asker": asker, "gathering": gathering.name}
    instead = rsvp.stands_in_for
    if instead:
        first = _("%(name)s thought that you could come instead: %(gathering)s.") % {
            "name": instead.person.name, "gathering": gathering.name,
        }  # fmt: skip
    paragraphs = [first, words, gathering.intention, _("What to expect: %(text)s") % {"text": gathering.expectations}]
    if gathering.access:
        paragraphs.append(_("How to get there: %(text)s") % {"text": gathering.access})
    return Message(
        subject=_("Invitation: %(gathering)s, %(day)s")
        % {"gathering": gathering.name, "day": told_when(gathering, None).partition(",")[0]},
        greeting=dear(person.name),
        paragraphs=[text for text in paragraphs if text],
        facts=facts_of(gathering, person),
        button=(_("Say whether you come"), url),
        after=[_("Yes, maybe, no, or a colleague instead: one click, no password. You may change your mind later.")],
        why=why_invited(gathering),
        calendar=entry(gathering, person, answer=rsvp.answer),
    )


def place_free(rsvp: Any, url: str) -> Message:
    """A place has become free for somebody who waited."""
    gathering = rsvp.gathering
    return Message(
        subject=_("There is a place for you: %(gathering)s") % {"gathering": gathering.name},
        greeting=dear(rsvp.person.name),
        paragraphs=[
            _("A place has become free, and it is yours: you are on the list for %(gathering)s.")
            % {"gathering": gathering.name}
        ],
        facts=facts_of(gathering, rsvp.person),
        button=(_("See the invitation"), url),
        after=[_("If you cannot come after all, say so there: then the next one moves up.")],
        why=_("You get this mail because you said yes and waited for a place."),
        calendar=entry(gathering, rsvp.person, answer="yes"),
    )


def moved(rsvp: Any, before: str, url: str) -> Message:
    """The gathering is at another time; says why."""
    gathering = rsvp.gathering
    return Message(
        subject=_("Moved: %(gathering)s") % {"gathering": gathering.name},
        greeting=dear(rsvp.person.name),
        paragraphs=[
            _("%(gathering)s has a new time. It was to be on %(before)s.")
            % {"gathering": gathering.name, "before": before},
            *([gathering.words] if gathering.words else []),
        ],
        facts=facts_of(gathering, rsvp.person),
        button=(_("Say whether you can come then"), url),
        after=[_("Your answer still stands. If the new time does not suit you, please change it there.")],
        why=why_invited(gathering),
        calendar=entry(gathering, rsvp.person, answer=rsvp.answer),
    )


def cancelled(rsvp: Any) -> Message:
    """The gathering does not take place; says why."""
    gathering = rsvp.gathering
    return Message(
        subject=_("Cancelled: %(gathering)s") % {"gathering": gathering.name},
        greeting=dear(rsvp.person.name),
        paragraphs=[
            _("%(gathering)s does not take place. Please keep the time for something you enjoy.")
            % {"gathering": gathering.name},
            *([gathering.words] if gathering.words else []),
        ],
        facts=[(_("It was to be"), told_when(gathering, rsvp.person))],
        why=why_invited(gathering),
        calendar=entry(gathering, rsvp.person, method=CANCEL, answer=rsvp.answer),
    )


def withdrawn(rsvp: Any, words: str) -> Message:
    """Somebody is not invited any more; takes it out of their calendar."""
    gathering = rsvp.gathering
    return Message(
        subject=_("Invitation taken back: %(gathering)s") % {"gathering": gathering.name},
        greeting=dear(rsvp.person.name),
        paragraphs=[
            _("We invited you to %(gathering)s, and now take that back. You need not keep the time free.")
            % {"gathering": gathering.name},
            *([words] if words else []),
        ],
        facts=[] if getattr(gathering, "is_date_open", False) else [(_("When"), told_when(gathering, rsvp.person))],
        why=_("You get this mail because you were invited."),
        calendar=entry(gathering, rsvp.person, method=CANCEL, answer=rsvp.answer) if rsvp.invited_at else "",
    )


def back_on(rsvp: Any, url: str) -> Message:
    """What was cancelled takes place after all."""
    gathering = rsvp.gathering
    return Message(
        subject=_("It takes place after all: %(gathering)s") % {"gathering": gathering.name},
        greeting=dear(rsvp.person.name),
        paragraphs=[
            _("We wrote that %(gathering)s is cancelled. It takes place after all, at the time you know.")
            % {"gathering": gathering.name}
        ],
        facts=facts_of(gathering, rsvp.person),
        button=(_("See the invitation"), url),
        why=why_invited(gathering),
        calendar=entry(gathering, rsvp.person, answer=rsvp.answer),
    )


def dates_asked(rsvp: Any, dates: Any, by: Any, url: str) -> Message:
    """Asks which of several dates suit somebody."""
    gathering = rsvp.gathering
    zone = ZoneInfo(gathering.zone)
    spans = [(one.starts_at, one.starts_at + timedelta(minutes=one.minutes)) for one in dates]
    asker = by.name if by else _("The network")
    return Message(
        subject=_("Which date suits you: %(gathering)s?") % {"gathering": gathering.name},
        greeting=dear(rsvp.person.name),
        paragraphs=[
            _("%(asker)s is looking for a date for %(gathering)s.") % {"asker": asker, "gathering": gathering.name},
            *([gathering.intention] if gathering.intention else []),
        ],
        facts=[
            (str(number), f"{times.span(*span, zone)} {times.city(gathering.zone)}")
            for number, span in enumerate(spans, start=1)
        ],
        button=(_("Mark what suits you"), url),
        after=[_("Yes, if need be, or no: one click for each date, no password.")],
        why=_("You get this mail because %(gathering)s is meant for you, too.") % {"gathering": gathering.name},
    )


def date_found(rsvp: Any) -> Message:
    """The date is found; the invitation follows."""
    gathering = rsvp.gathering
    return Message(
        subject=_("The date is found: %(gathering)s") % {"gathering": gathering.name},
        greeting=dear(rsvp.person.name),
        paragraphs=[
            _(
                "Thank you for marking what suits you. %(gathering)s has its date. Please keep it free; the "
                "invitation, with what to expect, follows."
            )
            % {"gathering": gathering.name}
        ],
        facts=facts_of(gathering, rsvp.person),
        why=_("You get this mail because you were asked for a date."),
        calendar=entry(gathering, rsvp.person, answer=rsvp.answer),
    )


SAMPLE_URL = "https://network.example.org/l/example/"
SAMPLE_PERSON = SimpleNamespace(name="Lena Novak", first_name="Lena", time_zone="")


def sample_gathering() -> SimpleNamespace:
    starts = datetime(2027, 3, 2, 13, 0, tzinfo=UTC)
    return SimpleNamespace(
        name="Early reading", intention=_("We leave with one thing to try in April."), zone="Europe/Berlin",
        expectations=_("We look at the spring figures together and choose one thing to try. Bring a story."),
        access=_("Step-free; the bus 12 stops at the door."), place="Harbour Library", link="",
        starts_at=starts, ends_at=starts + timedelta(minutes=90), words=_("The library is closed on Tuesday."),
    )  # fmt: skip


def sample_dates() -> list[SimpleNamespace]:
    starts = sample_gathering().starts_at
    return [SimpleNamespace(starts_at=starts + timedelta(days=days), minutes=90) for days in (0, 2, 8)]


def sample_rsvp() -> SimpleNamespace:
    return SimpleNamespace(
        gathering=sample_gathering(), person=SAMPLE_PERSON, answer="yes", stands_in_for=None, invited_at=None
    )


register(
    Kind(
        "gathering_invited",
        lazy("Invitations to gatherings"),
        lambda: invitation(sample_rsvp(), SimpleNamespace(name="Chidi Eze"), SAMPLE_URL),
        again=True,
    ),
    Kind("gathering_place", lazy("Places that became free"), lambda: place_free(sample_rsvp(), SAMPLE_URL), again=True),
    Kind(
        "gathering_moved",
        lazy("Gatherings moved"),
        lambda: moved(sample_rsvp(), "Thu 25 February, 14:00–15:30 Berlin", SAMPLE_URL),
        again=True,
    ),
    Kind(
        "gathering_dates",
        lazy("Questions which date suits"),
        lambda: dates_asked(sample_rsvp(), sample_dates(), SimpleNamespace(name="Chidi Eze"), SAMPLE_URL),
        again=True,
    ),
    Kind("gathering_date", lazy("Dates found"), lambda: date_found(sample_rsvp()), again=True),
    Kind(
        "gathering_restored",
        lazy("Gatherings that take place after all"),
        lambda: back_on(sample_rsvp(), SAMPLE_URL),
        again=True,
    ),
    Kind(
        "gathering_withdrawn",
        lazy("Invitations taken back"),
        lambda: withdrawn(sample_rsvp(), _("The table is for the three schools this time.")),
        again=True,
    ),
    Kind("gathering_cancelled", lazy("Gatherings cancelled"), lambda: cancelled(sample_rsvp()), again=True),
)
assort(Matter.ANNOUNCEMENTS, "reminder_call")
assort(Matter.GATHERINGS, "reminder_gathering", "reminder_after")
