"""What checks, staff weeks and annual pictures hold about people, and what is left of it after erasing."""

from backbone.models import (
    AnnualPicture,
    Asked,
    CatalystLimit,
    Check,
    CheckComment,
    CheckCount,
    StaffHours,
    StaffWeek,
)
from people.holdings import Holding, nobody, register

register(
    Holding(
        Check,
        rows=nobody(Check),
        mentions=("name", "words"),
        other=("id", "reach", "state", "opened_by", "opened_at", "closes_on", "reminded_on", "closed_at"),
    ),
    Holding(
        Asked,
        rows=lambda person: person.asked_in_checks.all(),
        personal={"draft": lambda row: {}},
        shown=("check_round", "has_answered"),
        other=("id", "check_round", "person", "has_answered"),
    ),
    Holding(CheckCount, rows=nobody(CheckCount), other=("id", "check_round", "statement", "value", "people")),
    Holding(
        CheckComment, rows=nobody(CheckComment), mentions=("words",),
        other=("id", "check_round", "statement", "words", "is_off"),
    ),
    Holding(
        StaffWeek,
        rows=lambda person: person.staff_weeks.all(),
        personal={"note": ""},
        mentions=("note",),
        shown=("monday",),
        other=("id", "version", "person", "monday"),
    ),
    Holding(StaffHours, rows=nobody(StaffHours), other=("id", "week", "function", "part", "hours")),
    Holding(CatalystLimit, rows=nobody(CatalystLimit), mentions=("why",), other=("id", "percent", "why")),
    Holding(
        AnnualPicture,
        rows=nobody(AnnualPicture),
        mentions=("foreword", "signed", "thanks"),
        other=("id", "version", "year", "foreword", "signed", "thanks", "is_public", "public_since"),
    ),
)  # fmt: skip
