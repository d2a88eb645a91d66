"""A question for some quiet minutes: who may put it, who writes, and who reads what."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from gatherings.models import Pause, Reflection, Unsigned
from gatherings.reflecting import end_pause, shared_in
from gatherings.tasks import end_pauses
from people.holdings import copy_of, erase
from people.models import AuditEntry, Delivery, Link
from tests.make import make_person
from tests.make_gatherings import make_gathering, make_rsvp
from tests.make_reflections import make_pause, make_prompt
from tests.queries import assert_same_queries


@pytest.fixture
def gathering(chidi, ben, dora):
    gathering = make_gathering("First stories", chidi)
    make_rsvp(gathering, ben, "yes")
    make_rsvp(gathering, dora, "maybe")
    return gathering


@pytest.fixture
def pause(gathering):
    return make_pause(gathering, "Who is missing?")


def texts(pause) -> list[tuple[str, str]]:
    return [(one.words, one.name) for one in shared_in([pause])[pause.pk]]


def path_of(pause) -> str:
    return f"/gatherings/{pause.gathering_id}/reflections/{pause.pk}/"


def test_a_facilitator_puts_a_prompt_to_the_room(as_, chidi, gathering):
    prompt = make_prompt("Which goal?")
    said = {"prompt": prompt.pk, "question": "", "minutes": "7"}
    response = as_(chidi).post(f"/gatherings/{gathering.pk}/reflections/new/", said)
    pause = Pause.objects.get()
    assert (pause.question, pause.prompt, pause.minutes, pause.opened_by) == ("Which goal?", prompt, 7, chidi)
    assert response.headers["Location"] == f"{path_of(pause)}wall/"


def test_there_is_one_pause_at_a_time(chidi, pause):
    with pytest.raises(ValidationError, match="a pause already"):
        Pause.open(chidi, pause.gathering, "And what else?")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_pause(pause.gathering)


def test_a_pause_asks_something(as_, chidi, gathering):
    response = as_(chidi).post(f"/gatherings/{gathering.pk}/reflections/new/", {"minutes": "5"})
    assert (response.status_code, Pause.objects.count()) == (422, 0)


def test_everybody_who_comes_gets_a_link_when_asked_for(client, chidi, gathering):
    make_rsvp(gathering, make_person(email="no@example.org"), "no")
    Pause.open(chidi, gathering, "Who is missing?", mail=True)
    mails = Delivery.objects.filter(kind="reflect_asked").order_by("address")
    assert [mail.address for mail in mails] == ["ben@example.org", "dora@example.org"]
    token = next(word for word in mails[0].unsealed()[1].split() if "/l/" in word).split("/l/")[1].strip("/")
    client.post(f"/l/{token}/", {"words": "The night shift.", "sharing": "private"})
    one = Reflection.objects.get()
    assert (one.person.name, one.words, one.sharing) == ("Ben Okafor", "The night shift.", "private")


def test_what_one_writes_is_private_unless_one_says_otherwise(ben, pause):
    assert Reflection.write(ben, pause, "The night shift.").sharing == "private"
    assert texts(pause) == []


def test_the_page_saves_by_itself_what_is_private_and_nothing_else(as_, ben, pause):
    client = as_(ben)
    first = client.post(path_of(pause), {"words": "The night", "autosave": "1"})
    client.post(path_of(pause), {"words": "The night shift.", "sharing": "named"})
    second = client.post(path_of(pause), {"words": "A slip", "autosave": "1"})
    assert (first.json(), second.status_code) == ({"kept": True}, 409)
    assert Reflection.objects.get().words == "The night shift."


def test_words_with_a_name_are_read_at_once(as_, ben, chidi, pause):
    as_(ben).post(path_of(pause), {"words": "The night shift.", "sharing": "named"})
    wall = as_(chidi).get(f"{path_of(pause)}wall/").content.decode()
    assert ("The night shift." in wall, "Ben Okafor" in wall) == (True, True)


def test_names_stand_in_the_order_of_names(ben, dora, elif_, pause):
    for person in (dora, elif_, ben):
        Reflection.write(person, pause, f"Words of {person.first_name}", "named")
    assert [name for _words, name in texts(pause)] == ["Ben Okafor", "Dora Lindqvist", "Elif Demir"]


def test_there_is_nothing_to_share_without_words(as_, ben, pause):
    response = as_(ben).post(path_of(pause), {"words": " ", "sharing": "named"})
    assert (response.status_code, "no words yet" in response.content.decode()) == (422, True)


def test_sharing_with_a_name_can_be_taken_back(ben, pause):
    one = Reflection.write(ben, pause, "The night shift.", "named")
    end_pause(pause, None)
    one.edit("The night shift.", "private")
    assert texts(pause) == []


def test_time_over_closes_nothing_and_two_minutes_more_count_from_now(as_, chidi, pause):
    Pause.objects.update(opened_at=timezone.now() - timedelta(minutes=9))
    as_(chidi).post(f"{path_of(pause)}extend/", {"minutes": "2"})
    pause.refresh_from_db()
    assert (pause.is_open, pause.minutes) == (True, 11)


def test_a_pause_nobody_ended_ends_two_hours_after_its_gathering(pause):
    for number in range(3):
        Reflection.leave(pause, f"guest {number}", f"Words {number}", "unnamed")
    end_pauses()
    assert Pause.objects.open().count() == 1
    Pause.objects.update(opened_at=timezone.now() - timedelta(hours=3))
    type(pause.gathering).objects.update(ends_at=timezone.now() - timedelta(hours=2), starts_at="2020-01-01T00:00Z")
    end_pauses()
    assert (Pause.objects.open().count(), Unsigned.objects.count()) == (0, 3)


def test_a_guest_comes_by_the_code_and_shares_something(client, pause):
    entered = client.post("/reflect/", {"code": pause.code.lower()})
    client.get(entered.headers["Location"])
    client.post(entered.headers["Location"], {"words": "The bus.", "sharing": "named", "name": "Maria"})
    assert texts(pause) == [("The bus.", "Maria")]
    client.post(entered.headers["Location"], {"words": "The late bus.", "sharing": "named", "name": "Maria"})
    assert texts(pause) == [("The late bus.", "Maria")]


def test_a_guest_with_a_name_gives_one(client, pause):
    response = client.post(f"/reflect/{pause.token}/", {"words": "The bus.", "sharing": "named"})
    assert (response.status_code, Reflection.objects.count()) == (422, 0)


def test_nothing_private_is_kept_of_a_guest(pause):
    with pytest.raises(IntegrityError), transaction.atomic():
        Reflection.objects.create(pause=pause, guest="somebody", question="?", words="Mine")


def test_whoever_is_signed_in_writes_as_themselves(as_, ben, pause):
    assert as_(ben).get(f"/reflect/{pause.token}/").headers["Location"] == path_of(pause)


def test_a_code_and_an_address_end_with_the_pause(client, pause):
    end_pause(pause, None)
    code = client.post("/reflect/", {"code": pause.code})
    assert (code.status_code, client.get(f"/reflect/{pause.token}/").status_code) == (422, 410)


def test_an_address_we_did_not_make_leads_nowhere(client, pause):
    assert client.get(f"/reflect/{pause.pk}-{pause.nonce}~forged/").status_code == 404


def test_codes_cannot_be_tried_one_after_the_other(client, pause):
    answers = [client.post("/reflect/", {"code": "AAAAAA"}).status_code for _try in range(61)]
    assert (answers[0], answers[-1]) == (422, 429)


def test_a_link_opens_ones_words_only_while_the_pause_is_open(client, ben, pause):
    Reflection.write(ben, pause, "The night shift.")
    link = Link.create(ben, "gathering.reflect", pause.gathering)
    before = client.get(f"/l/{link.token}/").content.decode()
    end_pause(pause, None)
    after = client.get(f"/l/{link.token}/").content.decode()
    assert ("The night shift." in before, "The night shift." in after) == (True, False)


def test_my_reflections_are_mine_and_go_when_i_say_so(as_, ben, dora, pause):
    one = Reflection.write(ben, pause, "The night shift.")
    client = as_(ben)
    assert "The night shift." in client.get("/me/reflections/").content.decode()
    assert as_(dora).get(f"/me/reflections/{one.pk}/").status_code == 404
    client.post(f"/me/reflections/{one.pk}/forget/")
    assert Reflection.objects.count() == 0


def test_somebody_takes_a_question_for_themselves(as_, elif_):
    prompt = make_prompt("Which goal?")
    as_(elif_).post(f"/prompts/{prompt.pk}/reflect/", {"words": "Sleep."})
    one = Reflection.objects.get()
    assert (one.person, one.prompt, one.question, one.sharing) == (elif_, prompt, "Which goal?", "private")
    with pytest.raises(ValidationError, match="yours alone"):
        one.edit("Sleep.", "named")


def test_a_copy_of_my_data_holds_my_words_and_erasing_takes_them(asha, ben, pause):
    Reflection.write(ben, pause, "The night shift.")
    assert "The night shift." in str(copy_of(ben))
    erase(ben, by=asha)
    assert Reflection.objects.count() == 0


def test_no_audit_entry_tells_that_somebody_reflected(as_, ben, pause):
    before = AuditEntry.objects.count()
    one = Reflection.write(ben, pause, "The night shift.", "named")
    one.edit("The night shift.", "private")
    one.forget()
    assert AuditEntry.objects.count() == before


def test_the_pages_ask_the_database_always_the_same(as_, chidi, ben, gathering):
    def another():
        pause = make_pause(gathering)
        Reflection.write(ben, pause, "Words", "named")
        end_pause(pause, None)

    assert_same_queries(as_(chidi), f"/gatherings/{gathering.pk}/reflections/", another, 11)
    assert_same_queries(as_(ben), "/me/reflections/", another, 6)
