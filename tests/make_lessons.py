"""Makers of lessons."""

from itertools import count
from typing import Any

from learning.models import Lesson, Topic
from people.models import Person

numbers = count(1)


def make_lesson(author: Person, title: str = "", topics: tuple[str, ...] = (), **fields: Any) -> Lesson:
    told = {"tried": "A round of names.", "happened": "Everybody spoke."} | fields
    lesson = Lesson.objects.create(author=author, title=title or f"Lesson {next(numbers)}", **told)
    lesson.topics.set(Topic.named(topics))
    return lesson
