"""Collaboration checks that close soon: whoever has not answered is reminded."""

from django.utils.translation import gettext_lazy as lazy

from backbone import check_emails, checking
from people.reminder_kinds import ReminderKind, register

register(
    ReminderKind(
        "check",
        lazy("Collaboration checks that close soon"),
        lazy("whoever was asked and has not answered"),
        ("check_asked",),
        checking.to_remind,
        when=lazy("%(days)s before a collaboration check closes"),
        on_the_day=lazy("on the last day of a collaboration check"),
        days=(checking.LAST_DAYS,),
        greatest=60,
        subject=lazy("Five minutes, until {day}: {check}"),
        text=lazy("Your answer to the collaboration check is still welcome, until {day}."),
        fill_ins=(("check", lazy("the name of the check")), ("day", lazy("its last day"))),
        sample=lambda words: check_emails.check_again(
            check_emails.CHECK, check_emails.LENA, check_emails.SAMPLE_URL, words
        ),
    ),
)
