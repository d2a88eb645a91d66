"""Forms about assumptions and what emerged."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learning.models import AssumptionState, Emerged
from learning.models.assumption import ASSUMPTION_FIELDS
from learning.models.emergence import EMERGENCE_FIELDS
from network.lib.dates import today
from network.lib.verb_forms import VerbForm, WebAddressField, date_field
from partners.fields import PartnerField


class VersionForm(VerbForm):
    """A form of something with versions."""

    FIELDS: tuple[str, ...] = ()

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.FIELDS}

    @classmethod
    def of(cls, entry: Any) -> dict[str, Any]:
        """What stands in the form when it opens."""
        return {name: getattr(entry, name) for name in (*cls.FIELDS, "version")}


def lines(label: Any, most: int, hint: Any = "", required: bool = False) -> forms.CharField:
    rows = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=most, widget=rows, help_text=hint, required=required)


class AssumptionForm(VersionForm):
    FIELDS = ASSUMPTION_FIELDS

    words = forms.CharField(
        label=_("What we assume"), max_length=300, help_text=_("One sentence that could turn out to be wrong.")
    )
    where_from = lines(_("Where it comes from"), 1000, _("A study, a habit, a hope, somebody’s experience."))
    how_tested = lines(_("How we test it"), 1000, _("What would we see if it were wrong?"))


class SettleAssumptionForm(VersionForm):
    FIELDS = ("state", "outcome", "version")

    state = forms.ChoiceField(
        label=_("What became of it"), choices=AssumptionState.choices[1:], widget=forms.RadioSelect
    )
    outcome = lines(_("What showed it"), 1000, required=True)


class EmergenceForm(VersionForm):
    FIELDS = EMERGENCE_FIELDS

    kind = forms.ChoiceField(label=_("What sort"), choices=Emerged.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("In a few words"), max_length=160)
    words = lines(_("What we saw"), 2000, _("Who does what differently now, and since when?"), required=True)
    partner = PartnerField(label=_("At which partner"), required=False)
    seen_on = date_field(_("Seen on"))
    see = WebAddressField(label=_("Where to read more"), max_length=300, required=False)

    @classmethod
    def of(cls, entry: Any) -> dict[str, Any]:
        return super().of(entry) | {"partner": entry.partner.name if entry.partner else ""}

    def clean_seen_on(self) -> Any:
        return self.cleaned_data["seen_on"] or today()
