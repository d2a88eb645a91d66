import csv

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from people.models import AuditEntry
from people.models.audit import first_broken


def test_entries_form_a_chain(asha):
    AuditEntry.record("person.added", by=asha, target=asha)
    AuditEntry.record_all("person.edited", asha, [(asha, {"fields": ["phone"]}), (asha, {"fields": ["name"]})])
    first, second, third = AuditEntry.objects.order_by("number")
    assert [second.previous_hash, third.previous_hash] == [first.hash, second.hash]
    assert AuditEntry.first_broken() is None


@pytest.mark.parametrize("statement", ["UPDATE people_auditentry SET act = 'x'", "DELETE FROM people_auditentry"])
def test_the_database_refuses_to_change_an_entry(asha, statement):
    AuditEntry.record("person.added", by=asha, target=asha)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEntry.objects.get().act == "person.added"


# The page


@pytest.fixture
def year(asha, ben, dora, sandpiper):
    AuditEntry.record("person.added", by=asha, target=ben)
    AuditEntry.record("partner.edited", by=ben, target=sandpiper, changes={"summary": ["a", "b"]})
    AuditEntry.record("partner.stage_changed", by=asha, target=sandpiper, reason="They asked for a pause.")
    AuditEntry.record("application.submitted", by=None)


def numbers(answer):
    return [entry.number for entry in answer.context["page"].rows]


def test_the_page_tells_who_did_what_newest_first(asha, year, as_):
    answer = as_(asha).get("/audit/")
    page = answer.content.decode()
    assert numbers(answer) == [4, 3, 2, 1]
    for words in ("changed the stage", "They asked for a pause.", "Ben Okafor", "what we do", "nobody signed in"):
        assert words in page


def test_the_page_is_narrowed_by_who_act_and_about(asha, year, sandpiper, as_):
    partner = ContentType.objects.get_for_model(sandpiper).pk
    queries = ["who=ben", "act=partner.edited", f"about={partner}", f"about={partner}&target=999", "act=nonsense"]
    assert [numbers(as_(asha).get(f"/audit/?{query}")) for query in queries] == [[2], [2], [3, 2], [], []]


def test_the_page_shows_fifty_at_a_time(asha, as_):
    AuditEntry.record_all("person.edited", asha, [(asha, {})] * 51)
    client = as_(asha)
    assert [len(numbers(client.get(f"/audit/?page={page}"))) for page in (1, 2, 3)] == [50, 1, 0]


def test_the_page_costs_the_same_for_one_and_three(asha, as_):
    client, counts = as_(asha), []
    for more in (1, 2):
        AuditEntry.record_all("person.edited", asha, [(asha, {})] * more)
        with CaptureQueriesContext(connection) as queries:
            client.get("/audit/")
        counts.append(len(queries))
    assert counts == [7, 7]


def test_a_whole_chain_is_called_whole(asha, year, as_):
    page = as_(asha).post("/audit/check/").content.decode()
    assert "The chain is whole" in page
    assert AuditEntry.objects.get(number=4).hash in page


@pytest.mark.parametrize("number", [1, 3])
def test_a_chain_somebody_bent_is_called_broken_at_the_right_place(asha, year, as_, number):
    entry = AuditEntry.objects.get(number=number)
    entry.act = "person.activated"
    chain = {row.number: row for row in AuditEntry.objects.all()} | {number: entry}
    assert first_broken(chain.values()).number == number


def test_a_missing_entry_breaks_the_chain(year):
    rows = [row for row in AuditEntry.objects.order_by("number") if row.number != 2]
    assert first_broken(rows).number == 3


def test_the_table_comes_as_a_file_and_runs_no_formula(asha, year, as_):
    asha.edit(by=asha, name="=cmd|calc")
    lines = list(csv.reader(b"".join(as_(asha).get("/audit/export/?act=partner.edited")).decode().splitlines()))
    assert [line[:7] for line in lines[1:]] == [
        ["2", lines[1][1], "Ben Okafor", lines[1][3], "partner.edited", "edited the profile", "partner"]
    ]
    assert "'=cmd|calc" in b"".join(as_(asha).get("/audit/export/?who=cmd|calc")).decode()


@pytest.mark.parametrize(("method", "path"), [("get", "/audit/"), ("post", "/audit/check/"), ("get", "/audit/export/")])
def test_only_the_backbone_reads_the_audit(ben, year, as_, method, path):
    assert getattr(as_(ben), method)(path).status_code == 403
