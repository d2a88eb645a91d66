"""The community speaks without an account, is read by a person, and hears what came of it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from learning.models import Topic, Voice, VoiceLink
from learning.views.say import MOST_AN_HOUR
from network.lib.limits import form_stamp
from people.models import AuditEntry, Delivery
from tests.make_voices import make_published, make_voice
from tests.queries import assert_same_queries

SAID = {"words": "The bench by the harbour is broken. Ring me: 0151 555 0199.", "may_publish": "on"}
WITH_ADDRESS = SAID | {"name": "Mo Lee", "email": "mo@home.example"}


@pytest.fixture
def stamp(db):
    """Of a form that was shown a minute ago."""
    with time_machine.travel(timezone.now().timestamp() - 60):
        return form_stamp()


def mails():
    return sorted(Delivery.objects.values_list("kind", "address"))


def link_of(delivery: Delivery) -> str:
    return "/said/" + delivery.unsealed()[1].split("/said/")[1].split("/")[0] + "/"


def test_without_a_name_or_an_address_it_is_held_and_the_backbone_told(client, asha, stamp):
    answer = client.post("/say/", SAID | {"stamp": stamp})
    voice = Voice.objects.get()
    assert (answer.url, voice.state, voice.person, voice.email) == ("/say/thanks/", "held", None, "")
    assert mails() == [("voice_waiting", "asha@example.org")]
    assert AuditEntry.objects.get(act="voice.said").actor is None
    assert "bench" not in client.get("/voices/").text


def test_the_receipt_to_an_address_nobody_proved_holds_nothing_of_what_was_typed(client, stamp):
    client.post("/say/", WITH_ADDRESS | {"stamp": stamp})
    text = Delivery.objects.get(kind="voice_received").unsealed()[1]
    assert ("bench" in text, "Mo" in text.split()) == (False, False)


@pytest.mark.parametrize("extra", [{"nickname": "Robot"}, {"stamp": "made-up"}, {"words": " "}, {"words": "x" * 4001}])
def test_machines_and_nothing_and_too_much_are_not_held(client, stamp, extra):
    answer = client.post("/say/", SAID | {"stamp": stamp} | extra)
    assert (answer.status_code, Voice.objects.count()) == (422, 0)


def test_too_much_from_one_place_waits_an_hour(client, stamp):
    codes = [
        client.post("/say/", SAID | {"stamp": stamp, "words": f"Lamp {number}"}).status_code
        for number in range(MOST_AN_HOUR + 1)
    ]
    assert codes == [302] * MOST_AN_HOUR + [429]


def test_the_same_said_twice_is_held_once(client, stamp):
    for _time in range(2):
        client.post("/say/", WITH_ADDRESS | {"stamp": stamp})
    assert (Voice.objects.count(), len(mails())) == (1, 1)


def test_published_without_what_tells_who_somebody_is(as_, client, asha):
    voice = make_voice(SAID["words"], may_publish=True, name="Mo Lee")
    page = as_(asha).get(voice.get_absolute_url())
    assert page.context["publish"]["words"].value() == "The bench by the harbour is broken. Ring me: …."
    refused = as_(asha).post(f"/voices/{voice.pk}/publish/", {"words": SAID["words"], "version": 1})
    assert (refused.status_code, "0151 555 0199" in str(refused.context["publish"].errors)) == (422, True)
    as_(asha).post(f"/voices/{voice.pk}/publish/", {"words": "The bench is broken.", "topics": "Benches", "version": 1})
    public = client.get("/voices/").text
    assert ("The bench is broken." in public, "0151" in public, "Mo Lee" in public) == (True, False, False)
    assert "The bench is broken." in client.get("/voices/?topic=benches").text


def test_nobody_is_published_who_did_not_say_so(asha):
    voice = make_voice("Between us.")
    with pytest.raises(ValidationError, match="did not say"):
        voice.publish(asha, "Between us.")


def test_kept_between_us_needs_a_reason(asha):
    voice = make_voice()
    with pytest.raises(ValidationError, match="why"):
        voice.keep_private(asha, " ")
    assert voice.keep_private(asha, "Somebody could be recognised.").state == "private"


def test_the_answer_reaches_whoever_left_an_address_and_the_public_page(as_, client, asha):
    voice = make_published("The lamp is dark.", email="mo@home.example")
    answer = {"came_of": "done", "did": "A new lamp hangs there.", "version": 1}
    as_(asha).post(f"/voices/{voice.pk}/answer/", answer)
    mail = Delivery.objects.get(kind="voice_answered")
    assert (mail.address, "A new lamp hangs there." in mail.text) == ("mo@home.example", True)
    assert "A new lamp hangs there." in client.get("/voices/?show=answered").text
    assert "A new lamp hangs there." in client.get(link_of(mail)).text


def test_an_answer_to_another_version_is_stale(as_, asha):
    voice = make_published(version=4)
    answer = as_(asha).post(f"/voices/{voice.pk}/answer/", {"came_of": "done", "did": "So.", "version": 3})
    assert (answer.status_code, answer.context["answer"].data["version"]) == (409, 4)


def test_by_the_link_more_is_said(client, db):
    voice = make_voice(email="mo@home.example", may_publish=True)
    link = VoiceLink.create(voice)
    assert client.post(f"/said/{link.token}/", {"words": "And the door sticks."}).status_code == 302
    more = Voice.objects.get(follows=voice)
    assert (more.words, more.email, more.state, more.may_publish) == ("And the door sticks.", voice.email, "held", True)


def test_taken_back_is_gone_from_everywhere(client, db):
    voice = make_published("The lamp is dark.", email="mo@home.example", name="Mo")
    link = VoiceLink.create(voice)
    assert client.get(f"/said/{link.token}/withdraw/").status_code == 405
    client.post(f"/said/{link.token}/withdraw/")
    voice.refresh_from_db()
    assert (voice.words, voice.public_words, voice.name, voice.email) == ("", "", "", "")
    assert "lamp" not in client.get("/voices/").text
    assert client.get(f"/said/{link.token}/").status_code == 410


def test_an_old_link_opens_nothing(client, db):
    link = VoiceLink.create(make_voice())
    with time_machine.travel(timezone.now() + timedelta(days=181)):
        assert client.get(f"/said/{link.token}/").status_code == 410


def test_who_sees_to_it_gets_a_mail_a_line_and_may_answer(as_, asha, chidi):
    voice = make_published("The lamp is dark.").assign(asha, chidi)
    assert mails() == [("voice_assigned", "chidi@example.org")]
    assert "The lamp is dark." in as_(chidi).get("/").text
    as_(chidi).post(
        f"/voices/{voice.pk}/answer/", {"came_of": "not", "did": "Not this year.", "version": voice.version}
    )
    voice.refresh_from_db()
    assert (voice.answered_by, voice.came_of) == (chidi, "not")


def test_signed_in_one_finds_what_one_said_and_the_answer(as_, asha, elif_, stamp):
    as_(elif_).post("/say/", SAID | {"stamp": stamp})
    voice = Voice.objects.get(person=elif_)
    voice.publish(asha, "The bench is broken.")
    voice.answer(asha, "done", "It is mended.")
    assert "It is mended." in as_(elif_).get("/voices/mine/").text
    assert ("voice_answered", "elif@example.org") in mails()


def test_today_asks_the_backbone_to_read_and_to_answer(as_, asha):
    make_voice("Held words."), make_published("Public words.")
    page = as_(asha).get("/").text
    assert ("Held words." in page, "Public words." in page) == (True, True)


def test_put_aside_can_be_undone(as_, asha):
    voice = make_voice()
    page = as_(asha).post(f"/voices/{voice.pk}/aside/", follow=True).text
    assert f'action="/voices/{voice.pk}/hold/"' in page
    as_(asha).post(f"/voices/{voice.pk}/hold/")
    voice.refresh_from_db()
    assert voice.is_held


@pytest.mark.parametrize(("url", "expected"), [("/voices/", 8), ("/voices/mine/", 6), ("/voices/all/?state=answer", 6)])
def test_lists_ask_as_often_for_many_as_for_few(as_, asha, chidi, url, expected):
    def more() -> None:
        voice = make_published(person=asha, assigned_to=chidi)
        voice.topics.set(Topic.named([f"topic {voice.pk}"]))

    assert_same_queries(as_(asha), url, more, expected)
