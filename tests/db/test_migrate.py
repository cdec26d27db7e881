"""Making and upgrading databases: backups, several processes at once, alembic's own command."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from claimtrack.db.engine import create_engine_for
from claimtrack.db.kept import newest_backup
from claimtrack.db.location import Location, parse_location
from claimtrack.db.migrate import ensure_current, migrate_to, upgrade
from claimtrack.db.revision import find_revision, head_revision
from claimtrack.errors import StoreError
from tests.rows import contents, fill

CHECKOUT = Path(__file__).parents[2]
MAKE = "import sys; from claimtrack.db import location as where, migrate; "
MAKE += "migrate.ensure_current(where.parse_location(sys.argv[1]))"


@pytest.fixture
def older(tmp_path: Path) -> Location:
    """A file of an older revision, with rows."""
    location = parse_location(tmp_path / "news.db")
    migrate_to(location, "0003")
    engine = create_engine_for(location)
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()
    return location


def speakers(path: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("select name from speaker order by id").fetchall()


def test_upgrade_makes_what_is_missing(empty_location: Location) -> None:
    done = upgrade(empty_location)
    assert (done.before, done.after, done.backup, done.changed) == (None, head_revision(), None, True)
    again = upgrade(empty_location)
    assert (again.before, again.changed, again.backup) == (head_revision(), False, None)


def test_an_older_file_is_copied_beside_itself_before_its_upgrade(older: Location) -> None:
    older.file.chmod(0o640)
    done = upgrade(older)
    assert done.backup is not None
    assert re.fullmatch(r"news-\d{4}-\d\d-\d\dT\d{4}Z\.before-upgrade\.backup\.db", done.backup.name)
    assert (done.before, find_revision(older)) == ("0003", head_revision())
    assert find_revision(parse_location(done.backup)) == "0003"
    assert speakers(done.backup) == speakers(older.file)
    assert len(speakers(older.file)) == 4
    assert done.backup.stat().st_mode == older.file.stat().st_mode
    assert sorted(path.name for path in older.file.parent.iterdir()) == sorted(["news.db", done.backup.name])


def test_a_backup_never_overwrites(older: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.db.kept._STAMP", "2026-11-22T0912Z")
    taken = older.file.with_name("news-2026-11-22T0912Z.before-upgrade.backup.db")
    taken.write_text("mine")
    assert upgrade(older).backup == older.file.with_name("news-2026-11-22T0912Z-2.before-upgrade.backup.db")
    assert taken.read_text() == "mine"


def test_a_backup_holds_what_is_still_in_the_log(older: Location) -> None:
    with closing(sqlite3.connect(older.file)) as open_elsewhere:
        open_elsewhere.execute("update speaker set name = 'Палац' where id = 1")
        open_elsewhere.commit()
        backup = upgrade(older).backup
    assert backup is not None
    assert speakers(backup)[0] == ("Палац",)


def test_a_failed_upgrade_leaves_the_old_file_and_its_backup(older: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        message = "midway"
        raise StoreError(message)

    monkeypatch.setattr("claimtrack.db.rebuild.check_references", fail)
    with pytest.raises(StoreError, match="midway"):
        upgrade(older)
    assert find_revision(older) == "0003"
    assert newest_backup(older.file) is not None


def test_upgrading_postgresql_keeps_the_rows(empty_postgres_url: str) -> None:
    location = parse_location(empty_postgres_url)
    migrate_to(location, "0003")
    engine = create_engine_for(location)
    with engine.begin() as connection:
        fill(connection)
        before = contents(connection)
    done = upgrade(location)
    assert (done.before, done.after, done.backup) == ("0003", head_revision(), None)
    with engine.begin() as connection:
        after = contents(connection)
        for name, rows in before.items():
            assert [{column: row[column] for column in rows[0]} for row in after[name]] == rows, name
    engine.dispose()


def test_several_commands_may_make_the_same_database_at_once(empty_location: Location) -> None:
    where = str(empty_location.path or empty_location.dsn)
    running = [subprocess.Popen([sys.executable, "-c", MAKE, where], stderr=subprocess.PIPE) for _ in range(4)]
    told = [process.communicate()[1].decode() for process in running]
    assert [process.returncode for process in running] == [0] * 4, told
    assert find_revision(empty_location) == head_revision()


def test_a_database_that_is_current_costs_next_to_nothing(sqlite_path: Path) -> None:
    location = parse_location(sqlite_path)
    begun = time.perf_counter()
    for _ in range(20):
        ensure_current(location)
    assert (time.perf_counter() - begun) / 20 < 0.05


def test_the_files_of_an_installed_wheel_are_found_first(tmp_path: Path) -> None:
    package = shutil.copytree(
        CHECKOUT / "claimtrack", tmp_path / "site" / "claimtrack", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(CHECKOUT / "migrations", package / "_shipped" / "migrations")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code = "import claimtrack.shipped as s; print(s.shipped('migrations'))\n" + MAKE.replace("sys.argv[1]", "'x.db'")
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, str(package / "_shipped" / "migrations")), done.stderr
    assert find_revision(parse_location(elsewhere / "x.db")) == head_revision()


@pytest.mark.parametrize("how", ["-x", "environment"])
def test_alembics_own_command_works_from_a_checkout(empty_location: Location, how: str) -> None:
    where = str(empty_location.path or empty_location.dsn)
    chosen = ["-x", f"db={where}"] if how == "-x" else []
    environment = {**os.environ, "CLAIMTRACK_DB": where if how == "environment" else "/nowhere/else.db"}
    for words in (["upgrade", "head"], ["check"], ["downgrade", "0002"]):
        done = subprocess.run(
            [sys.executable, "-m", "alembic", *chosen, *words],
            cwd=CHECKOUT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert find_revision(empty_location) == "0002"


def test_a_new_revision_gets_the_next_number(sqlite_path: Path, tmp_path: Path) -> None:
    for name in ("alembic.ini", "migrations"):
        source = CHECKOUT / name
        shutil.copytree(source, tmp_path / name) if source.is_dir() else shutil.copy(source, tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "alembic", "-x", f"db={sqlite_path}", "revision", "-m", "Add the colour of a claim"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    number = f"{int(head_revision()) + 1:04d}"
    made = (tmp_path / "migrations" / "versions" / f"{number}_add_the_colour_of_a_claim.py").read_text(encoding="utf-8")
    assert f'revision = "{number}"' in made
    assert "Import nothing from claimtrack" in made


def test_sql_without_a_database_is_refused_with_a_reason(sqlite_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "alembic", "-x", f"db={sqlite_path}", "upgrade", "head", "--sql"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "--sql cannot work" in done.stderr


def test_rows_of_the_newest_revision_are_queried_after_a_round_trip(location: Location) -> None:
    engine = create_engine_for(location)
    with engine.begin() as connection:
        fill(connection)
    migrate_to(location, "0007")
    migrate_to(location, "head")
    with engine.begin() as connection:
        assert connection.execute(text("select speaker, principal from v_statement")).all() == [
            ("Марек Орлан", "Лория")
        ]
    engine.dispose()
