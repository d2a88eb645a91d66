"""manage.py import_partners."""

import pytest
from django.core.management import CommandError, call_command

from backbone.models import Import
from partners.models import Partner


@pytest.fixture
def file(tmp_path):
    def write(text: str):
        path = tmp_path / "partners.csv"
        path.write_text(text)
        return str(path)

    return write


def test_a_dry_run_says_what_would_happen(file, sandpiper, capsys):
    call_command("import_partners", file("name,phone\nSandpiper Playgroup,123\nCurlew,\n"), "--dry-run")
    assert capsys.readouterr().out.splitlines() == [
        "line 2: Sandpiper Playgroup: phone: '' → '123'",
        "2 organisations: 1 new, 1 changed.",
    ]
    assert (Partner.objects.count(), Import.objects.count()) == (1, 0)


def test_it_imports_in_the_name_of_somebody(file, asha):
    call_command("import_partners", file("name\nCurlew\n"), "--by", "asha@example.org")
    assert (Import.objects.get().by, Import.objects.get().state) == (asha, "done")
    assert [str(partner) for partner in Partner.objects.all()] == ["Curlew"]


def test_a_bad_line_ends_it_with_line_column_and_remedy(file, db, capsys):
    path = file("name,E-mail\nCurlew,\nOyster,oyster\n")
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_partners", path)
    assert capsys.readouterr().out.splitlines()[0] == (
        "line 3, E-mail: “oyster” is not a mail address. Write it like name@example.org, or leave it empty."
    )
    assert Partner.objects.count() == 0
    call_command("import_partners", path, "--leave-out-bad")
    assert [str(partner) for partner in Partner.objects.all()] == ["Curlew"]


def test_the_format_can_be_named(file, db):
    call_command("import_partners", file("id,name,description\n7,Curlew,Books\n"), "--format", "hsds")
    assert Partner.objects.values_list("external_id", "summary").get() == ("7", "Books")


def test_a_file_that_is_not_there(db):
    with pytest.raises(CommandError, match="cannot be read: No such file or directory"):
        call_command("import_partners", "nowhere.csv")
