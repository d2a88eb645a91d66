"""Rounds that end soon: whoever was invited and has said nothing is reminded."""

from django.utils.translation import gettext_lazy as lazy

from people.reminder_kinds import ReminderKind, register
from working_groups import inviting, round_emails

register(
    ReminderKind(
        "round",
        lazy("Rounds that end soon"),
        lazy("the contact of each partner that was invited and has said nothing"),
        ("round_ends",),
        inviting.ending_soon,
        when=lazy("%(days)s before a round ends"),
        on_the_day=lazy("on the last day of a round"),
        days=(inviting.LAST_DAYS,),
        greatest=60,
        subject=lazy("Until {day}: what do you think of “{round}”?"),
        text=lazy(
            "On {day} the round about “{round}” ends, and you have not said anything so far.\n\n"
            "Two minutes are enough: say how far you agree. If it is all the same to you, leave it."
        ),
        fill_ins=(
            ("round", lazy("what the round is about")),
            ("day", lazy("its last day")),
            ("partner", lazy("the name of the partner")),
        ),
        sample=lambda words: round_emails.round_ends(
            round_emails.SAMPLE_PERSON,
            round_emails.sample_round(),
            round_emails.SAMPLE_PARTNER,
            round_emails.SAMPLE_URL,
            words,
        ),
    ),
)
