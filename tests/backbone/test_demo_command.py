"""What the command that makes the demo does besides: it spares networks in use, and makes many partners."""

import pytest
from django.core.management import CommandError, call_command

from partners.models import Partner
from people.models import AuditEntry, Person


def test_a_network_that_is_in_use_is_left_alone(asha):
    call_command("demo", "--if-empty")
    with pytest.raises(CommandError, match="There is a network in this database already"):
        call_command("demo")
    assert [str(person) for person in Person.objects.all()] == ["Asha Rao"]


def test_many_partners_for_measuring(db, capsys):
    call_command("demo", "--size", "130")
    assert Partner.objects.count() == 130
    assert Partner.objects.matching("bluebell playgroup").count() == 25
    assert AuditEntry.first_broken() is None
