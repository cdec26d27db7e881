"""Rows that do not go in: each sheet has a file of its own, and nothing that somebody wrote is written over."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.services.test_tables import DATED, rows, run, told, write

GOOD = "Herald,2025-03-04,https://h.example/1,Orlan 🙂,No bases,for,never\n"
BAD = "Herald,2025-03-04,https://h.example/1,Сольская,No bases,perhaps,never\n"
WORSE = "Herald,2025-03-04,https://h.example/1,Verin,No bases,hardly,never\n"
EN = {"lang": "en"}


def read(folder: Path, *paths: Path) -> str:
    return told(run(folder, *paths, settings=EN))


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.errors*.csv"))}


def test_the_whole_stem_of_a_file_is_in_the_name(tmp_path: Path) -> None:
    read(tmp_path, write(tmp_path / "2025.03.csv", DATED + BAD), write(tmp_path / "2025.04.csv", DATED + WORSE))
    found = texts(tmp_path)
    assert list(found) == ["2025.03.errors.csv", "2025.04.errors.csv"]
    assert "perhaps" in found["2025.03.errors.csv"]
    assert "hardly" in found["2025.04.errors.csv"]


def test_sheets_of_one_workbook_have_their_own(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for title, row in (("Март", BAD), ("April", WORSE)):
        sheet = book.create_sheet(title)
        for line in (DATED, row):
            sheet.append(line.strip().split(","))
    book.save(tmp_path / "coding.xlsx")
    said = read(tmp_path, tmp_path / "coding.xlsx")
    assert list(texts(tmp_path)) == ["coding.April.errors.csv", "coding.Март.errors.csv"]
    assert "coding.Март.errors.csv" in said


def test_files_of_one_name_in_two_folders_are_numbered(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "y").mkdir()
    paths = write(tmp_path / "x" / "s.csv", DATED + BAD), write(tmp_path / "y" / "s.csv", DATED + WORSE)
    for _ in range(2):
        read(tmp_path, *paths)
        found = texts(tmp_path)
        assert list(found) == ["s.errors.2.csv", "s.errors.csv"]
        assert "perhaps" in found["s.errors.csv"]
        assert "hardly" in found["s.errors.2.csv"]


def test_what_somebody_wrote_into_it_is_kept_and_that_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "coding.csv", DATED + GOOD + BAD)
    read(tmp_path, path)
    mine = tmp_path / "coding.errors.csv"
    mended = mine.read_text(encoding="utf-8").replace("perhaps", "for")
    mine.write_text(mended, encoding="utf-8")
    said = read(tmp_path, write(path, DATED + GOOD + BAD + WORSE))
    assert mine.read_text(encoding="utf-8") == mended
    assert f"2 rows that did not go in: {tmp_path / 'coding.errors.2.csv'}" in said
    assert f"{mine} is not as it was written, and is left as it is" in said


def test_an_untouched_one_is_replaced_and_one_left_over_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "coding.csv", DATED + GOOD + BAD)
    read(tmp_path, path)
    read(tmp_path, write(path, DATED + GOOD + WORSE))
    assert list(texts(tmp_path)) == ["coding.errors.csv"]
    assert "hardly" in texts(tmp_path)["coding.errors.csv"]
    said = read(tmp_path, write(path, DATED + GOOD))
    assert f"{tmp_path / 'coding.errors.csv'} is of an earlier reading" in said


def test_a_file_of_errors_does_not_stand_for_the_sheet(tmp_path: Path) -> None:
    read(tmp_path, write(tmp_path / "coding.csv", DATED + GOOD + BAD))
    mine = tmp_path / "coding.errors.csv"
    for sign in (",", ";"):
        write(tmp_path / "mended.csv", mine.read_text(encoding="utf-8").replace("perhaps", "for").replace(",", sign))
        result = run(tmp_path, tmp_path / "mended.csv", settings=EN)
        (found,) = result.found.in_order()
        assert "a sheet of rows that did not go in" in found.message
        assert found.hint is not None
        assert found.hint.startswith("mend these rows in the sheet they are from")
    assert rows(tmp_path, "select speaker from v_statement") == [("Orlan 🙂",)]


@pytest.mark.parametrize("more", ["", ",note"])
def test_the_quote_grid_is_refused_with_what_to_do(tmp_path: Path, more: str) -> None:
    head = f"speaker,claim,stance,quote,source,published,lang,statement_key,report_key,article_key{more}\n"
    path = write(tmp_path / "grid.csv", head + "Orlan,no-bases,1,never,Herald,2025-03-04,en,a,b,c\n")
    result = run(tmp_path, path)
    (found,) = result.found.in_order()
    assert "the quote grid" in found.message
    assert found.hint == "to move records: claimtrack export native, or jsonl, and ingest that"
    assert not result.changed


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_line_ends_of_any_kind_beside_other_sheets(tmp_path: Path, end: str) -> None:
    path, other = tmp_path / "mac.csv", write(tmp_path / "other.csv", DATED + GOOD)
    path.write_bytes((DATED + GOOD.replace("/1", "/2")).replace("\n", end).encode())
    result = run(tmp_path, path, other, settings=EN)
    assert (result.exit_code, result.counts.articles_new) == (0, 2)


def test_the_names_are_found_below_a_title(tmp_path: Path) -> None:
    path = write(tmp_path / "coding.csv", f"Coding, of March\nby Kim,stance: for or not\n\n{DATED}{GOOD}{BAD}")
    result = run(tmp_path, path, settings=EN)
    assert (result.counts.statements.new, result.counts.statements_refused) == (1, 1)
    assert [one.place.line for one in result.found.in_order() if one.severity == "error"] == [6]
    assert "left out above the names: Coding, of March and 1 more" in told(result)


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"])
def test_an_error_of_a_workbook_is_no_value(tmp_path: Path, error: str) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append([*DATED.strip().split(","), "helper"])
    sheet.append([*GOOD.strip().split(","), error])
    sheet.append(BAD.replace("perhaps", "against").replace("Сольская", error).strip().split(","))
    sheet.cell(4, 8, error)
    book.save(tmp_path / "coding.xlsx")
    result = run(tmp_path, tmp_path / "coding.xlsx", settings=EN)
    assert (result.counts.statements.new, result.counts.statements_refused) == (1, 1)
    (found,) = [one for one in result.found.in_order() if one.severity == "error"]
    assert (found.place.line, found.message) == (3, f"`{error}` is an error of the workbook and no value")
    assert "2 cells with an error of the workbook in columns that the profile does not take" in told(result)


def test_a_formula_without_a_value_costs_the_row_only_where_it_is_asked_for(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append([*DATED.strip().split(","), "helper"])
    sheet.append([*GOOD.strip().split(","), "=A2"])
    sheet.append([*BAD.replace("perhaps", "against").strip().split(",")[:-1], "=A1", "x"])
    sheet.cell(5, 8, "=A4")
    book.save(tmp_path / "coding.xlsx")
    result = run(tmp_path, tmp_path / "coding.xlsx", settings=EN)
    assert (result.counts.statements.new, result.counts.statements_refused) == (1, 1)
    (found,) = [one for one in result.found.in_order() if one.severity == "error"]
    assert (found.place.line, found.message) == (3, "a formula without a value: open the workbook and save it again")
    assert "2 formulas without a value in columns that the profile does not take" in told(result)
