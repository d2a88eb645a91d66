"""The form for one figure, on a phone as on a desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.entering import Group, Said
from learning.models import Measure, Quality, Reading
from learning.rolling_up import Figure
from network.lib.verb_forms import SaysWhatIsMissing, VerbForm

NUMBER = {"max_digits": 14, "decimal_places": 3}
NUMBERS = ("value", "numerator", "denominator")


def number_field(label: Any, required: bool = True) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=required,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
        **NUMBER,
    )


class ReadingForm(VerbForm):
    """One figure of one period, in one or two numbers, and told apart by groups where the measure is."""

    note = forms.CharField(
        label=_("What should a reader know?"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    flags = forms.MultipleChoiceField(
        label=_("It is"), choices=Quality.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    source = forms.CharField(label=_("Where it comes from"), max_length=200, required=False)
    base = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, measure: Measure, reading: Reading | None, data: Any = None) -> None:
        super().__init__(data, initial=of_reading(measure, reading))
        self.measure = measure
        own = {}
        if measure.is_rate:
            own["numerator"] = number_field(_("How many"))
            own["denominator"] = number_field(_("Out of how many"))
        else:
            own["value"] = number_field(measure.unit.capitalize() if len(measure.unit) > 1 else _("Number"))
        self.groups = []
        for place, (dimension, group) in enumerate(named(measure)):
            for name, field in group_fields(measure, place, group).items():
                own[name] = field
            self.groups.append((place, dimension, group))
        self.fields = {**own, **self.fields}
        if not self.initial.get("source"):
            self.initial["source"] = measure.source if measure.is_of_partners is False else ""

    def said(self) -> Said:
        clean = self.cleaned_data
        figures = [(dimension, name, self.figure_of(place)) for place, dimension, name in self.groups]
        return Said(
            Figure(clean["numerator"], clean["denominator"]) if self.measure.is_rate else Figure(clean["value"]),
            note=clean["note"],
            source=clean["source"],
            flags=clean["flags"],
            groups=[Group(dimension, name, figure) for dimension, name, figure in figures if figure],
        )

    def figure_of(self, place: int) -> Figure | None:
        first, second = (self.cleaned_data.get(f"{kind}{place}") for kind in ("part", "of"))
        if self.measure.is_rate:
            return Figure(first, second) if first is not None and second is not None else None
        return Figure(first) if first is not None else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for place, _dimension, _name in self.groups if self.measure.is_rate else ():
            first, second = cleaned.get(f"part{place}"), cleaned.get(f"of{place}")
            if (first is None) != (second is None) and not self.has_error(f"part{place}"):
                self.add_error(f"part{place}", _("Give both numbers of this group, or none."))
        return cleaned

    def opened_again(self, now: Reading | None) -> "ReadingForm":
        """After a clash: with what was typed; saving again means it over what stands there now."""
        if self.is_stale:
            self.data = self.data.copy()
            self.data["base"] = now.pk if now else ""
        return self

    @property
    def shown_groups(self) -> list[tuple[str, list[tuple[str, list[Any]]]]]:
        """The fields of the groups, for the template: dimension → (group, its one or two fields)."""
        rows: dict[str, list] = {}
        for place, dimension, name in self.groups:
            fields = [self[key] for key in (f"part{place}", f"of{place}") if key in self.fields]
            rows.setdefault(dimension, []).append((name, fields))
        return list(rows.items())

    @property
    def first_fields(self) -> list[Any]:
        return [self[name] for name in NUMBERS if name in self.fields]

    @property
    def last_fields(self) -> list[Any]:
        return [self[name] for name in ("note", "flags", "source")]


def named(measure: Measure) -> list[tuple[str, str]]:
    return [(dimension, group) for dimension, groups in measure.dimensions() for group in groups]


def group_fields(measure: Measure, place: int, group: str) -> dict[str, forms.Field]:
    if not measure.is_rate:
        return {f"part{place}": number_field(group, required=False)}
    return {
        f"part{place}": number_field(_("%(group)s: how many") % {"group": group}, required=False),
        f"of{place}": number_field(_("%(group)s: out of how many") % {"group": group}, required=False),
    }


def of_reading(measure: Measure, reading: Reading | None) -> dict[str, Any]:
    """What stands in the form when it opens: nothing, or the figure that is there."""
    if reading is None:
        return {}
    shown = {name: getattr(reading, name) for name in (*NUMBERS, "note", "source", "flags")} | {"base": reading.pk}
    parts = {(part.dimension, part.group): part for part in reading.parts.all()}
    for place, key in enumerate(named(measure)):
        part = parts.get(key)
        if part:
            shown[f"part{place}"] = part.numerator if measure.is_rate else part.value
            shown[f"of{place}"] = part.denominator
    return {name: plain(value) for name, value in shown.items()}


def plain(value: Any) -> Any:
    """A number without the noughts the database adds."""
    return f"{value.normalize():f}" if hasattr(value, "normalize") else value


class FiguresFileForm(SaysWhatIsMissing, forms.Form):
    """Figures as a spreadsheet has them."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
        help_text=_("Saved as CSV. First you see what would happen."),
        error_messages={"empty": _("This file is empty. Save the list once more, as “CSV UTF-8”.")},
    )
