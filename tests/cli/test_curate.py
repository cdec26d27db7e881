"""`claimtrack curate`: the log, undo and redo at the command line."""

import json
from pathlib import Path

from claimtrack.shipped import shipped
from tests.cli.conftest import Run

MIAMI = str(shipped("samples") / "miami")


def test_the_log_tells_what_stands_and_what_was_undone(run: Run, folder: Path) -> None:
    run("ingest", MIAMI)
    undone = run("curate", "undo")
    log = json.loads(run("curate", "log", "-f", "json").out)

    assert undone.code == 0
    assert "(77 codebook entries less, 8 readings less)" in undone.err
    assert [(one["command"], one["state"]) for one in log] == [("ingest", "undone"), ("undo", None)]
    assert run("export", "jsonl").out == ""

    given = run("curate", "redo")

    assert "given back: run 1, ingest" in given.err
    assert run("export", "jsonl").out.count("\n") == 85


def test_a_dry_run_tells_and_changes_nothing(run: Run, folder: Path) -> None:
    run("ingest", MIAMI)
    before = run("export", "jsonl").out

    told = run("curate", "undo", "--dry-run")

    assert "would be undone: run 1, ingest" in told.err
    assert run("export", "jsonl").out == before


def test_too_much_is_refused(run: Run, folder: Path) -> None:
    run("ingest", MIAMI)

    outcome = run("curate", "undo", "2")

    assert outcome.code == 2
    assert "there are only 1 to undo" in outcome.err


def test_without_a_database_there_is_nothing_to_undo(run: Run, folder: Path) -> None:
    assert run("curate", "undo").code == 3
    assert list(folder.iterdir()) == []
