"""Good standing is computed and decided by people: gently first, one step after the other."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from network.lib.dates import today
from partners import standing
from partners.models import Departure, Mou, Partner, StandingStep
from people.models import AuditEntry, Delivery
from tests.day import day_of, texts_of
from tests.make import make_affiliation, make_partner, make_person
from tests.make_mous import make_active, make_template
from tests.queries import assert_same_queries


def make_late(name: str = "") -> Partner:
    """Asked long ago, never confirmed; its contact can be written to."""
    partner = make_partner(name, confirm_due_on=today() - timedelta(days=40))
    make_affiliation(partner, make_person(), is_primary=True, may_edit=True)
    return partner


def missed(partner: Partner) -> list[tuple[str, str]]:
    return [(point.condition.key, point.why) for point in standing.record_of(partner).missed]


def walk(partner: Partner, by, *steps: str) -> None:
    for step in steps:
        standing.take_step(partner, by, step, f"Words of the {step}.")


def test_who_confirmed_and_can_be_written_to_stands_well(ben, sandpiper):
    sandpiper.confirm(ben)
    assert standing.record_of(sandpiper).is_good
    assert standing.survey().to_look_at == set()


def test_what_is_missing_is_said_in_words(asha):
    make_late("Quiet Partner")
    silent = make_partner("No Contact", confirmed_at=timezone.now(), confirm_due_on=today() + timedelta(days=90))
    late = Partner.objects.get(name="Quiet Partner")
    assert missed(late) == [("profile", "never confirmed so far")]
    assert missed(silent) == [("contact", "no mail reaches anybody there")]
    assert standing.survey().to_look_at == {silent.pk, late.pk}


def test_only_what_the_agreement_asks_counts(asha, dora, clinic):
    template = make_template(asha)
    clauses = [row for row in template.clauses if row["key"] not in ("standing", "meetings")]
    make_active(asha, clinic, dora, template=template, clauses=clauses)
    Partner.objects.filter(pk=clinic.pk).update(confirm_due_on=today() - timedelta(days=40))
    record = standing.record_of(clinic)
    assert (record.points, standing.survey().to_look_at) == ([], set())


@pytest.mark.parametrize(
    ("stage", "step", "promises_it"),
    [("active", "", True), ("active", "note", False), ("paused", "pause", True), ("active", "well", True)],
)
def test_the_page_of_a_partner_says_what_the_list_says(asha, dora, clinic, monkeypatch, stage, step, promises_it):
    """glance() is record_of() without asking the database again."""
    reports = standing.Condition("reports", "Reports twice a year", lambda partners: {clinic.pk: "none so far"})
    monkeypatch.setattr(standing, "CONDITIONS", standing.CONDITIONS | {"reports": reports})
    template = make_template(asha)
    clauses = [row for row in template.clauses if promises_it or row["key"] != "standing"]
    make_active(asha, clinic, dora, template=template, clauses=clauses)
    Partner.objects.filter(pk=clinic.pk).update(confirm_due_on=today() - timedelta(days=40), stage=stage)
    if step:
        StandingStep.objects.create(partner=clinic, step=step, words="Words.", by=asha)
    clinic.refresh_from_db()
    mous = Mou.objects.filter(partner=clinic)
    assert standing.glance(clinic, clinic.reachable_contact() is not None, mous) == standing.record_of(clinic)


def test_a_later_app_adds_its_own_condition(monkeypatch, sandpiper, ben):
    reports = standing.Condition("reports", "Reports twice a year", lambda partners: {sandpiper.pk: "none so far"})
    monkeypatch.setattr(standing, "CONDITIONS", dict(standing.CONDITIONS))
    standing.register(reports)
    assert missed(sandpiper) == [("reports", "none so far")]


def test_nothing_moves_by_itself(asha):
    partner = make_late()
    day_of(asha)
    standing.records([partner])
    assert (partner.stage, StandingStep.objects.count(), Delivery.objects.count()) == ("active", 0, 0)


def test_a_friendly_note_goes_out_in_the_words_of_its_writer(as_, asha):
    partner = make_late()
    page = as_(asha).post(f"/partners/{partner.slug}/standing/", {"step": "note", "words": "How are you?"})
    assert page.status_code == 302
    step, mail = StandingStep.objects.get(), Delivery.objects.get()
    assert (step.step, step.by, step.on, step.missed) == ("note", asha, today(), ["profile"])
    assert "How are you?" in mail.unsealed()[1]
    assert "never confirmed so far" in mail.unsealed()[1]
    assert AuditEntry.objects.about(partner).newest_first()[0].detail == {"step": "note"}


def test_steps_follow_one_another_and_a_pause_changes_the_stage(asha):
    partner = make_late()
    with pytest.raises(ValidationError, match="does not follow"):
        walk(partner, asha, "pause")
    walk(partner, asha, "note", "conversation", "pause")
    assert (Partner.objects.get(pk=partner.pk).stage, StandingStep.of(partner).step) == ("paused", "pause")
    with pytest.raises(ValidationError, match="does not follow"):
        walk(partner, asha, "note")


def test_a_goodbye_thanks_and_leaves_the_door_open(asha):
    partner = make_late()
    walk(partner, asha, "note", "conversation", "pause", "exit")
    partner.refresh_from_db()
    assert (partner.stage, Departure.of(partner).is_door_open) == ("former", True)
    mail = Delivery.objects.get(kind="partner_left")
    assert "Words of the exit." in mail.unsealed()[1]
    assert standing.record_of(partner).open_steps == ("note",)


def test_all_is_well_ends_a_pause(asha):
    partner = make_late()
    walk(partner, asha, "note", "conversation", "pause")
    partner.confirm(asha)
    assert standing.record_of(partner).open_steps == ("well",)
    walk(partner, asha, "well")
    assert (Partner.objects.get(pk=partner.pk).stage, standing.record_of(partner).is_good) == ("active", True)


def test_whom_no_mail_reaches_is_talked_to(asha):
    partner = make_partner(confirm_due_on=today() - timedelta(days=40))
    assert standing.record_of(partner).open_steps == ("conversation",)


def test_a_step_needs_words_and_no_day_to_come(as_, asha):
    partner = make_late()
    walk(partner, asha, "note")
    page = as_(asha).post(
        f"/partners/{partner.slug}/standing/",
        {"step": "conversation", "words": "We talked.", "on": today() + timedelta(days=2)},
    )
    assert (page.status_code, StandingStep.objects.count()) == (422, 1)
    assert "this day is still to come" in page.text


def test_a_partner_reads_its_own_standing_and_decides_nothing(as_, asha, ben, sandpiper):
    Partner.objects.filter(pk=sandpiper.pk).update(confirm_due_on=today() - timedelta(days=40))
    walk(sandpiper, asha, "note")
    page = as_(ben).get(f"/partners/{sandpiper.slug}/standing/")
    assert "Words of the note." in page.text
    assert "never confirmed so far" in as_(ben).get(f"/partners/{sandpiper.slug}/").text
    assert as_(ben).post(f"/partners/{sandpiper.slug}/standing/", {"step": "well", "words": "x"}).status_code == 403


def test_the_backbone_is_reminded_in_one_line(asha):
    make_late()
    make_late()
    lines = texts_of(asha)
    assert "2 partners miss something" in lines


def test_the_list_asks_the_same_questions_however_long(as_, asha):
    assert_same_queries(as_(asha), "/partners/standing/", make_late, 12)
