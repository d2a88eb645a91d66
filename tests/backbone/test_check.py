"""The collaboration check: asked by mail, answered without a name, shown when it is closed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from backbone import checking, tasks
from backbone.check_results import results_of
from backbone.models import Asked, Check, CheckComment, CheckCount
from network.lib.dates import today
from people.models import AuditEntry, Delivery, Link, ReminderPlan
from tests.make import make_affiliation, make_partner, make_person
from tests.make_checks import make_check, make_closed_check
from tests.make_plans import noon, remind
from tests.queries import assert_same_queries

ALL_FOUR = dict.fromkeys(range(1, 23), 4)


@pytest.fixture
def contacts(db):
    people = [make_person() for _number in range(6)]
    for person in people:
        make_affiliation(make_partner(), person, is_primary=True)
    return people


def opened(asha, days=9):
    closes = today() + timedelta(days=days)
    return checking.open_round(asha, "contacts", name="Spring", closes_on=closes)


def link_of(person) -> str:
    return Delivery.objects.filter(person=person).latest("pk").unsealed()[1].split("/l/")[1].split("/")[0]


def test_a_round_asks_one_person_of_each_partner_and_closing_it_tells_all(asha, contacts):
    make_affiliation(contacts[0].affiliations.get().partner)
    check = opened(asha)
    assert {row.person for row in check.asked.all()} == set(contacts)
    assert Delivery.objects.filter(kind="check_asked").count() == 6
    checking.close(check, asha)
    checking.close(check, asha)
    assert Delivery.objects.filter(kind="check_results").count() == 6


def test_fewer_than_five_people_are_not_asked_at_all(asha, ben, dora):
    with pytest.raises(ValidationError, match="fewer than five"):
        opened(asha)
    assert not Check.objects.exists()


def test_one_round_is_open_at_a_time_and_one_counted_answer_is_of_a_known_statement(asha):
    make_check(asha)
    with pytest.raises(ValidationError, match="open already"):
        make_check(asha)
    with pytest.raises(IntegrityError), transaction.atomic():
        CheckCount.objects.create(check_round=Check.objects.get(), statement=23, value=1)


def test_somebody_answers_by_link_saves_as_they_go_and_comes_back(client, asha, contacts):
    check = opened(asha)
    url = f"/l/{link_of(contacts[0])}/"
    saved = client.post(url, {"s1": "4", "s2": "1", "c2": "Nobody knows us."}, headers={"HX-Request": "true"})
    assert "2 of 22" in saved.content.decode()
    assert "Nobody knows us." in client.get(url).content.decode()
    assert check.answered == 0
    client.post(url, {"s1": "4", "s2": "1", "c2": "Nobody knows us.", "send": "1"})
    again = client.post(url, {"s1": "5", "send": "1"})
    assert "can no longer be told apart" in again.content.decode()
    assert check.answered == 1
    assert list(CheckCount.objects.filter(people=1).values_list("statement", "value")) == [(1, 4), (2, 1)]


def test_nothing_ties_an_answer_to_a_person_once_it_is_sent(contacts, asha):
    check = opened(asha)
    before = AuditEntry.objects.count()
    row = check.asked.first().keep(contacts[0], {1: 5}, {1: "A word"}).send(contacts[0], {1: 5}, {1: "A word"})
    row.refresh_from_db()
    columns = {field.name for model in (CheckComment, CheckCount) for field in model._meta.fields}
    assert columns == {"id", "check_round", "statement", "value", "people", "words", "is_off"}
    assert (row.draft, row.has_answered, AuditEntry.objects.count()) == ({}, True, before)
    with pytest.raises(IntegrityError), transaction.atomic():
        Asked.objects.filter(pk=row.pk).update(draft={"values": {"1": 5}})


def test_of_a_round_with_four_answers_nothing_is_kept_and_nothing_shown(db, as_, asha):
    check = make_closed_check([ALL_FOUR] * 4, [{1: "A word of four"}])
    assert not results_of(check).is_shown
    assert not check.comments.exists()
    assert not check.counts.filter(people__gt=0).exists()
    assert "Too few answered" in as_(asha).get(check.get_absolute_url()).content.decode()


def test_a_statement_that_four_of_five_answered_is_not_shown(db):
    check = make_closed_check([{1: 3, 2: 3}] * 4 + [{1: 3}], [{2: "Hm."}])
    shown = {row.statement.number: row.level.words for row in results_of(check).rows if row.level}
    assert (shown, check.comments.count()) == ({1: "3.0"}, 0)


def test_results_stand_beside_the_round_before(db):
    make_closed_check([{1: 2}, {1: 3}, {1: 3}, {1: 2}, {1: 3}])
    check = make_closed_check([{1: 3}, {1: 3}, {1: 4}, {1: 4}, {1: 4}])
    row = results_of(check).rows[0]
    assert (row.before.words, row.level.words, row.change, row.way) == ("2.6", "3.6", 1.0, "up")


def test_words_that_hurt_are_taken_off_the_page(as_, asha, ben):
    check = make_closed_check([ALL_FOUR] * 5, [{1: "A hurting word"}])
    url = f"{check.get_absolute_url()}comments/{check.comments.get().pk}/off/"
    assert "A hurting word" in as_(ben).get(check.get_absolute_url()).content.decode()
    as_(asha).post(url)
    assert "A hurting word" not in as_(ben).get(check.get_absolute_url()).content.decode()


def test_the_timetable_reminds_once_and_closes_after_the_last_day(asha, contacts):
    check = opened(asha)
    Check.objects.update(closes_on=today() + timedelta(days=2), opened_at=check.opened_at - timedelta(days=9))
    check.asked.first().send(contacts[0], {1: 5}, {})
    remind("check")
    remind("check")
    assert Delivery.objects.filter(kind="check_asked", key__contains=":again:").count() == 5
    Check.objects.update(closes_on=today() - timedelta(days=1))
    tasks.close_checks()
    assert not Check.objects.get().is_open


def test_when_a_reminder_goes_and_what_it_says_the_network_decides(asha, contacts):
    opened(asha, days=14)
    ReminderPlan.change(asha, "check", days=[7], subject="Only until {day}!")
    again = Delivery.objects.filter(subject__startswith="Only until")
    remind("check", at=noon() + timedelta(days=6))
    assert again.count() == 0
    remind("check", at=noon() + timedelta(days=7))
    assert again.count() == len(contacts)


def test_a_closed_round_takes_nothing_and_its_link_shows_what_came_out(client, asha, contacts):
    check = opened(asha)
    for person in contacts[:5]:
        check.asked.get(person=person).send(person, ALL_FOUR, {})
    checking.close(check, asha)
    url = f"/l/{link_of(contacts[5])}/"
    assert "Statement by statement" in client.post(url, {"s1": "1", "send": "1"}).content.decode()
    assert (check.answered, Link.objects.filter(act="check.answer").count()) == (5, 12)


def test_the_list_of_rounds_asks_as_often_with_three_rounds(as_, asha):
    assert_same_queries(as_(asha), "/check/", lambda: make_closed_check([{1: 3}] * 5), 6)


def test_counts_are_added_in_one_statement_so_that_no_row_tells_which_came_together(db):
    check = make_check()
    with connection.execute_wrapper(lambda run, sql, *rest: statements.append(sql) or run(sql, *rest)):
        statements: list[str] = []
        CheckCount.add(check, ALL_FOUR)
    assert len(statements) == 1
