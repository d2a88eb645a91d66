"""Proposing dates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.models import Gathering
from gatherings.polling import MOST, Slot
from network.lib.verb_forms import DateInput, TimeInput, VerbForm


class DatesForm(VerbForm):
    """Up to eight rows of a day and a time."""

    def __init__(self, gathering: Gathering, data: Any = None) -> None:
        super().__init__(data)
        there = [(one.day, one.begins) for one in gathering.proposed_dates.all()]
        for number in range(1, MOST + 1):
            day, begins = there[number - 1] if number <= len(there) else (None, gathering.begins)
            self.fields[f"day_{number}"] = forms.DateField(
                label=_("Day %(n)d") % {"n": number}, widget=DateInput(), required=False, initial=day
            )
            self.fields[f"begins_{number}"] = forms.TimeField(
                label=_("Begins at"), widget=TimeInput(), required=False, initial=begins
            )

    def pairs(self) -> list[tuple[Any, Any]]:
        return [(self[f"day_{number}"], self[f"begins_{number}"]) for number in range(1, MOST + 1)]

    def slots(self) -> list[Slot]:
        """The rows that name a day and a time."""
        said = self.cleaned_data
        rows = [(said.get(f"day_{number}"), said.get(f"begins_{number}")) for number in range(1, MOST + 1)]
        return [(day, begins) for day, begins in rows if day and begins]
