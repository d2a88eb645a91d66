"""What people are reminded of around gatherings."""

from datetime import date

from django.utils.translation import gettext_lazy as lazy

from gatherings import after_emails, checking_in, reminders, reporting
from gatherings.reminder_emails import KIND_OF
from people.reminder_kinds import ReminderKind, register
from working_groups import cascade_emails

DAY = ("day", lazy("the day of the meeting"))

register(
    ReminderKind(
        "gathering",
        lazy("Gatherings"),
        lazy("those invited, those who come, the facilitators"),
        tuple(dict.fromkeys(KIND_OF.values())),
        reminders.to_remind,
        page="network_reminders",
    ),
    ReminderKind(
        "commitments",
        lazy("What became of commitments"),
        lazy("whoever promised something in a series"),
        ("commitments_due",),
        checking_in.due,
        when=lazy("%(days)s before the next gathering of the series"),
        on_the_day=lazy("on the day of the next gathering of the series"),
        days=(checking_in.DAYS_BEFORE,),
        greatest=60,
        subject=lazy("What became of it? Before {gathering}"),
        text=lazy("{gathering} meets again on {day}. Last time you said you would do this:"),
        fill_ins=(("gathering", lazy("the name of the gathering")), DAY),
        sample=lambda words: after_emails.commitments_due(
            after_emails.LENA, after_emails.GATHERING, [after_emails.PROMISE], after_emails.SAMPLE_URL, words
        ),
    ),
    ReminderKind(
        "report",
        lazy("Reports due"),
        lazy("the chairs of groups that have not reported"),
        ("group_report_due",),
        reporting.due,
        when=lazy("%(days)s before the group above meets"),
        on_the_day=lazy("on the day the group above meets"),
        days=(reporting.DAYS_BEFORE,),
        greatest=60,
        subject=lazy("Five minutes for the report: {group}"),
        text=lazy(
            "{above} meets on {day} and would like to hear from {group}.\n\n"
            "What you decided and kept since the last one is filled in already. Add a sentence, and what you ask."
        ),
        fill_ins=(("group", lazy("the name of the group")), ("above", lazy("the group it reports to")), DAY),
        sample=lambda words: cascade_emails.report_due(
            cascade_emails.SAMPLE_PERSON,
            cascade_emails.SAMPLE_GROUP,
            date(2026, 3, 3),
            cascade_emails.SAMPLE_URL,
            words,
        ),
    ),
)
