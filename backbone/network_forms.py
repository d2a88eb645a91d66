"""Forms around the map of the network."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backbone.models import Relationship, RelationshipRound
from backbone.network_map.scale import ASPECTS, LEVEL_NAMES, TRUST, VALUE, Level
from network.lib.dates import today
from network.lib.verb_forms import DateInput, SaysWhatIsMissing, VerbForm
from partners.models import Partner

USUAL_DAYS = 21
STEPS = [(1, _("not yet")), (2, _("partly")), (3, _("mostly")), (4, _("fully")), ("", _("skip"))]


class RoundForm(VerbForm):
    """Open a round."""

    closes_on = forms.DateField(
        label=_("Open until"), widget=DateInput(), help_text=_("Two to three weeks are usual."),
    )  # fmt: skip
    words = forms.CharField(
        label=RelationshipRound._meta.get_field("words").verbose_name, required=False, max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Why now, and what you will do with it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"closes_on": today() + timedelta(days=USUAL_DAYS)}
        super().__init__(*args, **kwargs)


class ExtendForm(VerbForm):
    closes_on = forms.DateField(label=_("Open until"), widget=DateInput())


class ChooseForm(VerbForm):
    """With whom do you work?"""

    partners = forms.ModelMultipleChoiceField(
        queryset=Partner.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label=_("Partners")
    )

    def __init__(self, partners: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].queryset = partners  # type: ignore[attr-defined]


def whole_number(label: Any, choices: Iterable[Any]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=choices, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )


class RelationshipForm(VerbForm):
    """At which level you work with one partner, and how it feels; anything may be skipped."""

    level = whole_number(_("How closely do you work together?"), Level.choices)

    def __init__(self, row: Relationship, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(row, name) for name in ("level", *ASPECTS)}
        super().__init__(*args, **kwargs)
        for aspect in ASPECTS:
            self.fields[aspect] = whole_number(Relationship._meta.get_field(aspect).verbose_name, STEPS)

    def levels(self) -> list[tuple[int, str, str, bool]]:
        """(value, its name, what it means, whether it is chosen) of each level."""
        now = str(self["level"].value())
        return [(level, str(LEVEL_NAMES[level]), str(level.label), now == str(level.value)) for level in Level]

    def trust(self) -> list[tuple[str, Any, list]]:
        return [self._steps(aspect) for aspect in TRUST]

    def value(self) -> list[tuple[str, Any, list]]:
        return [self._steps(aspect) for aspect in VALUE]

    def _steps(self, aspect: str) -> tuple[str, Any, list]:
        """(name of the field, what is said, [(value, words, whether it is chosen)])."""
        now = self[aspect].value()
        now = "" if now is None else str(now)
        return aspect, self.fields[aspect].label, [(step, words, str(step) == now) for step, words in STEPS]

    def said(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {"level": cleaned["level"], "aspects": {aspect: cleaned[aspect] for aspect in ASPECTS}}


class TiesFileForm(SaysWhatIsMissing, forms.Form):
    """A list of ties, or of who attended what, as a spreadsheet has it."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
        help_text=_("Saved as CSV. First you see what would happen."),
        error_messages={"empty": _("This file is empty. Save the list once more, as “CSV UTF-8”.")},
    )
