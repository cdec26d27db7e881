"""`report provenance` at the command line: what a key means, formats, exit codes, what goes to stderr."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.cli.conftest import Run

ASK = ("report", "provenance", "trilateral-meeting-planned")


@pytest.fixture
def samples(folder: Path, sqlite_template: Path) -> Path:
    """The shipped samples in the database that commands find by themselves."""
    path = folder / "claimtrack.db"
    path.write_bytes(sqlite_template.read_bytes())
    ingest(parse_location(path), Request((str(shipped("samples") / "miami"),)))
    return path


def test_in_a_pipe_it_is_markdown(run: Run, samples: Path) -> None:
    done = run(*ASK)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# On whose word: ")


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown"])
def test_every_format_is_written(run: Run, samples: Path, form: str) -> None:
    done = run(*ASK, "-f", form)
    assert (done.code, done.err) == (0, "")
    assert "trilateral-meeting-planned" in done.out


def test_the_key_another_report_prints_leads_to_its_statement(run: Run, samples: Path) -> None:
    row = next(csv.DictReader(StringIO(run(*ASK, "-f", "csv").out)))
    told = json.loads(run("report", "provenance", row["statement_key"], "-f", "json").out)
    assert (told["schema"], told["statement"], told["claim"]) == (
        "claimtrack/provenance@1",
        row["statement_key"],
        None,
    )
    assert told["method"]["command"] == f"claimtrack report provenance {row['statement_key']}"
    beginning = run("report", "provenance", row["statement_key"][:17], "-f", "csv")
    whole = json.loads(run("report", "provenance", row["statement_key"][:17], "-f", "json").out)
    assert whole["method"]["command"] == told["method"]["command"]
    assert (beginning.code, beginning.out) == (0, run("report", "provenance", row["statement_key"], "-f", "csv").out)


def test_several_statements_of_one_beginning_are_listed(run: Run, samples: Path) -> None:
    done = run("report", "provenance", "statement-")
    assert (done.code, done.out) == (2, "")
    assert "several statements have keys that begin with 'statement-'" in done.err
    assert done.err.count("statement-") >= 10


@pytest.mark.parametrize(("key", "hint"), [("trilateral-meeting", "did you mean"), ("nonesuch", "list claims")])
def test_an_unknown_key_is_refused_with_what_there_is(run: Run, samples: Path, key: str, hint: str) -> None:
    done = run("report", "provenance", key)
    assert (done.code, done.out) == (2, "")
    assert hint in done.err


def test_a_day_before_the_first_report_is_an_empty_answer_with_a_hint(run: Run, samples: Path) -> None:
    done = run(*ASK, "--known-on", "2025-11")
    assert done.code == 0
    assert done.err == "nothing of it had been published by 2025-11-30; without --known-on all of it is told\n"
    assert "Nothing of it had been published by 2025-11-30; the first report is of 2025-12-18." in done.out
    assert len(run(*ASK, "--known-on", "2025-11-30", "-f", "csv").out.splitlines()) == 1


def test_a_limit_cuts_reports_and_says_so(run: Run, samples: Path) -> None:
    whole = json.loads(run(*ASK, "-f", "json").out)
    reports = [report for one in whole["statements"] for report in one["reports"]]
    for form in ("csv", "jsonl", "json"):
        done = run(*ASK, "-f", form, "--limit", "2")
        assert done.err == f"showing 2 of {len(reports)} reports (--limit)\n"
        if form == "json":
            cut = json.loads(done.out)
            assert sum(len(one["reports"]) for one in cut["statements"]) == 2
            assert cut["sources"] == whole["sources"]
        else:
            assert len(done.out.splitlines()) == 2 + (form == "csv")


def test_the_query_is_printed_and_runs(run: Run, samples: Path) -> None:
    query = run(*ASK, "--sql").out
    rows = run("sql", query, "-f", "csv")
    assert rows.code == 0
    assert "trilateral-meeting-planned" in rows.out


def test_no_database_is_an_error_of_its_own(run: Run, folder: Path) -> None:
    done = run(*ASK)
    assert (done.code, done.out) == (3, "")
    assert not list(folder.iterdir())
