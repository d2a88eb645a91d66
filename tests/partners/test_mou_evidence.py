"""What was signed stays as it was signed: against programs, hands in the database, and fifty clicks at once."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from partners.models import Mou, MouPaper, MouVersion, Signature
from partners.mou_paper import paper_of
from partners.signing import TextChanged
from people.models import AuditEntry, Delivery
from tests.make_mous import make_active, make_offered, sign_as

CLICKS = 50
KEPT = {MouVersion: "text", Signature: "name", MouPaper: "sha256", AuditEntry: "act"}


@pytest.mark.parametrize("model", KEPT)
@pytest.mark.parametrize("verb", ["update", "delete", "save", "raw update", "raw delete"])
def test_neither_a_program_nor_a_hand_alters_what_is_evidence(asha, sandpiper, ben, model, verb):
    paper_of(make_active(asha, sandpiper).current)
    before = list(model.objects.order_by("pk").values_list())
    assert before
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        alter(model, verb)
    assert list(model.objects.order_by("pk").values_list()) == before


def alter(model, verb):
    rows, field = model.objects.order_by("pk"), KEPT[model]
    table = model._meta.db_table
    if verb == "update":
        rows.update(**{field: "altered"})
    elif verb == "delete":
        rows._raw_delete(rows.db)
    elif verb == "save":
        row = rows[0]
        setattr(row, field, "altered")
        row.save()
    else:
        words = f"UPDATE {table} SET {field} = 'altered'" if verb == "raw update" else f"DELETE FROM {table}"
        with connection.cursor() as cursor:
            cursor.execute(words)


def test_a_text_changed_between_showing_and_signing_is_refused_and_nothing_is_written(asha, sandpiper, ben):
    mou = make_offered(asha, sandpiper)
    shown = mou.current.sha256
    mou.edit(asha, gets=["Something else"])
    mou.offer_again(asha)
    entries = AuditEntry.objects.count()
    with pytest.raises(TextChanged) as told:
        sign_as(mou, ben, sha256=shown)
    assert told.value.version == mou.current
    assert (Signature.objects.count(), AuditEntry.objects.count()) == (0, entries)


def click_often(mou: Mou, person) -> list:
    """Sign in fifty threads at the same moment; what each click was answered with."""
    start, answers = threading.Barrier(CLICKS), []

    def click():
        try:
            one = Mou.objects.get(pk=mou.pk)
            start.wait()
            answers.append(sign_as(one, person, sha256=mou.current.sha256).pk)
        except Exception as error:
            answers.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _ in range(CLICKS)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return answers


def look(mou: Mou, answers: list) -> None:
    """One signature, one entry, one receipt; and every click is answered with that signature."""
    signature = Signature.objects.get(version__mou=mou)
    assert answers == [signature.pk] * CLICKS
    assert AuditEntry.objects.filter(act="mou.signed").count() == 1
    assert Delivery.objects.filter(kind="mou_receipt").count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_fifty_clicks_at_once_are_one_signature(asha, sandpiper, ben):
    mou = make_offered(asha, sandpiper)
    look(mou, click_often(mou, ben))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_the_same_fails_without_the_lock(asha, sandpiper, ben, monkeypatch):
    mou = make_offered(asha, sandpiper)
    monkeypatch.setattr(Mou, "lock", lambda self: self.refresh_from_db())
    answers = click_often(mou, ben)
    with pytest.raises(AssertionError):
        look(mou, answers)
    assert "IntegrityError" in answers  # the database still lets only one in
    assert Signature.objects.count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_without_lock_and_constraint_there_would_be_many(asha, sandpiper, ben, monkeypatch):
    mou = make_offered(asha, sandpiper)
    monkeypatch.setattr(Mou, "lock", lambda self: self.refresh_from_db())
    dropped = [one for one in Signature._meta.constraints if one.name.startswith("one_signature")]
    with connection.schema_editor() as editor:
        [editor.remove_constraint(Signature, one) for one in dropped]
    try:
        click_often(mou, ben)
        assert Signature.objects.count() > 1
    finally:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE partners_signature CASCADE")
        with connection.schema_editor() as editor:
            [editor.add_constraint(Signature, one) for one in dropped]
