"""What Today says of jobs, introductions and concerns."""

from partners.models import Appointment, Concern, Ear
from tests.day import day_of
from tests.make_promises import make_introduction, make_role


def said(groups) -> list[tuple[str, str]]:
    return [(line.face, line.button) for group in groups for line in group.lines if "/partners/" not in line.url]


def test_a_job_without_a_holder_and_a_partner_without_a_job_are_named(asha, ben, sandpiper):
    make_role("Note-taker")
    assert said(day_of(asha)) == [
        ("Note-taker", "Suggest a holder"), ("Sandpiper Playgroup", "Suggest a job"),
    ]  # fmt: skip


def test_without_a_list_of_jobs_nobody_lacks_one(asha, ben, sandpiper):
    assert said(day_of(asha)) == []


def test_a_partner_reads_what_it_was_asked(asha, ben, clinic, sandpiper):
    Appointment.suggest(asha, make_role("Note-taker"), sandpiper)
    make_introduction(sandpiper, clinic)
    buttons = [("Note-taker", "Say yes or no"), ("Rivermouth Clinic", "Say yes or no")]
    assert said(day_of(ben)) == buttons


def test_what_a_partner_has_answered_does_not_wait(asha, ben, clinic, sandpiper):
    one = make_introduction(sandpiper, clinic)
    one.agree(ben, "seeker")
    assert said(day_of(ben)) == []


def test_whoever_hears_a_concern_is_told_without_its_words(asha, ben, chidi, elif_):
    Ear.name(asha, chidi, elif_)
    concern = Concern.raise_one(ben, "The same three speak.")
    line = day_of(chidi)[0].lines[0]
    assert (line.button, "three speak" in line.text + line.note, said(day_of(ben))) == ("Read", False, [])
    assert line.url == concern.get_absolute_url()
