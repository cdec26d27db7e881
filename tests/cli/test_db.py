"""`claimtrack db`: made, upgraded, looked at."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.db.migrate import migrate_to
from claimtrack.db.revision import head_revision
from tests.cli.conftest import Run


@pytest.mark.parametrize("command", ["check", "info"])
def test_looking_at_a_missing_database_makes_none(command: str, run: Run, folder: Path) -> None:
    outcome = run("db", command)

    assert outcome.code == 3
    assert "no claimtrack database" in outcome.err
    assert list(folder.iterdir()) == []


def test_upgrade_makes_a_missing_database_and_then_has_nothing_to_do(run: Run, folder: Path) -> None:
    first, second = run("db", "upgrade"), run("db", "upgrade")

    assert (first.code, second.code) == (0, 0)
    assert "is made" in first.err
    assert "up to date" in second.err
    assert first.out == second.out == ""
    assert (folder / "claimtrack.db").is_file()


def test_upgrade_of_an_older_database_names_its_backup(run: Run, folder: Path) -> None:
    migrate_to(parse_location(folder / "claimtrack.db"), "0003")
    outcome = run("db", "upgrade")

    assert outcome.code == 0
    assert f"from revision 0003 to {head_revision()}" in outcome.err
    [backup] = [path for path in folder.iterdir() if path.name != "claimtrack.db"]
    assert backup.name in outcome.err


def test_info_tells_revision_size_and_holdings(run: Run, sqlite_path: Path) -> None:
    facts = {row["what"]: row["value"] for row in json.loads(run("db", "info", "-f", "json").out)}

    assert facts["revision"] == facts["newest_revision"] == head_revision()
    assert facts["bytes"] == sqlite_path.stat().st_size
    assert facts["statements"] == 0


def test_info_of_an_older_database_tells_its_revision(run: Run, folder: Path) -> None:
    migrate_to(parse_location(folder / "claimtrack.db"), "0003")
    facts = {row["what"]: row["value"] for row in json.loads(run("db", "info", "-f", "json").out)}

    assert facts["revision"] == "0003"
    assert "statements" not in facts


def test_a_sound_database_passes_the_check(run: Run, sqlite_path: Path) -> None:
    outcome = run("db", "check", "--db", str(sqlite_path))

    assert outcome.code == 0
    assert outcome.out == ""


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("drop view v_claim", "v_claim is missing"),
        ("insert into topic_name values (1, 99, 'x', '', 'x')", "1 rows of topic_name point at a missing topic"),
        ("drop view v_shift; create view v_shift as select x from nowhere", "the view v_shift does not work"),
    ],
)
def test_damage_is_told_line_by_line(damage: str, told: str, run: Run, sqlite_path: Path) -> None:
    with closing(sqlite3.connect(sqlite_path)) as connection:
        connection.executescript(damage)
    outcome = run("db", "check")

    assert outcome.code == 3
    assert told in outcome.out


def test_a_foreign_file_is_refused_and_left_alone(run: Run, folder: Path) -> None:
    (folder / "claimtrack.db").write_text("notes", encoding="utf-8")
    for command in ("check", "info", "upgrade"):
        assert run("db", command).code == 3

    assert (folder / "claimtrack.db").read_text(encoding="utf-8") == "notes"
