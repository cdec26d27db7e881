"""What may be opened and what may not; nothing foreign is ever changed."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.db.migrate import ensure_current, migrate_to, upgrade
from claimtrack.db.revision import find_revision, head_revision, require_current
from claimtrack.errors import NoDatabase, NotOurDatabase, SchemaTooNew, SchemaTooOld, StoreError


def make_foreign(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


FOREIGN: dict[str, Callable[[Path], object]] = {
    "a few letters": lambda path: path.write_text("да"),
    "a text": lambda path: path.write_text("Лория «никогда не согласится»\r\n" * 500, encoding="utf-8"),
    "nothing but zeros": lambda path: path.write_bytes(bytes(8192)),
    "another program's tables": lambda path: make_foreign(path, "create table notes (id integer)"),
    "another program's mark": lambda path: make_foreign(path, "pragma application_id = 7"),
    "another alembic": lambda path: make_foreign(
        path, "create table alembic_version (version_num text)", "insert into alembic_version values ('0001')"
    ),
    "our mark without a revision": lambda path: make_foreign(
        path, "pragma application_id = 1129073236", "create table speaker (id integer)"
    ),
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_was(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "news.db"
    FOREIGN[kind](path)
    before = path.read_bytes() if path.is_file() else b""
    for command in (find_revision, require_current, ensure_current, upgrade):
        with pytest.raises(NotOurDatabase, match=r"news\.db"):
            command(parse_location(path))
    assert [entry.name for entry in tmp_path.iterdir()] == ["news.db"]
    assert not path.is_file() or path.read_bytes() == before


def test_a_file_cut_short_is_said_to_be_damaged(sqlite_path: Path) -> None:
    sqlite_path.write_bytes(sqlite_path.read_bytes()[:5000])
    with pytest.raises(StoreError, match=r"claimtrack\.db is damaged"):
        ensure_current(parse_location(sqlite_path))


@pytest.mark.parametrize("make", [Path.exists, Path.touch, lambda path: make_foreign(path, "pragma user_version = 0")])
def test_no_file_and_an_empty_one_are_filled_by_writers_and_missed_by_readers(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    location = parse_location(tmp_path / "news.db")
    make(location.file)
    was_there = location.file.exists()
    with pytest.raises(NoDatabase, match="no claimtrack database at") as caught:
        require_current(location)
    assert "claimtrack ingest" in str(caught.value.hint)
    assert location.file.exists() == was_there
    assert ensure_current(location) is True
    require_current(location)


def test_a_missing_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        ensure_current(parse_location(tmp_path / "none" / "news.db"))
    with pytest.raises(NoDatabase):
        require_current(parse_location(tmp_path / "none" / "news.db"))


def test_an_older_database_is_refused_with_the_command_that_helps(empty_location: Location) -> None:
    migrate_to(empty_location, "0003")
    for command in (require_current, ensure_current):
        with pytest.raises(SchemaTooOld, match="revision 0003") as caught:
            command(empty_location)
        assert str(caught.value.hint).startswith("claimtrack db upgrade --db ")
    assert find_revision(empty_location) == "0003"


def test_a_newer_database_is_refused_and_left_as_it_was(location: Location) -> None:
    stamp = "update alembic_version set version_num = '9999'"
    if location.kind == "sqlite":
        make_foreign(location.file, stamp)
    else:
        with psycopg.connect(location.dsn) as connection:
            connection.execute(stamp)
    for command in (require_current, ensure_current, upgrade):
        with pytest.raises(SchemaTooNew, match=rf"newer claimtrack \(revision 9999, here {head_revision()}") as caught:
            command(location)
        assert str(caught.value.hint).startswith("pip install --upgrade")
    assert find_revision(location) == "9999"


@pytest.mark.parametrize(
    "statement",
    [
        "create table notes (id integer)",
        "create table alembic_version (version_num text); insert into alembic_version values ('0001')",
        "create view mine as select 1 as one",
    ],
)
def test_a_schema_that_is_not_ours_is_refused_and_left_as_it_was(empty_postgres_url: str, statement: str) -> None:
    with psycopg.connect(empty_postgres_url) as connection:
        connection.execute(statement)
    for command in (find_revision, require_current, ensure_current, upgrade):
        with pytest.raises(NotOurDatabase, match="did not make"):
            command(parse_location(empty_postgres_url))
    with psycopg.connect(empty_postgres_url) as connection:
        assert connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone() in [
            (0,),
            (1,),
        ]


def test_a_schema_of_its_own_beside_others_is_ours_to_fill(empty_postgres_url: str) -> None:
    with psycopg.connect(empty_postgres_url) as connection:
        connection.execute("create table notes (id integer)")
        connection.execute("create schema news")
    location = parse_location(f"{empty_postgres_url}&options=-csearch_path%3Dnews")
    assert ensure_current(location) is True
    require_current(location)


def test_a_schema_that_does_not_exist_is_said_so(empty_postgres_url: str) -> None:
    with pytest.raises(StoreError, match="no schema to put tables into"):
        ensure_current(parse_location(f"{empty_postgres_url}&options=-csearch_path%3Dnowhere"))


def test_a_postgresql_that_cannot_hold_cyrillic_is_refused(empty_postgres_url: str) -> None:
    with psycopg.connect(empty_postgres_url, autocommit=True) as connection:
        connection.execute("create database latin encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0")
    url = "/latin?".join([empty_postgres_url.rpartition("/claimtrack_")[0], empty_postgres_url.split("?")[1]])
    with pytest.raises(StoreError, match="not UTF-8"):
        ensure_current(parse_location(url))
    with psycopg.connect(empty_postgres_url, autocommit=True) as connection:
        connection.execute("drop database latin")


def test_looking_at_a_file_leaves_nothing_beside_it(sqlite_path: Path) -> None:
    require_current(parse_location(sqlite_path))
    assert [entry.name for entry in sqlite_path.parent.iterdir()] == ["claimtrack.db"]


def test_looking_while_another_writes_takes_nothing_away(sqlite_path: Path) -> None:
    with closing(sqlite3.connect(sqlite_path)) as writer:
        writer.execute("insert into claim (id, key, kind, reviewed) values (1, 'k', 'fact', 0)")
        require_current(parse_location(sqlite_path))
        assert sqlite_path.with_name("claimtrack.db-wal").exists()
        writer.commit()
        assert writer.execute("select count(*) from claim").fetchone() == (1,)


def test_a_server_that_is_not_there_is_said_so_without_the_password() -> None:
    location = parse_location("postgresql://ann:S3cret@127.0.0.1:1/news")
    with pytest.raises(StoreError, match="no connection to postgresql://ann:") as caught:
        require_current(location)
    assert "S3cret" not in str(caught.value)


def test_a_missing_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(StoreError) as caught:
        require_current(parse_location("postgresql://db.example/news"))
    assert caught.value.hint == 'pip install "claimtrack[postgres]"'
