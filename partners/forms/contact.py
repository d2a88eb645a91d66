"""Forms of touchpoints and rhythms: a conversation is written down in ten seconds."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.dates import today
from partners.forms.handing import DateInput, PartnerField, VerbForm
from partners.models import How, Partner, Touchpoint
from partners.models.rhythm import in_words
from people.models.network import RHYTHMS

MOST_PEOPLE = 100


class TouchpointForm(VerbForm):
    """How, when, with whom, and a line about what. `partner` is None where it is still to be named."""

    kind = forms.ChoiceField(label=lazy("How"), choices=How, initial=How.CALL, widget=forms.RadioSelect)
    words = forms.CharField(
        label=lazy("What you talked about"), required=False, max_length=500,
        help_text=lazy("A line is enough. Only backbone staff read it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    with_person = forms.TypedChoiceField(label=lazy("With whom"), required=False, empty_value=None)
    on = forms.DateField(label=lazy("When"), initial=today, widget=DateInput())

    def __init__(self, partner: Partner | None, data: Any = None, row: Touchpoint | None = None) -> None:
        initial = {name: getattr(row, name) for name in ("kind", "words", "on")} if row else {}
        super().__init__(data, initial=initial | ({"with_person": row.with_person_id or ""} if row else {}))
        people = [one.person for one in partner.people_now().contact_first()[:MOST_PEOPLE]] if partner else []
        if row and row.with_person and row.with_person not in people:
            people.append(row.with_person)
        self.people = {str(person.pk): person for person in people}
        if people:
            choices = [(key, person.name) for key, person in self.people.items()]
            self.fields["with_person"].choices = [("", _("somebody else")), *choices]
        else:
            del self.fields["with_person"]
        if row:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=row.version)

    def said(self) -> dict[str, Any]:
        """What Touchpoint.log() and edit() take."""
        said = {name: self.cleaned_data[name] for name in ("kind", "words", "on")}
        if "with_person" in self.fields:
            said["with_person"] = self.people.get(self.cleaned_data["with_person"] or "")
        return said


class ConversationForm(TouchpointForm):
    """The same, with any partner."""

    partner = PartnerField(label=lazy("With which partner"))
    field_order = ("partner", "kind", "words", "on")


class RhythmForm(VerbForm):
    """How often to be in touch: with one partner, or usually."""

    every_days = forms.TypedChoiceField(
        label=lazy("How often to be in touch"), required=False, empty_value=None, coerce=int
    )

    def __init__(self, chosen: int | None, usual: int | None = None, data: Any = None) -> None:
        super().__init__(data, initial={"every_days": chosen or ""})
        choices: list[tuple[Any, str]] = [(days, in_words(days)) for days in RHYTHMS]
        if usual:
            choices.insert(0, ("", _("as usual: %(often)s") % {"often": in_words(usual)}))
        else:
            self.fields["every_days"].required = True
        self.fields["every_days"].choices = choices
