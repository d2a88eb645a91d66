"""Each person's home: what waits for them, one button a line."""

from datetime import timedelta

import pytest
from django.utils import timezone

from backbone.coming import coming_up
from backbone.models import Snooze
from backbone.morning import morning_of, sleepers
from backbone.news import recent_news
from backbone.numbers import meters
from network.lib.cues import CUES
from network.lib.dates import today
from partners.models import Application, MouComment, Partner
from people.models import Delivery, Link, Person
from tests.day import day_of, said, texts_of
from tests.make import make_affiliation, make_partner, make_person
from tests.make_gatherings import make_gathering, make_rsvp
from tests.make_mail import make_delivery
from tests.make_mous import make_active, make_offered, sign_as


def make_fresh(name: str = "", **fields) -> Partner:
    partner = make_partner(name, confirmed_at=timezone.now(), confirm_due_on=today() + timedelta(days=90), **fields)
    make_affiliation(partner, make_person(), is_primary=True)
    return partner


def test_a_network_in_order_leaves_nothing_to_do(as_, asha):
    make_fresh()
    assert day_of(asha) == []
    assert "Nothing waits for you today" in as_(asha).get("/").text


def test_applications_wait_for_an_answer(asha):
    Application.objects.create(
        organisation="Curlew", what_we_do="x", why="x", contact_name="Kit", contact_email="k@c.example"
    )
    assert said(asha) == {"Guide vision and strategy": [("Curlew asks to join", "Kit wrote today", "Read and answer")]}


def test_contacts_that_no_mail_reaches_are_named_once(asha):
    bounced = make_person("Dolores Finch", bounced_at=timezone.now() - timedelta(days=9))
    make_affiliation(make_partner("Eastquay", confirmed_at=timezone.now(), confirm_due_on=today()), bounced)
    make_partner("Parents’ Voice", confirm_due_on=today())
    assert said(asha) == {
        "Support aligned activities": [
            ("Mail to Dolores Finch comes back", "Eastquay · for 9 days", "Correct the address"),
            ("Parents’ Voice has nobody we can write to", "no colleague there has a mail address", "Name a contact"),
        ]
    }


def test_invitations_without_an_answer_return_after_a_week(asha):
    for days, name in ((3, "Ada Moss"), (8, "Kit Lowe")):
        link = Link.create(make_person(name), "invitation")
        Link.objects.filter(pk=link.pk).update(created_at=timezone.now() - timedelta(days=days))
    assert said(asha) == {
        "Support aligned activities": [("Kit Lowe has not come in yet", "invited 8 days ago", "Invite again")]
    }


def test_profiles_due_are_asked_with_one_button(as_, asha):
    partner = make_fresh("Curlew")
    Partner.objects.update(confirm_due_on=today(), confirmed_at=timezone.now() - timedelta(days=20))
    words = ("Curlew last confirmed its profile 20 days ago", "not asked yet", "Ask to confirm")
    assert said(asha) == {"Establish shared measurement": [words]}
    as_(asha).post(f"/partners/{partner.slug}/ask/")
    assert said(asha) == {}
    Partner.objects.update(asked_at=timezone.now() - timedelta(days=8))
    assert said(asha)["Establish shared measurement"][0][1:] == ("asked 8 days ago", "Ask again")


def test_mail_in_trouble_comes_last(asha):
    Delivery.objects.create(key="a", address="a@a.example", kind="test", state="unknown", message_id="a")
    Delivery.objects.create(
        key="b", address="a@a.example", kind="test", state="failed", ended_at=timezone.now(), message_id="b"
    )
    assert said(asha) == {
        "Behind the scenes": [
            ("1 message is in doubt", "perhaps sent, perhaps not: a person decides", "Look"),
            ("1 message was refused", "in the last two weeks", "Look"),
        ]
    }


def test_a_line_about_several_takes_the_room_of_one(asha):
    hour_ago = timezone.now() - timedelta(hours=1)
    for state in ("queued", "unknown") * 4:
        make_delivery(state=state, created_at=hour_ago, due_at=hour_ago)
    assert texts_of(asha) == ["4 messages wait", "4 messages are in doubt"]


def test_only_the_first_few_are_shown_and_the_rest_is_counted(asha):
    for number in range(8):
        make_partner(f"Silent {number}", confirmed_at=timezone.now(), confirm_due_on=today() + timedelta(days=9))
    (group,) = day_of(asha)
    assert (len(group.lines), group.count, group.folded) == (3, 8, 5)


