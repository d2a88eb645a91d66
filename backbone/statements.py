"""The statements of the collaboration check: ours, in the words of docs; answered from 1 (not at all) to 5 (fully)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

LOWEST, HIGHEST = 1, 5
TELL_US_MORE = 2  # from here down the form asks for a few words


@dataclass(frozen=True)
class Statement:
    """number: 1 to 22, for good: answers of all years refer to it."""

    number: int
    text: Any


@dataclass(frozen=True)
class Section:
    """Statements that are about the same side of working together."""

    title: Any
    statements: tuple[Statement, ...]


SECTIONS = (
    Section(
        _("Around us"),
        (
            Statement(1, _("Organisations here have worked well together before.")),
            Statement(2, _("People outside see this network as the right one to lead on the issue.")),
            Statement(3, _("Decision-makers and the public are favourable to what we do.")),
        ),
    ),
    Section(
        _("Who we are"),
        (
            Statement(4, _("We respect, understand and can rely on one another.")),
            Statement(5, _("The people who need to be here are here.")),
            Statement(6, _("Taking part serves my organisation’s own purpose.")),
            Statement(7, _("We find middle ground on what matters.")),
        ),
    ),
    Section(
        _("How we work"),
        (
            Statement(8, _("We all own both how we work and what comes of it.")),
            Statement(9, _("In my organisation more than one person, at more than one level, is involved.")),
            Statement(10, _("We are open to different ways of organising and doing the work.")),
            Statement(11, _("I know my role and how we decide.")),
            Statement(12, _("When conditions change, we adjust.")),
            Statement(13, _("We have taken on the right amount at the right speed.")),
            Statement(14, _("We look at evidence and change what we do.")),
        ),
    ),
    Section(
        _("How we talk"),
        (
            Statement(15, _("People hear often and openly what they need.")),
            Statement(16, _("We talk outside meetings too.")),
        ),
    ),
    Section(
        _("What we want"),
        (
            Statement(17, _("Our goals are clear and reachable.")),
            Statement(18, _("We want the same future.")),
            Statement(19, _("What we try to do could not be done by one of us alone.")),
        ),
    ),
    Section(
        _("What we have"),
        (
            Statement(20, _("We have the money, people, materials and time.")),
            Statement(21, _("Those who convene us do it skilfully.")),
            Statement(22, _("Those affected and those with influence stay involved.")),
        ),
    ),
)
STATEMENTS = {one.number: one for section in SECTIONS for one in section.statements}
COUNT = len(STATEMENTS)
VALUES = range(LOWEST, HIGHEST + 1)
