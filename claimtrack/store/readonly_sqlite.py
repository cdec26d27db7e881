"""Reading an SQLite file: standard library only, no file made beside it, one unchanging view of it."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from claimtrack.db.errors import store_errors
from claimtrack.db.location import Location
from claimtrack.db.revision import refuse_newer, refuse_older
from claimtrack.db.sqlite import APPLICATION_ID, BUSY_SECONDS, refuse_other_things
from claimtrack.domain.names import closest
from claimtrack.domain.rows import Cell, Rows
from claimtrack.errors import DatabaseBusy, NoDatabase, NotOurDatabase, QueryRefused
from claimtrack.store.answer import gather, refuse_unreadable
from claimtrack.store.binds import Parameters, for_sqlite
from claimtrack.store.deadline import SECONDS, Deadline
from claimtrack.store.queries import text_of
from claimtrack.store.sqlite_guard import Guard

_MAGIC: Final = b"SQLite format 3\0"
_WAL: Final = 2
# Coarser than any file system's clock that SQLite runs on in practice.
_CLOCK: Final = 0.02
# The failures that are the database's, not the query's.
_DATABASE_FAILED: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOTADB,
    }
)
_REVISION: Final = "select version_num from alembic_version"
_VIEWS: Final = "select name from sqlite_schema where type = 'view'"


class SqliteReader:
    """A claimtrack file, open for reading; see `store.readonly.Reader`."""

    def __init__(self, location: Location) -> None:
        self._location = location
        self._guard: Guard | None = None
        self._abandoned = False
        self._file = _File(location)
        with store_errors(location):
            self._connection = self._file.connect()
            try:
                self._check_revision()
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def query(self, name: str, **parameters: Cell | Sequence[Cell]) -> Rows:
        """The answer of `sql/<name>.sql`."""
        sql, values = for_sqlite(text_of(name), parameters)
        with store_errors(self._location):
            return self._file.unchanged(lambda: self._fetch(sql, values, None))

    def user_query(
        self, sql: str, parameters: Parameters | None = None, *, seconds: float = SECONDS, most: int | None = None
    ) -> Rows:
        """The answer of a person's own SELECT; nothing else gets past the guard."""
        refuse_unreadable(sql)
        text, values = for_sqlite(sql, parameters or {})
        with store_errors(self._location):
            self._guard = self._guard or Guard(self._connection)
            self._guard.refused = None
            work = Deadline(lambda: self._fetch(text, values, most), self._connection.interrupt)
            try:
                return self._file.unchanged(lambda: work.wait(seconds))
            except (sqlite3.Error, sqlite3.Warning, MemoryError, RecursionError) as error:
                raise self._refusal(error) from error
            finally:
                self._abandoned = work.abandoned

    def close(self) -> None:
        """Let go of the file."""
        if not self._abandoned:
            self._connection.close()

    def _fetch(self, sql: str, values: dict[str, Cell], most: int | None) -> Rows:
        cursor = self._connection.execute(sql, values)
        if cursor.description is None:
            message = "there is no SELECT in the SQL"
            raise QueryRefused(message)
        return gather(tuple(column[0] for column in cursor.description), cursor, most)

    def _refusal(self, error: Exception) -> Exception:
        """What the user is told; failures of the database itself stay what they are."""
        if isinstance(error, MemoryError):
            return QueryRefused("the query needs more memory than it may take", "ask for less at once")
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DATABASE_FAILED:
            return error
        if self._guard is not None and self._guard.refused is not None:
            return QueryRefused(f"{self._guard.refused} is refused: only one SELECT may run here")
        return QueryRefused(f"SQL: {error}", self._hint(str(error)))

    def _hint(self, message: str) -> str | None:
        table = message.removeprefix("no such table: ")
        if table == message:
            return None
        views = [str(row[0]) for row in self._connection.execute(_VIEWS)]
        near = closest(table, views) or sorted(views)
        return f"views: {', '.join(near)}"

    def _check_revision(self) -> None:
        try:
            row = self._connection.execute(_REVISION).fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            row = None
        if row is None:
            raise _foreign(self._location)
        refuse_newer(self._location, row[0])
        refuse_older(self._location, row[0])


class _File:
    """The file below a reader: how to open it without leaving a trace, and whether it has changed since.

    In write-ahead mode even a reader makes a -wal and a -shm file and, being only a reader, cannot take them away
    again. Where no -wal file lies there is no writer at work: then the file is opened as one that nobody changes, and
    after every answer a look at it tells whether that was true.
    """

    def __init__(self, location: Location) -> None:
        self._location = location
        self._path = location.file
        self._seen: tuple[int, int, int] | None = None
        refuse_other_things(self._path)
        with store_errors(location):
            self._still = self._judge_header()

    def connect(self) -> sqlite3.Connection:
        """Open the file and hold on to its present content."""
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
        """Whether nobody writes to the file now; raises where it is missing or not ours."""
        try:
            with self._path.open("rb") as stream:
                header = stream.read(100)
        except FileNotFoundError as error:
            message = f"there is no claimtrack database at {self._location.shown}"
            hint = "claimtrack ingest makes one; claimtrack demo shows one"
            raise NoDatabase(message, hint) from error
        except OSError as error:
            message = f"{self._location.shown} cannot be read: {error.strerror or error}"
            raise NotOurDatabase(message) from error
        if not header.startswith(_MAGIC) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
            raise _foreign(self._location)
        if header[18] != _WAL:
            return False
        self._seen = self._stamp()
        self._let_the_clock_move()
        return not _log_of(self._path).exists()

    def _let_the_clock_move(self) -> None:
        """See to it that a change from now on shows in the time of the file."""
        age = time.time() - self._path.stat().st_mtime
        if 0 <= age < _CLOCK:
            time.sleep(_CLOCK - age)

    def _stamp(self) -> tuple[int, int, int]:
        about = self._path.stat()
        return about.st_ino, about.st_size, about.st_mtime_ns


def _log_of(path: Path) -> Path:
    """The write-ahead log; SQLite keeps it beside the file that a link leads to."""
    real = path.resolve()
    return real.with_name(f"{real.name}-wal")


def _foreign(location: Location) -> NotOurDatabase:
    message = f"{location.shown} is not a database that claimtrack made; nothing was changed"
    return NotOurDatabase(message, hint="name another database with --db")
