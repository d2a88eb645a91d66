"""What somebody's Today says."""

from django.utils.html import strip_tags

from backbone.morning import Group, morning_of
from people.models import Person


def day_of(person: Person) -> list[Group]:
    """The groups of a person's day, asked anew."""
    return morning_of(Person.objects.get(pk=person.pk)).groups


def said(person: Person) -> dict[str, list[tuple[str, str, str]]]:
    """Title → (text without its HTML, note, button) of each line."""
    return {
        group.title: [(strip_tags(line.text), line.note, line.button) for line in group.lines]
        for group in day_of(person)
    }


def texts_of(person: Person) -> list[str]:
    """Every line, without its HTML."""
    return [strip_tags(line.text) for group in day_of(person) for line in group.lines]
