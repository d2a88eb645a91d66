"""Forms of the catalyst guard."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backbone.models import CatalystLimit, Function
from backbone.models.staff_week import Hours
from gatherings.models.initiative import Part
from network.lib.verb_forms import VerbForm

HOURS = {"inputmode": "decimal", "step": "0.5", "min": "0", "max": "80", "class": "hours__cell"}


def name_of(function: str, part: str) -> str:
    return f"{function}-{part}"


class WeekForm(VerbForm):
    """A grid: a row a function, a column a part. An empty cell is nought."""

    note = forms.CharField(label=_("Anything special about this week"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, initial: Any = None, grid: Hours | None = None) -> None:
        told = {name_of(*key): f"{many.normalize():f}" for key, many in (grid or {}).items()}
        super().__init__(data, initial={**(initial or {}), **told})
        for function, row in Function.choices:
            for part, column in Part.choices:
                self.fields[name_of(function, part)] = forms.DecimalField(
                    label=f"{row}: {column}", required=False, min_value=0, max_value=80, max_digits=4, decimal_places=1,
                    widget=forms.NumberInput(attrs=HOURS),
                )  # fmt: skip

    def hours(self) -> Hours:
        cells = ((one, part) for one in Function.values for part in Part.values)
        return {key: many for key in cells if (many := self.cleaned_data.get(name_of(*key)) or Decimal(0))}

    def rows(self) -> list[tuple[Any, list[tuple[Any, Any]]]]:
        """(function, [(part, cell)])."""
        return [
            (row, [(column, self[name_of(function, part)]) for part, column in Part.choices])
            for function, row in Function.choices
        ]


class LimitForm(VerbForm):
    percent = forms.IntegerField(
        label=_("At most this share of our time (%)"), min_value=0, max_value=100,
        help_text=_("A quarter is a good start. Decide it together: it is a promise to the partners."),
    )  # fmt: skip
    why = forms.CharField(label=_("Why this much"), max_length=300, required=False)


def of_limit(limit: CatalystLimit) -> dict[str, Any]:
    return {"percent": limit.percent, "why": limit.why}
