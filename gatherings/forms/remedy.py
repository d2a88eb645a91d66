"""Forms about an agenda that is too full, and about what too full means."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gatherings.agenda import Plan
from gatherings.models import AgendaItem, Gathering, Purpose, Spaciousness
from gatherings.models.occasion import LONGEST
from network.lib.verb_forms import DateInput, VerbForm

LIMIT_FIELDS = (
    "slack_red", "slack_amber", "active_least", "purposes_most", "purposes_minutes", "stretch_amber", "stretch_red",
    "knowing_least",
)  # fmt: skip


class DropForm(VerbForm):
    """Which aim can wait."""

    purpose = forms.ChoiceField(label=_("Which aim can wait?"), widget=forms.RadioSelect)

    def __init__(self, by_purpose: dict[str, int], data: Any = None) -> None:
        super().__init__(data)
        rarest_first = sorted(by_purpose.items(), key=lambda pair: pair[1])
        told = [(value, f"{Purpose(value).label} · {minutes} min") for value, minutes in rarest_first]
        self.fields["purpose"].choices = told


class LengthenForm(VerbForm):
    """How long it is to be."""

    minutes = forms.IntegerField(label=_("Minutes from now on"), min_value=5, max_value=LONGEST)
    words = forms.CharField(
        label=_("A word to those who come"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, gathering: Gathering, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.gathering = gathering
        if not gathering.invited_at:
            del self.fields["words"]

    def clean_minutes(self) -> int:
        if self.cleaned_data["minutes"] <= self.gathering.minutes:
            told = _now("It takes %(minutes)d minutes already. Choose more.")
            raise forms.ValidationError(told % {"minutes": self.gathering.minutes})
        return self.cleaned_data["minutes"]


class SpreadForm(VerbForm):
    """From which block on it goes to another day."""

    first = forms.ChoiceField(label=_("From which block on does it wait?"), widget=forms.RadioSelect)
    day = forms.DateField(label=_("On which day does it go on?"), widget=DateInput())

    def __init__(
        self, plan: Plan, cut: AgendaItem | None, following: Gathering | None, gathering: Gathering, data: Any = None
    ) -> None:
        start = {"first": str(cut.pk) if cut else "", "day": gathering.day + timedelta(days=7)}
        super().__init__(data, initial=start)
        told = [(str(slot.item.pk), f"{slot.starts:%H:%M} {slot.item.title}") for slot in plan.slots[1:]]
        self.fields["first"].choices = told
        if following:
            del self.fields["day"]
        else:
            self.fields["day"].widget.attrs["min"] = gathering.day.isoformat()

    def said(self) -> dict[str, Any]:
        return {"first": int(self.cleaned_data["first"]), "day": self.cleaned_data.get("day")}


class LimitsForm(VerbForm):
    """The limits of spaciousness."""

    slack_red = forms.IntegerField(
        label=_("Slack under this is too little (%)"), min_value=0, max_value=100,
        help_text=_("Breaks, buffers and what is not planned, of all minutes."),
    )  # fmt: skip
    slack_amber = forms.IntegerField(label=_("Slack from this on is good (%)"), min_value=0, max_value=100)
    active_least = forms.IntegerField(
        label=_("People do more than listen at least (%)"), min_value=0, max_value=100,
        help_text=_("Talking, making, thinking, moving, deciding, of all planned minutes."),
    )  # fmt: skip
    purposes_most = forms.IntegerField(label=_("So many purposes fit a short gathering"), min_value=1, max_value=8)
    purposes_minutes = forms.IntegerField(
        label=_("A gathering is short under so many minutes"), min_value=1, max_value=480
    )
    stretch_amber = forms.IntegerField(label=_("Long without a break over (minutes)"), min_value=1, max_value=480)
    stretch_red = forms.IntegerField(label=_("Too long without a break over (minutes)"), min_value=1, max_value=480)
    knowing_least = forms.IntegerField(
        label=_("Getting to know each other, in a first gathering at least (%)"), min_value=0, max_value=100
    )


def limits_now(limits: Spaciousness) -> dict[str, int]:
    return {name: getattr(limits, name) for name in LIMIT_FIELDS}
