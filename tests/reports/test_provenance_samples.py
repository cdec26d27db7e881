"""By whose account the shipped samples are known: in every format, on both databases, whatever came first."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.render.provenance import render_provenance
from claimtrack.reports.provenance import Provenance, Question, provenance
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from tests.browser import PHONE, Browser
from tests.pages import problems, without_charts
from tests.reports.asked import NOW

SUFFIXES = {"table": "txt", "markdown": "md", "html": "html"} | {f: f for f in ("json", "csv", "tsv", "jsonl")}
TRILATERAL = ("trilateral-meeting-planned", None)
MINES = ("loria-will-mine-estuary", None)
KERVAN = ("union-troops-in-kasteya", "Ilsa Kervan")
SOLLEN = ("secret-meeting-at-sollen", None)
VERIN = ("union-troops-in-kasteya", "Aldo Verin")
STORY = {"harbour-mines": MINES, "harbour-kervan": KERVAN, "harbour-sollen": SOLLEN}


@pytest.fixture(scope="module")
def harbour(shared_location: Location) -> Location:
    """The invented story in a database of each kind."""
    assert ingest(shared_location, Request((str(shipped("samples") / "harbour"),))).exit_code == 0
    return shared_location


@pytest.fixture(scope="module")
def miami(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Location:
    """The eight short articles."""
    path = tmp_path_factory.mktemp("miami") / "claimtrack.db"
    path.write_bytes(sqlite_template.read_bytes())
    assert ingest(parse_location(path), Request((str(shipped("samples") / "miami"),))).exit_code == 0
    return parse_location(path)


def answer(location: Location, asked: tuple[str, str | None], known_on: str | None = None) -> Provenance:
    """Give the answer as it is the same today and in the next version: of a claim, or of a statement on it."""
    key, speaker = asked
    with open_reader(location) as reader:
        if speaker is not None:
            whole = provenance(reader, Question(key), command="", now=NOW)
            key = next(one.row.statement_key for one in whole.statements if one.row.speaker == speaker)
        found = provenance(reader, Question(key, known_on), command="claimtrack report provenance …", now=NOW)
    return replace(found, method=replace(found.method, claimtrack_version="0", sql="select …"))


def told(found: Provenance, form: str) -> str:
    """Give the answer in a format; how pages look is not what is on record."""
    text = render_provenance(found, form, width=80)
    assert isinstance(text, str)
    return without_charts(text)


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("name", STORY)
def test_the_story_is_told_as_on_record(
    harbour: Location, name: str, form: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"provenance-{name}.{SUFFIXES[form]}", told(answer(harbour, STORY[name]), form))


@pytest.mark.parametrize("form", SUFFIXES)
def test_the_small_sample_is_told_as_on_record(miami: Location, form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"provenance-miami-trilateral.{SUFFIXES[form]}", told(answer(miami, TRILATERAL), form))


@pytest.mark.parametrize("asked", [MINES, KERVAN, SOLLEN, VERIN])
def test_its_page_leads_everywhere_it_says(harbour: Location, asked: tuple[str, str | None]) -> None:
    for known_on in (None, "2024-07-03", "2023-01-01"):
        page = render_provenance(answer(harbour, asked, known_on), "html")
        assert problems(str(page)) == []


@pytest.mark.browser
@pytest.mark.parametrize(("asked", "theme", "columns"), [(SOLLEN, "light", 1200), (KERVAN, "dark", PHONE)])
def test_its_page_in_a_browser(browser: Browser, tmp_path: Path, asked: Any, theme: Any, columns: int) -> None:
    location = parse_location(tmp_path / "harbour.db")
    assert ingest(location, Request((str(shipped("samples") / "harbour"),))).exit_code == 0
    file = tmp_path / "page.html"
    file.write_text(str(render_provenance(answer(location, asked), "html")), encoding="utf-8")
    seen = browser.open(file, theme=theme, columns=columns)
    assert (seen.asked_for, seen.said, seen.minded, seen.columns) == ([], [], [], columns)


@pytest.mark.parametrize("name", STORY)
def test_a_workbook_has_a_row_for_each_report(harbour: Location, name: str) -> None:
    found = answer(harbour, STORY[name])
    book = render_provenance(found, "xlsx")
    assert isinstance(book, bytes)
    sheets = [list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(BytesIO(book))]
    (reports,) = (rows for rows in sheets if rows and rows[0][0] == "statement_key")
    at = reports[0].index("report_key")
    assert [row[at] for row in reports[1:]] == [report.key for report in found.rows]


def test_the_order_of_ingestion_is_irrelevant(sqlite_path: Path, golden: Callable[[str, str], None]) -> None:
    location, folder = parse_location(sqlite_path), shipped("samples") / "harbour"
    for file in sorted(folder.glob("*.claim.md"), reverse=True):
        assert ingest(location, Request((str(file),), codebook=folder / "codebook.toml")).exit_code == 0
    for name, asked in STORY.items():
        golden(f"provenance-{name}.json", told(answer(location, asked), "json"))


@pytest.mark.parametrize("name", STORY)
def test_the_text_fits_a_terminal(harbour: Location, name: str) -> None:
    assert max(map(len, told(answer(harbour, STORY[name]), "table").splitlines())) <= 80


def test_a_denial_three_outlets_carry_is_one_account(miami: Location) -> None:
    (denial,) = (one for one in answer(miami, TRILATERAL).statements if one.row.stance == -1)
    standings = [denial.standings[report.key] for report in denial.reports]
    assert [standing.independent for standing in standings] == [True, False, False]
    assert len({report.publication.root for report in denial.reports}) == 1
