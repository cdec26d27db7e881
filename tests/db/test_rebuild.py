"""What a migration on SQLite may not leave behind."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.db.engine import create_engine_for
from claimtrack.db.location import Location, parse_location
from claimtrack.db.rebuild import check_references
from claimtrack.errors import StoreError


def test_a_migration_that_leaves_a_row_pointing_nowhere_is_refused(sqlite_path: Path) -> None:
    with closing(sqlite3.connect(sqlite_path)) as connection:
        connection.execute("create table above (id integer primary key)")
        connection.execute("create table below (above_id integer references above (id))")
        connection.execute("insert into below values (7)")
        connection.commit()
    engine = create_engine_for(parse_location(sqlite_path))
    with (
        engine.connect() as connected,
        pytest.raises(StoreError, match="leave a row of below pointing at a missing above") as caught,
    ):
        check_references(connected)
    assert caught.value.hint == "nothing was changed"
    engine.dispose()


def test_a_database_whose_references_hold_is_left_alone(location: Location) -> None:
    engine = create_engine_for(location)
    with engine.connect() as connected:
        check_references(connected)
    engine.dispose()
