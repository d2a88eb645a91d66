"""Fields that know partners and people by name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from network.lib.search import fold
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


class PersonField(forms.CharField):
    """A person by mail address or by full name."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=254, **options)
        self.widget.attrs.update({"autocomplete": "off"})

    def clean(self, value: Any) -> Person | None:
        text = super().clean(value)
        if not text:
            return None
        known = Person.objects.known()
        found = known.filter(email=text.lower())[:2] if "@" in text else known.filter(sort_name=fold(text)[:150])[:2]
        if not found:
            raise ValidationError(_("We know nobody of this name or address. Add them first."))
        if len(found) > 1:
            raise ValidationError(_("Several people have this name. Write the mail address."))
        return found[0]
