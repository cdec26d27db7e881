"""`report timeline` and `report topic` at the command line: formats, exit codes, the query behind them, charts."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from claimtrack.db.location import parse_location
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.cli.conftest import Run

LINE = ("report", "timeline", "--claim", "transit-fee")
TOPIC = ("report", "topic", "transit")


@pytest.fixture
def story(folder: Path, sqlite_template: Path) -> Path:
    """The invented story in the database that commands find by themselves."""
    path = folder / "claimtrack.db"
    path.write_bytes(sqlite_template.read_bytes())
    ingest(parse_location(path), Request((str(shipped("samples") / "harbour"),)))
    return path


def test_in_a_pipe_they_are_markdown(run: Run, story: Path) -> None:
    line, topic = run(*LINE), run(*TOPIC)
    assert (line.code, line.err, topic.code, topic.err) == (0, "", 0, "")
    assert line.out.startswith("# Who said what on transit-fee, in order of time\n")
    assert topic.out.startswith("# What is on record on transit\n")


@pytest.mark.parametrize("ask", [LINE, TOPIC], ids=["timeline", "topic"])
@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown", "html"])
def test_every_format_is_written(run: Run, story: Path, ask: tuple[str, ...], form: str) -> None:
    done = run(*ask, "-f", form)
    assert (done.code, done.err) == (0, "")
    assert "Mira Koldan" in done.out


@pytest.mark.parametrize("ask", [LINE, TOPIC], ids=["timeline", "topic"])
def test_a_workbook_holds_the_rows(run: Run, story: Path, ask: tuple[str, ...], folder: Path) -> None:
    assert run(*ask, "-o", "told.xlsx").code == 0
    book = openpyxl.load_workbook(BytesIO((folder / "told.xlsx").read_bytes()))
    words = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    flat = list(csv.DictReader(StringIO(run(*ask, "-f", "csv").out)))
    assert {row["statement_key"] for row in flat if row["statement_key"]} <= words


def test_the_flat_rows_tell_what_each_statement_did(run: Run, story: Path) -> None:
    flat = list(csv.DictReader(StringIO(run(*LINE, "-f", "csv").out)))
    lines = [json.loads(line) for line in run(*LINE, "-f", "jsonl").out.splitlines()]
    assert [row["effect"] for row in flat] == [line["effect"] for line in lines]
    assert [row["effect"] for row in flat] == ["first", "first", "repeats", "repeats", "changes", "changes"]
    assert {row["outside"] for row in flat} == {"0"}


def test_the_flat_rows_of_a_topic_are_claims_by_sides(run: Run, story: Path) -> None:
    flat = list(csv.DictReader(StringIO(run(*TOPIC, "-f", "csv").out)))
    lines = [json.loads(line) for line in run(*TOPIC, "-f", "jsonl").out.splitlines()]
    assert [(row["claim"], row["side"]) for row in flat] == [(line["claim"], line["side"]) for line in lines]
    reasons = {(row["claim"], row["side"]): row["reason"] for row in flat}
    assert reasons["transit-fee", "Union"] == "silent"
    assert reasons["loria-offered-grain-first", "Kasteya"] == "anonymous-only"


@pytest.mark.parametrize("ask", [LINE, TOPIC], ids=["timeline", "topic"])
def test_json_tells_how_it_was_made(run: Run, story: Path, ask: tuple[str, ...]) -> None:
    words = (*ask, "--known-on", "2024-03", "-f", "json")
    found = json.loads(run("--db", str(story), *words).out)
    assert found["schema"] == f"claimtrack/{ask[1]}@1"
    assert found["period"]["known_on"] == "2024-03-31"
    assert found["method"]["command"] == f"claimtrack {' '.join(ask)} --known-on 2024-03-31"
    assert len(found["method"]["database_sha256"]) == 64


@pytest.mark.parametrize("ask", [LINE, TOPIC], ids=["timeline", "topic"])
def test_sql_prints_the_query_which_sql_runs(run: Run, story: Path, ask: tuple[str, ...]) -> None:
    (story.parent / "rows.sql").write_text(run(*ask, "--sql").out, encoding="utf-8")
    rows = [json.loads(line) for line in run("sql", "--file", "rows.sql", "-f", "jsonl").out.splitlines()]
    told = json.loads(run(*ask, "-f", "json").out)["rows"]
    assert [row["statement_key"] for row in rows] == [row["statement_key"] for row in told]
    assert rows


def test_names_and_topics_of_other_languages_give_the_same_answer(run: Run, story: Path) -> None:
    english = run("report", "timeline", "Loria", "--topic", "harbour", "-f", "csv")
    russian = run("report", "timeline", "Лория", "--topic", "гавань", "-f", "csv")
    assert english.out == russian.out
    assert run("report", "topic", "транзит", "-f", "csv").out == run(*TOPIC, "-f", "csv").out


def test_nothing_found_is_a_hint_and_no_error(run: Run, story: Path) -> None:
    done = run(*LINE, "--until", "2020")
    assert done.code == 0
    assert "no statement found" in done.err
    assert "no statement found" in done.out.lower()


def test_what_cannot_be_asked_is_refused(run: Run, story: Path) -> None:
    assert run("report", "timeline").code == 2
    assert run("report", "timeline", "--topic", "transit", "--claim", "transit-fee").code == 2
    refused = run("report", "topic", "trannsit")
    assert refused.code == 2
    assert "transit" in refused.err


def test_a_limit_cuts_and_says_so(run: Run, story: Path) -> None:
    done = run(*LINE, "--limit", "2", "-f", "csv")
    assert len(done.out.splitlines()) == 3
    assert "showing 2 of 6 statements" in done.err


@pytest.mark.parametrize("ask", [LINE, TOPIC], ids=["timeline", "topic"])
def test_charts_go_into_a_file(run: Run, story: Path, ask: tuple[str, ...], folder: Path) -> None:
    pytest.importorskip("vl_convert", reason="no charts: vl-convert-python is not installed")
    assert run(*ask, "-f", "csv", "--chart", "told.svg").code == 0
    assert (folder / "told.svg").read_text(encoding="utf-8").startswith("<svg")
