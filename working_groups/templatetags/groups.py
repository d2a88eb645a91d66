"""What templates say about groups."""

from collections.abc import Iterable
from typing import Any

from django import template

register = template.Library()


@register.filter
def chairing(rows: Iterable[Any]) -> str:
    """The names of those who chair, out of the members of a group."""
    return ", ".join(row.person.name for row in rows if row.is_chair)


@register.simple_tag
def silence_in(silences: Any, group: Any) -> Any:
    """The silence of one group, out of those by primary key; None where it is heard."""
    return (silences or {}).get(group.pk)


@register.simple_tag
def asked_by(requests: Any, person: Any) -> Any:
    """The request of this person, out of those that wait."""
    return next((row for row in requests or () if row.person_id == person.pk), None)
