"""Forms that hand what was typed to a verb."""

from collections.abc import Callable
from typing import Any, Self

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _


class SaysWhatIsMissing(forms.BaseForm):
    """Where something is missing, the words say what to do."""

    def full_clean(self) -> None:
        for field in self.fields.values():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = missing(field)
        super().full_clean()


class VerbForm(SaysWhatIsMissing, forms.Form):
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

    def opened_again(self, now: Any) -> Self:
        """After a clash: with what was typed, and the version of what stands now: sending it once more is meant."""
        if self.is_stale:
            typed: Any = self.data.copy()  # type: ignore[attr-defined]
            typed["version"] = now.version if now else 0
            self.data = typed
        return self

    @property
    def status(self) -> int:
        if self.is_stale:
            return 409
        return 422 if self.is_bound else 200


def missing(field: forms.Field) -> Any:
    if isinstance(field, forms.BooleanField):
        return _("Please tick this box.")
    if isinstance(field, (forms.ChoiceField, forms.ModelChoiceField)):
        return _("Please choose one.")
    if isinstance(field, (forms.IntegerField, forms.DecimalField)):
        return _("Please enter a number.")
    if isinstance(field, forms.DateField):
        return _("Please choose a day.")
    if isinstance(field, forms.FileField):
        return _("Please choose a file.")
    return _("Please write something here.")


class WebAddressField(forms.URLField):
    """May be typed without https://, which the browser's own look at an input of type url would refuse."""

    default_error_messages = {"invalid": _("This is no web address. Such as: sandpiper.example.org")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "off"})
        super().__init__(widget=widget, assume_scheme="https", **kwargs)


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def zone_widget() -> forms.TextInput:
    """A list to search in that browsers bring along; the page holds the options (people/_time_zones.html)."""
    return forms.TextInput(attrs={"list": "time-zones", "autocomplete": "off", "spellcheck": "false"})


def date_field(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=hint, required=False, widget=DateInput())
