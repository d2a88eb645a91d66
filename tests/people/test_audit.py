import pytest
from django.db import DatabaseError, connection, transaction

from people.models import AuditEntry


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
