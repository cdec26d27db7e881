"""Whatever a cell holds, programs read it back and people's tables keep their shape."""

import csv
import io
import json
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from claimtrack.domain.rows import Rows
from claimtrack.render.delimited import delimited
from claimtrack.render.jsonish import as_json, as_jsonl
from claimtrack.render.markdown import markdown_table
from claimtrack.render.sheets import workbook
from claimtrack.render.table import table

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
ROWS = st.lists(st.tuples(TEXT, st.one_of(st.integers(), TEXT)), max_size=5).map(
    lambda rows: Rows(("Слово", "n"), list(rows))
)


@pytest.mark.parametrize("delimiter", [",", "\t"])
@given(rows=ROWS)
def test_csv_and_tsv_give_back_every_cell(delimiter: str, rows: Rows) -> None:
    read = list(csv.reader(io.StringIO(delimited(rows, delimiter), newline=""), delimiter=delimiter))

    assert read == [list(rows.columns), *([str(cell) for cell in row] for row in rows.rows)]


@given(rows=ROWS)
def test_json_and_jsonl_give_back_every_value(rows: Rows) -> None:
    objects = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]

    assert json.loads(as_json(rows)) == objects
    assert [json.loads(line) for line in as_jsonl(rows).split("\n")[:-1]] == objects


@given(rows=ROWS)
def test_markdown_has_one_line_a_row(rows: Rows) -> None:
    assert len(markdown_table(rows).splitlines()) == 2 + len(rows.rows)


@given(rows=ROWS)
def test_tables_hold_no_control_character(rows: Rows) -> None:
    letters = set(table(rows))

    assert {letter for letter in letters if category(letter) == "Cc"} <= {"\n"}
    assert letters.isdisjoint("\u202e\u2066\u200f")


@example(rows=Rows(("Слово", "n"), [("_x0041_", "_x000D_"), (" edges ", "=1+1"), ("\n", "\t=1")]))
@given(rows=ROWS)
def test_a_workbook_gives_back_every_cell_as_it_can_hold_it(rows: Rows) -> None:
    sheet = load_workbook(io.BytesIO(workbook(rows, "answer")))["answer"]

    read = [[None if cell == "" else cell for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
    read += [[None, None]] * (len(rows.rows) - len(read))  # empty rows at the end are no rows
    assert read == [[held(cell) for cell in row] for row in rows.rows]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(
        cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")) and cell.data_type == "s"
    )


def held(cell: object) -> object:
    """Give a cell as a workbook holds it, said in another way than the writer does it."""
    if isinstance(cell, int):
        return cell if len(str(abs(cell))) <= 15 else str(cell)
    kept = "".join(letter for letter in str(cell) if letter in "\t\r\n" or xml_holds(ord(letter)))
    return kept.replace("\r\n", "\n").replace("\r", "\n") or None


def xml_holds(code: int) -> bool:
    """Tell what XML 1.0 takes for a character, apart from those that end lines."""
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
