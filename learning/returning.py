"""Lessons that come back when something similar is planned, each with why."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from learning.contexts import FORMATS, KINDS
from learning.models import Lesson
from network.lib.search import fold

LOOKED_AT = 200  # the newest lessons, so that a long log stays quick
SHOWN = 3
ENOUGH = 3  # points
LETTERS = 5  # of a word that may say something
WORD = re.compile(r"[^\W\d_]+")
NOTHING_SAID = """
about after again always because before being could every everybody first going great group gathering meeting network
other partner partners people should their there these thing things think those through together until where which
while would
"""
COMMON = frozenset(NOTHING_SAID.split())


@dataclass(order=True)
class Return:
    """A lesson and why it is shown."""

    points: int
    lesson: Lesson = field(compare=False)
    why: list[str] = field(compare=False, default_factory=list)


def telling_words(*texts: str) -> set[str]:
    """Folded words that may say what a text is about.

    >>> sorted(telling_words("The families come to the meeting about sleep"))
    ['families', 'sleep']
    """
    return {word for word in WORD.findall(fold(*texts)) if len(word) >= LETTERS and word not in COMMON}


def similar(
    person: Any, text: str = "", kind: str = "", formats: Iterable[str] = (), apart: int | None = None
) -> list[Return]:
    """Up to three lessons this person may read that resemble what is planned. Two queries."""
    rows = Lesson.objects.visible_to(person).standing().exclude(pk=apart).prefetch_related("topics")
    words, used = telling_words(text), set(formats)
    found = [compared(lesson, words, fold(text), kind, used) for lesson in rows[:LOOKED_AT]]
    return sorted((one for one in found if one.points >= ENOUGH), reverse=True)[:SHOWN]


def compared(lesson: Lesson, words: set[str], text: str, kind: str, formats: set[str]) -> Return:
    """Three points for a topic or a format in common, one for the kind of meeting and for each word."""
    one = Return(0, lesson)
    for topic in lesson.topics.all():
        if re.search(rf"(?<!\w){re.escape(topic.key)}", text):
            one.points += 3
            one.why.append(_("also about %(topic)s") % {"topic": topic})
    if lesson.format and lesson.format in formats:
        one.points += 3
        one.why.append(_("the same format: %(name)s") % {"name": FORMATS.get(lesson.format, lesson.format)})
    shared = sorted(words & telling_words(lesson.search))
    if len(shared) > 1:
        one.points += min(len(shared), 3)
        one.why.append(_("the same words: %(words)s") % {"words": ", ".join(shared[:3])})
    if lesson.kind and lesson.kind == kind:
        one.points += 1
        if one.points > 1:
            one.why.append(_("also at: %(kind)s") % {"kind": KINDS.get(kind, kind)})
    return one
