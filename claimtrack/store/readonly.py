"""The reader: what every read command and the user's own SQL look through. It cannot write, and loads no SQLAlchemy.

SQLite is read through the standard library, PostgreSQL through psycopg 3. Reports run the shipped `sql/*.sql` files
with `query`; SQL that a person typed goes through `user_query`, which trusts nothing.
"""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from claimtrack.db.location import Location, parse_location
from claimtrack.domain.rows import Cell, Rows
from claimtrack.store.binds import Parameters
from claimtrack.store.deadline import SECONDS

LogEnd = tuple[Cell, ...]
"""The last run and the last change of the log."""


class Queries(Protocol):
    """What answers shipped queries: a reader, or the transaction of a write command."""

    def query(self, name: str, **parameters: Cell | Sequence[Cell]) -> Rows:
        """The answer of a shipped query `sql/<name>.sql`; a list stands for `in (:name)`."""
        ...


class Reader(Queries, Protocol):
    """An open database that can only be read; what it shows does not change while it is open."""

    def user_query(
        self, sql: str, parameters: Parameters | None = None, *, seconds: float = SECONDS, most: int | None = None
    ) -> Rows:
        """The answer of a person's own SELECT, at most `most` rows of it.

        Raises QueryRefused for anything that is not one plain SELECT, QueryTooSlow at the time limit.
        """
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def log_end(queries: Queries) -> LogEnd:
    """Give where the log ends: equal answers mean that nothing was written in between."""
    return queries.query("log_end").rows[0]


def open_reader(location: Location | Path | str) -> Reader:
    """Open a database for reading; use as a context manager.

    Raises NoDatabase, NotOurDatabase, SchemaTooOld or SchemaTooNew, and creates nothing.
    """
    place = location if isinstance(location, Location) else parse_location(location)
    if place.kind == "sqlite":
        from claimtrack.store.readonly_sqlite import SqliteReader

        return SqliteReader(place)
    from claimtrack.store.readonly_postgres import PostgresReader

    return PostgresReader(place)
