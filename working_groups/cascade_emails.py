"""The mails between levels: objects in, Message out."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.dates import plain_day
from network.lib.mail import Message, dear
from people.kinds import Kind, register
from people.models.reminder_plan import plan_words
from people.reminder_kinds import Words
from working_groups.group_emails import page


def reported(chair, report) -> Message:
    """Tells a chair of the group above that a report is there."""
    asks = [(_("They ask"), ask.text) for ask in report.asks.all()]
    return Message(
        subject=_("Report: %(group)s") % {"group": report.group.name},
        greeting=dear(chair.name),
        paragraphs=[
            _("%(group)s has sent its report.") % {"group": report.group.name},
            *([_("What it asks stands on your next agenda.")] if asks else []),
        ],
        facts=asks,
        button=(_("Read the report"), page(report)),
        why=_("You get this mail because you chair the group that %(group)s reports to.")
        % {"group": report.group.name},
    )


def directed(chair, receipt) -> Message:
    """Tells a chair what the group above says: an answer to an ask, or a direction."""
    direction, names = receipt.direction, {"above": receipt.direction.group.name, "group": receipt.group.name}
    ask = direction.ask
    if ask and ask.group_id == receipt.group_id:
        subject, facts = _("Answer of %(above)s to: %(group)s") % names, [(_("You asked"), ask.text)]
    else:
        subject, facts = _("%(above)s says to: %(group)s") % names, []
    return Message(
        subject=subject,
        greeting=dear(chair.name),
        paragraphs=[direction.text, _("It stands on the next agenda of your group until you say that you heard it.")],
        facts=facts,
        button=(_("Say that we heard it"), page(receipt.group) + "#above"),
        why=_("You get this mail because you chair %(group)s.") % names,
    )


def report_due(chair, group, day, url: str, words: Words | None = None) -> Message:
    """Asks a chair for the report, before the group above meets."""
    said = words or plan_words("report")
    subject, paragraphs = said.filled(group=group.name, above=group.parent.name, day=plain_day(day))
    return Message(
        subject=subject,
        greeting=dear(chair.name),
        paragraphs=paragraphs,
        button=(_("Write the report"), url),
        after=[_("It works on a phone; no password is needed. The link is yours alone.")],
        why=_("You get this mail because you chair %(group)s.") % {"group": group.name},
        of_use_until=datetime.combine(day, time(), tzinfo=UTC),
    )


SAMPLE_PERSON = SimpleNamespace(name="Lena Novak")
SAMPLE_ABOVE = SimpleNamespace(name="Steering committee", pk=1)
SAMPLE_GROUP = SimpleNamespace(
    name="Early reading", pk=2, parent=SAMPLE_ABOVE, get_absolute_url=lambda: "/groups/early-reading/"
)
SAMPLE_URL = "https://network.example.org/l/example/"


def sample_report() -> SimpleNamespace:
    asks = [SimpleNamespace(text=_("May we spend 300 on books in two languages?"))]
    return SimpleNamespace(
        group=SAMPLE_GROUP, asks=SimpleNamespace(all=lambda: asks),
        get_absolute_url=lambda: "/groups/early-reading/reports/1/",
    )  # fmt: skip


def sample_receipt() -> SimpleNamespace:
    ask = SimpleNamespace(text=_("May we spend 300 on books in two languages?"), group_id=2)
    direction = SimpleNamespace(group=SAMPLE_ABOVE, ask=ask, text=_("Yes, and tell us in May which were loved."))
    return SimpleNamespace(direction=direction, group=SAMPLE_GROUP, group_id=2)


register(
    Kind("group_report", lazy("Reports of groups"), lambda: reported(SAMPLE_PERSON, sample_report())),
    Kind("group_direction", lazy("Answers and directions"), lambda: directed(SAMPLE_PERSON, sample_receipt())),
    Kind(
        "group_report_due",
        lazy("Reports asked for"),
        lambda: report_due(SAMPLE_PERSON, SAMPLE_GROUP, date(2027, 3, 2), SAMPLE_URL),
        optional=True,
        digestible=True,
    ),
)
