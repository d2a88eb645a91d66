"""Forms about a rhythm."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.forms.gathering import WordsForm, begins_field, minutes_field, zone_field
from gatherings.models import Series
from gatherings.repeating import TAKEN
from gatherings.rhythm import Repeat, Rhythm, read
from network.lib.verb_forms import DateInput, VerbForm


class SeriesForm(WordsForm):
    """What its gatherings have in common, and when they are."""

    starts_on = forms.DateField(
        label=_("First on"), widget=DateInput(),
        help_text=_("The rhythm follows from this day: a first Wednesday stays the first Wednesday of the month."),
    )  # fmt: skip
    every = forms.IntegerField(label=_("Every so many weeks or months"), min_value=1, max_value=12, initial=2)
    repeat = forms.ChoiceField(label=_("How it repeats"), choices=Repeat.choices, widget=forms.RadioSelect)
    begins = begins_field()
    minutes = minutes_field()
    zone = zone_field()
    field_order = ("name", "kind", "group", "starts_on", "every", "repeat", "begins", "minutes", "zone")

    def __init__(self, data: Any = None, series: Series | None = None, **options: Any) -> None:
        super().__init__(data, series, **options)
        del self.fields["is_first"]

    def said(self) -> dict[str, Any]:
        clean = self.cleaned_data
        rhythm = Rhythm(clean["repeat"], clean["every"], clean["starts_on"])
        told = {name: clean[name] for name in (*TAKEN, "facilitators", "starts_on")}
        return told | {"rule": rhythm.rule()}


def of_series(series: Series) -> dict[str, Any]:
    """What stands in the form when it opens."""
    held = {name: getattr(series, name) for name in (*TAKEN, "starts_on", "version")}
    rhythm = read(series.rule, series.starts_on)
    held |= {"repeat": rhythm.repeat, "every": rhythm.every} if rhythm else {}
    return held | {"facilitators": [person.pk for person in series.facilitators.all()]}


class EndForm(VerbForm):
    day = forms.DateField(
        label=_("Last day"), widget=DateInput(),
        help_text=_("Later gatherings leave the calendar, but for those to which people are invited."),
    )  # fmt: skip
