"""Forms about moving, cancelling and repeating one gathering."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.forms.gathering import begins_field, day_field, minutes_field, zone_field
from gatherings.models import Gathering
from network.lib.verb_forms import VerbForm


def words_field(label: Any, hint: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=1000, required=False, widget=widget, help_text=hint)


class MoveForm(VerbForm):
    day = day_field()
    begins = begins_field()
    minutes = minutes_field()
    zone = zone_field()
    words = words_field(_("Why"), _("It stands in the mail to those invited."))

    def __init__(self, gathering: Gathering, data: Any = None) -> None:
        super().__init__(
            data, initial={name: getattr(gathering, name) for name in ("day", "begins", "minutes", "zone")}
        )


class CancelForm(VerbForm):
    words = words_field(_("Why"), _("It stands in the mail to those invited. They kept the time free for you."))


class DuplicateForm(VerbForm):
    day = day_field()
