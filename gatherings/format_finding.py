"""The library of formats together with the network's own, and which of them suit the minutes and people at hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gatherings.format_library import LIBRARY, LibraryFormat
from gatherings.models import Format
from gatherings.models.format import OWN_KEY
from network.lib.numbers import number_in
from people.models import Person

AnyFormat = LibraryFormat | Format


@dataclass(frozen=True)
class Suggestion:
    """A format, and why it fits: words to stand behind its name."""

    format: AnyFormat
    why: str


def formats_for(person: Person) -> list[AnyFormat]:
    """Every format somebody may choose, by name."""
    own = Format.objects.visible_to(person).open()
    return sorted([*LIBRARY.values(), *own], key=lambda one: str(one.name).casefold())


def find(key: str, person: Person) -> AnyFormat | None:
    """One format by its key, if this person sees it."""
    if key in LIBRARY:
        return LIBRARY[key]
    if not key.startswith(OWN_KEY):
        return None
    return Format.objects.visible_to(person).filter(pk=number_in(key.removeprefix(OWN_KEY)) or 0).first()


def fits(
    one: AnyFormat, minutes: int | None = None, people: int | None = None, mode: str = "", purpose: str = ""
) -> bool:
    """Whether it can be done in these minutes with so many people, in this mode, for this purpose; what is not given
    does not count."""
    return (
        (not minutes or one.minutes_least <= minutes <= one.minutes_most)
        and (not people or one.people_least <= people <= (one.people_most or people))
        and (not mode or mode in one.modes)
        and (not purpose or purpose in one.purposes)
    )


def suggest(
    formats: Iterable[AnyFormat], minutes: int, people: int = 0, mode: str = "", purpose: str = "", most: int = 3
) -> list[Suggestion]:
    """The formats that suit a block best, and why. Minutes and people are musts; mode and purpose are worth points.

    minutes: of the block. people: expected, 0 when nobody knows. Ties go to what usually takes these minutes.
    """
    scored = []
    for one in formats:
        if one.minutes_most and fits(one, minutes, people) and "rest" not in one.modes:
            score = 2 * (bool(mode) and mode in one.modes) + 2 * (bool(purpose) and purpose in one.purposes)
            score += people > 5 and bool(one.group_most and one.group_most < people)
            scored.append((-score, abs(one.minutes - minutes), str(one.name), one))
    best = sorted(scored, key=lambda entry: entry[:3])[:most]
    return [Suggestion(one, why(one, minutes, people, purpose)) for _score, _distance, _name, one in best]


def why(one: AnyFormat, minutes: int, people: int, purpose: str) -> str:
    """In words: takes 10 to 20 minutes; small groups, so that all 14 get to speak."""
    reasons = [_("takes %(least)d to %(most)d minutes") % {"least": one.minutes_least, "most": one.minutes_most}]
    if people and one.group_most and one.group_most < people:
        reasons.append(_("small groups: all %(people)d get to speak") % {"people": people})
    elif people and one.people_most:
        reasons.append(_("good for up to %(most)d people") % {"most": one.people_most})
    if purpose and purpose in one.purposes:
        reasons.append(_("made for this purpose"))
    return " · ".join(reasons)
