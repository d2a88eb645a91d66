"""What there is of measures in the world of the policy."""

from dataclasses import dataclass
from typing import Any

from learning.models import Annotation, GroupMeasure, Measure, OwedFigure, Reading, Target
from partners.models import Partner
from people.models import Link
from tests.access.groups import Groups
from tests.make_measures import make_measure, make_owed, make_reading

SIGNED_IN = {"backbone", "editor", "member", "other", "facilitator", "community"}
# The canary → the roles that may hear it. "link" is whoever holds a personal link of Ben's.
CANARIES = {
    "canary-measure-inside": {*SIGNED_IN, "link"},
    "canary-measure-archived": SIGNED_IN,
    "canary-figure-note": {"backbone", "facilitator", "editor", "link"},  # A's own figure: its owner's, its giver's
    "canary-measure-words": {*SIGNED_IN, "link"},
}


@dataclass
class Measures:
    public: Measure
    inside: Measure  # looked after by Chidi; A and B give figures
    archived: Measure
    owed: OwedFigure  # by A
    owed_b: OwedFigure
    reading: Reading  # of A, small
    target: Target
    note: Annotation
    of_group: GroupMeasure
    figure: Link  # Ben's, for what A owes


def make_measures(people: dict[str, Any], groups: Groups, a: Partner, b: Partner) -> Measures:
    asha, chidi = people["asha"], people["chidi"]
    public = make_measure("Children read to", is_public=True)
    make_reading(public, asha, 2024, 61)
    inside = make_measure(
        "canary-measure-inside",
        slug="inside",
        roll_up="sum",
        smallest=5,
        owner=chidi,
        told_apart="age: two, three",
    )
    for year in (2022, 2023, 2024):
        make_reading(inside, asha, year, 40 + year % 7, partner=b)
    reading = make_reading(inside, asha, 2024, 41, partner=a, note="canary-figure-note")
    owed = make_owed(inside, a)
    return Measures(
        public=public,
        inside=inside,
        archived=make_measure("Put away", definition="canary-measure-archived").archive(asha),
        owed=owed,
        owed_b=make_owed(inside, b),
        reading=reading,
        target=Target.put(asha, inside, reading.period.replace(year=2030), 90),
        note=Annotation.write(asha, inside, reading.period, "canary-measure-words"),
        of_group=GroupMeasure.objects.create(group=groups.group, measure=inside),
        figure=Link.create(people["ben"], "measure.figure", owed),
    )
