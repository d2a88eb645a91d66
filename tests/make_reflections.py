"""Makers of prompts, reflections and announcements."""

from itertools import count
from typing import Any

from gatherings.models import Gathering, Pause, Prompt
from tests.make_gatherings import make_gathering

numbers = count(1)


def make_prompt(text: str | None = None, leverage: int = 2, **fields: Any) -> Prompt:
    words = f"What about number {next(numbers)}?" if text is None else text
    return Prompt.objects.create(text=words, leverage=leverage, **fields)


def make_pause(gathering: Gathering | None = None, question: str = "", **fields: Any) -> Pause:
    """Open, for five minutes."""
    words = question or f"What about pause {next(numbers)}?"
    return Pause.objects.create(gathering=gathering or make_gathering(), question=words, **fields)
