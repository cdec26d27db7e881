import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, TextClause, text
from sqlalchemy.exc import IntegrityError

from claimtrack.db.engine import create_engine_for, reading_connection
from claimtrack.db.errors import store_errors
from claimtrack.db.location import Location, parse_location
from claimtrack.errors import DatabaseBusy, StoreError

ADD = text("insert into claim (id, key, kind, reviewed) values (1, 'k', 'fact', 0)")


@pytest.fixture
def engine(location: Location) -> Iterator[Engine]:
    made = create_engine_for(location)
    yield made
    made.dispose()


def run(connection: Connection, *statements: TextClause) -> None:
    for statement in statements:
        connection.execute(statement)


def run_nothing(engine: Engine) -> None:
    with engine.begin():
        pass


def rows(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("select count(*) from claim")).scalar_one())


def test_an_error_takes_back_everything_ddl_too(engine: Engine) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        run(connection, text("create table scratch (id integer)"), ADD, ADD)
    assert rows(engine) == 0
    with engine.begin() as connection:
        connection.execute(text("create table scratch (id integer)"))


def test_a_savepoint_takes_back_its_own_part(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(ADD)
        with pytest.raises(IntegrityError), connection.begin_nested():
            run(connection, text("insert into claim (id, key, kind, reviewed) values (2, 'l', 'fact', 0)"), ADD)
    assert rows(engine) == 1


def test_an_error_message_carries_no_article(engine: Engine) -> None:
    statement = text("insert into claim (id, key, kind, text, reviewed) values (1, 'k', 'fact', :text, 2)")
    with pytest.raises(IntegrityError) as caught, engine.begin() as connection:
        connection.execute(statement, {"text": "Лория " * 500})
    assert "Лория Лория Лория Лория" not in str(caught.value).split("DETAIL")[0]


def test_an_sqlite_file_is_durable_waits_and_keeps_its_references(sqlite_path: Path) -> None:
    engine = create_engine_for(parse_location(sqlite_path))
    settings = ("journal_mode", "synchronous", "foreign_keys")
    with engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"pragma {name}").scalar() for name in settings}
        assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
        assert int(connection.exec_driver_sql("pragma busy_timeout").scalar_one()) >= 5000
    engine.dispose()


def test_a_second_writer_waits_and_is_told_who_holds_the_file(
    sqlite_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.db.engine.BUSY_SECONDS", 0.1)
    location = parse_location(sqlite_path)
    first, second = create_engine_for(location), create_engine_for(location)
    with first.begin() as connection:
        connection.execute(ADD)
        with pytest.raises(DatabaseBusy, match="busy: another claimtrack is writing"), store_errors(location):
            run_nothing(second)
        with reading_connection(location) as reader:
            assert reader.execute(text("select count(*) from claim")).scalar() == 0
    first.dispose()
    second.dispose()


def test_a_reading_connection_cannot_write_and_leaves_nothing(sqlite_path: Path) -> None:
    location = parse_location(sqlite_path)
    with (
        pytest.raises(StoreError, match="read-only"),
        store_errors(location),
        reading_connection(location) as connection,
    ):
        connection.execute(ADD)
    assert [entry.name for entry in sqlite_path.parent.iterdir()] == ["claimtrack.db"]


def test_a_full_disk_is_said_so_and_nothing_is_half_written(sqlite_path: Path) -> None:
    location = parse_location(sqlite_path)
    engine = create_engine_for(location)
    long = text("insert into claim (id, key, kind, text, reviewed) values (1, 'k', 'fact', :text, 0)")
    with engine.connect() as connection:
        # As large as it is and no page more: what a full disk looks like from inside.
        pages = connection.exec_driver_sql("pragma page_count").scalar_one()
        connection.exec_driver_sql(f"pragma max_page_count = {pages}")
        with pytest.raises(StoreError, match="no room left"), store_errors(location):
            connection.execute(long, {"text": "x" * 500_000})
    assert rows(engine) == 0
    engine.dispose()


def test_a_programming_mistake_is_no_database_problem(sqlite_path: Path) -> None:
    location = parse_location(sqlite_path)
    with (
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        store_errors(location),
        closing(sqlite3.connect(":memory:")) as connection,
    ):
        connection.execute("select * from absent")
    with pytest.raises(ZeroDivisionError), store_errors(location):
        _ = 1 // 0
