"""Who owes a figure is asked for it, and reminded."""

from django.utils.translation import gettext_lazy as lazy

from learning import asking, emails
from network.lib.mail import Message
from people.reminder_kinds import ReminderKind, Words, register

GIVERS = lazy("partners that give a figure, and who looks after a measure")
FILL_INS = (
    ("measure", lazy("the name of the measure")),
    ("period", lazy("what the figure is for, such as 2025")),
    ("day", lazy("the day it is due")),
    ("definition", lazy("what is counted")),
)


def sample(words: Words) -> Message:
    return emails.figure_asked(emails.LENA, emails.OWED, emails.SHOWN, emails.SAMPLE_URL, words=words)


register(
    ReminderKind(
        "figure",
        lazy("Figures to give"),
        GIVERS,
        ("figure_asked",),
        asking.to_ask,
        when=lazy("%(days)s after a period is over"),
        on_the_day=lazy("when a period is over"),
        greatest=60,
        subject=lazy("{measure}: your figure for {period}"),
        text=lazy(
            "{period} is over. Please give us your figure by {day}; it takes a minute.\n\nWe count: {definition}"
        ),
        fill_ins=FILL_INS,
        sample=sample,
    ),
    ReminderKind(
        "figure_again",
        lazy("Figures that are late"),
        GIVERS,
        ("figure_asked",),
        asking.to_remind,
        when=lazy("%(days)s after a figure was due"),
        on_the_day=lazy("on the day a figure is due"),
        greatest=120,
        subject=lazy("{measure}: your figure for {period}"),
        text=lazy("The figure for {period} is still missing. It was to be there by {day}.\n\nWe count: {definition}"),
        fill_ins=FILL_INS,
        sample=sample,
    ),
)
