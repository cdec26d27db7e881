"""SQLite files without SQLAlchemy: our mark in them, and connections that can only read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from claimtrack.errors import NotOurDatabase

APPLICATION_ID = 0x434C4D54
"""The bytes CLMT in the header of every file we made (`pragma application_id`)."""

BUSY_SECONDS = 10.0
"""How long a connection waits for another writer."""


# How SQLite says that it could not make the files of a write-ahead log, depending on why.
_NO_LOG: Final = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})


def refuse_other_things(path: Path) -> None:
    """Raise NotOurDatabase for a folder, a device or anything else that no database can be."""
    if path.is_dir():
        message = f"{path} is a folder, not a database"
        raise NotOurDatabase(message, hint="name a file in it, such as claimtrack.db")
    if path.exists() and not path.is_file():
        message = f"{path} is no regular file"
        raise NotOurDatabase(message)


def connect_readonly(path: Path) -> sqlite3.Connection:
    """Open an existing file so that it cannot be changed; a file on a read-only medium opens too."""
    refuse_other_things(path)
    uri = path.absolute().as_uri()
    try:
        return _opened(f"{uri}?mode=ro")
    except sqlite3.OperationalError as error:
        # A write-ahead log needs its shared-memory file, which a read-only folder cannot hold.
        if error.sqlite_errorcode & 0xFF not in _NO_LOG or not path.is_file() or _log_of(path).exists():
            raise
        return _opened(f"{uri}?mode=ro&immutable=1")


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an existing file for a look and leave nothing beside it.

    A connection that only reads cannot take away the log files that opening made; one that may write does, by closing.
    """
    with leaving_nothing(path), closing(connect_readonly(path)) as connection:
        yield connection


@contextmanager
def leaving_nothing(path: Path) -> Iterator[None]:
    """Take away, at the end, the log files that opening a file for reading made beside it."""
    was_there = _log_of(path).exists()
    try:
        yield
    finally:
        if not was_there and _log_of(path).exists():
            with closing(sqlite3.connect(path)) as sweeper, suppress(sqlite3.Error):
                sweeper.execute("pragma schema_version")


def _opened(uri: str) -> sqlite3.Connection:
    """Open and read once: only then does SQLite look into the file."""
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)
    try:
        connection.execute("pragma schema_version").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")
