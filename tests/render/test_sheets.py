"""Workbooks, read back by another library: what is in the cells, what never runs, what is cut and says so."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from claimtrack.domain.rows import Cell, Rows
from claimtrack.errors import UsageProblem
from claimtrack.render import sheets
from claimtrack.render.sheets import LONGEST, MOST_ROWS, Book, cut_cells, workbook


def sheet_of(rows: Rows) -> Any:
    return load_workbook(BytesIO(workbook(rows, "answer"))).worksheets[0]


def read(*cells: Cell, column: str = "a") -> list[Any]:
    sheet = sheet_of(Rows((column,), [(cell,) for cell in cells]))
    return [sheet.cell(number, 1).value for number in range(2, len(cells) + 2)]


@pytest.mark.parametrize(
    "text", ["Марек Орлан, «нет» 🙂", "две\nстроки", "_x0041_", "<b>&amp;", "https://a.example", "12"]
)
def test_text_is_kept_as_it_is_and_as_text(text: str) -> None:
    sheet = sheet_of(Rows(("a",), [(text,)]))

    assert sheet["A2"].value == text
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].hyperlink is None


def test_numbers_are_numbers_and_null_is_empty() -> None:
    assert read(-2, 0, 2.5, None, "", 10**15 - 1) == [-2, 0, 2.5, None, None, 10**15 - 1]


def test_a_number_that_spreadsheets_would_round_is_text() -> None:
    assert read(12345678901234567, float("nan"), b"\xff") == ["12345678901234567", "nan", "ff"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+7 495", "-1", "@sum", "\t=1", "\x00=1+1", '=HYPERLINK("https://a.example")']
)
def test_text_that_would_run_keeps_its_words_and_is_text_for_good(text: str) -> None:
    sheet = sheet_of(Rows((text,), [(text,)]))

    same = text.replace("\x00", "")
    assert [cell.value for cell in (sheet["A1"], sheet["A2"])] == [same, same]
    assert [cell.data_type for cell in (sheet["A1"], sheet["A2"])] == ["s", "s"]
    assert [cell.quotePrefix for cell in (sheet["A1"], sheet["A2"])] == [True, True]


def test_words_that_nothing_takes_for_a_formula_have_no_prefix() -> None:
    assert not sheet_of(Rows(("a",), [("ціна = 1",)]))["A2"].quotePrefix


def test_what_xml_cannot_hold_is_left_out_and_lines_end_alike() -> None:
    assert read("a\x00b\x1bc\ufffe\x85", "a\r\nb\rc\td") == ["abc\x85", "a\nb\nc\td"]


def test_text_too_long_for_a_cell_is_cut_says_so_and_is_counted() -> None:
    most, over, wide = "я" * LONGEST, "я" * (LONGEST + 1), "🙂" * LONGEST
    got = read(most, over, wide)

    assert got[0] == most
    assert got[1].endswith(" […cut: 32,768 characters]")
    assert [len(text.encode("utf-16-le")) // 2 for text in got[1:]] == [LONGEST, LONGEST - 1]
    assert cut_cells(Rows(("a", "n"), [(most, 1), (over, 2), (wide, None)])) == 2


@pytest.mark.parametrize(
    ("column", "text", "leads"),
    [
        ("url", "https://herald.example/гарантии?a=1#b", True),
        ("archive", "HTTP://archive.example/1", True),
        ("quote", "https://herald.example/1", False),
        ("url", "javascript:alert(1)", False),
        ("url", "file:///etc/passwd", False),
        ("url", "internal:Sheet1!A1", False),
        ("url", "https://herald.example/ two words", False),
        ("url", "https://herald.example/" + "a" * 2060, False),
        ("url", "https://herald.example/" + "[" * 1000, False),
    ],
)
def test_only_web_addresses_in_columns_of_addresses_lead_anywhere(column: str, text: str, *, leads: bool) -> None:
    cell = sheet_of(Rows((column,), [(text,)]))["A2"]

    assert cell.value == text
    assert (cell.hyperlink is not None) == leads
    if leads:
        link = cell.hyperlink
        assert link.target + (f"#{link.location}" if link.location else "") == text


def test_more_links_than_a_sheet_holds_stay_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_MOST_LINKS", 2)
    rows = Rows(("url",), [(f"https://herald.example/{number}",) for number in range(4)])
    cells = [sheet_of(rows)[f"A{number}"] for number in range(2, 6)]

    assert [cell.hyperlink is not None for cell in cells] == [True, True, False, False]
    assert cells[3].value == "https://herald.example/3"


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    with pytest.raises(UsageProblem, match=r"1,048,576 .* there are 1,048,576"):
        workbook(Rows(("a",), [(None,)] * MOST_ROWS), "answer")


def test_names_of_columns_are_bold_stay_in_view_and_filter() -> None:
    sheet = sheet_of(Rows(("speaker", "quote"), [("Орлан", "слово " * 40), ("LPA", None)]))

    assert [cell.font.b for cell in sheet[1]] == [True, True]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")
    assert (sheet["A2"].alignment.wrap_text, sheet["B2"].alignment.wrap_text) == (None, True)
    assert sheet.column_dimensions["A"].width < 15 < sheet.column_dimensions["B"].width


def test_no_rows_are_a_line_of_names() -> None:
    assert [cell.value for cell in sheet_of(Rows(("a", "b"), []))[1]] == ["a", "b"]


def test_equal_content_gives_equal_bytes() -> None:
    rows = Rows(("url", "n"), [("https://herald.example/1", 1), ("Орлан", None)])

    assert workbook(rows, "answer") == workbook(rows, "answer")
    assert load_workbook(BytesIO(workbook(rows, "answer"))).properties.created.year == 2000


def test_names_of_sheets_are_valid_and_each_its_own() -> None:
    book = Book("title")
    given = ["What [each] side: holds?", "x" * 40, "X" * 40, "'quoted'", "History", "  ", "🙂" * 20]
    names = [book.sheet(name).name for name in given]

    assert names == ["What each side holds", "x" * 31, "X" * 29 + " 2", "quoted", "History 2", "Sheet", "🙂" * 15]
    assert load_workbook(BytesIO(book.finished())).sheetnames == names
