"""Jobs: taken, suggested, answered, handed over; and where they and the partners do not meet yet."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from network.lib.dates import today
from partners import coverage, suggesting
from partners.models import Affiliation, Appointment, Role, Stage
from people.models import AuditEntry, Delivery, Link
from tests.make import make_partner, make_person
from tests.make_promises import make_appointment, make_role
from tests.queries import assert_same_queries


@pytest.fixture
def host(db):
    return make_role("Host and venue", does="Opens the door, makes people welcome.", hours=3)


def token_of(delivery: Delivery) -> str:
    return next(word for word in delivery.unsealed()[1].split() if "/l/" in word).split("/l/")[1].strip("/")


def test_a_partner_takes_a_job_itself(as_, ben, sandpiper, host):
    as_(ben).post(f"/partners/{sandpiper.slug}/jobs/{host.pk}/take/", {"person": ben.pk})
    row = Appointment.objects.held().get()
    assert (row.role, row.partner, row.person, row.started_on) == (host, sandpiper, ben, today())
    assert AuditEntry.objects.about(sandpiper).get().act == "role.taken"


def test_a_job_is_taken_by_the_link_of_the_profile(client, ben, sandpiper, host):
    link = Link.create(ben, "partner.profile", sandpiper)
    response = client.post(f"/l/{link.token}/jobs/{host.pk}/take/", {})
    assert response.headers["Location"] == f"/l/{link.token}/jobs/"
    assert Appointment.objects.held().get().partner == sandpiper


def test_a_job_has_no_more_holders_than_it_needs(asha, sandpiper, clinic, host):
    Appointment.take(asha, host, sandpiper)
    with pytest.raises(ValidationError, match="found its holders"):
        Appointment.take(asha, host, clinic)


def test_a_job_may_have_several_holders(asha, sandpiper, clinic):
    role = make_role(wanted=2)
    Appointment.take(asha, role, sandpiper)
    Appointment.take(asha, role, clinic)
    assert [row.partner for row in role.appointments.held().order_by("pk")] == [sandpiper, clinic]


def test_the_same_partner_holds_a_job_once(asha, sandpiper):
    role = make_role(wanted=2)
    Appointment.take(asha, role, sandpiper)
    with pytest.raises(ValidationError, match="already"):
        Appointment.take(asha, role, sandpiper)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_appointment(role, sandpiper)


def test_a_person_alone_may_hold_a_job(asha, elif_, host):
    assert Appointment.take(asha, host, person=elif_).holder == "Elif Demir"


def test_a_deputy_is_somebody_else(asha, ben, sandpiper, host):
    with pytest.raises(ValidationError, match="somebody else"):
        Appointment.take(asha, host, sandpiper, ben, deputy=ben)


def test_a_suggested_partner_says_yes_from_its_mail(client, asha, ben, sandpiper, host):
    row = Appointment.suggest(asha, host, sandpiper, "does best: a warm welcome")
    mail = Delivery.objects.get(kind="role_suggested")
    assert (mail.address, "does best: a warm welcome" in mail.text) == ("ben@example.org", True)
    url = f"/l/{token_of(mail)}/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"person": ben.pk, "yes": "1"}).status_code == 200
    row.refresh_from_db()
    assert (row.state, row.person) == ("held", ben)
    assert client.get(url).status_code == 410


def test_opening_the_link_answers_nothing(client, asha, ben, sandpiper, host):
    row = Appointment.suggest(asha, host, sandpiper)
    client.get(f"/l/{token_of(Delivery.objects.get())}/")
    row.refresh_from_db()
    assert row.is_waiting


def test_a_suggested_partner_says_no(client, asha, ben, sandpiper, host):
    row = Appointment.suggest(asha, host, sandpiper)
    client.post(f"/l/{token_of(Delivery.objects.get())}/", {"no": "1"})
    row.refresh_from_db()
    assert row.state == "declined"


def test_asking_twice_sends_one_mail(asha, ben, sandpiper, host):
    assert Appointment.suggest(asha, host, sandpiper) == Appointment.suggest(asha, host, sandpiper)
    assert Delivery.objects.count() == 1


def test_a_yes_comes_too_late_when_somebody_else_was_faster(asha, sandpiper, clinic, host):
    row = Appointment.suggest(asha, host, sandpiper)
    Appointment.take(asha, host, clinic)
    with pytest.raises(ValidationError, match="found its holders"):
        row.accept(asha)


def test_the_deputy_takes_over_at_once(as_, ben, fern, sandpiper, host):
    row = Appointment.take(ben, host, sandpiper, ben, deputy=fern)
    as_(ben).post(f"/jobs/held/{row.pk}/end/", {"heir": fern.pk})
    heir = Appointment.objects.held().get()
    assert (heir.partner, heir.person, heir.follows) == (sandpiper, fern, row)


def test_another_partner_is_asked_to_take_over(as_, ben, dora, sandpiper, clinic, host):
    row = Appointment.take(ben, host, sandpiper, ben)
    as_(ben).post(f"/jobs/held/{row.pk}/end/", {"heir": "partner", "partner": "rivermouth clinic"})
    heir = Appointment.objects.suggested().get()
    assert (heir.partner, heir.follows, Delivery.objects.get().address) == (clinic, row, "dora@example.org")


def test_a_job_is_not_handed_over_to_whoever_holds_it(as_, ben, sandpiper, host):
    row = Appointment.take(ben, host, sandpiper, ben)
    page = f"/jobs/held/{row.pk}/end/"
    response = as_(ben).post(page, {"heir": "partner", "partner": "Sandpiper Playgroup"})
    row.refresh_from_db()
    assert (response.status_code, row.state) == (422, "held")


def test_a_partner_that_was_put_away_takes_no_job(asha, sandpiper, host):
    row = Appointment.suggest(asha, host, sandpiper)
    sandpiper.archive(asha)
    with pytest.raises(ValidationError, match="not in the network"):
        Appointment.objects.get(pk=row.pk).accept(asha)


def test_a_job_nobody_takes_over_is_open_again(asha, sandpiper, host):
    assert Appointment.take(asha, host, sandpiper).end(asha) is None
    assert list(Role.objects.without_holder()) == [host]


def test_a_departing_colleague_hands_the_job_to_whoever_stays(asha, ben, fern, sandpiper, host):
    Appointment.take(asha, host, sandpiper, fern)
    Affiliation.objects.get(person=fern).end(asha)
    assert Appointment.objects.held().get().person == ben


def test_a_term_may_go_on(as_, ben, sandpiper, host):
    row = Appointment.take(ben, host, sandpiper, ben, until=today() + timedelta(days=10))
    later = today() + timedelta(days=375)
    as_(ben).post(f"/jobs/held/{row.pk}/extend/", {"until": later.isoformat()})
    row.refresh_from_db()
    assert row.until == later


def test_a_term_does_not_end_before_it_begins(asha, sandpiper, host):
    with pytest.raises(ValidationError, match="before it begins"):
        Appointment.take(asha, host, sandpiper, until=today() - timedelta(days=1))


def test_a_job_that_is_put_away_has_no_holders(asha, sandpiper, host):
    Appointment.take(asha, host, sandpiper)
    host.close(asha)
    assert [row.state for row in host.appointments.all()] == ["ended"]
    with pytest.raises(ValidationError, match="no longer on the list"):
        Appointment.take(asha, host, sandpiper)


def test_what_an_archived_partner_held_looks_for_somebody(asha, sandpiper, host):
    Appointment.take(asha, host, sandpiper)
    sandpiper.archive(asha)
    assert list(Role.objects.without_holder()) == [host]


def test_a_stale_edit_of_a_job_loses_nobodys_words(as_, asha, host):
    client, page = as_(asha), f"/jobs/{host.pk}/edit/"
    said = {"name": "Host", "does": "Opens.", "hours": 3, "wanted": 1, "is_standing": "on", "version": 1}
    client.post(page, said)
    response = client.post(page, said | {"does": "Closes."})
    host.refresh_from_db()
    assert (response.status_code, host.does, "Closes." in response.content.decode()) == (409, "Opens.", True)


def test_a_standing_job_has_no_last_day(asha):
    with pytest.raises(ValidationError, match="no such day"):
        Role.add(asha, name="Note-taker", does="Writes.", until=today())


def test_the_catalogue_is_a_beginning(as_, asha):
    page = as_(asha).get("/jobs/new/?from=14").content.decode()
    assert "Interprets at gatherings" in page
    assert as_(asha).get("/jobs/new/?from=x").status_code == 200


def test_strengths_suggest_a_holder_and_say_why(sandpiper, clinic):
    role = make_role("Bookkeeper", does="Keeps the books of the shared purse.")
    clinic.best_at = "Keeping books, quietly."
    clinic.save()
    assert [(one.partner, one.why) for one in suggesting.holders_for(role)] == [(clinic, "does best: books")]


def test_whoever_asked_not_to_be_asked_is_not_suggested(sandpiper):
    role = make_role("Grant writer", does="Writes grants.")
    sandpiper.best_at, sandpiper.not_for = "Plain writing of grants.", "Grant writing; we are four people."
    sandpiper.save()
    assert suggesting.holders_for(role) == []


def test_coverage_counts_partners_and_jobs(asha, sandpiper, clinic, host):
    make_role()
    make_partner(stage=Stage.PROSPECT)
    Appointment.take(asha, host, sandpiper)
    bars = coverage.bars()
    assert [(bar.value, bar.total) for bar in bars.values()] == [(1, 2), (1, 2)]
    assert list(coverage.partners_without_job()) == [clinic]


def test_people_with_too_many_jobs_are_named(asha, ben, fern, sandpiper):
    for _number in range(coverage.TOO_MANY_JOBS):
        Appointment.take(asha, make_role(hours=1), sandpiper, ben)
    Appointment.take(asha, make_role(hours=1), sandpiper, fern)
    assert [(one, one.job_count) for one in coverage.people_with_too_many()] == [(ben, coverage.TOO_MANY_JOBS)]


def test_terms_that_end_soon_are_named(asha, sandpiper, host):
    soon = Appointment.take(asha, host, sandpiper, until=today() + timedelta(days=50))
    Appointment.take(asha, make_role(), sandpiper, until=today() + timedelta(days=80))
    assert list(coverage.terms_ending()) == [soon]


def test_the_list_of_jobs_asks_the_database_always_the_same(as_, ben):
    assert_same_queries(as_(ben), "/jobs/", lambda: make_appointment(partner=make_partner(), person=make_person()), 8)


def test_the_coverage_asks_the_database_always_the_same(as_, asha):
    assert_same_queries(as_(asha), "/jobs/coverage/", lambda: (make_role(), make_partner()), 11)


def test_a_job_already_held_is_not_asked_for_again(as_, ben, sandpiper, host):
    Appointment.take(ben, host, sandpiper)
    page = as_(ben).get(f"/partners/{sandpiper.slug}/jobs/{host.pk}/take/", follow=True)
    assert page.redirect_chain == [(f"/partners/{sandpiper.slug}/jobs/", 302)]
    assert "You already do this: Host and venue. Thank you." in page.content.decode()
