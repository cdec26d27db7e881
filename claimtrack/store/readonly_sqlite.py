"""Reading an SQLite file: standard library only, no file made beside it, one unchanging view of it."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from claimtrack.db.errors import store_errors
from claimtrack.db.location import Location
from claimtrack.db.revision import refuse_newer, refuse_older
from claimtrack.db.sqlite import APPLICATION_ID
from claimtrack.domain.names import closest
from claimtrack.domain.rows import Cell, Rows
from claimtrack.errors import QueryRefused
from claimtrack.store.answer import gather, refuse_unreadable
from claimtrack.store.binds import Parameters, for_sqlite
from claimtrack.store.deadline import SECONDS, Deadline
from claimtrack.store.missing import no_database, not_ours
from claimtrack.store.queries import text_of
from claimtrack.store.sqlite_file import ReadOnlyFile
from claimtrack.store.sqlite_guard import Guard

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
_MARK: Final = "pragma application_id"
_TABLES: Final = "select name from sqlite_schema where type = 'table'"
_REVISION: Final = "select version_num from alembic_version"
_VIEWS: Final = "select name from sqlite_schema where type = 'view'"


class SqliteReader:
    """A claimtrack file, open for reading; see `store.readonly.Reader`."""

    def __init__(self, location: Location, *, shared: bool = False) -> None:
        self._location = location
        self._guard: Guard | None = None
        self._abandoned = False
        self._file = ReadOnlyFile(location, shared=shared)
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

    def copy_to(self, part: Path) -> None:
        """Copy what this reader sees, whatever others write meanwhile, into a new file."""
        from claimtrack.db.backup import copy_pages

        with store_errors(self._location):
            copy_pages(self._connection, part)

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
        mark = self._connection.execute(_MARK).fetchone()[0]
        tables = {str(row[0]) for row in self._connection.execute(_TABLES)}
        if mark == 0 and not tables:
            raise no_database(self._location)
        row = self._connection.execute(_REVISION).fetchone() if "alembic_version" in tables else None
        if mark != APPLICATION_ID or row is None:
            raise not_ours(self._location)
        refuse_newer(self._location, row[0])
        refuse_older(self._location, row[0])
