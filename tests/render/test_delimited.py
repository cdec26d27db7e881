"""csv and tsv: nothing lost on the way into another program, nothing run there."""

import csv
import io

import pytest

from claimtrack.domain.rows import Rows
from claimtrack.render.delimited import BYTE_ORDER_MARK, delimited

HARD = (
    'Орлан: «нет», — "точно"',
    "две\nстроки",
    "windows\r\nline",
    "lone\rreturn",
    "tab\there",
    "a,b;c",
    "",
    " edges ",
    "Юлія 🙂 🇺🇦",
    "\x00nul",
)


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_every_text_comes_back_as_it_was(delimiter: str) -> None:
    rows = Rows(("text", "n"), [(text, at) for at, text in enumerate(HARD)])

    read = list(csv.reader(io.StringIO(delimited(rows, delimiter), newline=""), delimiter=delimiter))

    assert read[0] == ["text", "n"]
    assert [row[0] for row in read[1:]] == list(HARD)


def test_lines_end_with_a_plain_newline_and_null_is_empty() -> None:
    assert delimited(Rows(("a", "b"), [(1, None), (2.5, b"\xff")])) == "a,b\n1,\n2.5,ff\n"


@pytest.mark.parametrize("text", ["=1+1", "+7 495", "-1", "@sum", "\t=1", "\r=1"])
def test_text_that_would_run_is_quoted_for_spreadsheets_only(text: str) -> None:
    rows = Rows(("text",), [(text,)])

    read = list(csv.reader(io.StringIO(delimited(rows, excel=True), newline="")))

    assert read[1] == [f"'{text}"]
    assert next(csv.reader(io.StringIO(delimited(rows).partition("\n")[2], newline=""))) == [text]


@pytest.mark.parametrize("number", [-1, -2.5, 0])
def test_numbers_are_never_changed_for_spreadsheets(number: float) -> None:
    assert delimited(Rows(("stance",), [(number,)]), excel=True) == f"{BYTE_ORDER_MARK}stance\n{number}\n"


def test_a_row_of_one_empty_cell_is_not_a_blank_line() -> None:
    read = list(csv.reader(io.StringIO(delimited(Rows(("a",), [(None,), ("x",)])))))

    assert read == [["a"], [""], ["x"]]
