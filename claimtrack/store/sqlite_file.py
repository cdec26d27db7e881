"""The SQLite file below a reader, opened so that reading it leaves no trace."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from claimtrack.db.errors import store_errors
from claimtrack.db.location import Location
from claimtrack.db.sqlite import BUSY_SECONDS, connect_readonly, refuse_other_things
from claimtrack.domain.rows import Rows
from claimtrack.errors import DatabaseBusy, NotOurDatabase
from claimtrack.store.missing import no_database

# The byte of SQLite's file header that tells a write-ahead log is in use.
_WRITE_VERSION: Final = 18
_WAL: Final = b"\2"
# Coarser than any file system's clock that SQLite runs on in practice.
_CLOCK: Final = 0.02


class ReadOnlyFile:
    """The file below a reader: how to open it without leaving a trace, and whether it has changed since.

    In write-ahead mode even a reader makes a -wal and a -shm file and, being only a reader, cannot take them away
    again. Where no -wal file lies there is no writer at work: then the file is opened as one that nobody changes, and
    after every answer a look at it tells whether that was true. A `shared` file may be written to meanwhile: it is read
    through its log, and whoever opens it so sweeps up after it.
    """

    def __init__(self, location: Location, *, shared: bool = False) -> None:
        self._location = location
        self._path = location.file
        self._seen: tuple[int, int, int] | None = None
        refuse_other_things(self._path)
        with store_errors(location):
            self._still = not shared and self._judge_header()
        self._shared = shared

    def connect(self) -> sqlite3.Connection:
        """Open the file and hold on to its present content."""
        if self._shared:
            connection = connect_readonly(self._path)
            connection.isolation_level = None
            connection.execute("begin")
            return connection
        uri = f"{self._path.absolute().as_uri()}?mode=ro{'&immutable=1' if self._still else ''}"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        connection.execute("begin")
        return connection

    def unchanged(self, read: Callable[[], Rows]) -> Rows:
        """What `read` gives, if the file was the same from opening until now."""
        try:
            rows = read()
        except sqlite3.DatabaseError as error:
            self._refuse_change(error)
            raise
        self._refuse_change(None)
        return rows

    def _refuse_change(self, error: Exception | None) -> None:
        if self._still and self._stamp() != self._seen:
            message = f"{self._location.shown} was changed while it was read"
            raise DatabaseBusy(message, "run the command again") from error

    def _judge_header(self) -> bool:
        """Whether nobody writes to the file now; raises where it is missing."""
        try:
            with self._path.open("rb") as stream:
                header = stream.read(100)
        except FileNotFoundError as error:
            raise no_database(self._location) from error
        except OSError as error:
            message = f"{self._location.shown} cannot be read: {error.strerror or error}"
            raise NotOurDatabase(message) from error
        if header[_WRITE_VERSION : _WRITE_VERSION + 1] != _WAL:
            return False
        self._seen = self._stamp()
        self._let_the_clock_move()
        return not _in_use(self._path)

    def _let_the_clock_move(self) -> None:
        """See to it that a change from now on shows in the time of the file."""
        age = time.time() - self._path.stat().st_mtime
        if 0 <= age < _CLOCK:
            time.sleep(_CLOCK - age)

    def _stamp(self) -> tuple[int, int, int]:
        about = self._path.stat()
        return about.st_ino, about.st_size, about.st_mtime_ns


def _in_use(path: Path) -> bool:
    """Whether a write-ahead log is there that somebody writes or has left; it lies beside the file a link leads to."""
    real = path.resolve()
    log, index = (real.with_name(f"{real.name}{suffix}") for suffix in ("-wal", "-shm"))
    return log.exists() and (log.stat().st_size > 0 or index.exists())
