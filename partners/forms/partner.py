"""Forms about a partner. They clean and label; verbs do the work."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from network.lib.pictures import clean_picture
from network.lib.verb_forms import SaysWhatIsMissing, WebAddressField
from partners.editing import current
from partners.models import Partner, Seat, Sector, Stage
from partners.models.partner import PROFILE_FIELDS

HINTS = {
    "alternate_name": _("A short form or an earlier name people still search for."),
    "summary": _("Two or three sentences. They open your page and your line in the directory."),
    "working_on": _("What keeps you busy this season. This is what the others ask you about first."),
    "fit": _("Where your work and the shared goals meet."),
    "needs_help": _("Be concrete: a room on Fridays, somebody who speaks Tigrinya."),
    "can_help": _("What others may come to you for."),
    "best_at": _("The one thing you would be called for at night."),
    "call_for": _("Small favours count."),
    "not_for": _("It saves everybody a phone call."),
    "website": _("With https:// in front."),
    "listed": _("On the public page stands your name, your summary and whatever contact you make public."),
}
GROUPS = (
    (_("About us"), ("name", "alternate_name", "sector", "places", "summary")),
    (_("Working together"),
     ("working_on", "fit", "needs_help", "can_help", "best_at", "call_for", "not_for")),
    (_("Contact"),
     ("email", "email_visibility", "phone", "phone_visibility", "address", "address_visibility", "website", "listed")),
    (_("For the record"), ("legal_status", "tax_id", "year_incorporated")),
)  # fmt: skip
ROWS = {"summary": 3, "address": 3}


@dataclass(frozen=True)
class Row:
    """A field on the page, with the choice of who sees it and what somebody else wrote there meanwhile."""

    field: forms.BoundField
    visibility: forms.BoundField | None
    theirs: str | None
    visibility_theirs: str | None


class PlacesField(forms.CharField):
    """Names separated by commas, as a list without empty ones."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        names = value if isinstance(value, list) else str(value or "").split(",")
        return [name.strip() for name in names if name.strip()]

    def validate(self, value: list[str]) -> None:
        super().validate(",".join(value))
        if any(len(name) > 80 for name in value):
            raise forms.ValidationError(_("Separate places by commas, such as: Northside, Old Harbour."))

    def run_validators(self, value: list[str]) -> None:
        super().run_validators(",".join(value))


class TextField(forms.CharField):
    """Text whose lines end the same whichever browser sent it."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class ProfileForm(SaysWhatIsMissing, forms.ModelForm):
    """What a partner says about itself. Knows what its writer began with, so that only their own changes are saved."""

    places = PlacesField(
        label=_("places served"),
        required=False,
        max_length=1000,
        help_text=_("Separate them by commas, such as: Northside, Old Harbour."),
    )
    website = WebAddressField(label=_("Website"), max_length=300, required=False, help_text=HINTS["website"])
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Partner
        fields = PROFILE_FIELDS
        help_texts = HINTS

    def __init__(self, partner: Partner, data: Any = None, theirs: dict[str, Any] | None = None) -> None:
        initial = {"places": current(partner, "places"), "version": partner.version}
        super().__init__(data, instance=copy(partner), initial=initial)
        self.theirs = theirs or {}
        self.fields["sector"].choices = [("", _("not said yet")), *Sector.choices]
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea):
                self.fields[name] = field = text_field(field, name)
            field.show_hidden_initial = name != "version"
            field.label = capfirst(str(field.label))
        self.fields["places"].widget.attrs.update({"list": "places-known", "data-commas": "", "autocomplete": "off"})

    def groups(self) -> Iterator[tuple[str, list[Row]]]:
        """(heading, rows) in the order of the page."""
        for title, names in GROUPS:
            yield title, [self.row(name) for name in names if not name.endswith("_visibility")]

    def row(self, name: str) -> Row:
        visibility = f"{name}_visibility"
        pair = self[visibility] if visibility in self.fields else None
        return Row(self[name], pair, self.words(name), self.words(visibility))

    def words(self, name: str) -> str | None:
        """What somebody else wrote meanwhile, in readable words; None where nobody did."""
        if name not in self.theirs:
            return None
        value = self.theirs[name]
        if isinstance(value, list):
            return ", ".join(value)
        options = dict(getattr(self.fields[name], "choices", ()))
        return str(options.get(value, value) if value not in ("", None) else "")

    def base(self) -> dict[str, Any]:
        """What stood in the changed fields when their writer opened the page."""
        return {name: self._opened_with(name) for name in self.changed()}

    def mine(self) -> dict[str, Any]:
        """The writer's own changes."""
        return {name: self.cleaned_data[name] for name in self.changed()}

    def changed(self) -> list[str]:
        taken = self.data.getlist("take") if hasattr(self.data, "getlist") else []
        return [name for name in self.changed_data if name != "version" and name not in taken]

    def _opened_with(self, name: str) -> Any:
        bound = self[name]
        return bound.field.to_python(self._widget_data_value(bound.field.hidden_widget(), bound.html_initial_name))


def text_field(field: forms.Field, name: str) -> TextField:
    widget = forms.Textarea(attrs={"rows": ROWS.get(name, 4)})
    return TextField(
        label=field.label,
        help_text=field.help_text,
        required=field.required,
        max_length=field.max_length,
        widget=widget,
    )


def rebased(data: Any, theirs: dict[str, Any]) -> Any:
    """What was typed, as if its writer had begun from what stands in these fields now."""
    again = data.copy()
    for name, value in theirs.items():
        again[f"initial-{name}"] = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return again


class NewPartnerForm(SaysWhatIsMissing, forms.Form):
    """The few things to enter an organisation with; it tells the rest itself."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=200)
    sector = forms.ChoiceField(label=_("Sector"), required=False, choices=[("", _("not said yet")), *Sector.choices])
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage, initial=Stage.PROSPECT)
    places = PlacesField(
        label=_("Places served"), required=False, max_length=1000,
        help_text=_("Separate them by commas, such as: Northside, Old Harbour."),
    )  # fmt: skip
    website = WebAddressField(label=_("Website"), required=False, max_length=300)
    contact_name = forms.CharField(
        label=_("Contact"), required=False, max_length=150, help_text=_("The person we write to first.")
    )
    contact_email = forms.EmailField(label=_("Mail address of the contact"), required=False)
    contact_title = forms.CharField(label=_("Title of the contact"), required=False, max_length=120)
    seat = forms.ModelChoiceField(Seat.objects.kept(), required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("contact_email") and not data.get("contact_name"):
            self.add_error("contact_name", _("Whose address is it? Write the name."))
        return data

    def organisation(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "sector", "stage", "places", "website")}

    def contact(self) -> dict[str, str]:
        """name, email and title of the contact; empty when nobody was named."""
        names = {"name": "contact_name", "email": "contact_email", "title": "contact_title"}
        return (
            {key: self.cleaned_data[name] for key, name in names.items()} if self.cleaned_data["contact_name"] else {}
        )


class StageForm(SaysWhatIsMissing, forms.Form):
    stage = forms.ChoiceField(label=_("Stage"), choices=Stage, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A sentence for the history. Those who keep the partner’s profile can read it."),
    )  # fmt: skip


class LogoForm(SaysWhatIsMissing, forms.Form):
    picture = forms.FileField(
        label=_("Logo"),
        help_text=_("A PNG, JPEG or WebP picture of up to 4 MB. We make it small and remove what hides in it."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )  # fmt: skip

    def clean_picture(self) -> Any:
        return clean_picture(self.cleaned_data["picture"])
