"""The page of all reminders: what there is, in which words, to whom next week, what went, what did not."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from network.lib.dates import today
from partners.models import Partner
from people.models import MissedReminder, ReminderPause, ReminderPlan
from people.reminder_kinds import REMINDER_KINDS
from tests.make import make_affiliation, make_partner, make_person
from tests.make_gatherings import make_gathering, make_rsvp
from tests.make_mous import make_active
from tests.make_plans import remind
from tests.queries import assert_same_queries

PAGE = "/reminders/plans/mou_renewal/"
SAID = {"version": 1, "days": "60 and 14", "clock": "10:00", "subject": "On we go, {partner}?", "text": "Shall we?"}


@pytest.fixture
def mou(asha, sandpiper, ben):
    return make_active(asha, sandpiper, until=today() + timedelta(days=92))


def miss(person, **fields) -> MissedReminder:
    said = {"kind": "mou_renewal", "key": f"{person.pk}", "about": "An agreement", "why": "signs", "reason": "late"}
    return MissedReminder.objects.create(person=person, moment=timezone.now(), **(said | fields))


def test_every_kind_there_is_stands_on_the_page(as_, asha):
    page = as_(asha).get("/reminders/").text
    assert [str(kind.label) in page for kind in REMINDER_KINDS.values()] == [True] * len(REMINDER_KINDS)
    assert list(REMINDER_KINDS) == [
        "profile", "profile_again", "mou_renewal", "introduction", "concern", "round", "figure", "figure_again",
        "gathering", "commitments", "report", "highlight", "highlight_again", "check",
    ]  # fmt: skip


def test_the_backbone_writes_its_own_words(as_, asha, mou):
    answer = as_(asha).post(PAGE, SAID, follow=True)
    plan = ReminderPlan.of("mou_renewal")
    assert "60 and 14 days before an agreement ends, at 10:00" in answer.text
    assert (plan.days, plan.words.subject, plan.words.text) == ([60, 14], "On we go, {partner}?", "Shall we?")


def test_what_is_wrong_stands_at_its_field_with_what_was_typed(as_, asha):
    answer = as_(asha).post(PAGE, SAID | {"days": "soon"})
    assert (answer.status_code, "Write numbers of days" in answer.text, "On we go" in answer.text) == (422, True, True)
    answer = as_(asha).post(PAGE, SAID | {"days": "400"})
    assert (answer.status_code, "from 0 to 365" in answer.text) == (422, True)
    assert ReminderPlan.of("mou_renewal").is_ours


def test_whoever_saves_second_sees_both(as_, asha):
    ReminderPlan.change(asha, "mou_renewal", text="Theirs.")
    answer = as_(asha).post(PAGE, SAID)
    assert (answer.status_code, "Shall we?" in answer.text, "Theirs." in answer.text) == (409, True, True)
    assert as_(asha).post(PAGE, SAID | {"version": 2}).status_code == 302


def test_a_preview_shows_what_is_typed_and_saves_nothing(as_, asha):
    page = as_(asha).post(f"{PAGE}page/", SAID | {"text": "Hello <b>{partner}</b>"}).text
    assert "Hello &lt;b&gt;Sandpiper Playgroup&lt;/b&gt;" in page
    assert ReminderPlan.of("mou_renewal").is_ours
    assert "Would you like to go on" in as_(asha).get(f"{PAGE}page/").text


@pytest.mark.parametrize("kind", [name for name, kind in REMINDER_KINDS.items() if not kind.page])
def test_every_kind_has_a_mail_to_look_at_in_which_every_fill_in_is_filled_in(as_, asha, kind):
    names = [name for name, _words in REMINDER_KINDS[kind].fill_ins]
    typed = {"subject": "x", "text": " ".join(f"{{{name}}}" for name in names) or "x"}
    page = as_(asha).post(f"/reminders/plans/{kind}/page/", typed).text
    assert [name for name in names if f"{{{name}}}" in page] == []


def test_our_words_can_be_put_in_again(as_, asha):
    ReminderPlan.change(asha, "mou_renewal", text="Theirs.")
    assert "Would you like to go on" in as_(asha).get(f"{PAGE}?ours=1").text
    assert ReminderPlan.of("mou_renewal").text == "Theirs."


def test_next_week_shows_the_names_and_why(as_, asha, mou):
    page = as_(asha).get("/reminders/coming/").text
    for words in ("Ben Okafor", "signs for Sandpiper Playgroup", "looks after the agreement"):
        assert words in page


def test_all_are_paused_and_go_again(as_, asha, mou):
    client = as_(asha)
    day = today() + timedelta(days=7)
    page = client.post("/reminders/pause/", {"until": day}, follow=True).text
    assert ("All reminders are paused until" in page, "falls into the pause" in page) == (True, True)
    assert "All reminders" in client.get("/").text
    client.post("/reminders/resume/")
    assert ReminderPause.current() is None
    assert client.post("/reminders/pause/", {"until": date(2020, 1, 1)}).status_code == 422


def test_of_a_missed_one_all_names_stand_together_and_a_button_only_where_it_helps(as_, asha, ben, mou):
    ReminderPause.begin(asha, timezone.now() + timedelta(days=9))
    remind("mou_renewal", at=timezone.now() + timedelta(days=3))
    miss(make_person("Somebody"), key="gone", about="An old one")
    page = as_(asha).get("/reminders/missed/").text
    assert (page.count("fell into a pause"), page.count("Send now"), "An old one" in page) == (1, 0, True)


def test_the_ledger_narrows_to_one_kind(as_, asha, mou, clinic, dora):
    Partner.objects.filter(pk=clinic.pk).update(confirm_due_on=today() - timedelta(days=1))
    remind("profile")
    remind("mou_renewal", at=timezone.now() + timedelta(days=3))
    page = as_(asha).get("/reminders/went/?kind=mou_renewal").text
    assert ("agreement ends in 89 days" in page, "Is this still true" in page) == (True, False)


def due_partner() -> Partner:
    partner = make_partner(confirm_due_on=today())
    make_affiliation(partner, make_person(), is_primary=True, may_edit=True)
    return partner


@pytest.fixture
def busy(asha, chidi, sandpiper, ben):
    """A row of several kinds that grows with each call."""
    gathering = make_gathering("Soon", chidi, in_days=2)

    def make_row() -> None:
        make_active(asha, due_partner(), until=today() + timedelta(days=91))
        make_rsvp(gathering, make_person(), "yes", invited_at=timezone.now() - timedelta(days=20))
        make_gathering(None, chidi, in_days=3)
        miss(make_person())

    return make_row


@pytest.mark.parametrize(("page", "expected"), [("", 35), ("coming/", 35), ("missed/", 11), (PAGE[11:], 11)])
def test_long_lists_ask_no_more_questions(as_, asha, busy, page, expected):
    assert_same_queries(as_(asha), f"/reminders/{page}", busy, expected)


def test_a_long_ledger_asks_no_more_questions(as_, asha):
    def went() -> None:
        due_partner()
        remind("profile")

    assert_same_queries(as_(asha), "/reminders/went/", went, 6)
