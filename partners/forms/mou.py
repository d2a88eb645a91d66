"""Forms about agreements: offering, talking about them, signing, ending."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.lib.verb_forms import SaysWhatIsMissing
from partners.forms.handing import VerbForm
from partners.models import Mou, MouTemplate, Partner
from partners.mou_clauses import LONGEST_TEXT
from partners.signing import authority_of, consent_of
from partners.verifying import MOST_BYTES
from people.models import Person


def people_who_may_sign(partner: Partner) -> Any:
    """People of a partner with a mail address, the contact first."""
    rows = partner.affiliations.current().filter(person__email__isnull=False, person__erased_at=None)
    return Person.objects.filter(pk__in=rows.values("person_id"))


class BeginForm(VerbForm):
    """A new agreement with a partner: from which template, and who signs for it."""

    template = forms.ModelChoiceField(label=_("Start from"), queryset=MouTemplate.objects.in_use(), empty_label=None)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["template"].initial = MouTemplate.objects.in_use().order_by("pk").first()


class OfferForm(VerbForm):
    """Who signs for the partner, and what the mail says beside."""

    signer = forms.ModelChoiceField(
        label=_("Who signs for the partner"), queryset=Person.objects.none(), empty_label=None,
        help_text=_("They get a mail with a personal link; no account is needed."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What has changed, in your words"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("It stands in the mail and beside the version."),
    )  # fmt: skip

    def __init__(self, mou: Mou, data: Any = None) -> None:
        super().__init__(data, initial={"signer": mou.signer})
        self.fields["signer"].queryset = people_who_may_sign(mou.partner)
        if not mou.number:
            del self.fields["note"]


class SayForm(VerbForm):
    """About a clause: a word, or other words for it."""

    clause = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    words = forms.CharField(
        label=_("What you want to say"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    proposal = forms.CharField(
        label=_("Other words for this clause"), max_length=LONGEST_TEXT, required=False,
        widget=forms.Textarea(attrs={"rows": 5}), help_text=_("Change them as you would sign them."),
    )  # fmt: skip


class DecideForm(VerbForm):
    accept = forms.ChoiceField(choices=[("yes", _("yes")), ("no", _("no"))])
    reply = forms.CharField(label=_("A few words"), max_length=500, required=False)


class SignForm(VerbForm):
    """Name, position, that they may, that they do. `sha256` is the text they were shown."""

    name = forms.CharField(label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    position = forms.CharField(
        label=_("Your position"), max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )  # fmt: skip
    authority = forms.BooleanField()
    consent = forms.BooleanField()
    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, mou: Mou, side: str, person: Person, data: Any = None) -> None:
        row = person.affiliations.current().filter(partner=mou.partner).first()
        version = mou.current
        first = {"name": person.name, "position": row.title if row else "", "sha256": version.sha256}
        super().__init__(data, initial=first)
        self.fields["authority"].label = authority_of(mou, side)
        self.fields["consent"].label = consent_of(version)

    def shown_anew(self, sha256: str) -> None:
        """After the text has changed: what was typed stays, and both ticks are to be set for the new text."""
        self.data = self.data.copy()
        self.data["sha256"] = sha256
        for name in ("authority", "consent"):
            self.data.pop(name, None)


class EndForm(VerbForm):
    words = forms.CharField(
        label=_("A few words"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They stand in the mail to both sides."),
    )  # fmt: skip


class RoundForm(VerbForm):
    note = forms.CharField(
        label=_("What has changed, and why"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It stands in the mail to every partner."),
    )  # fmt: skip


class CorrectAllForm(VerbForm):
    """The same slip in many agreements."""

    wrong = forms.CharField(
        label=_("The words as they stand"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Enough of them that nothing else is meant, letter for letter."),
    )  # fmt: skip
    right = forms.CharField(
        label=_("The words as they should be"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    note = forms.CharField(
        label=_("What was corrected"), max_length=500,
        help_text=_("Both sides read it in a mail. If the promise itself changes, propose a change instead."),
    )  # fmt: skip


class VerifyForm(SaysWhatIsMissing, forms.Form):
    file = forms.FileField(
        label=_("The PDF or the bundle"), widget=forms.FileInput(attrs={"accept": ".pdf,.zip,.txt"}),
        help_text=_("It is looked at and not kept."),
    )  # fmt: skip

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Our copies are smaller than that: at most 20 MB."))
        return file
