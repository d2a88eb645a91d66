"""The form of one line of a reminder plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatherings.models import Audience, Reminder, Side, Unit
from gatherings.models.reminder import MORNING, MOST
from gatherings.reminder_emails import standard_words
from network.lib.verb_forms import TimeInput, VerbForm

FILLED = _("{gathering}, {when} and {name} are filled in for each reader.")
TIMES = ("amount", "unit", "side", "clock", "audience")


class ReminderForm(VerbForm):
    """When it goes, to whom, and what it says. Words left as they come along stay the network's, in every language."""

    audience = forms.ChoiceField(label=_("For whom"), choices=Audience.choices)
    amount = forms.IntegerField(label=_("How long"), min_value=0, max_value=MOST)
    unit = forms.ChoiceField(label=_("Days or hours"), choices=Unit.choices)
    side = forms.ChoiceField(label=_("Before or after"), choices=Side.choices)
    clock = forms.TimeField(
        label=_("At"), widget=TimeInput(), help_text=_("By the clocks where the gathering is; counts for days.")
    )
    subject = forms.CharField(label=_("Subject"), max_length=150)
    text = forms.CharField(label=_("Text"), max_length=4000, widget=forms.Textarea(attrs={"rows": 7}), help_text=FILLED)

    def __init__(self, data: Any = None, reminder: Reminder | None = None) -> None:
        self.standard = standard_words(reminder.about) if reminder else ("", "")
        initial: dict[str, Any] = {"amount": 1, "unit": Unit.DAYS, "side": Side.BEFORE, "clock": MORNING}
        if reminder:
            initial = {name: getattr(reminder, name) for name in TIMES}
            initial |= {"subject": reminder.subject or self.standard[0], "text": reminder.text or self.standard[1]}
        super().__init__(data, initial=initial)

    def said(self) -> dict[str, Any]:
        """For the verb; words that come along are left to come along."""
        said = {**self.cleaned_data, "text": self.cleaned_data["text"].replace("\r\n", "\n")}
        for name, words in zip(("subject", "text"), self.standard, strict=True):
            said[name] = "" if said[name] == words else said[name]
        return said
