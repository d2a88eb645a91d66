"""The demo network shows an agreement in every state."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command

from network.lib.dates import today
from partners.models import Mou, MouComment, Signature
from people.models import AuditEntry


@pytest.fixture(scope="module")
def demo(lasting) -> None:
    call_command("demo", stdout=StringIO())


def test_there_is_one_in_every_state_and_two_are_due_for_renewal(demo, db):
    assert Counter(Mou.objects.values_list("state", flat=True)) == {
        "active": 9, "offered": 4, "draft": 1, "renewed": 1, "superseded": 1, "ended": 1, "discarded": 1,
    }  # fmt: skip
    due = Mou.objects.renewal_due(today()).values_list("partner__name", flat=True)
    assert list(due) == ["Rivermouth Clinic", "Harbour Library"]
    assert MouComment.objects.undecided().get().mou.partner.name == "Sandpiper Playgroup"
    assert AuditEntry.objects.filter(act="mou.signed").count() == Signature.objects.count() == 26
