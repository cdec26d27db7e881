"""`claimtrack doctor`: each trouble has its line, its state and what to do."""

import json
import os
import re
import sqlite3
import sys
import tomllib
from collections import namedtuple
from contextlib import closing
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from claimtrack import __version__
from claimtrack.db.location import parse_location
from claimtrack.db.migrate import migrate_to
from claimtrack.db.revision import head_revision
from claimtrack.services import doctor
from tests.cli.conftest import Run

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - what shutil gives


def lines(run: Run, *words: str) -> dict[str, tuple[str, str, str | None]]:
    rows = json.loads(run("doctor", *words, "-f", "json").out)
    return {row["check"]: (row["state"], row["found"], row["remedy"]) for row in rows}


def test_where_all_is_in_order_each_line_is_ok(run: Run, sqlite_path: Path) -> None:
    outcome = run("doctor", "--db", str(sqlite_path))

    assert outcome.code == 0
    assert {line.split()[0] for line in outcome.out.splitlines()} == {"ok"}
    assert "all is in order" in outcome.err
    found = lines(run, "--db", str(sqlite_path))
    assert found["python"][1] == ".".join(map(str, sys.version_info[:3]))
    assert found["sqlite"][1] == sqlite3.sqlite_version
    assert __version__ in found["claimtrack"][1]
    assert found["revision"] == ("ok", head_revision(), None)


def test_without_a_database_it_makes_none(run: Run, folder: Path) -> None:
    outcome = run("doctor")

    assert outcome.code == 0
    assert "look   revision: there is no database yet\n       claimtrack ingest makes one\n" in outcome.out
    assert "1 thing to look at" in outcome.err
    assert list(folder.iterdir()) == []


def test_it_says_where_the_database_comes_from(
    run: Run, sqlite_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(*words: str) -> str:
        return lines(run, *words)["database"][1].partition(" (")[2]

    assert told().startswith("the default")
    (folder / "claimtrack.toml").write_text(f'db = "{sqlite_path}"\n')
    assert told() == "from claimtrack.toml)"
    monkeypatch.setenv("CLAIMTRACK_DB", str(sqlite_path))
    assert told() == "from CLAIMTRACK_DB)"
    assert told("--db", str(sqlite_path)) == "from --db)"


def test_an_older_database_names_the_command_that_helps(run: Run, folder: Path) -> None:
    migrate_to(parse_location(folder / "claimtrack.db"), "0003")
    state, found, remedy = lines(run)["revision"]

    assert (state, remedy) == ("wrong", "claimtrack db upgrade --db claimtrack.db")
    assert "0003" in found
    assert run("doctor").code == 1


def test_a_newer_database_and_a_foreign_one_are_wrong(run: Run, sqlite_path: Path, folder: Path) -> None:
    with closing(sqlite3.connect(sqlite_path)) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
        connection.commit()
    assert lines(run, "--db", str(sqlite_path))["revision"][0] == "wrong"

    (folder / "other.db").write_text("no database at all, but long enough to be looked at as one" * 10)
    assert lines(run, "--db", "other.db")["revision"][0] == "wrong"
    assert "file" not in lines(run, "--db", ".")


def test_permissions_are_looked_at(run: Run, sqlite_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = {os.R_OK}
    monkeypatch.setattr("os.access", lambda _, mode: mode in allowed)
    found = lines(run, "--db", str(sqlite_path))
    assert (found["file"][0], found["folder"][0]) == ("look", "look")

    allowed.clear()
    state, _, remedy = lines(run, "--db", str(sqlite_path))["file"]
    assert state == "wrong"
    assert (remedy or "").startswith("chmod u+rw ")


def test_a_missing_folder_is_wrong(run: Run, folder: Path) -> None:
    state, found, remedy = lines(run, "--db", "no/such/claimtrack.db")["folder"]

    assert state == "wrong"
    assert "no/such" in found
    assert (remedy or "").startswith("mkdir -p ")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("free", "state"), [(0, "wrong"), (1_000_000, "look"), (10**12, "ok")])
def test_little_room_is_told(
    free: int, state: str, run: Run, sqlite_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(10**12, 0, free))
    assert lines(run, "--db", str(sqlite_path))["disk"][0] == state


def test_what_a_killed_writer_left_is_told_and_kept(run: Run, sqlite_path: Path) -> None:
    log = sqlite_path.with_name(sqlite_path.name + "-wal")
    log.touch()
    state, found, _ = lines(run, "--db", str(sqlite_path))["log"]

    assert state == "look"
    assert log.name in found
    assert log.exists()


def test_missing_extras_have_the_line_that_installs_them(
    run: Run, sqlite_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    found = lines(run, "--db", str(sqlite_path))

    assert found["extra charts"] == ("ok", "not installed", "to have it: pip install 'claimtrack[charts]'")
    assert found["extra postgres"][0] == "ok"


@pytest.mark.postgres
def test_a_server_needs_its_extra_and_no_file(run: Run, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = lines(run, "--db", postgres_url)
    assert found["revision"] == ("ok", head_revision(), None)
    assert not {"file", "folder", "disk", "log"} & found.keys()

    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    assert lines(run, "--db", postgres_url)["extra postgres"][0] == "wrong"


@pytest.mark.parametrize(
    ("encoding", "shown", "state"),
    [("latin-1", True, "look"), (None, True, "look"), ("UTF-8", True, "ok"), ("latin-1", False, "ok")],
)
def test_a_terminal_that_cannot_show_other_scripts_wants_a_look(
    encoding: str | None,
    shown: bool,  # noqa: FBT001 - a case of the table
    state: str,
) -> None:
    assert doctor.terminal(encoding, "C", shown=shown).state == state


def test_it_knows_every_extra_and_what_it_brings(run: Run) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: needs for name, needs in project["optional-dependencies"].items() if name not in ("all", "dev")}
    brought = packages_distributions()
    assert {
        name: {brought[module][0].replace("_", "-") for module in modules} for name, modules in doctor.EXTRAS.items()
    } == {name: {re.split(r"[\[<>=]", one)[0] for one in needs} for name, needs in extras.items()}
    assert {name.removeprefix("extra ") for name in lines(run) if name.startswith("extra ")} == set(extras)
