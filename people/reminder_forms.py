"""Forms of the reminders: when one kind goes and what it says, and a pause of all."""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.verb_forms import DateInput, TimeInput, VerbForm
from network.lib.zones import moment_of
from people.models import Network, ReminderPlan
from people.reminder_kinds import Words


class DaysField(forms.CharField):
    """Numbers of days with anything between them: 90, 30 and 7."""

    def clean(self, value: Any) -> list[int]:
        text = super().clean(value)
        numbers = re.findall(r"\d+", text)
        if re.search(r"[^\d\s,;.&]", re.sub(r"\b(and|days?)\b", "", text)) or not numbers:
            raise forms.ValidationError(gettext("Write numbers of days, such as 90, 30, 7."))
        return sorted({min(int(number), 9999) for number in numbers}, reverse=True)


class ReminderPlanForm(VerbForm):
    """Times and words; what is the same as ours stays ours, in every language."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    days = DaysField(label=_("Days"), max_length=60)
    clock = forms.TimeField(label=_("At"), widget=TimeInput(), help_text=_("By the network’s clocks."))
    subject = forms.CharField(label=_("Subject"), max_length=150)
    text = forms.CharField(label=_("Text"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, plan: ReminderPlan, data: Any = None, ours: bool = False) -> None:
        kind = plan.what
        said = ReminderPlan(kind=plan.kind) if ours else plan
        initial = {
            "version": plan.version, "days": ", ".join(map(str, said.days_of_it)), "clock": said.clock_of_it,
            "subject": said.words.subject, "text": said.words.text,
        }  # fmt: skip
        super().__init__(data, initial=initial)
        if kind.times_page:
            del self.fields["days"], self.fields["clock"]
            return
        when = str(kind.when) % {"days": "…" if kind.most > 1 else gettext("… days")}
        self.fields["days"].help_text = when + ("" if kind.most == 1 else gettext(", up to %d numbers") % kind.most)

    def said(self) -> dict[str, Any]:
        said = {**self.cleaned_data, "text": self.cleaned_data["text"].replace("\r\n", "\n")}
        return {name: said[name] for name in ("days", "clock", "subject", "text") if name in said}


def words_typed(plan: ReminderPlan, data: Any) -> Words:
    """For a preview: what stands in the form, however unfinished; else what holds."""
    now = plan.words
    subject, text = data.get("subject", "").strip()[:150], data.get("text", "").strip()[:4000]
    return Words(subject or now.subject, text.replace("\r\n", "\n") or now.text)


class PauseForm(VerbForm):
    until = forms.DateField(label=_("Reminders go again from"), widget=DateInput())

    def moment(self) -> datetime:
        """When that day begins where the network is."""
        day: date = self.cleaned_data["until"]
        return moment_of(day, time(0), Network.current().time_zone)
