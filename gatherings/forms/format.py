"""Forms about formats: looking for one, adding one of our own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.models import Format, Mode, Purpose
from gatherings.models.format import FORMAT_FIELDS, LONGEST
from network.lib.verb_forms import VerbForm, WebAddressField

ANY = [("", _("any"))]


class FormatFilter(forms.Form):
    """What is at hand: minutes, people, what they shall do, what for."""

    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=LONGEST, required=False)
    people = forms.IntegerField(label=_("People"), min_value=1, max_value=10_000, required=False)
    mode = forms.ChoiceField(label=_("People shall"), choices=[*ANY, *Mode.choices], required=False)
    purpose = forms.ChoiceField(label=_("In order to"), choices=[*ANY, *Purpose.choices], required=False)

    def wanted(self) -> dict[str, Any]:
        """What was said, where it makes sense."""
        self.is_valid()
        return {name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)}


def minutes_field(label: Any, initial: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=LONGEST, initial=initial)


def count_field(label: Any, required: bool = False, initial: int | None = None) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=10_000, required=required, initial=initial)


class FormatForm(VerbForm):
    """A way of working, told so that somebody else can do it."""

    name = forms.CharField(label=_("Name"), max_length=80)
    summary = forms.CharField(
        label=_("In a sentence or two"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What happens, and what it is good for."),
    )  # fmt: skip
    steps = forms.CharField(
        label=_("How it goes"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One step a line."),
    )  # fmt: skip
    minutes_least = minutes_field(_("Minutes at least"), 10)
    minutes = minutes_field(_("Minutes usually"), 20)
    minutes_most = minutes_field(_("Minutes at most"), 30)
    modes = forms.MultipleChoiceField(
        label=_("What people do"), choices=Mode.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    purposes = forms.MultipleChoiceField(
        label=_("What it is good for"), choices=Purpose.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    grouping = forms.CharField(label=_("Who works with whom"), max_length=80, required=False)
    group_least = count_field(_("Smallest group"))
    group_most = count_field(_("Largest group"))
    people_least = count_field(_("People at least"), required=True, initial=2)
    people_most = count_field(_("People at most"))
    materials = forms.CharField(label=_("Materials"), max_length=200, required=False)
    source = forms.CharField(label=_("Whose idea it is"), max_length=200, required=False)
    source_url = WebAddressField(label=_("Where to read more"), required=False)

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FORMAT_FIELDS}


def of_format(row: Format) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FORMAT_FIELDS}
