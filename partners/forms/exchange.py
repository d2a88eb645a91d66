"""Forms about needs, offers, introductions and concerns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.forms.handing import PersonField, VerbForm, date_field
from partners.models.exchange import LONGEST_TAG, MOST_TAGS


class TagsField(forms.CharField):
    """Tags separated by commas, as a list without empty or double ones."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value)
        tags = list(dict.fromkeys(tag.strip().lstrip("#") for tag in text.split(",") if tag.strip(" #")))
        if len(tags) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in tags):
            raise forms.ValidationError(_("At most eight short tags, separated by commas."))
        return tags


class PostingForm(VerbForm):
    """A need or an offer, in the partner's own words."""

    words = forms.CharField(
        label=_("In your own words"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Be concrete: a room on Fridays, somebody who speaks Tigrinya."),
    )  # fmt: skip
    tags = TagsField(
        label=_("Tags"), required=False, max_length=400,
        help_text=_("Separated by commas, such as: rooms, Tigrinya. They help to find who fits."),
    )  # fmt: skip
    until = date_field(_("Until"), _("Leave it empty when it has no end."))


class WordsForm(VerbForm):
    """A few words that go into the mail."""

    words = forms.CharField(
        label=_("A few words of your own"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They stand in the mail: what you have in mind, when, how much."),
    )  # fmt: skip


class ConcernForm(VerbForm):
    words = forms.CharField(
        label=_("What troubles you"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("As long or as short as you like. What happened, and what would help?"),
    )  # fmt: skip
    about_contact = forms.BooleanField(label=_("It concerns the person named here"), required=False)


class SettleForm(VerbForm):
    outcome = forms.CharField(
        label=_("What came of it"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Whoever raised it reads this, and nobody else."),
    )  # fmt: skip


class EarsForm(VerbForm):
    """Who hears concerns."""

    contact = PersonField(label=_("Who hears concerns"), help_text=_("Full name or mail address."))
    deputy = PersonField(
        label=_("Deputy"), help_text=_("Hears what concerns the first person. Full name or mail address.")
    )
