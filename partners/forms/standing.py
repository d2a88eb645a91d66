"""The form of a step about good standing."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.dates import today
from partners.forms.handing import DateInput, VerbForm
from partners.models import Step
from partners.standing import Record


class StepForm(VerbForm):
    """What is decided, in words. `step` is one of those that may follow."""

    step = forms.ChoiceField(choices=Step.choices, widget=forms.HiddenInput)
    words = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 6}))
    on = forms.DateField(label=lazy("On which day"), widget=DateInput())

    def __init__(self, record: Record, step: Step, data: Any = None) -> None:
        self.chosen = step
        super().__init__(data, initial={"step": step, "words": SUGGESTED[step](record), "on": today()})
        self.fields["words"].label = LABELS[step]
        self.fields["words"].help_text = HINTS[step]
        if step != Step.CONVERSATION:
            del self.fields["on"]


LABELS: dict[str, Any] = {
    Step.NOTE: lazy("Your note"),
    Step.CONVERSATION: lazy("What you talked about, and what you agreed"),
    Step.PAUSE: lazy("Why a pause, in words for the partner"),
    Step.EXIT: lazy("Your goodbye"),
    Step.WELL: lazy("A few words for the partner"),
}
HINTS: dict[str, Any] = {
    Step.NOTE: lazy("It goes to the contact by mail, with what is missing and a personal link. Change it as you like."),
    Step.CONVERSATION: lazy("No mail is sent. Perhaps the job or the promise should be smaller?"),
    Step.PAUSE: lazy("It goes to the contact by mail. The partner stays in the directory; nothing is asked of it."),
    Step.EXIT: lazy("It goes to the contacts by mail, with thanks. For 90 days they can come back by themselves."),
    Step.WELL: lazy("It goes to the contact by mail, and nothing stands open any more."),
}


def note_words(record: Record) -> str:
    missed = "; ".join(point.why for point in record.missed)
    return _(
        "How are you? We noticed something small (%(missed)s) and wondered whether something is in the way. "
        "If we can make it easier, tell us how: by writing it down together on the phone, or by asking somebody else."
    ) % {"missed": missed}


def pause_words(record: Record) -> str:
    return _("As we said to each other: %(partner)s takes a pause. You stay in the directory, and nothing is due.") % {
        "partner": record.partner
    }


def goodbye_words(record: Record) -> str:
    return _("We part for now. Thank you for what you brought; we would be glad to see you again.")


def well_words(record: Record) -> str:
    return _("Thank you: all is well again. It is good to have you with us.")


SUGGESTED: dict[str, Callable[[Record], str]] = {
    Step.NOTE: note_words,
    Step.CONVERSATION: lambda record: "",
    Step.PAUSE: pause_words,
    Step.EXIT: goodbye_words,
    Step.WELL: well_words,
}