def test_a_representative_is_asked_to_confirm_and_to_say_what_is_missing(sandpiper, ben):
    assert said(ben) == {
        "Sandpiper Playgroup": [
            (
                "Is what we hold about Sandpiper Playgroup still true?",
                "nobody has confirmed it yet",
                "Look and confirm",
            ),
            ("Others cannot read yet what we are working on", "two sentences are enough", "Write it"),
        ]
    }


def test_who_may_not_edit_and_who_belongs_nowhere_is_asked_nothing(as_, fern, elif_):
    assert (day_of(fern), day_of(elif_)) == ([], [])
    assert "Find a partner or a person" in as_(elif_).get("/").text


def test_numbers_count_the_directory_only(asha):
    make_fresh(working_on="Reading.")
    make_partner("Nobody there")
    make_partner("Prospect", stage="prospect")
    assert [(meter.value, meter.total) for meter in meters()] == [(1, 2), (1, 2), (1, 2)]


def test_news_are_about_partners_the_reader_sees(asha, sandpiper, elif_):
    sandpiper.confirm(asha)
    Partner.add(asha, "Secret Prospect")
    assert [str(news.text) for news in recent_news(elif_)] == [
        "<a href='/partners/sandpiper-playgroup/'>Sandpiper Playgroup</a> confirmed its profile"
    ]
    assert len(recent_news(asha)) == 2


def test_a_name_cannot_carry_html_into_the_page(as_, asha):
    make_partner("<script>x</script>")
    assert "<script>x" not in as_(asha).get("/").text


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("asha", 11), ("ben", 11)])
def test_today_asks_the_same_number_of_questions(request, as_, who, queries, rows, django_assert_num_queries):
    person: Person = request.getfixturevalue(who)
    for number in range(rows):
        partner = make_partner(f"Partner {number}")
        partner.confirm(person)
        make_affiliation(make_partner(f"Due {number}", confirm_due_on=today()), make_person())
        make_affiliation(make_partner(f"Bounced {number}"), make_person(bounced_at=timezone.now()))
    client = as_(person)
    client.get("/")
    with django_assert_num_queries(queries):
        client.get("/")


def test_agreements_wait_for_whoever_is_to_sign_answer_or_renew(asha, ben, dora, sandpiper, clinic):
    mou = make_offered(asha, sandpiper)
    MouComment.say(ben, mou, "partner", "time", "A lot.", "Three hours.")
    make_active(asha, clinic, dora, until=today() + timedelta(days=20))
    lines = texts_of(asha)
    assert "Sandpiper Playgroup proposes other words: Expected time commitment" in lines
    assert "The agreement with Rivermouth Clinic ends soon" in lines
    own = texts_of(ben)
    assert own[0] == "Your agreement waits for you: Memorandum of understanding"
    sign_as(mou, ben)
    lines = texts_of(asha)
    assert "Sandpiper Playgroup has signed its agreement" in lines


def test_invitations_and_dates_that_wait_stand_first(ben, chidi):
    make_rsvp(make_gathering("Dialogue"), ben)
    make_rsvp(make_gathering("Answered"), ben, "no")
    make_rsvp(make_gathering("Walk", is_date_open=True), ben, invited_at=None)
    (group, *_rest) = day_of(ben)
    assert [(str(line.text), line.button) for line in group.lines] == [
        ("Will you come to <b>Dialogue</b>?", "Answer"),
        ("Which dates suit you for <b>Walk</b>?", "Mark what suits you"),
    ]


def test_facilitators_see_which_gatherings_do_not_say_what_to_expect(asha, chidi):
    make_gathering("Vague", chidi, expectations="")
    make_gathering("Far", chidi, in_days=60, expectations="")
    make_gathering("Clear", chidi)
    texts = texts_of(chidi) + texts_of(asha)
    assert texts.count("Vague does not say what to expect") == 2
    assert not any("Far" in text or "Clear" in text for text in texts)


def test_what_is_coming_is_what_one_comes_to_or_leads(as_, asha, chidi, dora):
    invited, led = make_gathering("Coffee", in_days=3), make_gathering("Steering committee", chidi, in_days=2)
    make_rsvp(invited, dora, "yes")
    make_rsvp(make_gathering("Not for Dora", in_days=4), dora, "no")
    make_gathering("No date yet", chidi, is_date_open=True)
    assert [gathering.name for gathering in coming_up(dora)] == ["Coffee"]
    assert coming_up(chidi) == [led]
    assert [gathering.name for gathering in coming_up(asha)] == ["Steering committee", "Coffee", "Not for Dora"]
    assert "Coming up" in as_(dora).get("/").text


