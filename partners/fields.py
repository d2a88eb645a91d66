"""Fields that know partners and people by name."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from network.lib.search import fold
from partners.directory import shown
from partners.models import Partner
from people.models import Person


class PartnerField(forms.CharField):
    """A partner of the directory by its name; the page may offer the names as a list (id partners-known)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=200, **options)
        self.widget.attrs.update({"list": "partners-known", "autocomplete": "off"})

    def clean(self, value: Any) -> Partner | None:
        text = super().clean(value)
        if not text:
            return None
        found = Partner.objects.in_directory().filter(sort_name=fold(text)[:200])[:2]
        if len(found) != 1:
            raise ValidationError(_("We know no partner of this name. Choose one of the list."))
        return found[0]


def as_typed(people: Iterable[Person], viewer: Any) -> list[str]:
    """How people who were named before stand in a field: by mail address where this viewer sees it, else by name."""
    return [shown(person, "email", viewer) or person.name for person in people]


class PersonField(forms.CharField):
    """A person by mail address or by full name. there: who was named before; of several of one name, they are meant."""

    def __init__(self, there: Iterable[Person] = (), **options: Any) -> None:
        super().__init__(max_length=254, **options)
        self.there = there
        self.widget.attrs.update({"autocomplete": "off"})

    def clean(self, value: Any) -> Person | None:
        text = super().clean(value)
        if not text:
            return None
        found = self.found(text)
        if not found:
            raise ValidationError(_("We know nobody of this name or address. Add them first."))
        if len(found) > 1:
            raise ValidationError(_("Several people have this name. Write the mail address."))
        return found[0]

    def found(self, text: str) -> list[Person]:
        """Whom a mail address or a name means; two, when that is not clear."""
        known, name = Person.objects.known(), fold(text)[:150]
        if "@" in text:
            return list(known.filter(email=text.lower())[:2])
        return [one for one in self.there if one.sort_name == name][:1] or list(known.filter(sort_name=name)[:2])
