import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib.csv import decode, escape, unescape, write_rows

cells = st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-5", "@sum", "\tx", "'quoted"])
def test_a_cell_a_spreadsheet_would_run_is_marked_as_text(cell):
    assert escape(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Sandpiper", "", "a=b", "3"])
def test_an_ordinary_cell_is_left_alone(cell):
    assert escape(cell) == cell


def test_an_apostrophe_of_a_name_stays_when_the_file_is_not_ours():
    assert unescape("'t Hooft") == "'t Hooft"


@given(cells)
def test_unescape_undoes_escape(cell):
    assert unescape(escape(cell)) == cell


@given(st.lists(st.lists(cells, min_size=2, max_size=4), max_size=5))
def test_what_we_write_is_read_back(rows):
    text = "".join(write_rows(rows))
    read = csv.reader(io.StringIO(text, newline=""))
    assert [[unescape(cell) for cell in row] for row in read] == rows


def test_every_written_cell_is_safe_from_formulas():
    text = "".join(write_rows([["=cmd|' /C calc'!A0", "fine"]]))
    assert next(csv.reader(io.StringIO(text))) == ["'=cmd|' /C calc'!A0", "fine"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_files_of_common_spreadsheets_are_understood(encoding):
    assert decode("Café Müller".encode(encoding)) == "Café Müller"
