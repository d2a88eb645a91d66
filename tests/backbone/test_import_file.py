"""Files as people save them from spreadsheets: what is understood, and what is said about the rest."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backbone.models import Import
from backbone.transfer import working
from backbone.transfer.headers import take_headers
from backbone.transfer.reading import read_entries
from network.lib.csv import write_rows
from network.lib.tables import Refusal, read_table
from partners.columns import COLUMNS
from partners.models import Partner, Place, Sector, Stage
from tests.make import make_affiliation, make_partner, make_person

NO_URL = "is not a web address. Write it like https://example.org, or leave it empty."
FORMULA = "is a formula, not its result. In the spreadsheet, copy the column and paste it as values."


def entries(text: str | bytes) -> list:
    table = read_table(text.encode() if isinstance(text, str) else text)
    return read_entries(table, take_headers(table))


def values(text: str | bytes) -> list[dict]:
    return [entry.values for entry in entries(text)]


def problems(text: str | bytes) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.column, problem.text) for entry in entries(text) for problem in entry.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_encodings_and_separators_of_spreadsheets(encoding, mark):
    text = f"Organisation{mark}Town\r\nBlühende Gärten{mark}Malmö\r\n"
    assert values(text.encode(encoding)) == [{"name": "Blühende Gärten", "places": ["Malmö"]}]


@pytest.mark.parametrize(
    ("headers", "meant"),
    [
        ("Organisation,Contact,Email", "contact_email"),
        ("Organisation,Contact,Organisation email", "email"),
        ("Organisation,Contact,Email,Contact email", "email"),
        ("Organisation,Place,Email", "email"),
    ],
)
def test_a_lone_mail_address_beside_a_contact_is_the_contacts(headers, meant):
    third = take_headers(read_table(f"{headers}\nCurlew,Kit,k@c.example,\n".encode()))[2]
    assert third.column == meant


def test_a_title_above_the_headers_does_not_matter():
    assert values("Partners 2026;;\n;;\nName;E-mail;\nCurlew;c@curlew.example;\n") == [
        {"name": "Curlew", "email": "c@curlew.example"}
    ]


def test_rows_under_a_merged_name_belong_to_it():
    (entry,) = entries("Name,Town,Description,Contact\nCurlew,Ayr,Books.,Kit\n,Bute,Boats.,Lowe\n,,,Ada\n")
    assert entry.values == {"name": "Curlew", "places": ["Ayr", "Bute"], "summary": "Books.\nBoats."}
    assert [contact["contact_name"] for contact in entry.contacts] == ["Kit", "Lowe", "Ada"]


def test_a_merged_row_that_contradicts_the_one_above_is_a_problem():
    text = "This row has no name, so it belongs to “Curlew” above. There stands another value: keep one."
    assert problems("Name,Phone\nCurlew,1\n,2\n") == [(3, "Phone", text)]


def test_a_first_row_without_a_name_is_never_left_out_silently():
    assert problems("Name,Web\n,our page\nCurlew,\n")[-1] == (2, "Name", "Give the organisation’s name.")


@pytest.mark.parametrize(
    ("header", "cell", "words"),
    [
        ("E-mail", "me@", "“me@” is not a mail address. Write it like name@example.org, or leave it empty."),
        ("Web", "our page", f"“https://our page” {NO_URL}"),
        ("Founded", "long ago", "“long ago” is not a year. Write it with four digits, such as 1998."),
        ("Joined", "3/4/24", "“3/4/24” is not a date. Write it as year-month-day, such as 2024-05-31."),
        ("Status", "gone", f"“gone” is not known here. Use one of: {', '.join(Stage.values)}."),
        ("Sector", "x", f"“x” is not known here. Use one of: {', '.join(str(one) for one in Sector.labels)}."),
        ("Acronym", "x" * 201, "This has 201 characters; at most 200 fit. Shorten it."),
        ("About", "x" * 1001, "This has 1,001 characters; at most 1,000 fit. Shorten it."),
        ("About", "a\x00b", "This holds a character no page can show (NUL). Type the text anew."),
        ("About", "=A1&B1", f"“=A1&B1” {FORMULA}"),
        ("About", "#REF!", f"“#REF!” {FORMULA}"),
        ("Contact mail", "k@c.example", "There are details of a contact, but no name. Add the name."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_line_column_and_remedy(header, cell, words):
    column = "" if header == "Contact mail" else header
    assert problems(f"Name,{header}\nGood,\nCurlew,{cell}\n") == [(3, column, words)]


def test_lines_are_counted_as_an_editor_counts_them():
    assert problems('Name,E-mail,About\nCurlew,,"two\nlines"\nOyster,bad,\n')[0][0] == 4


def test_a_web_address_may_lack_its_beginning():
    assert values("Name,Web\nCurlew,www.curlew.example\n") == [
        {"name": "Curlew", "website": "https://www.curlew.example"}
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty. Save the list once more, as “CSV UTF-8”, and choose the new file."),
        (b"\n \n;;\n", "This file is empty. Save the list once more, as “CSV UTF-8”, and choose the new file."),
        (b"name,email\n", "There is no row below the header. Is this the right file?"),
        (b'name,about\n"Curlew,x\n', "Line 2 cannot be read. Perhaps a quotation mark there was never closed."),
        (b"PK\x03\x04 x", "This is a workbook. In the spreadsheet, choose “Save as” and the type “CSV UTF-8”."),
        (bytes(range(256)), "This is not a table of text. Save the list as “CSV UTF-8” and choose that file."),
        (b"x" * 50_000_000, "This file has 50 MB; at most 20 MB fit. Split it."),
    ],
    ids=["empty", "blank", "header only", "open quote", "workbook", "program", "50 MB"],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(data, words):
    with pytest.raises(Refusal) as refusal:
        entries(data)
    assert str(refusal.value) == words


def test_two_different_rows_of_one_name_are_a_problem_and_the_same_row_twice_is_none(asha):
    import_ = Import.begin(asha, "list.csv", b"name,phone\nCurlew,1\nCurlew,1\nOyster,1\noyster,2\n")
    working.work(import_)
    assert import_.report["counts"] == {"new": 2, "repeated": 1, "bad": 1, "rows": 4, "problems": 1}
    assert import_.report["problems"] == [
        [5, "", "This is the same organisation as in line 4. Put what you know into one row."]
    ]


# What we write, we read back unchanged.

anything = st.text(st.characters(blacklist_categories=["Cs", "Cc"], whitelist_characters="\n\t"), max_size=60)
TEXTS = ("summary", "working_on", "fit", "needs_help", "can_help", "best_at", "call_for", "not_for")
starts = st.sampled_from(["", "=", "+", "-", "@", "'", "''", "'=", '"', ";", "\t"])
said = st.builds(lambda start, text: (start + text).strip(" \u00a0"), starts, anything)
profiles = st.fixed_dictionaries({"name": said.filter(lambda text: bool(text.strip())), **dict.fromkeys(TEXTS, said)})


def exported(asha) -> bytes:
    rows = [[column.write(partner, asha) for column in COLUMNS.values()] for partner in Partner.objects.order_by("pk")]
    return "".join(write_rows([list(COLUMNS), *rows])).encode("utf-8-sig")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(profile=profiles)
def test_export_then_import_gives_back_every_text(asha, profile):
    rows = [list(profile), list(profile.values())]
    read = list(values("".join(write_rows(rows)).encode("utf-8-sig")))
    assert read == [{name: text for name, text in profile.items() if text}]


def test_export_then_import_into_an_empty_network_gives_the_same_partners(asha):
    partner = make_partner(
        "=Curlew", summary="'quoted", working_on="-one\n-two", needs_help="@all; \"now\"", email="c@curlew.example",
        email_visibility="public", sector="media", year_incorporated=1998, external_id="'7", listed="public",
        joined_on=date(2024, 5, 31),
    )  # fmt: skip
    partner.places.set(Place.named(["Ayr; the old town", "Bute"]))
    make_affiliation(partner, make_person("Kit Lowe", "kit@curlew.example"), title="+1", is_primary=True)
    before, data = partner.profile(), exported(asha)
    partner.affiliations.all().delete()
    Partner.objects.all().delete()
    import_ = Import.begin(asha, "partners.csv", data)
    working.work(import_)
    working.work(import_.start())
    again = Partner.objects.get()
    assert (again.profile(), again.stage, again.external_id) == (before, "active", "'7")
    assert exported(asha) == data


def test_importing_our_own_export_changes_nothing(asha, sandpiper, ben, clinic, dora):
    import_ = Import.begin(asha, "partners.csv", exported(asha))
    working.work(import_)
    assert import_.report["counts"] == {"same": 2, "rows": 2, "problems": 0}
