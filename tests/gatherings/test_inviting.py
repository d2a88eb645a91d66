"""Inviting: for whom, why, with what to expect."""

import pytest
from django.core.exceptions import ValidationError

from gatherings import inviting, load
from gatherings.models import Gathering, Rsvp
from partners.models import Affiliation, Stage
from people.models import Delivery, Person
from tests.make import make_affiliation, make_partner, make_person
from tests.make_gatherings import make_gathering, make_rsvp
from tests.make_promises import make_appointment, make_role
from tests.queries import assert_same_queries


def who(guests):
    return {guest.person.name: guest.why for guest in guests}


@pytest.fixture
def dialogue(chidi):
    return make_gathering("Learning dialogue", chidi)


def test_everybody_is_invited_once_with_the_first_reason(dialogue, ben, dora, fern, elif_, sandpiper, clinic, chidi):
    role = make_role("Note-taker")
    make_appointment(role, clinic)
    inviting.choose_guests(dialogue, chidi, "contacts", partners=[sandpiper], roles=[role], people=[elif_])
    assert who(inviting.guests_of(dialogue)) == {
        "Elif Demir": "named by hand",
        "Dora Lindqvist": "holds the job Note-taker",
        "Ben Okafor": "contact of Sandpiper Playgroup",
    }
    dialogue.reach = "everyone"
    assert who(inviting.guests_of(dialogue))["Fern Albright"] == "is at Sandpiper Playgroup"


def test_a_partner_that_paused_is_left_in_peace_unless_it_is_named(dialogue, ben, sandpiper, chidi):
    sandpiper.stage = Stage.PAUSED
    sandpiper.save()
    dialogue.reach = "everyone"
    assert inviting.guests_of(dialogue) == []
    inviting.choose_guests(dialogue, chidi, "chosen", partners=[sandpiper])
    assert who(inviting.guests_of(dialogue)) == {"Ben Okafor": "contact of Sandpiper Playgroup"}


def test_whoever_a_mail_does_not_reach_stands_apart(dialogue, clinic, chidi):
    make_affiliation(clinic, make_person("No Mail", bounced_at=dialogue.created_at), is_primary=True)
    inviting.choose_guests(dialogue, chidi, "contacts")
    preview = inviting.preview(dialogue)
    assert (who(preview.ready), who(preview.unreachable)) == ({}, {"No Mail": "contact of Rivermouth Clinic"})


def test_nobody_is_invited_before_it_is_said_what_to_expect(chidi, ben, as_):
    gathering = make_gathering("Vague", chidi, expectations="", reach="contacts")
    with pytest.raises(ValidationError, match="what people may expect"):
        inviting.invite(gathering, chidi, [ben.pk])
    assert (Rsvp.objects.count(), Delivery.objects.count()) == (0, 0)
    page = as_(chidi).post(f"/gatherings/{gathering.pk}/invitations/send/", {"people": [ben.pk]})
    assert (page.status_code, "what people may expect" in page.content.decode()) == (422, True)


def test_the_mail_says_what_to_expect_and_brings_a_personal_link_and_a_calendar_entry(dialogue, ben, chidi):
    dialogue.reach = "contacts"
    dialogue.save()
    (rsvp,) = inviting.invite(dialogue, chidi, [ben.pk], "It would be lovely.")
    mail = Delivery.objects.get(kind="gathering_invited")
    assert (mail.person, rsvp.why, rsvp.partner.name) == (ben, "contact of Sandpiper Playgroup", "Sandpiper Playgroup")
    text = " ".join(mail.unsealed()[1].split())
    for words in ("Chidi Eze invites you", "It would be lovely.", "Bring one story", "/l/", "Berlin"):
        assert words in text
    assert "METHOD:REQUEST" in mail.calendar
    assert "/l/" in mail.unsealed()[1]
    assert mail.masked()[1].count("(hidden)") == 1


