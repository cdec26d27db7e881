"""What the reader does alike on both databases."""

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from claimtrack.db.location import Location
from claimtrack.db.revision import head_revision
from claimtrack.errors import NoDatabase, NotOurDatabase, SchemaTooNew, SchemaTooOld, StoreError
from claimtrack.store.plain import plain
from claimtrack.store.readonly import open_reader


def stamp(location: Location, revision: str) -> None:
    """Pretend that the database is of another revision."""
    statement = f"update alembic_version set version_num = '{revision}'"
    if location.kind == "sqlite":
        connection = sqlite3.connect(location.file)
        connection.execute(statement)
        connection.commit()
        connection.close()
    else:
        import psycopg

        with psycopg.connect(location.dsn) as server:
            server.execute(statement)


def test_a_shipped_query_gives_columns_and_rows(location: Location) -> None:
    with open_reader(location) as reader:
        rows = reader.query("saved/positions", side="")
    assert rows.columns[:2] == ("side", "claim")
    assert rows.rows == []


def test_a_database_that_is_not_there_is_told_and_not_made(empty_location: Location) -> None:
    with pytest.raises(NoDatabase) as told:
        open_reader(empty_location)
    assert "claimtrack demo" in (told.value.hint or "")
    assert empty_location.path is None or not empty_location.path.exists()


def test_an_older_database_names_the_command_that_helps(location: Location) -> None:
    stamp(location, "0001")
    with pytest.raises(SchemaTooOld) as told:
        open_reader(location)
    assert "claimtrack db upgrade" in (told.value.hint or "")


def test_a_newer_database_is_refused(location: Location) -> None:
    stamp(location, "9999")
    with pytest.raises(SchemaTooNew):
        open_reader(location)


@pytest.mark.postgres
def test_a_foreign_schema_is_refused(empty_postgres_url: str) -> None:
    import psycopg

    with psycopg.connect(empty_postgres_url) as server:
        server.execute("create table alembic_version (version_num text)")
        server.execute(f"insert into alembic_version values ('{head_revision()}')")
    with pytest.raises(NotOurDatabase):
        open_reader(empty_postgres_url)


@pytest.mark.postgres
def test_a_database_the_server_does_not_know_is_told(postgres_url: str) -> None:
    with pytest.raises(NoDatabase):
        open_reader(postgres_url.replace("/claimtrack_", "/nowhere_"))


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\0" + bytes(4080)])
def test_another_file_is_not_ours(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        open_reader(path)
    assert path.read_bytes() == content


def test_an_sqlite_database_of_another_program_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("create table alembic_version (version_num text)")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(NotOurDatabase):
        open_reader(path)
    assert path.read_bytes() == content


def test_an_empty_file_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(NoDatabase):
        open_reader(path)
    assert path.read_bytes() == b""


def test_a_folder_is_not_ours(tmp_path: Path) -> None:
    with pytest.raises(NotOurDatabase):
        open_reader(tmp_path)


def test_a_damaged_file_of_ours_is_told(sqlite_path: Path) -> None:
    content = sqlite_path.read_bytes()
    sqlite_path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    with pytest.raises(StoreError, match="damaged"):
        open_reader(sqlite_path)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (True, 1),
        (Decimal(12), 12),
        (Decimal("1.50"), 1.5),
        (Decimal("1.0000000000000000"), 1.0),
        (memoryview(b"ab"), b"ab"),
        (["Орлан", 1], '["Орлан", 1]'),
        (None, None),
    ],
)
def test_values_of_postgresql_become_those_of_sqlite(given: object, made: object) -> None:
    assert plain(given) == made
    assert type(plain(given)) is type(made)
