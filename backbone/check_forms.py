"""Forms of the collaboration check."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backbone.models import Asked, Reach
from backbone.models.check_answer import LONGEST_COMMENT
from backbone.statements import SECTIONS, STATEMENTS, TELL_US_MORE, VALUES, Section, Statement
from network.lib.verb_forms import DateInput, VerbForm

TAPS = [(number, str(number)) for number in VALUES]


class CheckForm(VerbForm):
    """Opening a round."""

    name = forms.CharField(label=_("Name of the round"), max_length=80, help_text=_("Such as “Spring 2026”."))
    reach = forms.ChoiceField(label=_("Whom it asks"), choices=Reach, widget=forms.RadioSelect)
    closes_on = forms.DateField(
        label=_("Last day"), widget=DateInput(), help_text=_("Two weeks are usual. A few days before, a mail reminds.")
    )
    words = forms.CharField(
        label=_("A few words in the mail"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why you ask now, and what will be done with the answers."),
    )  # fmt: skip


@dataclass(frozen=True)
class Question:
    """A statement on the form: its taps and its words. is_told: the words are open."""

    statement: Statement
    taps: Any
    words: Any
    is_told: bool


class AnswerForm(VerbForm):
    """Twenty-two statements, each to be tapped or skipped."""

    def __init__(self, data: Any = None, asked: Asked | None = None) -> None:
        initial = said_so_far(asked) if asked else {}
        super().__init__(data, initial=initial)
        for one in STATEMENTS.values():
            self.fields[f"s{one.number}"] = forms.TypedChoiceField(
                label=one.text, choices=TAPS, coerce=int, required=False, empty_value=None, widget=forms.RadioSelect
            )
            self.fields[f"c{one.number}"] = forms.CharField(
                label=_("Please tell us more"), max_length=LONGEST_COMMENT, required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def answers(self) -> dict[int, int]:
        said = {number: self.cleaned_data.get(f"s{number}") for number in STATEMENTS}
        return {number: value for number, value in said.items() if value is not None}

    def comments(self) -> dict[int, str]:
        return {number: words for number in STATEMENTS if (words := self.cleaned_data.get(f"c{number}", ""))}

    def sections(self) -> list[tuple[Section, list[Question]]]:
        return [(section, [self.question(one) for one in section.statements]) for section in SECTIONS]

    def question(self, one: Statement) -> Question:
        taps, words = self[f"s{one.number}"], self[f"c{one.number}"]
        value = str(taps.value() or "")
        is_low = value in map(str, range(1, TELL_US_MORE + 1))
        return Question(one, taps, words, is_low or bool(words.value()) or bool(words.errors))


def said_so_far(asked: Asked) -> dict[str, Any]:
    taps = {f"s{number}": value for number, value in asked.values.items()}
    return taps | {f"c{number}": words for number, words in asked.comments.items()}
