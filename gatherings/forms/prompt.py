"""Forms about prompts."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gatherings.models import Level, Leverage, Moment, Prompt
from gatherings.models.prompt import PROMPT_FIELDS
from network.lib.verb_forms import VerbForm

ANY = [("", _("any"))]
NUMBERED = [(point.value, format_lazy("{} · {}", point.value, point.label)) for point in Leverage]


class PromptFilter(forms.Form):
    """What the library is narrowed to; a value that makes no sense narrows nothing."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    leverage = forms.TypedChoiceField(
        label=_("Leverage point"), required=False, coerce=int, empty_value=None, choices=[*ANY, *Leverage.choices]
    )
    level = forms.ChoiceField(label=_("Level"), required=False, choices=[*ANY, *Level.choices])
    moment = forms.ChoiceField(label=_("Moment"), required=False, choices=[*ANY, *Moment.choices])

    def narrowed(self, prompts: Any) -> Any:
        self.is_valid()
        wanted = {name: self.cleaned_data.get(name) for name in ("leverage", "level", "moment")}
        narrowed = prompts.filter(**{name: value for name, value in wanted.items() if value})
        return narrowed.matching(self.cleaned_data.get("q", ""))


class PromptForm(VerbForm):
    """A question, and where in a system it touches."""

    text = forms.CharField(
        label=_("The question"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Open, short, without an answer hidden in it."),
    )  # fmt: skip
    leverage = forms.TypedChoiceField(
        label=_("Leverage point"), coerce=int, choices=NUMBERED,
        help_text=_("Where in a system it touches: the smaller the number, the deeper."),
    )  # fmt: skip
    level = forms.ChoiceField(label=_("About the work of"), choices=Level.choices)
    moment = forms.ChoiceField(label=_("Best at"), choices=Moment.choices)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PROMPT_FIELDS}


def of_prompt(prompt: Prompt) -> dict[str, Any]:
    """What stands in the form when it opens."""
    return {name: getattr(prompt, name) for name in (*PROMPT_FIELDS, "version")}
