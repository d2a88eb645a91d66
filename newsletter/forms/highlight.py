"""Forms about highlights. They clean and label; verbs do the work."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.pictures import clean_picture
from network.lib.verb_forms import DateInput, VerbForm
from newsletter.models import ANSWERS, Highlight, HighlightRhythm
from newsletter.photos import MAX_SIDE
from newsletter.turns import taking_part
from partners.models import Partner

HINTS = {
    "working_on": _("What you would tell somebody in the corridor. Two or three sentences."),
    "fit": _("Where your work and what we do together meet."),
    "needs_help": _("Be concrete: a room on Fridays, somebody who speaks Tigrinya."),
    "can_help": _("What others may come to you for."),
}
RHYTHM = ("is_on", "per_month", "lead_days", "remind_after_days", "silent_after_days")


class WordsForm(VerbForm):
    """The four answers and the photo."""

    picture = forms.FileField(
        label=_("A photo"), required=False,
        help_text=_("People at work, rather than a logo. PNG, JPEG or WebP, up to 4 MB."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )  # fmt: skip
    photo_alt = forms.CharField(
        label=_("What the photo shows"), max_length=250, required=False,
        help_text=_("For those who cannot see it: “Four children plant beans in a raised bed.”"),
    )  # fmt: skip
    no_photo = forms.BooleanField(label=_("Take the photo away"), required=False)
    to_profile = forms.BooleanField(
        label=_("Put these words into our profile, too"), required=False,
        help_text=_("Written once, they are right in the directory as well."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, highlight: Highlight, data: Any = None, files: Any = None, for_partner: bool = True) -> None:
        shown = {name: getattr(highlight, name) for name in ("photo_alt", "to_profile", "version")}
        super().__init__(data, files, initial=highlight.beginning() | shown)
        self.has_photo = bool(highlight.photo)
        for name in reversed(ANSWERS):
            self.fields = {name: answer_field(name), **self.fields}
        if not for_partner:
            del self.fields["to_profile"]
        if not highlight.photo:
            del self.fields["no_photo"]

    def clean_picture(self) -> Any:
        picture = self.cleaned_data.get("picture")
        return clean_picture(picture, MAX_SIDE) if picture else None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        stays = self.has_photo and not said.get("no_photo")
        if (said.get("picture") or stays) and not said.get("photo_alt", "").strip():
            self.add_error("photo_alt", _("Say in a few words what the photo shows."))
        if not said.get("picture") and not stays:
            said["photo_alt"] = ""
        return said

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def answer_field(name: str) -> forms.CharField:
    label = capfirst(str(Highlight._meta.get_field(name).verbose_name))
    rows = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(
        label=label, max_length=2000, required=name == "working_on", widget=rows, help_text=HINTS[name]
    )


class PlanForm(VerbForm):
    """A partner for a month; the next in line stands first."""

    partner = forms.ModelChoiceField(label=_("Partner"), queryset=Partner.objects.none(), empty_label=None)
    month = forms.DateField(widget=DateInput(), label=_("Month"), help_text=_("Any day in it."))

    def __init__(self, data: Any = None, month: str = "", first: Any = None) -> None:
        super().__init__(data, initial={"month": month, "partner": first})
        self.day = day_in(month)
        if self.day:
            self.fields["month"].widget = forms.HiddenInput()
        self.fields["partner"].queryset = taking_part().exclude(highlights__in=Highlight.objects.open())


def day_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class SwapForm(VerbForm):
    """Another turn still to come."""

    other = forms.ModelChoiceField(label=_("With whom"), queryset=Highlight.objects.none(), empty_label=None)

    def __init__(self, highlight: Highlight, data: Any = None) -> None:
        super().__init__(data)
        others = Highlight.objects.open().exclude(pk=highlight.pk).with_partner().order_by("month", "place")
        self.fields["other"].queryset = others


class PauseForm(VerbForm):
    """Left out until a day."""

    until = forms.DateField(label=_("Leave us out until"), widget=DateInput())

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["until"].widget.attrs["min"] = today().isoformat()


class RhythmForm(VerbForm, forms.ModelForm):
    """How early the network asks, when again, and when the turn passes on."""

    class Meta:
        model = HighlightRhythm
        fields = RHYTHM
        help_texts = {
            "is_on": _("Without it, months are planned and partners asked by hand."),
            "lead_days": _("Five weeks leave room for a reminder and for the next in line."),
            "silent_after_days": _("Counted from the first mail."),
        }

    def __init__(self, rhythm: HighlightRhythm, data: Any = None) -> None:
        super().__init__(data, instance=rhythm)
        for form_field in self.fields.values():
            form_field.label = capfirst(str(form_field.label))

    def _post_clean(self) -> None:
        """The verb changes the model and checks it; the form only reads."""
