"""Lists that people had before: looked at first, brought in as a whole, undone as one."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from backbone.models import ImportedAttendance, ImportedTie, TieImport
from backbone.network_map.importing import Problem, bring_in, plan
from network.lib.dates import today
from network.lib.tables import Refusal
from tests.make import make_partner

pytestmark = pytest.mark.django_db
EDGES = "from;to;date;strength\nSandpiper Playgroup;rivermouth clinic;2025-03-31;4\n"
GRID = "partner,Spring meeting 2025-03-31,Autumn 2025-10-01\nSandpiper Playgroup,x,x\nRivermouth Clinic,1,0\n"


def test_an_edge_list_names_partners_however_they_are_written(sandpiper, clinic):
    (tie,) = plan(EDGES.encode()).ties
    assert (tie.one, tie.other, tie.on, tie.strength) == (sandpiper, clinic, date(2025, 3, 31), 4)


def test_a_grid_and_a_long_table_say_the_same(sandpiper, clinic):
    long = "partner,gathering,date\n" + "".join(
        f"{name},{title},{title[-10:]}\n"
        for name, title in (
            ("Sandpiper Playgroup", "Spring meeting 2025-03-31"), ("Sandpiper Playgroup", "Autumn 2025-10-01"),
            ("Rivermouth Clinic", "Spring meeting 2025-03-31"), ("Rivermouth Clinic", "Spring meeting 2025-03-31"),
        )
    )  # fmt: skip
    found = [
        sorted((row.partner_id, row.meeting, row.on) for row in plan(text.encode()).attended) for text in (GRID, long)
    ]
    assert (found[0] == found[1], len(found[0]), plan(GRID.encode()).meetings) == (True, 3, 2)


def test_what_is_wrong_is_told_by_line_and_column_with_what_to_do(sandpiper, clinic):
    text = (
        "from,to,date,strength\nSandpiper Playgroup,Sandpiper playgroup,,\nSandpiper Playgrop,,2025-13-01,9\n"
        f"Nobody Knows Them,Rivermouth Clinic,{today() + timedelta(days=1)},\n"
    )
    late = "This day is still to come, or very long ago. Correct the year."
    assert plan(text.encode()).problems == [
        Problem(2, "from", "Nobody has a tie to themselves. Name another partner."),
        Problem(3, "from", "There is no partner “Sandpiper Playgrop”. Did you mean “Sandpiper Playgroup”?"),
        Problem(3, "to", "The name of the partner is missing."),
        Problem(3, "date", "“2025-13-01” is no day. Write it like 2025-03-31."),
        Problem(3, "strength", "The strength is a whole number from 1 to 5, or nothing."),
        Problem(4, "from", "There is no partner “Nobody Knows Them”. Write the name as in the directory, or enter the "
                "partner first."),
        Problem(4, "date", late),
    ]  # fmt: skip


def test_a_name_that_two_partners_share_is_not_guessed(sandpiper, clinic):
    make_partner(sandpiper.name)
    (problem,) = plan(f"from,to\n{sandpiper},{clinic}\n".encode()).problems
    words = "Several partners have this name. Merge them, or call one of them otherwise."
    assert problem == Problem(2, "from", words)


def test_a_table_of_something_else_says_which_columns_are_needed():
    with pytest.raises(Refusal, match="partner, gathering, date"):
        plan(b"colour,size\nred,3\n")


def test_nothing_is_half_brought_in(asha, sandpiper, clinic):
    with pytest.raises(ValidationError, match="something to correct"):
        bring_in((EDGES + "Sandpiper Playgroup;Nobody;;\n").encode(), asha, "a.csv")
    assert (TieImport.objects.count(), ImportedTie.objects.count()) == (0, 0)


def test_an_import_is_undone_as_one_and_once(asha, sandpiper, clinic):
    other, one = bring_in(EDGES.encode(), asha, "b.csv"), bring_in(GRID.encode(), asha, "a.csv")
    one.undo(asha)
    left = ImportedAttendance.objects.count(), list(ImportedTie.objects.values_list("import_of", flat=True))
    assert left == (0, [other.pk])
    with pytest.raises(ValidationError, match="undone already"):
        one.undo(asha)


def test_the_page_shows_first_then_brings_in_then_takes_back(asha, sandpiper, clinic, as_):
    client = as_(asha)
    shown = client.post("/network/bring-in/", {"file": SimpleUploadedFile("ties.csv", EDGES.encode())})
    assert (shown.status_code, ImportedTie.objects.count()) == (200, 0)
    sent = {"content": shown.context["content"], "name": shown.context["name"]}
    client.post("/network/bring-in/enter/", sent)
    one = TieImport.objects.get()
    assert (one.file_name, ImportedTie.objects.count()) == ("ties.csv", 1)
    client.post(f"/network/bring-in/{one.pk}/undo/")
    assert ImportedTie.objects.count() == 0


def test_a_long_list_is_brought_in_to_its_end(asha, sandpiper, clinic, as_):
    days = [date(2025, 3, day) for day in range(1, 21)]
    rows = "".join(f"{sandpiper},{clinic},{day},{'x' * 60_000}\n" for day in days)
    as_(asha).post("/network/bring-in/enter/", {"name": "long.csv", "content": f"from,to,date,note\n{rows}"})
    assert ImportedTie.objects.count() == len(days)


def test_a_file_with_errors_answers_422_and_keeps_nothing(asha, sandpiper, as_):
    text = b"from,to\nSandpiper Playgroup,Atlantis\n"
    answer = as_(asha).post("/network/bring-in/", {"file": SimpleUploadedFile("ties.csv", text)})
    assert (answer.status_code, "Atlantis" in answer.content.decode(), TieImport.objects.count()) == (422, True, 0)
