"""Good standing counts coming to gatherings, or saying so beforehand, where the agreement asks for it."""

import pytest

from gatherings.models import Rsvp
from partners import standing
from partners.models import Mou, Partner
from people.models import Person
from tests.make import make_person
from tests.make_gatherings import make_gathering, make_rsvp
from tests.make_mous import make_active, make_template


def make_past(days_ago: float, sandpiper: Partner, ben: Person, **said) -> Rsvp:
    """A gathering of long ago at which somebody was, and to which Sandpiper was invited."""
    gathering = make_gathering(in_days=-days_ago, kind=said.pop("kind", "working"))
    make_rsvp(gathering, make_person(), "yes", attended=said.pop("anybody", True))
    return make_rsvp(gathering, ben, said.pop("answer", ""), partner=sandpiper, **said)


def why(partner: Partner) -> str:
    """What the list says of it, and the partner's own page."""
    page = standing.glance(Partner.objects.get(pk=partner.pk), True, Mou.objects.filter(partner=partner))
    points, shown = (
        {point.condition.key: point.why for point in one.points} for one in (standing.record_of(partner), page)
    )
    assert points["attendance"] == shown["attendance"]
    return points["attendance"]


def test_three_in_a_row_without_a_word_are_missed(ben, sandpiper):
    make_past(60, sandpiper, ben)
    make_past(40, sandpiper, ben, answer="yes", attended=False)
    assert why(sandpiper) == ""
    make_past(20, sandpiper, ben)
    assert why(sandpiper) == "not at the last 3 gatherings, and no word"


@pytest.mark.parametrize(
    "last", [{"attended": True}, {"answer": "no"}, {"answer": "colleague"}], ids=["came", "said no", "sent a colleague"]
)
def test_whoever_came_or_said_so_keeps_it(ben, sandpiper, last):
    for days in (80, 60, 40):
        make_past(days, sandpiper, ben)
    make_past(20, sandpiper, ben, **last)
    assert why(sandpiper) == ""


def test_that_somebody_else_of_the_partner_came_is_enough(ben, fern, sandpiper):
    rows = [make_past(days, sandpiper, ben) for days in (60, 40, 20)]
    make_rsvp(rows[0].gathering, fern, "yes", partner=sandpiper, attended=True)
    assert why(sandpiper) == ""


def test_what_nobody_wrote_down_what_was_for_coffee_and_what_is_long_ago_does_not_count(ben, sandpiper):
    make_past(500, sandpiper, ben)
    make_past(60, sandpiper, ben, anybody=None)
    make_past(40, sandpiper, ben, kind="unstructured")
    make_past(30, sandpiper, ben)
    make_past(20, sandpiper, ben)
    assert why(sandpiper) == ""


def test_it_counts_only_where_the_agreement_asks_for_it(asha, ben, sandpiper):
    for days in (60, 40, 20):
        make_past(days, sandpiper, ben)
    template = make_template(asha)
    clauses = [row for row in template.clauses if row["key"] != "meetings"]
    make_active(asha, sandpiper, ben, template=template, clauses=clauses)
    assert "attendance" not in {point.condition.key for point in standing.record_of(sandpiper).points}
