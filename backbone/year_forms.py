"""The form of the picture of a year."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backbone.models import AnnualPicture
from network.lib.verb_forms import VerbForm

NAMES = ("foreword", "signed", "thanks", "version")


class YearForm(VerbForm):
    foreword = forms.CharField(
        label=_("Foreword"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Five sentences: what this year was about, in words your neighbour would understand."),
    )  # fmt: skip
    signed = forms.CharField(label=_("Signed by"), max_length=160, required=False)
    thanks = forms.CharField(
        label=_("Thanks"), max_length=1500, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Stands above the list of partners, and of what each of them gave."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def of_year(picture: AnnualPicture | None) -> dict[str, Any]:
    return {name: getattr(picture, name) for name in NAMES} if picture else {}
