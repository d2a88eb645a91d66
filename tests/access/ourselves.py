"""Collaboration checks, staff weeks and annual pictures in the world of the policy."""

from dataclasses import dataclass

from backbone.models import AnnualPicture, Asked, Check, CheckComment, StaffWeek
from people.models import Link, Person
from tests.make_checks import make_check, make_closed_check, make_week

INSIDE = {"backbone", "editor", "member", "other", "facilitator"}
# The canary → the roles that may hear it.
CANARIES = {
    "canary-check-comment": {*INSIDE, "link"},
    "canary-check-off": {"backbone"},
    "canary-check-few": set(),  # of a round too few answered
    "canary-check-open": set(),  # sent, while the round is open
    "canary-check-draft": {"editor", "link"},  # Ben's, who has not sent it
    "canary-staff-note": {"backbone"},
    "canary-year-inside": INSIDE,
}
PRIVATE_YEAR, PUBLIC_YEAR = 2023, 2024


@dataclass
class Ourselves:
    open: Check
    closed: Check
    few: Check
    off: CheckComment
    asked: Asked
    link: Link
    late_link: Link
    week: StaffWeek
    private: AnnualPicture
    public: AnnualPicture


def make_ourselves(people: dict[str, Person]) -> Ourselves:
    asha, ben = people["asha"], people["ben"]
    said = [{1: 2, 2: 4} for _one in range(5)]
    closed = make_closed_check(said, [{1: "canary-check-comment"}, {1: "canary-check-off"}])
    late = Asked.objects.create(check_round=closed, person=ben)
    off = closed.comments.get(words="canary-check-off").take_off(asha)
    few = make_closed_check(said[:4], [{1: "canary-check-few"}])
    now = make_check(asha, [ben])
    asked = now.asked.get().keep(ben, {1: 3}, {2: "canary-check-draft"})
    CheckComment.objects.create(check_round=now, statement=1, words="canary-check-open")
    public = AnnualPicture.of(PUBLIC_YEAR, asha).declare(asha, True)
    private = AnnualPicture.of(PRIVATE_YEAR, asha).edit(asha, foreword="canary-year-inside")
    return Ourselves(
        open=now, closed=closed, few=few, off=off, asked=asked, link=Link.create(ben, "check.answer", asked),
        late_link=Link.create(ben, "check.answer", late), week=make_week(asha, note="canary-staff-note"),
        private=private, public=public,
    )  # fmt: skip
