"""What other parts of the app add to reminders: the call for announcements, the agenda."""

import re
from datetime import date

import pytest

from gatherings.models import Announcement
from people.models import Delivery, Link
from tests.make_after import make_block
from tests.make_reminders import at, berlin, guest, planned, post

TWO_WEEKS_BEFORE, A_WEEK_BEFORE = berlin(date(2027, 3, 16), 9), berlin(date(2027, 3, 23), 9)


@pytest.fixture
def spring(chidi):
    return planned(chidi)


def link_in(mail) -> str:
    """The first personal link of a mail; the button's."""
    return re.search(r"/l/[^\s#]+", mail.body).group()


def test_who_speaks_for_a_partner_announces_from_the_mail(client, spring, ben, mailoutbox):
    guest(spring, ben)
    post(TWO_WEEKS_BEFORE)
    (mail,) = mailoutbox
    address = link_in(mail)
    assert mail.body.index("Announce something") < mail.body.index(address) < mail.body.index("Say whether you come")
    with at(TWO_WEEKS_BEFORE):
        page = client.get(address).content.decode()
        client.post(address, {"doing": "A reading corner.", "ask": "A bench."})
    assert "Sandpiper Playgroup" in page
    assert Announcement.objects.get().doing == "A reading corner."


def test_who_speaks_for_no_partner_is_told_without_a_link(spring, fern):
    guest(spring, fern)
    post(TWO_WEEKS_BEFORE)
    assert Delivery.objects.filter(kind="reminder_call", person=fern).count() == 1
    assert Link.objects.filter(act="gathering.announce").count() == 0


def test_the_link_to_announce_ends_with_the_gathering(client, spring, ben, mailoutbox):
    guest(spring, ben)
    post(TWO_WEEKS_BEFORE)
    with at(berlin(date(2027, 4, 2), 9)):
        assert client.get(link_in(mailoutbox[0])).status_code == 410


def test_a_week_before_who_comes_gets_the_agenda(client, spring, ben, mailoutbox):
    guest(spring, ben, "yes")
    make_block(spring, "Arrive")
    make_block(spring, "Stories of families")
    post(A_WEEK_BEFORE)
    mail = next(mail for mail in mailoutbox if mail.subject.startswith("What to expect"))
    assert "The agenda: Arrive · Stories of families." in " ".join(mail.body.split())
    with at(A_WEEK_BEFORE):
        page = client.get(link_in(mail)).content.decode()
    assert ('id="agenda"' in page, "Stories of families" in page) == (True, True)


def test_who_has_not_answered_is_asked_to_first(spring, ben, mailoutbox):
    guest(spring, ben)
    make_block(spring, "Arrive")
    post(A_WEEK_BEFORE)
    mail = next(mail for mail in mailoutbox if mail.subject.startswith("What to expect"))
    assert "See the agenda" not in mail.body
