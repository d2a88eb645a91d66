"""manage.py backbone_staff."""

import pytest
from django.core.management import CommandError, call_command

from people.models import AuditEntry, Delivery, Person
from tests.make import make_person


def test_the_first_backbone_staff_member_comes_in_by_the_printed_link(db, client, capsys):
    call_command("backbone_staff", "Asha@example.org", "Asha Rao")
    words, url = capsys.readouterr().out.splitlines()
    assert words == "Asha Rao is backbone staff. This link works once, within 30 days:"
    answer = client.post(url.removeprefix("http://127.0.0.1:8000"), {"time_zone": "Europe/Berlin"})
    asha = Person.objects.get()
    assert (answer.status_code, answer.url) == (302, "/")
    assert (asha.email, asha.is_backbone, asha.time_zone) == ("asha@example.org", True, "Europe/Berlin")
    assert client.session["_auth_user_id"] == str(asha.pk)


def test_the_audit_tells_it_and_nothing_is_mailed(db):
    call_command("backbone_staff", "asha@example.org", "Asha Rao")
    acts = list(AuditEntry.objects.order_by("number").values_list("act", "actor"))
    assert acts == [("person.added", None), ("person.roles_set", None), ("person.invited", None)]
    assert Delivery.objects.count() == 0


def test_somebody_who_is_here_already_gets_the_role_and_keeps_name_and_other_role(db):
    lena = make_person("Lena Novak", "lena@example.org", is_facilitator=True)
    call_command("backbone_staff", "lena@example.org", "Somebody Else")
    lena.refresh_from_db()
    assert (lena.name, lena.is_backbone, lena.is_facilitator) == ("Lena Novak", True, True)


def test_only_the_link_printed_last_works(db, client, capsys):
    for _ in range(2):
        call_command("backbone_staff", "asha@example.org", "Asha Rao")
    urls = [line for line in capsys.readouterr().out.splitlines() if line.startswith("http")]
    answers = [client.get(url.removeprefix("http://127.0.0.1:8000")).status_code for url in urls]
    assert answers == [410, 200]


def test_what_is_no_address_is_refused_and_nobody_is_entered(db):
    with pytest.raises(CommandError, match="valid email address"):
        call_command("backbone_staff", "asha", "Asha Rao")
    assert Person.objects.count() == 0
