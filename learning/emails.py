"""The mails about figures: objects in, Message out."""

from datetime import date
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.dates import plain_day
from network.lib.mail import Message, dear
from people.kinds import Kind, register
from people.models.reminder_plan import plan_words
from people.reminder_kinds import Words

LINES = 6


def figure_asked(person, owed, shown, url: str, is_reminder: bool = False, words: Words | None = None) -> Message:
    """Asks for one figure. The chart stands in it as a table, which every mail program can show."""
    said = words or plan_words("figure_again" if is_reminder else "figure")
    about = {"measure": owed.measure.name, "definition": owed.measure.definition}
    subject, paragraphs = said.filled(**about, period=owed.period_label, day=plain_day(owed.due_on))
    lines = [(line.label, line.value or _("not shown")) for line in shown.table[:LINES]]
    return Message(
        subject=subject,
        greeting=dear(person.name),
        paragraphs=[
            *paragraphs,
            *([_("How it stands, all together:")] if lines else []),
        ],
        facts=[*lines, *([(_("Target"), shown.target)] if lines and shown.target else [])],
        button=(_("Enter the figure"), url),
        after=[_("No password is needed. If you do not have the figure, just answer this mail.")],
        why=why(owed),
    )


def why(owed) -> str:
    if owed.partner is None:
        return _("You get this mail because you look after this measure.")
    return _("You get this mail because %(partner)s gives figures for this measure.") % {"partner": owed.partner.name}


MEASURE = SimpleNamespace(
    name="Children read to every day", definition="Children under three whose parents say they read to them every day."
)
OWED = SimpleNamespace(
    measure=MEASURE, partner=SimpleNamespace(name="Sandpiper Playgroup"), period_label="2025", due_on=date(2026, 1, 31)
)
SHOWN = SimpleNamespace(
    table=[SimpleNamespace(label="2024", value="61 %"), SimpleNamespace(label="2023", value="58 %")],
    target="75 % by June 2028",
)
SAMPLE_URL = "https://network.example.org/l/example/"
LENA = SimpleNamespace(name="Lena Novak", email="lena@sandpiper.example")

register(
    Kind(
        "figure_asked",
        lazy("Figures for shared measures"),
        lambda: figure_asked(LENA, OWED, SHOWN, SAMPLE_URL),
        optional=True,
        digestible=True,
    )
)
