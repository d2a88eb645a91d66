"""Makers of voices."""

from itertools import count
from typing import Any

from learning.models import Voice

numbers = count(1)


def make_voice(words: str = "", **fields: Any) -> Voice:
    return Voice.objects.create(words=words or f"The bench number {next(numbers)} is broken.", **fields)


def make_published(words: str = "", **fields: Any) -> Voice:
    words = words or f"The lamp number {next(numbers)} is dark."
    return make_voice(words, state="public", public_words=words, may_publish=True, **fields)
