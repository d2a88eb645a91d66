"""The list of the backbone, the page of a partner, and a new one."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.lib.dates import today
from partners.models import Partner, Stage
from people.models import AuditEntry, Visibility
from tests.make import make_affiliation, make_partner, make_person


def names(response):
    return [partner.name for partner in response.context["page"].rows]


def test_only_backbone_staff_see_the_list(as_, asha, ben):
    assert as_(asha).get("/partners/").status_code == 200
    assert as_(ben).get("/partners/").status_code == 403


def test_the_list_asks_the_database_as_often_for_three_rows_as_for_one(as_, asha, ben, django_assert_num_queries):
    client = as_(asha)
    client.get("/partners/")
    with django_assert_num_queries(8):
        assert names(client.get("/partners/")) == ["Sandpiper Playgroup"]
    for number in range(2):
        partner = make_partner(f"Another {number}")
        partner.places.set(partner.places.model.named([f"Place {number}", "Northside"]))
        make_affiliation(partner, is_primary=True)
    with django_assert_num_queries(8):
        assert names(client.get("/partners/")) == ["Another 0", "Another 1", "Sandpiper Playgroup"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Clinic", "Library", "Never Asked", "Prospect"]),
        ("?q=libr", ["Library"]),
        ("?stage=prospect", ["Prospect"]),
        ("?sector=health", ["Clinic"]),
        ("?place=northside", ["Library"]),
        ("?fresh=confirmed", ["Clinic"]),
        ("?fresh=due", ["Library"]),
        ("?fresh=never", ["Never Asked", "Prospect"]),
        ("?without=1", ["Library", "Never Asked", "Prospect"]),
        ("?archived=1", ["Put Away"]),
        ("?stage=nonsense&fresh=%00&page=x", ["Clinic", "Library", "Never Asked", "Prospect"]),
    ],
)
def test_the_list_can_be_narrowed(as_, asha, query, expected):
    clinic = make_partner("Clinic", sector="health").confirm(asha)
    make_affiliation(clinic, is_primary=True)
    library = make_partner("Library").confirm(asha)
    library.edit(asha, places=["Northside"])
    Partner.objects.filter(pk=library.pk).update(confirm_due_on=today())
    make_affiliation(library, make_person(bounced_at=library.confirmed_at))
    make_partner("Never Asked")
    make_partner("Prospect", stage=Stage.PROSPECT)
    make_partner("Put Away").archive(asha)
    assert names(as_(asha).get(f"/partners/{query}")) == expected


def test_an_empty_list_offers_the_first_act(as_, asha):
    assert "Enter the first partner" in as_(asha).get("/partners/").text
    assert "No partner fits all of this" in as_(asha).get("/partners/?q=zzz").text


def test_the_page_asks_the_database_as_often_for_three_people_as_for_one(as_, asha, ben, sandpiper):
    client, url = as_(asha), sandpiper.get_absolute_url()
    sandpiper.edit(asha, fit="here")
    client.get(url)
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts.append(len(captured))
        for _number in range(2):
            make_affiliation(sandpiper)
            sandpiper.edit(asha, fit=f"version {_number}{_round}")
    assert counts[0] == counts[1]


def test_a_member_sees_contact_fields_meant_for_partners_and_no_others(as_, fern, dora, sandpiper):
    Partner.objects.filter(pk=sandpiper.pk).update(
        phone="555-PARTNERS", address="BACKBONE LANE", address_visibility=Visibility.BACKBONE, tax_id="TAX-1"
    )
    page = as_(dora).get(sandpiper.get_absolute_url()).text
    assert [word in page for word in ("555-PARTNERS", "BACKBONE LANE", "TAX-1")] == [True, False, False]


def test_history_is_for_backbone_and_those_who_may_edit(as_, asha, ben, fern, sandpiper):
    sandpiper.edit(asha, fit="A new sentence")
    url = sandpiper.get_absolute_url()
    seen = ["A new sentence</ins>" in as_(person).get(url).text for person in (asha, ben, fern)]
    assert seen == [True, True, False]
    statuses = [as_(person).get(f"{url}history/").status_code for person in (asha, ben, fern)]
    assert statuses == [200, 200, 403]


def test_a_prospect_exists_only_for_the_backbone_and_its_own_people(as_, asha, dora):
    prospect = make_partner("Quiet Prospect", stage=Stage.PROSPECT)
    own = make_affiliation(prospect).person
    statuses = [as_(person).get(prospect.get_absolute_url()).status_code for person in (asha, own, dora)]
    assert statuses == [200, 200, 404]


def test_a_new_partner_comes_with_its_contact(as_, asha):
    answer = as_(asha).post(
        "/partners/new/",
        {"name": "Tidewater Food Bank", "stage": "active", "places": "Northside, Old Harbour,", "contact_name": "Maya",
         "contact_email": "Maya@Tidewater.example"},
    )  # fmt: skip
    partner = Partner.objects.get()
    contact = partner.people_now().get()
    assert answer.url == "/partners/tidewater-food-bank/"
    assert [place.name for place in partner.places.all()] == ["Northside", "Old Harbour"]
    assert (contact.person.email, contact.is_primary, contact.may_edit) == ("maya@tidewater.example", True, True)


def test_an_organisation_we_may_hold_already_is_entered_only_on_purpose(as_, asha, sandpiper):
    form = {"name": "The Sandpiper Playgroup", "stage": "prospect"}
    answer = as_(asha).post("/partners/new/", form)
    assert (answer.status_code, answer.context["alike"]) == (422, [sandpiper])
    as_(asha).post("/partners/new/", form | {"anyway": "1"})
    assert Partner.objects.count() == 2


def test_what_was_typed_is_still_there_when_the_new_partner_is_refused(as_, asha):
    answer = as_(asha).post(
        "/partners/new/", {"name": "Ferry Road", "stage": "active", "contact_email": "no@where.org"}
    )
    assert (answer.status_code, Partner.objects.count()) == (422, 0)
    assert answer.context["form"].errors == {"contact_name": ["Whose address is it? Write the name."]}
    assert 'value="Ferry Road"' in answer.text


def test_a_stage_changes_with_a_reason(as_, asha, sandpiper):
    url = f"{sandpiper.get_absolute_url()}stage/"
    assert as_(asha).post(url, {"stage": "paused", "reason": " "}).status_code == 422
    as_(asha).post(url, {"stage": "paused", "reason": "The building burned down."})
    sandpiper.refresh_from_db()
    entry = AuditEntry.objects.get(act="partner.stage_changed")
    assert (sandpiper.stage, entry.actor, entry.detail["reason"]) == ("paused", asha, "The building burned down.")


def test_an_unknown_stage_is_refused(asha, sandpiper):
    with pytest.raises(ValidationError, match="Choose one of the stages"):
        sandpiper.change_stage(asha, "gold", "because")


def test_archiving_can_be_undone(as_, asha, sandpiper):
    client = as_(asha)
    answer = client.post(f"{sandpiper.get_absolute_url()}archive/", follow=True)
    assert names(answer) == []
    undo = f"/partners/restore/{sandpiper.pk}/"
    assert f'action="{undo}"' in answer.text
    client.post(undo)
    assert names(client.get("/partners/")) == ["Sandpiper Playgroup"]


def test_archiving_twice_writes_one_entry(asha, sandpiper):
    sandpiper.archive(asha)
    sandpiper.archive(asha)
    assert AuditEntry.objects.filter(act="partner.archived").count() == 1


def test_ticked_partners_are_archived_together_and_come_back_together(as_, asha, sandpiper, clinic):
    client = as_(asha)
    client.post("/partners/archive/", {"tick": [sandpiper.pk, clinic.pk, "x", "²"]})
    assert Partner.objects.present().count() == 0
    client.post(f"/partners/restore/{sandpiper.pk}-{clinic.pk}/")
    assert Partner.objects.present().count() == 2


def test_bulk_acts_keep_the_filters_of_the_list(as_, asha, sandpiper):
    answer = as_(asha).post("/partners/archive/", {"tick": [sandpiper.pk], "query": "stage=active"})
    assert answer.url == "/partners/?stage=active"


@pytest.mark.parametrize("page", ["ask/", "archive/", "stage/", "merge/"])
def test_upkeep_is_the_backbones(as_, ben, sandpiper, page):
    assert as_(ben).post(f"{sandpiper.get_absolute_url()}{page}").status_code == 403


@pytest.mark.parametrize("page", ["ask/", "invite/", "archive/", "restore/1/"])
def test_bulk_acts_are_the_backbones_and_happen_on_post(as_, asha, ben, page):
    assert as_(ben).post(f"/partners/{page}").status_code == 403
    assert as_(asha).get(f"/partners/{page}").status_code in (404, 405)


def test_the_narrowed_list_can_be_taken_along(as_, asha, ben, sandpiper):
    make_partner("Quiet Prospect", stage=Stage.PROSPECT)
    answer = as_(asha).get("/partners/export/?stage=prospect")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert (lines[0].split(",")[0], ["Quiet Prospect" in line for line in lines[1:]]) == ("name", [True])
    assert as_(ben).get("/partners/export/").status_code == 403


@pytest.mark.parametrize("query", ["?q=%00", "?place=%00", "?sector=%00", "?page=99999999999999999999"])
def test_odd_queries_find_nothing_odd(as_, asha, query):
    assert as_(asha).get(f"/partners/{query}").status_code == 200


@pytest.mark.parametrize("tick", ["9" * 30, "-1", "²", "1;drop"])
def test_ticks_that_are_no_rows_are_left_out(as_, asha, sandpiper, tick):
    assert as_(asha).post("/partners/archive/", {"tick": [tick]}).status_code == 302
    assert as_(asha).post(f"/partners/restore/{'9' * 30}/").status_code == 302
    assert Partner.objects.present().count() == 1


def test_changing_the_stage_overwrites_nobodys_edit(asha, sandpiper):
    stale = Partner.objects.get(pk=sandpiper.pk)
    sandpiper.edit(asha, fit="Edited meanwhile.")
    stale.change_stage(asha, "paused", "They asked for it.")
    sandpiper.refresh_from_db()
    assert (sandpiper.fit, sandpiper.stage, sandpiper.version) == ("Edited meanwhile.", "paused", 3)
