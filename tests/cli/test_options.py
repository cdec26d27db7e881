"""Options that may stand before and after the sub-command."""

from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.db.migrate import ensure_current
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    "words",
    [
        ("--db", "mine.db", "db", "info", "-f", "csv"),
        ("db", "--db", "mine.db", "info", "-f", "csv"),
        ("db", "info", "--db", "mine.db", "--format", "csv"),
        ("-f", "csv", "--db", "mine.db", "db", "info"),
        ("-f", "csv", "db", "--db", "other.db", "info", "--db=mine.db"),
        ("-f", "json", "db", "-f", "table", "info", "-f", "csv", "--db", "mine.db"),
    ],
    ids=" ".join,
)
def test_the_nearest_place_of_an_option_wins(words: tuple[str, ...], run: Run, folder: Path) -> None:
    ensure_current(parse_location(folder / "mine.db"))

    assert run(*words).out.startswith("what,value\ndatabase,mine.db\n")


def test_the_database_is_that_of_the_option_else_variable_else_file_else_default(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def database(*words: str) -> str:
        return run("db", "info", *words).out.splitlines()[1]

    for name in ("claimtrack.db", "file.db", "variable.db", "option.db"):
        ensure_current(parse_location(folder / name))

    assert database() == "database,claimtrack.db"
    (folder / "claimtrack.toml").write_text('db = "file.db"\n', encoding="utf-8")
    assert database() == "database,file.db"
    monkeypatch.setenv("CLAIMTRACK_DB", "variable.db")
    assert database() == "database,variable.db"
    assert database("--db", "option.db") == "database,option.db"


@pytest.mark.parametrize("text", ["db = ", "db = 7", b"\xff"])
def test_an_unreadable_settings_file_is_usage(text: str | bytes, run: Run, folder: Path) -> None:
    (folder / "claimtrack.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    outcome = run("db", "info")

    assert outcome.code == 2
    assert outcome.err.startswith("error: claimtrack.toml")


def test_an_option_that_a_command_does_not_know_is_refused_not_ignored(run: Run, folder: Path) -> None:
    outcome = run("-o", "out.csv", "db", "upgrade")

    assert outcome.code == 2
    assert outcome.err == "error: claimtrack db upgrade takes no --out\n"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("words", [("-f", "docx", "list", "topics"), ("list", "topics", "-f", "docx")])
def test_an_unknown_format_is_usage_and_names_the_others(words: tuple[str, ...], run: Run) -> None:
    outcome = run(*words)

    assert outcome.code == 2
    assert outcome.err == (
        "error: there is no format 'docx'\nhint: choose one of table, csv, tsv, json, jsonl, markdown, html, xlsx\n"
    )


@pytest.mark.parametrize("limit", ["few", "-1"])
def test_a_limit_is_a_whole_number(limit: str, run: Run) -> None:
    outcome = run("list", "topics", "--limit", limit)

    assert outcome.code == 2
    assert limit in outcome.err
