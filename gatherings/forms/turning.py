"""The form of six questions about one measure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.capturing import people_of
from gatherings.models import Gathering
from gatherings.turning import PROPOSE, QUESTIONS
from network.lib.verb_forms import VerbForm, date_field
from people.models import Person

LONGEST = 700
HINTS = {PROPOSE: _("A line for each. They become commitments.")}


class TurnForm(VerbForm):
    person = forms.ModelChoiceField(
        label=_("Who takes care of it"), queryset=Person.objects.none(), required=False, empty_label=_("choose")
    )
    due_on = date_field(_("By"), _("Left empty: until the next gathering."))
    field_order = [*QUESTIONS, "person", "due_on"]

    def __init__(self, gathering: Gathering, data: Any = None) -> None:
        super().__init__(data)
        self.fields["person"].queryset = people_of(gathering)
        for name, question in QUESTIONS.items():
            area = forms.Textarea(attrs={"rows": 2})
            self.fields[name] = forms.CharField(
                label=question, max_length=LONGEST, required=False, widget=area, help_text=HINTS.get(name, "")
            )
        self.order_fields(self.field_order)

    def answers(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in QUESTIONS}
