"""Every report as a workbook, held against its csv and JSON: nothing lost, nothing that runs, every link arrives."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_from_string

from claimtrack.db.location import parse_location
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.cli.conftest import Run

REPORTS = {
    "miami": (
        ("compare", "Kremlin", "Kyiv", "Washington", "--topic", "end-of-war", "--imputed", "--by", "month"),
        ("shifts",),
        ("position",),
        ("timeline", "--topic", "territories"),
        ("speaker", "Kyiv"),
        ("topic", "guarantees"),
        ("provenance", "territories-most-difficult"),
    ),
    "harbour": (
        ("compare", "Loria", "Kasteya", "--topic", "security"),
        ("compare", "Loria", "Kasteya", "--topic", "security", "--as-of", "2000"),
        ("shifts", "--topic", "troops"),
        ("position", "--as-of", "2024-03"),
        ("timeline", "--topic", "harbour"),
        ("speaker", "Marek Orlan"),
        ("topic", "prisoners"),
        ("provenance", "joint-administration-of-talmar"),
    ),
}
SHEETS = {
    **dict.fromkeys(("compare", "timeline", "speaker"), "Statements"),
    "shifts": "Changes",
    "position": "Positions",
    "topic": "Claims by sides",
    "provenance": "Reports",
}
"""What the sheet of the rows is called: after what each of them is."""
ASKED = [(sample, words) for sample, several in REPORTS.items() for words in several]


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> dict[str, Path]:
    """Both samples, each in a database of its own."""
    made = {}
    for sample in REPORTS:
        made[sample] = tmp_path_factory.mktemp(sample) / "claimtrack.db"
        made[sample].write_bytes(sqlite_template.read_bytes())
        ingest(parse_location(made[sample]), Request((str(shipped("samples") / sample),)))
    return made


def flat(sheet: Any, columns: list[str]) -> list[list[str]]:
    """Give the cells under these columns as csv has them."""
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[0][: len(columns)] == columns
    return [row[: len(columns)] for row in rows[1:]]


@pytest.mark.parametrize(("sample", "words"), ASKED, ids=[" ".join((sample, *words)) for sample, words in ASKED])
def test_a_workbook_holds_what_csv_and_json_hold(
    run: Run, databases: dict[str, Path], folder: Path, sample: str, words: tuple[str, ...]
) -> None:
    ask = ("--db", str(databases[sample]), "-q", "report", *words)
    done = run(*ask, "-o", "report.xlsx")
    assert (done.code, done.out, done.err) == (0, "", "")
    book = load_workbook(folder / "report.xlsx")

    columns, *rows = csv.reader(io.StringIO(run(*ask, "-f", "csv").out, newline=""))
    as_a_sheet_has_it = [[cell.replace("\r\n", "\n") for cell in row] for row in rows]
    assert flat(book[SHEETS[words[0]]], columns) == as_a_sheet_has_it

    method = json.loads(run(*ask, "-f", "json").out)["method"]
    made = [[cell or "" for cell in row] for row in book["How made"].iter_rows(values_only=True, max_col=2)]
    told = {str(row[0]): str(row[1]) for row in made}
    assert (told["Command"], told["Database"]) == (method["command"], f"sha256 {method['database_sha256']}")
    assert told["Codebook"] == f"sha256 {method['codebook_sha256']}"
    query = made[next(at for at, row in enumerate(made) if str(row[0]).startswith("The query")) :]
    assert [str(row[1]).strip() for row in query] == [line.strip() for line in method["sql"].splitlines()]


@pytest.mark.parametrize(("sample", "words"), ASKED, ids=[" ".join((sample, *words)) for sample, words in ASKED])
def test_every_link_arrives_and_no_cell_runs(
    run: Run, databases: dict[str, Path], folder: Path, sample: str, words: tuple[str, ...]
) -> None:
    assert run("--db", str(databases[sample]), "-q", "report", *words, "-o", "report.xlsx").err == ""
    book = load_workbook(folder / "report.xlsx")

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    at_risk = [c for c in cells if c.data_type == "s" and c.value.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert not [c.value for c in at_risk if not c.quotePrefix]
    links = [cell.hyperlink for cell in cells if cell.hyperlink is not None]
    assert {link.target.split(":")[0] for link in links if link.target} <= {"http", "https"}
    for link in links:
        if link.location and not link.target:
            name, _, place = link.location.rpartition("!")
            column, number = coordinate_from_string(place)
            assert book[name.strip("'")][f"{column}{number}"].value is not None, link.location
