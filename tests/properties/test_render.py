"""Whatever a cell holds, programs read it back and people's tables keep their shape."""

import csv
import io
import json
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.rows import Rows
from claimtrack.render.delimited import delimited
from claimtrack.render.jsonish import as_json, as_jsonl
from claimtrack.render.markdown import markdown_table
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
