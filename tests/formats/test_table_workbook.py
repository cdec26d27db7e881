"""Workbooks: made by hand here with openpyxl, and damaged by hand."""

import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from claimtrack.domain.foreign import Reading
from claimtrack.formats.cells import LONGEST_CELL
from claimtrack.formats.readers import by_content
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


def test_a_sheet_with_a_column_more_or_less_says_which(tmp_path: Path) -> None:
    may: list[list[object]] = [["who", "what"], ["Orlan", "never"]]
    june: list[list[object]] = [["who", "memo"], ["Orlan", "?"], ["Venn", "!"]]
    (lost,) = read(book(tmp_path / "a.xlsx", ("May", may), ("June", june))).dropped
    assert (lost.what, lost.number) == ("rows of the sheet June", 2)
    assert lost.why.startswith("its columns are not those of the sheet May: it has memo and it lacks what; save it")


def test_a_cover_without_rows_is_not_taken_for_the_sheet_of_records(tmp_path: Path) -> None:
    cover: list[list[object]] = [["Projekt", "X"]]
    data: list[list[object]] = [["Sprecher", "These"], ["Orlan", "Nie"]]
    (table,) = read(book(tmp_path / "a.xlsx", ("Deckblatt", cover), ("Daten", data))).tables
    assert table.columns == ("Sprecher", "These")


def merged(path: Path, rows: list[list[object]], *ranges: str) -> Path:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    for one in ranges:
        made.active.merge_cells(one)
    made.save(path)
    return path


def test_merged_cells_are_filled_from_their_first_and_counted(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Title", None, None],
        ["day", "who", "note"],
        ["2025-03-05", "Orlan", "a"],
        [None, "Venn", None],
        [None, None, None],
        [None, "Verin", None],
        [None, "Sorn", None],
    ]
    (table,) = read(merged(tmp_path / "a.xlsx", rows, "A1:C1", "A3:A6", "C3:D4")).tables
    assert table.rows == [
        ("2025-03-05", "Orlan", "a"),
        ("2025-03-05", "Venn", "a"),
        ("2025-03-05", "Verin", ""),
        ("", "Sorn", ""),
    ]
    assert list(table.lines) == [3, 4, 6, 7]
    assert "; 3 cells filled from the merged cell they are part of" in table.told


def test_cells_merged_above_the_rows_fill_none_of_them(tmp_path: Path) -> None:
    rows: list[list[object]] = [["day", "who"], [None, "Orlan"], [None, "Venn"]]
    (table,) = read(merged(tmp_path / "a.xlsx", rows, "A1:A3")).tables
    assert [row[0] for row in table.rows] == ["", ""]


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
    rows: list[list[object]] = [["who", "n"], ["Orlan", "=1+1"], ["Verin", 2]]
    (table,) = read(book(tmp_path / "a.xlsx", ("S", rows))).tables
    assert table.rows == [("Orlan", ""), ("Verin", "2")]
    assert table.unworked == {2: (1,)}


@pytest.mark.parametrize(
    ("value", "text", "unworked"),
    [
        (b'<c r="B2" t="str"><f>IF(1,"","x")</f><v></v></c>', "", False),
        (b'<c r="B2" t="str"><f>IF(1,"","x")</f><v/></c>', "", False),
        (b'<c r="B2" t="str"><f>"a"</f><v>\xd0\xb4\xd0\xb0 \xf0\x9f\x99\x82</v></c>', "да 🙂", False),
        (b'<c t="str"><f>"a"</f></c>', "", True),
        (b'<c r="B2"><f>1+1</f><v></v></c>', "", True),
        (b'<c r="B2"><f>1-1</f><v>0</v></c>', "0", False),
    ],
)
def test_an_empty_text_is_what_a_formula_may_come_to(
    tmp_path: Path, value: bytes, text: str, *, unworked: bool
) -> None:
    path = book(tmp_path / "a.xlsx", ("S", [["who", "n", "x"], ["Orlan", 7, 1]]))
    packed_again(path, lambda _, data: data.replace(b'<c r="B2" t="n"><v>7</v></c>', value))
    (table,) = read(path).tables
    assert table.rows == [("Orlan", text, "1")]
    assert dict(table.unworked) == ({2: (1,)} if unworked else {})


KNOWN = frozenset({"outlet", "date", "speaker", "stance"})
CODING: list[list[object]] = [["Outlet", "Date", "Speaker"], ["Herald", "2025-03-05", "Orlan 🙂"]]


def known(path: Path) -> Reading:
    return READER.read(Source(path, path.name, KNOWN))


