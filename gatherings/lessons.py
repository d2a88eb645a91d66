"""Lessons beside the agenda builder: what others learned when they did something like it."""

from gatherings.format_library import LIBRARY
from gatherings.models import AgendaItem, Gathering
from gatherings.models.occasion import Kind
from learning import contexts, returning
from people.models import Person

contexts.register(dict(Kind.choices), {key: one.name for key, one in LIBRARY.items()})


def beside(gathering: Gathering, blocks: list[AgendaItem], person: Person) -> list[returning.Return]:
    """Lessons that resemble this gathering and its blocks. Two queries."""
    text = " ".join([gathering.name, gathering.intention, *(block.title for block in blocks)])
    return returning.similar(person, text, gathering.kind, {block.format_key for block in blocks if block.format_key})
