"""Partners from a file: looked at first, all or nothing, undone as one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backbone.models import Import
from backbone.transfer import working
from partners.models import Affiliation, Partner
from people.models import AuditEntry, Person
from tests.make import make_partner

HSDS = (
    "id,accreditations,alternate_name,date_incorporated,description,email,legal_status,name,tax_id,website\n"
    '7,,"Curlew","May 04, 1998","Reads with families, by boat.",hello@curlew.example,Nonprofit,Curlew Boat Library,'
    "12-3,http://curlew.example\n"
)


def read(asha, text: str | bytes, name: str = "list.csv", **fields) -> Import:
    """A file after it was looked at."""
    import_ = Import.begin(asha, name, text.encode() if isinstance(text, str) else text, **fields)
    working.work(import_)
    return import_


def bring_in(asha, text: str | bytes) -> Import:
    """A file after it was imported."""
    import_ = read(asha, text).start()
    working.work(import_)
    return import_


def problems(asha, text: str | bytes) -> list:
    return read(asha, text).report["problems"]


def counts(import_: Import) -> dict[str, int]:
    return {name: count for name, count in import_.report["counts"].items() if name not in ("rows", "problems")}


def test_looking_at_a_file_changes_nothing(asha, sandpiper):
    import_ = read(asha, "name,summary\nSandpiper Playgroup,Another text\nCurlew Boat Library,Books\n")
    assert (import_.state, counts(import_)) == ("checked", {"new": 1, "changed": 1})
    assert import_.report["changed"][0]["changes"] == [["what we do", "Open mornings for families.", "Another text"]]
    assert list(Partner.objects.values_list("summary", flat=True)) == ["Open mornings for families."]


def test_the_preview_names_who_comes_along(asha):
    import_ = read(asha, "name,contact_name,contact_email\nCurlew,Kit Lowe,kit@curlew.example\n")
    assert import_.report["new"] == [[2, "Curlew", "", ["Kit Lowe, kit@curlew.example"]]]


def test_importing_enters_partners_their_places_and_contacts(asha):
    text = 'name,sector,places,contact_name,contact_email\nCurlew,nonprofit,"Ayr; Bute",Kit Lowe,Kit@Curlew.example\n'
    assert bring_in(asha, text).state == "done"
    curlew = Partner.objects.get(slug="curlew")
    assert (curlew.stage, curlew.sector, [str(place) for place in curlew.places.all()]) == (
        "prospect",
        "nonprofit",
        ["Ayr", "Bute"],
    )
    assert [(row.person.email, row.is_primary, row.may_edit) for row in curlew.people_now()] == [
        ("kit@curlew.example", True, False)
    ]
    assert list(AuditEntry.objects.order_by("number").values_list("act", "actor")) == [
        ("partner.imported", asha.pk), ("person.added", asha.pk), ("affiliation.started", asha.pk),
        ("import.finished", asha.pk),
    ]  # fmt: skip
    assert AuditEntry.first_broken() is None


def test_an_imported_partner_is_found_by_search(asha):
    bring_in(asha, "name,summary\nÆrø Småbørn,Café\n")
    assert [str(row) for row in Partner.objects.matching("aero cafe")] == ["Ærø Småbørn"]


def test_human_services_data_is_recognised(asha):
    import_ = bring_in(asha, HSDS)
    assert (import_.report["format"], import_.state) == ("hsds", "done")
    curlew = Partner.objects.get()
    assert (curlew.external_id, curlew.alternate_name, curlew.year_incorporated) == ("7", "Curlew", 1998)
    assert (curlew.summary, curlew.email, curlew.legal_status, curlew.tax_id, curlew.website) == (
        "Reads with families, by boat.", "hello@curlew.example", "Nonprofit", "12-3", "http://curlew.example",
    )  # fmt: skip


def test_one_bad_line_means_that_nothing_is_imported(asha):
    import_ = read(asha, "name,email\nCurlew,curlew@curlew.example\nOyster,oyster(at)example\n")
    assert (import_.can_be_written, Partner.objects.count()) == (False, 0)
    assert import_.report["problems"] == [
        [3, "email", "“oyster(at)example” is not a mail address. Write it like name@example.org, or leave it empty."]
    ]


def test_bad_lines_stay_out_where_a_person_says_so(asha):
    import_ = read(asha, "name,email\nCurlew,\nOyster,oyster(at)example\n").decide({}, leaves_out_bad=True)
    working.work(import_)
    working.work(import_.start())
    assert (import_.state, [str(row) for row in Partner.objects.all()]) == ("done", ["Curlew"])


def test_an_empty_cell_changes_nothing_about_a_partner_who_is_here(asha, sandpiper):
    assert counts(read(asha, "name,summary,sector\nsandpiper playgroup,,\n")) == {"same": 1}


def test_what_only_looks_alike_is_asked_and_merged_on_a_word(asha, sandpiper):
    import_ = read(asha, "name,phone\nSand-Piper Play Group,123\n")
    assert (counts(import_), import_.can_be_written) == ({"doubtful": 1}, False)
    assert import_.report["doubtful"][0]["candidates"] == [[sandpiper.pk, "Sandpiper Playgroup", "sandpiper-playgroup"]]
    working.work(import_.decide({"2": sandpiper.pk}, leaves_out_bad=False))
    working.work(import_.start())
    sandpiper.refresh_from_db()
    assert (sandpiper.phone, Partner.objects.count()) == ("123", 1)


@pytest.mark.parametrize(
    ("line", "here"),
    [
        ("Sandpiper Group,https://www.sandpiper.example,", {"website": "https://sandpiper.example"}),
        ("Quite Another,,x1", {"external_id": "x1"}),
    ],
)
def test_the_same_domain_or_identifier_alone_is_doubtful(asha, line, here):
    make_partner("Sandpiper Playgroup", **here)
    assert counts(read(asha, f"name,website,external_id\n{line}\n")) == {"doubtful": 1}


def test_an_identifier_and_a_similar_name_are_sure(asha):
    make_partner("Sandpiper Playgroup", external_id="x1")
    assert counts(read(asha, "name,external_id\nSandpiper Play Centre,x1\n")) == {"changed": 1}


def test_a_contact_we_know_is_not_entered_twice(asha, sandpiper, ben):
    bring_in(
        asha,
        "name,contact_name,contact_email\nSandpiper Playgroup,B. Okafor,ben@example.org\nCurlew,Ben,BEN@example.org\n",
    )
    assert list(Affiliation.objects.order_by("pk").values_list("person__name", "partner__name")) == [
        ("Ben Okafor", "Sandpiper Playgroup"), ("Ben Okafor", "Curlew"),
    ]  # fmt: skip


def test_undo_removes_what_is_new_and_restores_what_was(asha, sandpiper):
    text = "name,summary,contact_name,places\nSandpiper Playgroup,New words,,Ayr\nCurlew,Books,Kit Lowe,Bute\n"
    import_ = bring_in(asha, text).undo(asha)
    working.work(import_)
    assert (import_.state, import_.report["left"]) == ("undone", [])
    assert import_.report["undone"] == {"removed": 1, "archived": 0, "restored": 1}
    sandpiper.refresh_from_db()
    assert (sandpiper.summary, list(sandpiper.places.all())) == ("Open mornings for families.", [])
    assert list(Person.objects.values_list("name", flat=True)) == ["Asha Rao"]


def test_undo_leaves_what_was_changed_since_and_says_so(asha, sandpiper):
    import_ = bring_in(asha, "name,summary,phone\nSandpiper Playgroup,New words,123\nCurlew,Books,\n")
    Partner.objects.get(pk=sandpiper.pk).edit(asha, summary="Ben’s own words")
    Partner.objects.get(slug="curlew").confirm(asha)
    working.work(import_.undo(asha))
    import_.refresh_from_db()
    sandpiper.refresh_from_db()
    assert (sandpiper.summary, sandpiper.phone) == ("Ben’s own words", "")
    assert bool(Partner.objects.get(slug="curlew").archived_at) is True
    assert import_.report["left"] == [
        ["Curlew", "was changed since, so it was put into the archive"],
        ["Sandpiper Playgroup", "what we do was changed since and stays"],
    ]


def test_a_partner_changed_between_looking_and_importing_is_shown_again(asha, sandpiper):
    import_ = read(asha, "name,summary\nSandpiper Playgroup,New words\nCurlew,Books\n")
    Partner.add(asha, "Curlew")
    working.work(import_.start())
    assert (import_.state, import_.report["moved"], counts(import_)) == ("checked", True, {"changed": 2})
    sandpiper.refresh_from_db()
    assert sandpiper.summary == "Open mornings for families."


def test_a_partner_changed_while_it_is_written_rolls_all_back(asha, sandpiper, monkeypatch):
    import_ = read(asha, "name,summary\nCurlew,Books\nSandpiper Playgroup,New words\n").start()
    monkeypatch.setattr("backbone.transfer.writing.remember", lambda *_: 1 / 0)
    working.work(import_)
    assert (import_.state, Partner.objects.count()) == ("checked", 1)
    assert import_.report["refusal"].startswith("Something went wrong on our side. Nothing was imported.")


def test_an_import_a_dead_worker_left_is_taken_up_again(asha):
    import_ = read(asha, "name\nCurlew\n").start()
    assert import_.take_up() is True
    working.run_waiting()
    assert Partner.objects.count() == 0
    Import.objects.update(heard_at="2020-01-01T00:00Z")
    working.run_waiting()
    assert [str(row) for row in Partner.objects.all()] == ["Curlew"]


def test_two_workers_do_not_take_up_the_same(asha):
    import_ = Import.begin(asha, "list.csv", b"name\nCurlew\n")
    assert (import_.take_up(), Import.objects.get(state="checking").finish("to_check")) == (True, True)
    first, second = Import.objects.get(), Import.objects.get()
    assert (first.take_up(), second.take_up()) == (True, False)


def test_the_page_leads_from_the_file_to_the_result_and_back(as_, asha):
    backbone = as_(asha)
    response = backbone.post("/import/", {"file": SimpleUploadedFile("list.csv", b"name\nCurlew Boat Library\n")})
    import_ = Import.objects.get()
    assert (response.status_code, response.url) == (302, f"/import/{import_.pk}/")
    assert "Curlew Boat Library" in backbone.get(response.url).text
    backbone.post(f"/import/{import_.pk}/start/")
    assert [str(row) for row in Partner.objects.all()] == ["Curlew Boat Library"]
    backbone.post(f"/import/{import_.pk}/undo/")
    assert Partner.objects.count() == 0


def test_a_large_file_is_left_to_a_worker_and_shows_its_progress(as_, asha, monkeypatch):
    monkeypatch.setattr("backbone.models.transfer.SMALL_BYTES", 0)
    monkeypatch.setattr("backbone.transfer.working.wake", lambda task: None)
    backbone = as_(asha)
    url = backbone.post("/import/", {"file": SimpleUploadedFile("list.csv", b"name\nCurlew\n")}).url
    assert 'hx-trigger="every 1s"' in backbone.get(url).text
    assert "HX-Refresh" not in backbone.get(f"{url}progress/").headers
    working.run_waiting()
    assert backbone.get(f"{url}progress/").headers["HX-Refresh"] == "true"


def test_unknown_headers_are_named_by_a_person(as_, asha):
    import_ = read(asha, "Verein,Ort\nCurlew,Ayr\n")
    assert import_.report["needs_name"] is True
    as_(asha).post(f"/import/{import_.pk}/columns/", {"column0": "name", "column1": "places"})
    import_.refresh_from_db()
    assert (import_.report["new"], import_.columns) == ([[2, "Curlew", "Ayr", []]], {"Verein": "name", "Ort": "places"})


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a workbook", bytes(range(256)) * 40, b"%PDF-1.7 a letter"])
def test_a_file_that_is_no_table_is_refused_where_it_was_chosen(as_, asha, content):
    response = as_(asha).post("/import/", {"file": SimpleUploadedFile("list.xlsx", content)})
    assert (response.status_code, Import.objects.count()) == (422, 0)
    assert "CSV UTF-8" in response.text


def test_others_do_not_see_imports(as_, asha, ben):
    import_ = read(asha, "name\nCurlew\n")
    assert [as_(ben).get(url).status_code for url in ("/import/", f"/import/{import_.pk}/")] == [403, 403]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_imports_asks_the_same_number_of_questions(as_, asha, rows, django_assert_num_queries):
    for _number in range(rows):
        read(asha, "name\nCurlew\n")
    backbone = as_(asha)
    with django_assert_num_queries(5):
        backbone.get("/import/")


def test_what_is_missing_is_asked_for_in_our_words(as_, asha):
    client = as_(asha)
    assert "Please choose a file." in client.post("/import/", {"file": ""}).text
    assert "Please write something here." in client.post("/partners/new/", {"stage": "prospect"}).text
