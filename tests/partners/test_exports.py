"""The directory as files: nothing in them that the page would not show, all of it well-formed."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib.tables import read_table
from partners.columns import COLUMNS, read_places, write_places
from partners.models import Partner, Place, Stage
from partners.models.partner import PROFILE_FIELDS
from partners.vcards import card, escape, fold
from people.models import Visibility
from tests.make import make_partner


def text(response):
    return b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()


def rows_of(response):
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    lines = csv.DictReader(io.StringIO(text(response).removeprefix("\ufeff")))
    return list(lines)


@pytest.fixture
def full(clinic, dora):
    """Every field filled, and every contact field for somebody else."""
    clinic.email, clinic.email_visibility = "public@clinic.example", Visibility.PUBLIC
    clinic.phone, clinic.phone_visibility = "+1 555 0177", Visibility.BACKBONE
    clinic.address, clinic.tax_id, clinic.external_id = "1 Quay; Harbour, City", "tax-canary", "=ext-canary"
    clinic.summary, clinic.year_incorporated, clinic.joined_on = "=1+1\r\n“care”, 't Hooft", 1998, date(2024, 5, 31)
    clinic.save()
    clinic.places.set(Place.named(["Eastquay", "Gull; Island"]))
    dora.phone, dora.phone_visibility = "+1 555 0188", Visibility.BACKBONE
    dora.save()
    return clinic


CANARIES = ("public@clinic.example", "1 Quay", "dora@example.org", "555 0177", "tax-canary", "555 0188", "ext-canary")


@pytest.mark.parametrize("name", ["partners.csv", "partners.vcf", "people.csv", "people.vcf", "card", "person"])
def test_a_file_holds_what_its_reader_may_see(full, asha, ben, elif_, dora, as_, name):
    url = {"card": f"/partners/{full.slug}/card.vcf", "person": f"/people/{dora.pk}/card.vcf"}.get(
        name, f"/directory/{name}"
    )
    seen = {
        person.first_name: [c for c in CANARIES if c in text(as_(person).get(url))] for person in (asha, ben, elif_)
    }
    about = {"partners.csv": (0, 1, 2, 3, 4, 5, 6), "partners.vcf": (0, 1, 3), "card": (0, 1, 3)}.get(name, (2, 5))
    public, shared = {0}, {0, 1, 2}
    assert seen == {
        "Asha": [CANARIES[number] for number in about],
        "Ben": [CANARIES[number] for number in about if number in shared],
        "Elif": [CANARIES[number] for number in about if number in public],
    }


def test_files_follow_the_filters_of_the_page(full, sandpiper, asha, as_):
    make_partner("Prospect", stage=Stage.PROSPECT)
    assert [row["name"] for row in rows_of(as_(asha).get("/directory/partners.csv"))] == [
        "Rivermouth Clinic",
        "Sandpiper Playgroup",
    ]
    assert [row["name"] for row in rows_of(as_(asha).get("/directory/partners.csv?q=sandp"))] == ["Sandpiper Playgroup"]
    assert [row["name"] for row in rows_of(as_(asha).get("/directory/people.csv?q=nurse"))] == ["Dora Lindqvist"]


def test_what_we_export_we_read_back(full, asha, as_):
    data = b"".join(as_(asha).get("/directory/partners.csv").streaming_content)
    (_, header), (_, cells) = read_table(data).rows
    read = {name: COLUMNS[name].read(cell) for name, cell in zip(header, cells, strict=True)}
    assert header == list(COLUMNS)
    assert {name: read[name] for name in PROFILE_FIELDS} == full.profile()
    assert [read["stage"], read["joined_on"], read["external_id"]] == ["active", date(2024, 5, 31), "=ext-canary"]
    assert read["places"] == ["Eastquay", "Gull; Island"]
    contact = {"contact_name": "Dora Lindqvist", "contact_email": "dora@example.org", "contact_title": "outreach nurse"}
    assert {name: read[name] for name in contact} == contact


def test_no_cell_is_run_by_a_spreadsheet(full, asha, as_):
    (row,) = rows_of(as_(asha).get("/directory/partners.csv"))
    assert [row["external_id"], row["phone"]] == ["'=ext-canary", "'+1 555 0177"]


@given(st.lists(st.text("ab;\", 'é", min_size=1, max_size=8).filter(lambda name: name == name.strip() and name)))
def test_places_survive_a_cell(names):
    class Fake:
        class places:
            @staticmethod
            def all():
                return [Place(name=name) for name in names]

    assert read_places(write_places(Fake, None)) == names


@pytest.mark.parametrize(("column", "cell"), [("year_incorporated", "98"), ("joined_on", "31.5.24"), ("stage", "x")])
def test_a_cell_we_cannot_read_says_what_to_write(db, column, cell):
    with pytest.raises(Exception, match=f"“{cell}” is not .*"):
        COLUMNS[column].read(cell)


def test_a_choice_is_read_by_its_word_too(db):
    assert [COLUMNS["sector"].read("Public Agency"), COLUMNS["stage"].read("ACTIVE")] == ["public_agency", "active"]


def test_a_vcard_keeps_each_role_with_its_organisation(full, dora, ben, as_):
    lines = text(as_(ben).get(f"/people/{dora.pk}/card.vcf")).split("\r\n")
    assert lines == [
        "BEGIN:VCARD", "VERSION:4.0", "KIND:individual", f"UID:http://127.0.0.1:8000/people/{dora.pk}/",
        "FN:Dora Lindqvist", "N:Lindqvist;Dora;;;", "EMAIL:dora@example.org", "at1.ORG:Rivermouth Clinic",
        "at1.TITLE:outreach nurse", "END:VCARD", "",
    ]  # fmt: skip


def test_an_organisation_as_a_vcard(full, asha, as_):
    card_text = text(as_(asha).get(f"/partners/{full.slug}/card.vcf"))
    assert "\r\nADR:;;1 Quay\\; Harbour\\, City;;;;\r\n" in card_text
    assert "\r\nCATEGORIES:health,Eastquay,Gull\\; Island\r\n" in card_text
    assert "NOTE:=1+1\\n“care”\\, 't Hooft" in card_text


def test_nobody_writes_lines_into_a_vcard():
    text_of_card = card([("NOTE", escape("a\r\nEMAIL:evil@example.org\x00\x1f\\;,"))])
    assert text_of_card.split("\r\n")[2] == "NOTE:a\\nEMAIL:evil@example.org\\\\\\;\\,"


@given(st.text(max_size=300))
def test_long_lines_are_folded_within_75_octets_and_unfold_to_themselves(value):
    line = f"NOTE:{escape(value)}"
    folded = fold(line)
    assert all(len(piece.encode(errors="surrogatepass")) <= 75 for piece in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line


def test_the_booklet_is_an_accessible_pdf(full, sandpiper, ben, as_):
    full.name, full.summary = '#panic("x") $ *bold* \\', "#read('/etc/passwd') <label> @cite `raw`"
    full.save()
    response = as_(ben).get("/directory/booklet.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part" in response.content


def test_a_booklet_has_a_limit_and_says_so(sandpiper, clinic, ben, as_, monkeypatch):
    monkeypatch.setattr("partners.views.exports.MAX_PRINTED", 1)
    response = as_(ben).get("/directory/booklet.pdf?sector=", follow=True)
    assert response.redirect_chain == [("/directory/?sector=", 302)]
    assert "A booklet holds at most 1 organisations." in response.content.decode()


def test_the_print_view_has_a_limit_and_says_so(sandpiper, clinic, ben, as_, monkeypatch):
    monkeypatch.setattr("partners.views.directory.MAX_PRINTED", 1)
    page = as_(ben).get("/directory/print/").content.decode()
    assert "Only the first 1 organisations are here." in page
    assert "Sandpiper Playgroup" not in page


@pytest.mark.parametrize(
    "path", ["partners/sandpiper-playgroup/card.vcf", "directory/partners.csv", "people/1/card.vcf"]
)
def test_files_are_for_those_who_signed_in(client, sandpiper, path):
    assert client.get(f"/{path}").url == f"/sign-in/?next=/{path}"


def test_what_one_does_not_see_has_no_card(ben, as_):
    hidden = make_partner(stage=Stage.PROSPECT)
    assert as_(ben).get(f"/partners/{hidden.slug}/card.vcf").status_code == 404
    assert Partner.objects.filter(pk=hidden.pk).exists()


@pytest.mark.parametrize("letter", ["\x01", "\ufffe", "😀", "መ", "\u200b"], ids=ascii)
def test_a_letter_no_font_has_does_not_keep_everybody_from_the_booklet(as_, ben, sandpiper, letter):
    sandpiper.edit(ben, summary=f"Mornings {letter}")
    answer = as_(ben).get("/directory/booklet.pdf")
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
