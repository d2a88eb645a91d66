"""A concern is heard by one person, and by nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from network.lib.dates import today
from partners.models import Concern, Ear
from people.models import AuditEntry, Delivery
from tests.make_plans import remind

WORDS = "The same three of us speak in every meeting."


@pytest.fixture
def ears(asha, chidi, elif_):
    Ear.name(asha, chidi, elif_)


def test_a_concern_goes_to_the_contact_with_a_day_to_answer_by(as_, ben, chidi, ears):
    as_(ben).post("/concern/", {"words": WORDS})
    concern = Concern.objects.get()
    assert (concern.heard_by, concern.due_on) == (chidi, today() + timedelta(days=14))


def test_a_concern_about_the_contact_goes_to_the_deputy(as_, ben, elif_, ears):
    as_(ben).post("/concern/", {"words": WORDS, "about_contact": "on"})
    assert Concern.objects.get().heard_by == elif_


def test_what_the_contact_is_troubled_by_the_deputy_hears(chidi, elif_, ears):
    assert Concern.raise_one(chidi, WORDS).heard_by == elif_


def test_only_whoever_hears_it_and_whoever_raised_it_read_it(as_, asha, ben, chidi, dora, elif_, ears):
    url = Concern.raise_one(ben, WORDS).get_absolute_url()
    seen = [as_(person).get(url).status_code for person in (ben, chidi, asha, dora, elif_)]
    assert seen == [200, 200, 404, 404, 404]


def test_the_mail_and_the_history_hold_neither_words_nor_who_raised_it(ben, chidi, ears):
    Concern.raise_one(ben, WORDS)
    mail, entry = Delivery.objects.get(), AuditEntry.objects.get(act="concern.raised")
    assert mail.address == chidi.email
    assert [said for said in ("three of us", "Ben") if said in mail.text + mail.html + mail.subject] == []
    assert (entry.actor, entry.detail) == (None, {})


def test_the_audit_page_does_not_tell(as_, asha, ben, ears):
    Concern.raise_one(ben, WORDS)
    page = as_(asha).get("/audit/").content.decode()
    assert ("somebody raised a concern" in page, "three of us" in page, "Ben Okafor" in page) == (True, False, False)


def test_the_outcome_is_read_by_whoever_raised_it(as_, ben, chidi, ears):
    concern = Concern.raise_one(ben, WORDS)
    as_(chidi).post(concern.get_absolute_url(), {"outcome": "We start each round with who has not spoken."})
    assert "who has not spoken" in as_(ben).get(concern.get_absolute_url()).content.decode()
    assert list(Concern.objects.open()) == []


def test_whoever_raised_it_does_not_settle_it(as_, ben, ears):
    concern = Concern.raise_one(ben, WORDS)
    as_(ben).post(concern.get_absolute_url(), {"outcome": "Done."})
    concern.refresh_from_db()
    assert concern.is_open


def test_an_open_concern_is_brought_up_again_once(ben, chidi, ears):
    Concern.raise_one(ben, WORDS)
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        remind("concern")
        remind("concern")
    assert sorted(Delivery.objects.values_list("kind", "address")) == [
        ("concern_due", chidi.email), ("concern_raised", chidi.email),
    ]  # fmt: skip


def test_without_anybody_named_nothing_is_lost_in_a_drawer(as_, ben):
    response = as_(ben).post("/concern/", {"words": WORDS})
    assert (response.status_code, Concern.objects.count()) == (422, 0)


def test_contact_and_deputy_are_two_people(asha, chidi):
    with pytest.raises(ValidationError, match="somebody else"):
        Ear.name(asha, chidi, chidi)


def test_the_backbone_names_who_hears(as_, asha, chidi, elif_):
    as_(asha).post("/concern/contacts/", {"contact": "Chidi Eze", "deputy": "elif@example.org"})
    assert (Ear.of(is_deputy=False), Ear.of(is_deputy=True)) == (chidi, elif_)
