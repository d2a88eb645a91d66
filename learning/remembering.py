"""Lessons beside the form of an activity."""

from typing import Any

from learning.returning import similar
from working_groups.resembling import REMEMBERING, Remembered


def lessons_like(person: Any, text: str) -> list[Remembered]:
    """Lessons that resemble a text. Two queries."""
    return [
        Remembered(one.lesson.title, one.lesson.get_absolute_url(), one.lesson.happened, " · ".join(one.why))
        for one in similar(person, text)
    ]


REMEMBERING.append(lessons_like)
