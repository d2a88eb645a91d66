"""Forms of the seats at the table."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from partners.forms.handing import PartnerField, VerbForm
from partners.models import Place, Seat, SeatKind, Sector


class SeatForm(VerbForm):
    """Who should be at the table, and why."""

    name = forms.CharField(
        label=lazy("Who"), max_length=120, help_text=lazy("Such as: fathers, Northside, young people, housing.")
    )
    kind = forms.ChoiceField(
        label=lazy("What it is"), choices=SeatKind, initial=SeatKind.EXPERIENCE, widget=forms.RadioSelect
    )
    sector = forms.ChoiceField(
        label=lazy("Sector of the directory that fills it"), required=False,
        choices=[("", lazy("none: we put partners there")), *Sector.choices],
    )  # fmt: skip
    place = forms.CharField(
        label=lazy("Place that fills it"), required=False, max_length=80,
        help_text=lazy("Whoever serves it sits there by that."),
    )  # fmt: skip
    wanted = forms.IntegerField(label=lazy("How many there should be"), min_value=1, max_value=99, initial=1)
    why = forms.CharField(
        label=lazy("Why they matter here"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any = None, seat: Seat | None = None) -> None:
        fields = ("name", "kind", "sector", "wanted", "why")
        initial = {name: getattr(seat, name) for name in fields} | {"place": seat.place or ""} if seat else {}
        super().__init__(data, initial=initial)
        self.fields["place"].widget.attrs.update({"list": "places-known", "autocomplete": "off"})
        if seat:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=seat.version)

    def said(self) -> dict[str, Any]:
        """What Seat.add() and edit() take."""
        said = {name: self.cleaned_data[name] for name in ("name", "kind", "sector", "wanted", "why")}
        place = self.cleaned_data["place"]
        return said | {"place": Place.named([place])[0] if place.strip() else None}


class SitForm(VerbForm):
    partner = PartnerField(label=lazy("Which partner"))
