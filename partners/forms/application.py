"""The public form to join, and the answer to it."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from network.lib.public_forms import PublicForm
from network.lib.verb_forms import SaysWhatIsMissing, WebAddressField
from partners.models import Application, Partner, Sector
from partners.words import welcome_words

FIELDS = (
    "organisation", "sector", "website", "what_we_do", "why", "bring", "contact_name", "contact_title", "contact_email",
)  # fmt: skip

AUTOCOMPLETE = {"contact_name": "name", "contact_email": "email", "organisation": "organization"}


class JoinForm(PublicForm, forms.ModelForm):
    """An application by somebody without an account. Held for a person to read."""

    website = WebAddressField(
        label=_("Website"),
        max_length=300,
        required=False,
        help_text=_("Where we can read more."),
    )

    class Meta:
        model = Application
        fields = FIELDS
        help_texts = {
            "what_we_do": _("Whom you work with, where, and since when. A few sentences will do."),
            "why": _("What could we do together that you cannot do alone?"),
            "bring": _("Time, a room, knowledge, contacts, data: anything counts."),
            "contact_email": _("Our answer goes there."),
        }

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for name, autocomplete in AUTOCOMPLETE.items():
            self.fields[name].widget.attrs["autocomplete"] = autocomplete
        for name in FIELDS:
            field = self.fields[name]
            field.label = capfirst(str(field.label))
            if name == "sector":
                field.choices = [("", _("not said yet")), *Sector.choices]
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4

    def organisation_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in FIELDS[:6]]

    def contact_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in FIELDS[6:]]


class WelcomeForm(SaysWhatIsMissing, forms.Form):
    entry = forms.ModelChoiceField(
        label=_("Is it an entry we already hold?"), queryset=Partner.objects.none(), required=False,
        widget=forms.RadioSelect, empty_label=_("No, it is new"),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Your words of welcome"), max_length=3000, widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("They go into the mail, with a personal link to complete the profile."),
    )  # fmt: skip

    def __init__(self, application: Application, alike: list[Partner], data: Any = None) -> None:
        super().__init__(data, prefix="welcome", initial={"words": welcome_words(application)})
        self.fields["entry"].queryset = Partner.objects.filter(pk__in=[partner.pk for partner in alike])
        if not alike:
            del self.fields["entry"]


class DeclineForm(SaysWhatIsMissing, forms.Form):
    words = forms.CharField(
        label=_("Your words"), max_length=3000, widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("They go into the mail as they stand. Say what could still be possible."),
    )  # fmt: skip

    def __init__(self, words: str = "", data: Any = None) -> None:
        super().__init__(data, prefix="decline", initial={"words": words})
