"""SQLAlchemy engines that behave alike: a transaction begins when it is begun, writers wait, foreign keys hold."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from claimtrack.db.location import Location
from claimtrack.db.postgres import CONNECT_SECONDS, require_psycopg
from claimtrack.db.sqlite import BUSY_SECONDS, reading

# Pages of 4 kB: a large ingest is not interrupted by a checkpoint for every megabyte it writes.
_CHECKPOINT_PAGES = 16_384


def create_engine_for(location: Location, *, foreign_keys: bool = True) -> Engine:
    """Give an engine for writing; every transaction on SQLite is BEGIN IMMEDIATE. Dispose of it when done.

    Only migrations turn foreign keys off, because rebuilding a parent table would delete its children.
    """
    if location.kind == "sqlite":
        return _sqlite_engine(location, foreign_keys=foreign_keys)
    require_psycopg()
    return create_engine(location.url, hide_parameters=True, connect_args={"connect_timeout": CONNECT_SECONDS})


@contextmanager
def reading_connection(location: Location) -> Iterator[Connection]:
    """Look at an existing database through SQLAlchemy, without changing it or waiting for its writer."""
    with ExitStack() as stack:
        if location.kind == "sqlite":
            opened = stack.enter_context(reading(location.file))
            engine = create_engine("sqlite+pysqlite://", creator=lambda: opened, poolclass=StaticPool)
        else:
            engine = create_engine_for(location)
        stack.callback(engine.dispose)
        yield stack.enter_context(engine.connect())


def _sqlite_engine(location: Location, *, foreign_keys: bool) -> Engine:
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(location.file)),
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # The driver would begin transactions late and commit them before DDL: it is told to leave them alone.
        connection.isolation_level = None
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")
        connection.execute(f"pragma foreign_keys = {'on' if foreign_keys else 'off'}")
        connection.execute(f"pragma wal_autocheckpoint = {_CHECKPOINT_PAGES}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred transaction that turns into a writer fails at once whatever the timeout; this one waits.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