def test_a_legend_before_the_records_is_told_and_not_read(tmp_path: Path) -> None:
    legend: list[list[object]] = [["How we coded"], ["Stance", "for or against"], ["Outlet", "the newspaper"]]
    reading = known(book(tmp_path / "a.xlsx", ("Read me", legend), ("May", CODING)))
    assert [table.name for table in reading.tables] == ["May"]
    assert [(lost.what, lost.why) for lost in reading.dropped] == [
        ("rows of the sheet Read me", "its columns are not those of the sheet May, but Stance, for or against")
    ]


def test_a_list_of_lines_is_not_taken_for_records_whatever_the_names(tmp_path: Path) -> None:
    reading = read(book(tmp_path / "a.xlsx", ("Read me", [["How we coded"], ["by two"]]), ("May", CODING)))
    assert [table.name for table in reading.tables] == ["May"]


def test_the_same_columns_in_another_order_are_the_same(tmp_path: Path) -> None:
    other: list[list[object]] = [["Speaker", "outlet", "Date"], ["Verin", "Herald", "2025-06-05"]]
    reading = known(book(tmp_path / "a.xlsx", ("May", CODING), ("June", other)))
    assert [(table.columns[0], table.rows[0][0]) for table in reading.tables] == [
        ("Outlet", "Herald"),
        ("Speaker", "Verin"),
    ]
    assert not reading.dropped


def test_names_below_a_title_are_found_and_rows_keep_their_line(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Coding of May"], [], ["by", "Kim"], *CODING]
    (table,) = known(book(tmp_path / "a.xlsx", ("May", rows))).tables
    assert table.columns == ("Outlet", "Date", "Speaker")
    assert list(table.lines) == [5]
    assert "left out above the names: Coding of May and 1 more" in table.told


@pytest.mark.parametrize("name", ["coding.csv", "coding.xls", "coding.tsv"])
def test_a_workbook_by_another_name_is_read(tmp_path: Path, name: str) -> None:
    path = book(tmp_path / "a.xlsx", ("May", CODING)).rename(tmp_path / name)
    assert by_content(path, path.read_bytes()) == ["table"]
    assert read(path).tables[0].columns == ("Outlet", "Date", "Speaker")


def test_old_workbooks_are_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "coding.xls"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    assert by_content(path, path.read_bytes()) == ["table"]
    with pytest.raises(Unreadable, match="an old workbook") as told:
        read(path)
    assert told.value.hint == "open it and save it as .xlsx"


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


def test_a_workbook_that_unpacks_to_far_more_than_its_size_is_refused_unopened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "a.xlsx", ("S", [["who"], ["Orlan"], ["Venn"]]))
    packed_again(path, lambda _, data: data.replace(b"Venn", b"A" * 6 * 1024 * 1024))
    monkeypatch.setattr("openpyxl.load_workbook", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(Unreadable, match=r"^xl/\S+ in the workbook unpacks to more than 250 times its size$"):
        read(path)


def test_a_cell_that_is_too_long_refuses_its_row_alone(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("S", [["who", "what"], ["Orlan", "never"], ["Venn", "@"], ["Brem", "soon"]]))
    longest = LONGEST_CELL + 1
    noise = (f"{number * 7919:07}" + "a" * 700 for number in range(longest // 707 + 1))
    words = "".join(noise)[:longest].encode()
    packed_again(path, lambda _, data: data.replace(b">@<", b">" + words + b"<"))
    (table,) = read(path).tables
    assert table.rows == [("Orlan", "never"), ("Brem", "soon")]
    ((line, cells, why),) = [(one.line, one.cells, one.why) for one in table.broken]
    assert (line, why) == (3, "a cell has more than 4,194,304 characters")
    assert (cells[0], cells[1][:8], len(cells[1])) == ("Venn", "0000000a", 201)


def test_a_text_that_many_cells_share_fills_no_memory(tmp_path: Path) -> None:
    one: list[object] = ["Orlan", "@"]
    path = book(tmp_path / "a.xlsx", ("S", [["who", "what"], *[one] * 200]))
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    part += b'spreadsheetml.sharedStrings+xml"/></Types>'
    shared = b'"s"><v>0</v></c>'
    inline = b'"inlineStr"><is><t>@</t></is></c>'
    packed_again(path, lambda _, data: data.replace(b"</Types>", part).replace(inline, shared))
    spaces = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", f'<sst xmlns="{spaces}"><si><t>{"@" * 30_000}</t></si></sst>')
    assert path.stat().st_size < 16_000
    with pytest.raises(Unreadable, match=r"the cells of the workbook hold more than 4 MB, far more than its size"):
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
