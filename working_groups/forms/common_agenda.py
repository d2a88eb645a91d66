"""Forms about the common agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.verb_forms import VerbForm, date_field
from working_groups.models import Confidence
from working_groups.models.common_agenda import LONGEST
from working_groups.models.goal import Ordered

HINTS = {
    "vision": _("What will be true for the people we work for, in a sentence or two that anybody understands?"),
    "values": _("What do we hold to, also when it is inconvenient?"),
    "success": _("What would somebody see, hear and feel who walks through a day here?"),
    "decisions": _("Who decides what, by which method, and how do others hear of it?"),
    "does": _("What the network itself does: meet, measure, learn, speak with one voice."),
    "leaves": _("What stays with each partner: its own work, its own people, its own money."),
}


class SectionForm(VerbForm):
    """One section of the draft. base: what stood there when this writer began."""

    base = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    text = forms.CharField(
        label=_("Text"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 12})
    )

    def __init__(self, section: str, label: str, now: str, data: Any = None) -> None:
        super().__init__(data, initial={"base": now, "text": now})
        self.fields["text"].label = label
        self.fields["text"].help_text = HINTS[section]

    def opened_again(self, now: str) -> "SectionForm":
        """After a clash: with what was typed; saving again means it over what stands there now."""
        if self.is_stale:
            self.data = self.data.copy()
            self.data["base"] = now
        return self


class GoalForm(VerbForm):
    name = forms.CharField(label=_("Goal"), max_length=200, help_text=_("What will be different, for whom."))
    words = forms.CharField(
        label=_("In a few sentences"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def said(self, names: tuple[str, ...]) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in names}


class StrategyForm(GoalForm):
    confidence = forms.ChoiceField(
        label=_("How sure are we that it leads to the goal?"), choices=Confidence.choices, widget=forms.RadioSelect,
        initial=Confidence.HUNCH,
    )  # fmt: skip
    change_mind = forms.CharField(
        label=_("What would change our mind?"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("What we would see if we were wrong."),
    )  # fmt: skip
    field_order = ["name", "words", "confidence", "change_mind"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Strategy")
        self.fields["name"].help_text = _("What we do together to reach the goal.")


def of_piece(piece: Ordered) -> dict[str, Any]:
    """What stands in the form when it opens."""
    return {name: getattr(piece, name) for name in (*piece.FIELDS, "version")}


class AdoptForm(VerbForm):
    """Put the draft into force."""

    decision = forms.CharField(
        label=_("Who decided it, and how"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For instance: the partners, at the gathering in May, with two reluctant yeses and no block."),
    )  # fmt: skip
    on = date_field(_("In force since"), _("Left empty: today."))

    def clean_on(self) -> Any:
        return self.cleaned_data["on"] or today()
