"""Forms of run mode and of what comes after a gathering."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.capturing import WHAT, people_of
from gatherings.models import Feedback, Gathering, Initiative, Review
from gatherings.models.captured import LONGEST
from gatherings.models.commitment import Work
from gatherings.models.initiative import Part
from gatherings.models.minutes import LONGEST as LONGEST_MINUTES
from network.lib.gradient import Gradient
from network.lib.verb_forms import VerbForm, date_field
from partners.fields import PartnerField
from people.models import Person

MOST_VOICES = 999


class CaptureForm(VerbForm):
    """One line, and what belongs to it when it is a decision or a commitment."""

    what = forms.ChoiceField(label=_("What it is"), choices=WHAT, widget=forms.RadioSelect, initial="note")
    text = forms.CharField(label=_("In a line"), max_length=LONGEST)
    client_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    person = forms.ModelChoiceField(
        label=_("Who will do it"), queryset=Person.objects.none(), required=False, empty_label=_("choose")
    )
    partner = PartnerField(label=_("Or a partner"), required=False)
    work = forms.ChoiceField(label=_("Where"), choices=Work, initial=Work.OWN, required=False)
    due_on = date_field(_("By"), _("Left empty: until the next gathering."))
    owner = forms.ModelChoiceField(
        label=_("Who looks after it"), queryset=Person.objects.none(), required=False, empty_label=_("nobody yet")
    )
    shaped_by = forms.ModelMultipleChoiceField(
        label=_("Who shaped it"), queryset=Person.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, gathering: Gathering, data: Any = None) -> None:
        super().__init__(data)
        people = people_of(gathering)
        for name in ("person", "owner", "shaped_by"):
            self.fields[name].queryset = people
        for level in Gradient:
            self.fields[level.value] = forms.IntegerField(
                label=level.label, required=False, min_value=0, max_value=MOST_VOICES
            )

    @property
    def voices(self) -> list[Any]:
        return [self[level.value] for level in Gradient]


class WalkInForm(VerbForm):
    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("Mail address"), required=False)


class HereForm(VerbForm):
    code = forms.CharField(
        label=_("The code on the screen"), max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


class MinutesForm(VerbForm):
    text = forms.CharField(
        label=_("Minutes"), max_length=LONGEST_MINUTES, required=False, widget=forms.Textarea(attrs={"rows": 24}),
        help_text=_("## before a line makes it a heading, - an item of a list; **words** are bold."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


SCALE = [(number, str(number)) for number in range(1, 6)]


class PulseForm(VerbForm):
    """Thirty seconds: two scales, a yes or no, and two sentences if one likes."""

    connection = forms.TypedChoiceField(
        label=_("How connected did you feel?"), choices=SCALE, coerce=int, widget=forms.RadioSelect,
        help_text=_("1: alone among many; 5: with people I can call tomorrow"),
    )  # fmt: skip
    progress = forms.TypedChoiceField(
        label=_("Did we get on?"), choices=SCALE, coerce=int, widget=forms.RadioSelect,
        help_text=_("1: we stood still; 5: a real step"),
    )  # fmt: skip
    rushed = forms.TypedChoiceField(
        label=_("Did it feel rushed?"), choices=[("no", _("No")), ("yes", _("Yes"))], coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )  # fmt: skip
    will_do = forms.CharField(label=_("One thing I will do"), max_length=300, required=False)
    change = forms.CharField(label=_("One thing to change"), max_length=300, required=False)


def of_feedback(row: Feedback | None) -> dict[str, Any]:
    """What stands in the form when somebody comes back to it."""
    if row is None:
        return {}
    said = {name: getattr(row, name) for name in ("connection", "progress", "will_do", "change")}
    return {**said, "rushed": "yes" if row.rushed else "no"}


class ReviewForm(VerbForm):
    expected = forms.CharField(label=_("What did we expect?"), max_length=4000, required=False, widget=forms.Textarea)
    happened = forms.CharField(
        label=_("What actually happened?"), max_length=4000, required=False, widget=forms.Textarea,
        help_text=_("What a camera would have seen. No judgement yet."),
    )  # fmt: skip
    meaning = forms.CharField(label=_("What do we make of it?"), max_length=4000, required=False, widget=forms.Textarea)
    next_time = forms.CharField(
        label=_("What will we do next time?"), max_length=4000, required=False, widget=forms.Textarea
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def of_review(review: Review | None) -> dict[str, Any]:
    names = ("expected", "happened", "meaning", "next_time", "version")
    return {name: getattr(review, name) for name in names} if review else {}


class InitiativeForm(VerbForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    what = forms.CharField(label=_("What it is"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    lead = PartnerField(
        label=_("Lead partner"), required=False,
        help_text=_("Who carries it forward. A partner, not the backbone: that is what makes it the network’s."),
    )  # fmt: skip
    why_backbone = forms.CharField(
        label=_("If the backbone leads it: why?"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    part = forms.ChoiceField(label=_("The backbone’s part"), choices=Part, widget=forms.RadioSelect)
    hours = forms.IntegerField(label=_("Hours of backbone staff a month"), min_value=0, max_value=300, initial=2)
    less = forms.CharField(
        label=_("What gets less if we take this on?"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    hand_over_on = date_field(_("The backbone hands over on"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def of_initiative(initiative: Initiative) -> dict[str, Any]:
    names = ("name", "what", "why_backbone", "part", "hours", "less", "hand_over_on", "version")
    return {
        **{name: getattr(initiative, name) for name in names},
        "lead": initiative.lead.name if initiative.lead else "",
    }


class ClosingForm(VerbForm):
    """The closing review of an initiative."""

    came_of_it = forms.CharField(label=_("What came of it?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    learned = forms.CharField(
        label=_("What did we learn?"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    goes_on = forms.CharField(label=_("Who carries it on?"), max_length=300, required=False)
