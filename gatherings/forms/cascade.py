"""Forms between levels of groups: the report of five minutes, an answer, a direction."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.lib.verb_forms import VerbForm
from working_groups.models import Report, WorkingGroup
from working_groups.models.report import LONGEST_ASK, MOST_ASKS, TEXTS


def words(label: Any, most: int, rows: int, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, required=False, widget=widget, help_text=hint)


class ReportForm(VerbForm):
    """Five minutes, on a phone."""

    done = words(
        _("What did we do?"), 3000, 6, _("Filled in from your meetings since the last report. Cut what nobody needs.")
    )
    learned = words(_("What did we learn?"), 2000, 3)
    figures = words(_("Which figures moved?"), 1000, 3, _("Filled in from your measures. Cut what has not moved."))
    story = words(_("A story, in a few sentences"), 2000, 3, _("Something somebody said or did. Without names."))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, draft: Report | None = None, **filled_in: str) -> None:
        """filled_in: what stands in its fields before anybody has written."""
        start: dict[str, Any] = {"version": 0, **filled_in}
        if draft:
            start = {name: getattr(draft, name) for name in (*TEXTS, "version")}
            start |= {f"ask_{number}": text for number, text in enumerate(draft.questions, start=1)}
        super().__init__(data, initial=start)
        for number in range(1, MOST_ASKS + 1):
            label = _("What do we ask?") if number == 1 else _("And what else?")
            hint = _("A question that can be answered with yes, no or a date. It stays open until it is answered.")
            self.fields[f"ask_{number}"] = words(label, LONGEST_ASK, 2, hint if number == 1 else "")

    def said(self) -> dict[str, Any]:
        questions = [self.cleaned_data[f"ask_{number}"] for number in range(1, MOST_ASKS + 1)]
        return {name: self.cleaned_data[name] for name in (*TEXTS, "version")} | {"questions": questions}


class GroupsForm(VerbForm):
    """Words that go down to groups."""

    text = forms.CharField(label=_("In your words"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    groups = forms.ModelMultipleChoiceField(
        label=_("Which other groups does it concern?"), queryset=WorkingGroup.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, groups: Any, data: Any = None) -> None:
        super().__init__(data)
        self.fields["groups"].queryset = groups
        if not groups.exists():
            del self.fields["groups"]

    def said(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"], "groups": self.cleaned_data.get("groups", ())}


class AnswerAskForm(GroupsForm):
    field_order = ["text", "groups"]

    def __init__(self, groups: Any, data: Any = None) -> None:
        super().__init__(groups, data)
        self.fields["text"].label = _("Answer")
        self.fields["text"].help_text = _("Yes, no or a date, and why. It lands on the group’s next agenda.")


class DirectionForm(GroupsForm):
    def __init__(self, groups: Any, data: Any = None) -> None:
        super().__init__(groups, data)
        self.fields["text"].label = _("Direction")
        if "groups" in self.fields:
            self.fields["groups"].label = _("Which groups shall hear it?")


class AcknowledgeForm(VerbForm):
    words = words(_("What do you make of it?"), 500, 2)
