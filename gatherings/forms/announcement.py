"""Forms about announcements."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from network.lib.verb_forms import VerbForm
from partners.models import Partner


class AnnouncementForm(VerbForm):
    """What a partner tells, and how others could help."""

    doing = forms.CharField(
        label=_("What we are working on"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Two sentences: about what fits into a minute."),
    )  # fmt: skip
    ask = forms.CharField(
        label=_("How you could help us"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One concrete thing. It stands among needs and offers, too, so that others can answer."),
    )  # fmt: skip
    speaker = forms.CharField(
        label=_("Who speaks"), max_length=120, required=False, help_text=_("A name, so that we know whom to look at.")
    )


class HelpForm(VerbForm):
    """Who can help, and a few words that go into the mail."""

    helper = forms.ModelChoiceField(label=_("Who can help"), queryset=Partner.objects.none(), empty_label=None)
    words = forms.CharField(
        label=_("A few words of your own"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They stand in the mail: what you have in mind, when, how much."),
    )  # fmt: skip

    def __init__(self, helpers: QuerySet[Partner], data: Any = None) -> None:
        super().__init__(data, initial={"helper": helpers.first()})
        self.fields["helper"].queryset = helpers
        if helpers.count() == 1:
            self.fields["helper"].widget = forms.HiddenInput()
