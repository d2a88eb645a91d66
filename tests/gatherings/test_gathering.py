"""Gatherings: planned, written about, seen by whom they are for."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gatherings.models import Gathering
from people.models import AuditEntry
from tests.make_gatherings import make_gathering, make_rsvp, make_running, make_series
from tests.queries import assert_same_queries

FIELDS = {"name": "Morning coffee", "day": date(2027, 3, 2), "begins": time(9), "zone": "Europe/Berlin"}


def names(rows):
    return [row.name for row in rows]


def test_whoever_plans_a_gathering_facilitates_it(chidi):
    gathering = Gathering.plan(chidi, **FIELDS)
    assert [*gathering.facilitators.all()] == [chidi]
    assert gathering.starts_at == datetime(2027, 3, 2, 8, 0, tzinfo=UTC)
    assert AuditEntry.objects.about(gathering).get().act == "gathering.planned"


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("zone", "Europe/Nowhere"), ("purposes", ["shout"]), ("minutes", 0), ("capacity", 0)],
)
def test_what_cannot_be_is_refused_at_its_field(chidi, field, value):
    with pytest.raises(ValidationError) as caught:
        Gathering.plan(chidi, **(FIELDS | {field: value}))
    assert list(caught.value.message_dict) == [field]
    assert not Gathering.objects.exists()


def test_it_lasts_as_long_as_it_says_also_when_the_clocks_move(db):
    night = make_gathering(day=date(2027, 3, 28), begins=time(1), minutes=120, zone="Europe/Berlin")
    assert (night.ends_at - night.starts_at).total_seconds() == 7200
    assert night.ends_at.astimezone(ZoneInfo("Europe/Berlin")).hour == 4


def test_lists_know_what_is_coming_running_and_past(db):
    make_gathering("Last week", in_days=-7)
    make_running("Now")
    make_gathering("Next week")
    assert names(Gathering.objects.upcoming()) == ["Now", "Next week"]
    assert names(Gathering.objects.past()) == ["Last week"]
    assert names(Gathering.objects.running()) == ["Now"]
    assert names(Gathering.objects.within(8)) == ["Next week"]


def test_counts_tell_who_comes_and_who_waits(db):
    gathering = make_gathering()
    for answer, waiting in (
        ("yes", False),
        ("yes", False),
        ("yes", True),
        ("maybe", False),
        ("no", False),
        ("", False),
    ):
        make_rsvp(gathering, answer=answer, waiting=waiting)
    row = Gathering.objects.with_counts().get()
    counted = [row.invited, row.coming, row.maybe, row.declined, row.queued, row.silent]
    assert (counted, row.headcount()) == ([6, 2, 1, 1, 1, 1], 3)


def test_the_network_sees_all_gatherings_and_others_theirs(ben, chidi, asha, elif_, db):
    theirs, other = make_gathering("Theirs"), make_gathering("Other")
    make_rsvp(theirs, elif_)
    for person in (ben, chidi, asha):
        assert names(Gathering.objects.visible_to(person)) == ["Theirs", "Other"]
    assert names(Gathering.objects.visible_to(elif_)) == ["Theirs"]
    elif_.is_active = False
    assert names(Gathering.objects.visible_to(elif_)) == []
    assert other.is_planned


def test_a_late_save_does_not_overwrite_an_earlier_one(chidi, asha):
    gathering = make_gathering("", chidi)
    gathering.edit(asha, version=1, intention="Asha’s")
    with pytest.raises(ValidationError) as caught:
        gathering.edit(chidi, version=1, intention="Chidi’s")
    assert caught.value.code == "stale"
    gathering.refresh_from_db()
    assert gathering.intention == "Asha’s"


def test_the_database_holds_one_gathering_for_a_day_of_the_rhythm(db):
    series = make_series()
    make_gathering(series=series, slot=date(2027, 3, 2))
    with pytest.raises(IntegrityError), transaction.atomic():
        make_gathering(series=series, slot=date(2027, 3, 2))


def test_the_page_keeps_what_was_typed_when_somebody_was_faster(as_, chidi):
    gathering = make_gathering("", chidi)
    page = as_(chidi).get(f"/gatherings/{gathering.pk}/edit/")
    gathering.edit(chidi, intention="Faster")
    data = {
        "name": "Mine",
        "kind": "working",
        "facilitators": [chidi.pk],
        "version": page.context["form"]["version"].value(),
    }
    answer = as_(chidi).post(f"/gatherings/{gathering.pk}/edit/", data)
    assert (answer.status_code, "Mine" in answer.content.decode()) == (409, True)
    again = as_(chidi).post(
        f"/gatherings/{gathering.pk}/edit/", data | {"version": answer.context["form"]["version"].value()}
    )
    gathering.refresh_from_db()
    assert (again.status_code, gathering.name) == (302, "Mine")


def test_a_gathering_is_planned_on_the_page(as_, chidi):
    data = {"name": "Coffee", "kind": "unstructured", "day": "2027-03-02", "begins": "09:00", "minutes": 60}
    data["facilitators"] = [chidi.pk]
    answer = as_(chidi).post("/gatherings/new/", data | {"zone": "Europe/Berlin"})
    gathering = Gathering.objects.get()
    assert (answer["Location"], [*gathering.facilitators.all()]) == (f"/gatherings/{gathering.pk}/", [chidi])
    assert as_(chidi).post("/gatherings/new/", data | {"zone": "Nowhere"}).status_code == 422


@pytest.mark.parametrize("show", ["", "?show=past", "?show=mine"])
def test_a_longer_list_asks_no_more_questions(as_, chidi, show):
    days = -7 if "past" in show else 7
    client = as_(chidi)
    assert_same_queries(client, f"/gatherings/{show}", lambda: make_gathering("", chidi, in_days=days), 6)
