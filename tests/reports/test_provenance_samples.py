"""By whose account the shipped samples are known: in every format, on both databases, whatever came first."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.render.provenance import render_provenance
from claimtrack.reports.provenance import Provenance, Question, provenance
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from tests.reports.asked import NOW

SUFFIXES = {
    "table": "txt",
    "markdown": "md",
    "html": "html",
    "json": "json",
    "csv": "csv",
    "tsv": "tsv",
    "jsonl": "jsonl",
}
KERVAN = ("union-troops-in-kasteya", "Ilsa Kervan")
ASKED = {
    "miami-trilateral": ("miami", "trilateral-meeting-planned", None),
    "harbour-mines": ("harbour", "loria-will-mine-estuary", None),
    "harbour-kervan": ("harbour", *KERVAN),
    "harbour-sollen": ("harbour", "secret-meeting-at-sollen", None),
}


@pytest.fixture(scope="module")
def samples(shared_location: Location) -> Location:
    """Both shipped samples in a database of each kind."""
    for name in ("miami", "harbour"):
        assert ingest(shared_location, Request((str(shipped("samples") / name),))).exit_code == 0
    return shared_location


def answer(location: Location, name: str) -> Provenance:
    """Give the answer as it is the same today and in the next version: of a claim, or of somebody's statement on it."""
    _, key, speaker = ASKED[name]
    with open_reader(location) as reader:
        found = provenance(reader, Question(key), command="claimtrack report provenance …", now=NOW)
        if speaker is not None:
            (key,) = (one.row.statement_key for one in found.statements if one.row.speaker == speaker)
            found = provenance(reader, Question(key), command="claimtrack report provenance …", now=NOW)
    return replace(found, method=replace(found.method, claimtrack_version="0", sql="select …"))


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("name", ASKED)
def test_the_answer_is_the_one_on_record(
    samples: Location, name: str, form: str, golden: Callable[[str, str], None]
) -> None:
    told = render_provenance(answer(samples, name), form, width=80)
    assert isinstance(told, str)
    golden(f"provenance-{name}.{SUFFIXES[form]}", told)


@pytest.mark.parametrize("name", ASKED)
def test_a_workbook_has_a_row_for_each_report(samples: Location, name: str) -> None:
    found = answer(samples, name)
    told = render_provenance(found, "xlsx")
    assert isinstance(told, bytes)
    book = openpyxl.load_workbook(BytesIO(told))
    sheets = [list(sheet.iter_rows(values_only=True)) for sheet in book]
    (reports,) = (rows for rows in sheets if rows and rows[0][0] == "statement_key")
    assert len(reports) == 1 + len(found.rows)
    at = reports[0].index("report_key")
    assert [row[at] for row in reports[1:]] == [report.key for report in found.rows]


def test_the_order_of_ingestion_is_irrelevant(sqlite_path: Path, golden: Callable[[str, str], None]) -> None:
    location = parse_location(sqlite_path)
    for name in ("harbour", "miami"):
        folder = shipped("samples") / name
        for file in sorted(folder.glob("*.claim.md"), reverse=True):
            assert ingest(location, Request((str(file),), codebook=folder / "codebook.toml")).exit_code == 0
    for name in ASKED:
        golden(f"provenance-{name}.json", str(render_provenance(answer(location, name), "json")))


@pytest.mark.parametrize("name", ASKED)
def test_the_page_fits_a_terminal_and_every_figure_leads_somewhere(samples: Location, name: str) -> None:
    told = str(render_provenance(answer(samples, name), "table", width=80))
    assert max(map(len, told.splitlines())) <= 80


def test_a_denial_three_outlets_carry_is_one_account(samples: Location) -> None:
    (denial,) = (one for one in answer(samples, "miami-trilateral").statements if one.row.stance == -1)
    standings = [denial.standings[report.key] for report in denial.reports]
    assert [standing.independent for standing in standings] == [True, False, False]
    assert len({report.publication.root for report in denial.reports}) == 1