def test_inviting_twice_writes_once(dialogue, ben, chidi):
    inviting.choose_guests(dialogue, chidi, "contacts")
    inviting.invite(dialogue, chidi, [ben.pk])
    with pytest.raises(ValidationError):
        inviting.invite(dialogue, chidi, [ben.pk])
    assert (Rsvp.objects.count(), Delivery.objects.count()) == (1, 1)


def test_who_joins_later_is_offered_and_not_written_to_by_itself(dialogue, ben, chidi):
    inviting.choose_guests(dialogue, chidi, "contacts")
    inviting.invite(dialogue, chidi, [ben.pk])
    assert inviting.preview(dialogue).ready == []
    late = make_partner("Harbour Library")
    Affiliation.start(chidi, late, "Ola Berg", "ola@example.org")
    preview = inviting.preview(Gathering.objects.get())
    assert (who(preview.ready), preview.late) == ({"Ola Berg": "contact of Harbour Library"}, True)
    assert not Delivery.objects.filter(address="ola@example.org").exists()


def test_the_page_invites_whom_one_leaves_ticked(dialogue, ben, dora, chidi, as_):
    client, page = as_(chidi), f"/gatherings/{dialogue.pk}/invitations/"
    assert client.post(f"{page}for/", {"reach": "contacts"})["Location"] == page
    assert [row[0].person.name for row in client.get(page).context["ready"]] == ["Dora Lindqvist", "Ben Okafor"]
    assert client.post(f"{page}send/", {"people": [dora.pk]})["Location"] == page
    assert [rsvp.person for rsvp in Rsvp.objects.all()] == [dora]
    wrong = client.post(f"{page}for/", {"reach": "chosen", "people": "nobody@example.org"})
    assert (wrong.status_code, "nobody@example.org" in wrong.content.decode()) == (422, True)


def test_how_much_is_asked_of_people_is_told_in_plain_words(ben, fern, sandpiper, db):
    for days in (1, 10, 20, 40):
        make_rsvp(make_gathering(in_days=days), ben, partner=sandpiper)
    make_rsvp(make_gathering(in_days=5), ben, "no", partner=sandpiper)
    make_rsvp(make_gathering(in_days=6), fern, partner=sandpiper)
    assert load.of_people([ben.pk, fern.pk]) == {ben.pk: 3, fern.pk: 1}
    assert load.of_partners([sandpiper.pk]) == {sandpiper.pk: 4}
    assert [load.in_words(number) for number in (0, 1, 5)] == [
        "", "1 gathering in the next 4 weeks", "5 gatherings in the next 4 weeks",
    ]  # fmt: skip


def test_a_longer_guest_list_asks_no_more_questions(dialogue, chidi, as_):
    dialogue.reach = "everyone"
    dialogue.save()

    def more():
        partner = make_partner()
        make_affiliation(partner, is_primary=True)
        make_rsvp(dialogue, partner=partner)

    assert_same_queries(as_(chidi), f"/gatherings/{dialogue.pk}/invitations/", more, 20)


def test_whoever_chose_nobody_is_told_so(as_, chidi):
    url = f"/gatherings/{make_gathering('Dialogue', chidi).pk}/invitations/for/"
    assert "That would be nobody yet." in as_(chidi).post(url, {"reach": "chosen"}, follow=True).text


def test_the_page_of_guests_tells_no_hidden_address(as_, chidi, elif_, dora):
    Person.objects.filter(pk=elif_.pk).update(email_visibility="backbone")
    gathering = make_gathering("Dialogue", chidi)
    gathering.people.set([elif_, dora])
    url, client = f"/gatherings/{gathering.pk}/invitations/for/", as_(chidi)
    named = client.get(url).context["form"]["people"].value()
    assert sorted(named.splitlines()) == ["Elif Demir", "dora@example.org"]
    client.post(url, {"reach": "chosen", "people": named})
    assert {*gathering.people.all()} == {elif_, dora}
