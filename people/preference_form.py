"""The form in which people choose their mails."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.kinds import by_matter
from people.models import Person, WeeklyDigest
from people.models.digest import Weekday

AS_THEY_COME = "each"


def day_or_none(choice: str) -> int | None:
    return None if choice == AS_THEY_COME else int(choice)


class PreferenceForm(forms.Form):
    """A box for each kind of mail, under the heading of what it is about; and how often."""

    weekday = forms.TypedChoiceField(
        label=_("How often"), coerce=day_or_none,
        choices=[(AS_THEY_COME, _("as they come")), *((day, _("once a week, on %s") % day.label) for day in Weekday)],
        help_text=_("Once a week, what can wait comes in one mail. The newsletter and what is urgent come at once."),
    )  # fmt: skip

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data)
        weekly = WeeklyDigest.of(person)
        self.fields["weekday"].initial = weekly.weekday if weekly else AS_THEY_COME
        self.matters = by_matter()
        for matter, kinds in self.matters:
            self.fields[matter.value] = forms.MultipleChoiceField(
                label=matter.label, choices=[(kind.name, kind.label) for kind in kinds], required=False,
                initial=[kind.name for kind in kinds if person.wants(kind.name)], widget=forms.CheckboxSelectMultiple,
            )  # fmt: skip

    def headings(self) -> Iterator[forms.BoundField]:
        """The fields with the boxes, in order."""
        return (self[matter.value] for matter, _kinds in self.matters)

    def wanted(self) -> list[str]:
        return [name for matter, _kinds in self.matters for name in self.cleaned_data[matter.value]]
