"""Forms about rounds: opening one, suggesting, leaning, answering, closing."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.gradient import Gradient
from network.lib.public_forms import PublicForm
from network.lib.verb_forms import DateInput, VerbForm
from working_groups.models import DraftingRound, Fate
from working_groups.models.drafting_round import About

WEEKS = 3


def needed_date(label: Any, hint: Any, days: int) -> forms.DateField:
    later = lambda: today() + timedelta(days=days)  # noqa: E731 — asked anew each time
    return forms.DateField(label=label, help_text=hint, widget=DateInput(), initial=later)


class RoundForm(VerbForm):
    """Ask people about the draft."""

    words = forms.CharField(
        label=_("What you ask for"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is still open, what has been decided, what you would most like to hear."),
    )  # fmt: skip
    until = needed_date(_("Open until"), _("Two to four weeks give everybody a chance."), WEEKS * 7)
    is_open_to_all = forms.BooleanField(
        label=_("The community may take part, too"), required=False,
        help_text=_("Then everybody can read it and write without signing in; you read first what comes in."),
    )  # fmt: skip


class RuleForm(RoundForm):
    """Propose to change a rule."""

    title = forms.CharField(label=_("Which rule"), max_length=160)
    before = forms.CharField(
        label=_("How it is now"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Left empty when there is no such rule yet."),
    )  # fmt: skip
    after = forms.CharField(label=_("How it would be"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    effective_on = needed_date(_("In force from"), _("After the round, so that people can get ready."), 60)
    field_order = ["title", "before", "after", "words", "until", "effective_on", "is_open_to_all"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("Why")
        self.fields["words"].help_text = _("What it makes better, for whom.")


class SuggestionForm(VerbForm):
    """What somebody known would change."""

    words = forms.CharField(
        label=_("What you would change, and why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Other words, something missing, something you doubt."),
    )  # fmt: skip
    may_name = forms.BooleanField(
        label=_("You may name me among those who shaped it"), required=False, initial=True,
        help_text=_("Otherwise only the drafters know that it was you."),
    )  # fmt: skip


class OutsideForm(PublicForm, SuggestionForm):
    """The same for somebody without an account; held for a person to read."""

    name = forms.CharField(label=_("Your name"), max_length=150, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["may_name"].initial = False
        self.fields["may_name"].help_text = _("With the name you give above.")
        self.order_fields(["words", "name", "may_name"])

    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in ("words", "name", "may_name")]


class LeanForm(VerbForm):
    level = forms.ChoiceField(label=_("How far do you agree?"), choices=Gradient.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In a few words"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class SettleForm(VerbForm):
    """What becomes of a suggestion."""

    fate = forms.ChoiceField(label=_("What becomes of it"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("What you say to it"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody in the network reads it, whoever wrote it first of all."),
    )  # fmt: skip

    def __init__(self, suggestion: Any, data: Any = None) -> None:
        super().__init__(data, initial={"answer": suggestion.answer})
        choices = [(Fate.TAKEN_UP, _("Take it up")), (Fate.DECLINED, _("Decline it, with words"))]
        if suggestion.fate in (Fate.HELD, Fate.ASIDE):
            choices = [(Fate.OPEN, _("Let it in, and answer later")), *choices]
        if suggestion.person_id is None:
            choices.append((Fate.ASIDE, _("Put it aside: it is no suggestion")))
        self.fields["fate"].choices = choices


class CloseForm(VerbForm):
    """What came of a round."""

    accepted = forms.TypedChoiceField(
        label=_("Is it a rule now?"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", _("Yes, from the day that was proposed")), ("no", _("No, all stays as it is"))],
    )  # fmt: skip
    outcome = forms.CharField(
        label=_("What came of it"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Who decided, how, and what happens with what people wrote."),
    )  # fmt: skip

    def __init__(self, round: DraftingRound, data: Any = None) -> None:
        super().__init__(data)
        if round.about != About.RULE:
            del self.fields["accepted"]
