"""Workbooks: made by hand here with openpyxl, and damaged by hand."""

import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from claimtrack.domain.foreign import Reading
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.table import READER


def book(path: Path, *sheets: tuple[str, list[list[object]]]) -> Path:
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def read(path: Path) -> Reading:
    return READER.read(Source(path, path.name))


def packed_again(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as old:
        parts = {one.filename: old.read(one) for one in old.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, change(name, data))


def test_cells_become_strings_as_a_sheet_of_csv_would_have_them(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Дата", "id", "когда", "score", "ok", None],
        [date(2025, 3, 5), 7.0, datetime(2025, 3, 4, 18, 30), 0.1, True, "🙂"],  # noqa: DTZ001 - Excel knows no zones
        [None, None, None, None, None, None],
        ["2025-03", "007", " text ", None, False],
    ]
    (table,) = read(book(tmp_path / "a.xlsx", ("Лист1", rows))).tables
    assert table.columns == ("Дата", "id", "когда", "score", "ok")
    assert [(one.line, one.cells[-1]) for one in table.broken] == [(2, "🙂")]
    assert table.rows == [("2025-03", "007", " text ", "", "false")]
    assert list(table.lines) == [4]


def test_numbers_and_days(tmp_path: Path) -> None:
    rows: list[list[object]] = [["a", "b", "c"], [date(2025, 3, 5), 7.0, 0.1]]
    (table,) = read(book(tmp_path / "a.xlsx", ("S", rows))).tables
    assert table.rows == [("2025-03-05", "7", "0.1")]


def test_sheets_of_the_same_columns_go_together_and_others_are_told(tmp_path: Path) -> None:
    one: list[list[object]] = [["who", "what"], ["Orlan", "never"]]
    reading = read(
        book(tmp_path / "a.xlsx", ("Empty", []), ("May", one), ("June", one), ("Codes", [["key"], ["a"], ["b"]]))
    )
    assert [table.name for table in reading.tables] == ["May", "June"]
    assert [table.place.file for table in reading.tables] == ["a.xlsx", "a.xlsx[June]"]
    assert [(lost.what, lost.number) for lost in reading.dropped] == [("rows of the sheet Codes", 2)]


def test_a_hidden_sheet_is_left_out_and_told(tmp_path: Path) -> None:
    made = Workbook()
    made.active.append(["who"])
    made.active.append(["Orlan"])
    hidden = made.create_sheet("Old")
    hidden.append(["who"])
    hidden.append(["Verin"])
    hidden.sheet_state = "hidden"
    made.save(tmp_path / "a.xlsx")
    reading = read(tmp_path / "a.xlsx")
    assert len(reading.tables) == 1
    assert reading.dropped[0].why == "the sheet is hidden"


def test_a_formula_that_was_never_worked_out_is_no_empty_cell(tmp_path: Path) -> None:
    (table,) = read(book(tmp_path / "a.xlsx", ("S", [["who", "n"], ["Orlan", "=1+1"], ["Verin", 2]]))).tables
    assert table.rows == [("Verin", "2")]
    assert "a formula without a value" in table.broken[0].why


def test_entities_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("S", [["who"], ["Orlan"]]))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
    packed_again(path, lambda name, data: bomb if name.endswith("sheet1.xml") else data)
    with pytest.raises(Unreadable, match="declares entities"):
        read(path)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("S", [["who"], ["Orlan"]]))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/big.xml", "w") as big:
        for _ in range(300):
            big.write(b" " * 1024 * 1024)
    with pytest.raises(Unreadable, match="unpacks to more than"):
        read(path)


def test_a_row_numbered_beyond_all_sheets_ends_soon(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("S", [["who"], ["Orlan"]]))
    packed_again(path, lambda _, data: data.replace(b'r="2"', b'r="99999999999"').replace(b'"A2"', b'"A99999999999"'))
    with pytest.raises(Unreadable, match=r"more cells than a workbook can hold|damaged"):
        read(path)


@pytest.mark.parametrize("cut", [30, 400, 2000])
def test_a_damaged_workbook_is_refused(tmp_path: Path, cut: int) -> None:
    path = book(tmp_path / "a.xlsx", ("S", [["who"], ["Orlan"]]))
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(Unreadable, match="damaged"):
        read(path)


def test_without_openpyxl_one_line_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "a.xlsx", ("S", [["who"], ["Orlan"]]))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(Unreadable, match="needs openpyxl") as told:
        read(path)
    assert told.value.hint == "pip install 'claimtrack[sheets]', or save the sheet as CSV"