def test_a_long_section_is_folded_and_a_line_more_is_not(as_, asha):
    for number in range(3):
        make_affiliation(make_partner(f"Bounced {number}"), make_person(bounced_at=timezone.now()))
    for number in range(2):
        make_partner(f"Silent {number}", confirmed_at=timezone.now(), confirm_due_on=today() + timedelta(days=9))
    assert [(len(group.lines), group.folded) for group in day_of(asha)] == [(5, 0)]
    make_partner("Silent 3", confirmed_at=timezone.now(), confirm_due_on=today() + timedelta(days=9))
    assert [(len(group.lines), group.folded, group.url) for group in day_of(asha)] == [(4, 2, "/today/activities/")]
    assert "Silent 3" in as_(asha).get("/today/activities/").text


# Putting off


def put_off(client, cue: str, row: int, **until) -> str:
    return client.post("/sleeping/new/", {"cue": cue, "row": row, **until}, follow=True).text


def test_a_line_sleeps_until_its_day_for_whoever_put_it_off(as_, asha, monkeypatch):
    silent = make_partner("Curlew", confirm_due_on=today() + timedelta(days=90))
    colleague = make_person(is_backbone=True)
    text = put_off(as_(asha), "partner.unreachable", silent.pk, until=today() + timedelta(days=3))
    assert ("1 thing sleeps until" in text, texts_of(asha)) == (True, [])
    assert texts_of(colleague) == ["Curlew has nobody we can write to"]
    assert "Curlew" in as_(asha).get("/sleeping/").text
    later = timezone.now() + timedelta(days=3)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert texts_of(asha) == ["Curlew has nobody we can write to"]


def test_what_sleeps_can_be_woken_and_what_is_done_sleeps_no_more(as_, asha):
    one, other = make_partner("Curlew"), make_partner("Dunlin")
    for partner in (one, other):
        put_off(as_(asha), "partner.unreachable", partner.pk, day=today() + timedelta(days=9))
    assert morning_of(asha).asleep == 2
    as_(asha).post(f"/sleeping/partner.unreachable/{one.pk}/wake/")
    assert texts_of(asha) == ["Curlew has nobody we can write to"]
    other.archive(asha)
    assert (morning_of(asha).asleep, "Nothing sleeps" in as_(asha).get("/sleeping/").text) == (0, True)


def test_a_line_about_several_sleeps_as_one(asha, sandpiper):
    Delivery.objects.create(key="a", address="a@a.example", kind="test", state="unknown", message_id="a")
    before = texts_of(asha)
    Snooze.put_off(asha, "mail.in_doubt", 0, today() + timedelta(days=1))
    assert [text for text in before if text not in texts_of(asha)] == ["1 message is in doubt"]
    assert [str(sleeper.line.text) for sleeper in sleepers(asha)] == ["<b>1 message</b> is in doubt"]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"cue": "partner.unreachable", "row": 1, "until": "2020-01-01"}, "Choose a day from tomorrow on"),
        ({"cue": "partner.unreachable", "row": 1, "day": "soon"}, "Choose a day, such as"),
        ({"cue": "partner.unreachable", "row": 1}, "Choose a day until which it sleeps"),
        ({"cue": "no.such", "row": 1, "until": "2030-01-01"}, "This line is not there any more"),
    ],
)
def test_a_day_that_will_not_do_is_said_and_nothing_sleeps(as_, asha, sent, words):
    assert words in as_(asha).post("/sleeping/new/", sent, follow=True).text
    assert Snooze.objects.count() == 0


def test_every_cue_has_its_own_place_and_leads_somewhere(asha):
    assert all(cue.all_url.startswith("/") for cue in CUES.values() if cue.all_at)
    assert [key for key, cue in CUES.items() if (cue.says is None) == (cue.says_sum is None)] == []


def test_a_button_pressed_on_today_leads_back_to_it(as_, asha):
    partner = make_fresh("Curlew")
    assert as_(asha).post(f"/partners/{partner.slug}/ask/", {"today": "1"}).url == "/"
    page = as_(asha).post(f"/partners/{partner.slug}/ask/", {"today": "measurement"})
    assert page.url == "/today/measurement/"
    assert as_(asha).post(f"/partners/{partner.slug}/ask/").url == f"/partners/{partner.slug}/"
