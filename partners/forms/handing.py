"""Forms that hand what was typed to a verb, and fields that know partners and people by name."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from network.lib.search import fold
from partners.models import Partner
from people.models import Person


class VerbForm(forms.Form):
    """Calls a verb with what was typed; what the verb objects to stands on the form."""

    def hand_to(self, verb: Callable[..., Any], **arguments: Any) -> Any:
        """What the verb returns; None when it objected."""
        try:
            return verb(**arguments)
        except ValidationError as error:
            self.object(error)
        return None

    def object(self, error: ValidationError) -> None:
        """Put the errors of a verb to the fields they are about, all others above the form."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields and name != NON_FIELD_ERRORS else None, errors)

    @property
    def is_stale(self) -> bool:
        return self.has_error(NON_FIELD_ERRORS, code="stale")

    @property
    def status(self) -> int:
        if self.is_stale:
            return 409
        return 422 if self.is_bound else 200


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def date_field(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=hint, required=False, widget=DateInput())


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
