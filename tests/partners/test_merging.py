"""Two entries of one organisation become one."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from partners.merging import alike, choices, merge
from partners.models import Application, Partner, Stage
from people.models import AuditEntry, Link
from tests.make import make_affiliation, make_partner


@pytest.fixture
def twin(db):
    return make_partner(
        "Sandpiper Play Group", stage=Stage.PROSPECT, sector="education", phone="555-0112", joined_on="2019-05-01"
    )


def test_the_preview_shows_what_differs_and_suggests_what_is_missing(sandpiper, twin):
    shown = [
        (choice.name, choice.kept_words, choice.gone_words, choice.from_gone) for choice in choices(sandpiper, twin)
    ]
    assert shown == [
        ("name", "Sandpiper Playgroup", "Sandpiper Play Group", False),
        ("sector", "nonprofit", "education", False),
        ("phone", "", "555-0112", True),
    ]


def test_chosen_fields_are_taken_and_the_rest_stays(asha, sandpiper, twin):
    merge(asha, sandpiper, twin, {"phone"})
    sandpiper.refresh_from_db()
    assert (sandpiper.name, sandpiper.sector, sandpiper.phone) == ("Sandpiper Playgroup", "nonprofit", "555-0112")
    assert (sandpiper.stage, sandpiper.joined_on.year) == ("active", 2019)


def test_people_places_and_applications_move(asha, ben, sandpiper, twin):
    newcomer = make_affiliation(twin, is_primary=True, title="founder")
    twin.edit(asha, places=["Northside"])
    answered = {"state": "welcomed", "decided_at": timezone.now(), "partner": twin}
    Application.objects.create(organisation="Sandpiper", contact_email="x@example.org", **answered)
    merge(asha, sandpiper, twin, set())
    people = sandpiper.people_now().contact_first().values_list("person", "is_primary")
    assert list(people) == [(ben.pk, True), (newcomer.person_id, False)]
    assert [place.name for place in sandpiper.places.all()] == ["Northside"]
    assert sandpiper.applications.count() == 1


def test_somebody_in_both_lists_keeps_one_entry_with_the_rights_of_both(asha, fern, sandpiper, twin):
    make_affiliation(twin, fern, title="treasurer", description="keeps the books", may_edit=True)
    merge(asha, sandpiper, twin, set())
    row = sandpiper.people_now().get(person=fern)
    assert (row.title, row.description, row.may_edit) == ("volunteer", "keeps the books", True)


def test_the_first_contact_of_the_entry_that_goes_becomes_contact_where_there_is_none(asha, sandpiper, twin):
    contact = make_affiliation(twin, is_primary=True)
    merge(asha, sandpiper, twin, set())
    assert sandpiper.people_now().get(is_primary=True) == contact


def test_the_old_address_leads_to_the_entry_that_stays(as_, asha, dora, sandpiper, twin):
    merge(asha, sandpiper, twin, set())
    addresses = [as_(person).get(twin.get_absolute_url()).url for person in (asha, dora)]
    assert addresses == [sandpiper.get_absolute_url()] * 2
    assert as_(asha).post(f"{twin.get_absolute_url()}archive/").status_code == 404


def test_an_old_address_leads_nobody_to_a_partner_they_may_not_see(as_, asha, dora, twin):
    hidden = make_partner("Hidden", stage=Stage.FORMER)
    merge(asha, hidden, twin, set())
    assert as_(dora).get(twin.get_absolute_url()).status_code == 404


def test_entries_merged_earlier_follow(as_, asha, sandpiper, twin, clinic):
    merge(asha, twin, clinic, set())
    merge(asha, sandpiper, twin, set())
    assert as_(asha).get(clinic.get_absolute_url()).url == sandpiper.get_absolute_url()


def test_links_to_the_entry_that_goes_stop_working(client, asha, fern, sandpiper, twin):
    token = Link.create(fern, "partner.profile", twin).token
    merge(asha, sandpiper, twin, set())
    assert client.get(f"/l/{token}/").status_code == 410


def test_the_history_says_it_on_both(asha, sandpiper, twin):
    merge(asha, sandpiper, twin, set())
    acts = [
        list(AuditEntry.objects.about(partner).order_by("number").values_list("act", flat=True))
        for partner in (sandpiper, twin)
    ]
    assert acts == [["partner.merged"], ["partner.archived"]]


def test_sent_twice_it_happens_once(as_, asha, sandpiper, twin):
    url = f"{sandpiper.get_absolute_url()}merge/{twin.slug}/"
    assert [as_(asha).post(url, {"sure": "on"}).url for _time in range(2)] == [sandpiper.get_absolute_url()] * 2
    assert AuditEntry.objects.filter(act="partner.merged").count() == 1


@pytest.mark.django_db(transaction=True)
def test_merging_both_ways_in_the_same_moment_leaves_one_entry(asha, sandpiper, twin):
    start, refused = threading.Barrier(2), []

    def act(kept, gone):
        kept, gone = Partner.objects.get(pk=kept.pk), Partner.objects.get(pk=gone.pk)
        start.wait()
        try:
            merge(asha, kept, gone, set())
        except ValidationError:
            refused.append(kept.pk)
        finally:
            connection.close()

    pairs = [(sandpiper, twin), (twin, sandpiper)]
    threads = [threading.Thread(target=act, args=pair) for pair in pairs]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert (Partner.objects.present().count(), len(refused)) == (1, 1)


def test_an_entry_is_not_merged_with_itself_or_with_one_that_has_gone(asha, sandpiper, twin, clinic):
    with pytest.raises(ValidationError):
        merge(asha, sandpiper, sandpiper, set())
    merge(asha, clinic, twin, set())
    with pytest.raises(ValidationError, match="already been merged"):
        merge(asha, sandpiper, twin, set())


def test_alike_are_entries_of_the_same_name_host_or_mail_domain(sandpiper, twin, clinic):
    host = make_partner("Entirely Different", website="https://www.sandpiper.example/about")
    mail = make_partner("Also Different", email="hello@sandpiper.example")
    found = alike("The Sandpiper Playgroup", "https://sandpiper.example", "info@sandpiper.example")
    assert found == [host, mail, sandpiper]


def test_a_shared_mail_provider_says_nothing(sandpiper):
    make_partner("Somebody", email="somebody@gmail.com")
    assert alike("Newcomers", "", "newcomers@gmail.com") == []


def test_the_other_entry_is_searched_for(as_, asha, sandpiper, twin, clinic):
    url = f"{sandpiper.get_absolute_url()}merge/"
    assert list(as_(asha).get(f"{url}?q=river").context["found"]) == [clinic]
    assert list(as_(asha).get(f"{url}?q=sandpiper").context["found"]) == [twin]


def test_the_last_tick_is_asked_for_and_the_choices_stay(as_, asha, sandpiper, twin):
    client, url = as_(asha), f"{sandpiper.get_absolute_url()}merge/{twin.slug}/"
    refused = client.post(url, {"from_gone": ["phone"]})
    twin.refresh_from_db()
    assert (refused.status_code, twin.merged_into) == (422, None)
    assert refused.context["taken"] == {"phone"}
    assert "is the same organisation" in refused.context["problem"]
    assert client.post(url, {"from_gone": ["phone"], "sure": "on"}).url == sandpiper.get_absolute_url()
    twin.refresh_from_db()
    assert twin.merged_into == sandpiper
