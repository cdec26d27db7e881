"""The write session: one connection, one transaction at a time, ids given here; the only commit point."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Executable, FromClause, Table, bindparam, func, select, text
from sqlalchemy.engine import CursorResult
from sqlalchemy.sql.elements import ColumnElement

from claimtrack.db.engine import create_engine_for
from claimtrack.db.errors import store_errors
from claimtrack.db.location import Location
from claimtrack.db.models import Base

CHUNK = 400
_SAMPLE = 1000

Row = dict[str, Any]


class Taken(Exception):
    """Raise inside `WriteSession.attempt` to take back what the block wrote, and go on after it."""


def table(name: str) -> Table:
    """Give a table by its name."""
    return Base.metadata.tables[name]


def is_current(revision: FromClause) -> ColumnElement[bool]:
    """Give the condition that a revision is the current one of its article.

    Written so that no index serves it: a search must begin with the few codings it is about, not with all that is
    current, and on a fresh database nothing tells the planner how many those are.
    """
    return (revision.c.is_current + 0) == 1


class WriteSession:
    """Owns the connection of one write command; everything between `transaction()` and its end commits together.

    Reach for it in services only. Ids are counted here, from the highest there is: the writer holds the lock.
    """

    def __init__(self, location: Location) -> None:
        self._location = location
        self._engine = create_engine_for(location)
        self._connection: Connection | None = None
        self._last_ids: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.dispose()

    @property
    def connection(self) -> Connection:
        """The connection of the transaction under way."""
        if self._connection is None:
            message = "no transaction is under way"
            raise RuntimeError(message)
        return self._connection

    @property
    def is_postgres(self) -> bool:
        """Tell whether the database is PostgreSQL, where SQL has to differ."""
        return self._location.kind == "postgresql"

    @property
    def is_open(self) -> bool:
        """Tell whether a transaction is under way."""
        return self._connection is not None

    def analyze(self) -> None:
        """Have the database count what its tables hold, so that it chooses indexes well; a sample tells enough."""
        if not self.is_postgres:
            self.run(text(f"pragma analysis_limit = {_SAMPLE}"))
        self.run(text("analyze"))

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Iterator[None]:
        """Run a block as one transaction, rolled back on any error, or always where `keep` is False."""
        with store_errors(self._location), self._engine.connect() as connection, connection.begin() as transaction:
            self._connection = connection
            self._last_ids.clear()
            if self.is_postgres:
                connection.execute(text("select pg_advisory_xact_lock(1129073236)"))
            try:
                yield
                if not keep:
                    transaction.rollback()
            finally:
                self._connection = None
                self._last_ids.clear()

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Run a block whose writes are taken back, without ending the transaction, if it raises `Taken`."""
        savepoint = self.connection.begin_nested()
        try:
            yield
        except Taken:
            savepoint.rollback()
        else:
            savepoint.commit()

    def next_id(self, name: str) -> int:
        """Give the next free id of a table: higher than any it held in this transaction, deleted ones included."""
        self._count(name)
        self._last_ids[name] += 1
        return self._last_ids[name]

    def _count(self, name: str) -> None:
        if name not in self._last_ids:
            self._last_ids[name] = self.last_id(name)

    def last_id(self, name: str) -> int:
        """Give the highest id in a table, 0 where it is empty."""
        return self.connection.execute(select(func.max(table(name).c.id))).scalar() or 0

    def run(self, statement: Executable, values: Row | None = None) -> CursorResult[Any]:
        """Execute one statement."""
        return self.connection.execute(statement, values or {})

    def insert(self, name: str, rows: Sequence[Row]) -> None:
        """Insert rows into a table, all with the same columns; an empty list writes nothing."""
        if not rows:
            return
        # Rows go to the driver as they are: on the way through SQLAlchemy each would be taken apart and put together.
        columns = list(rows[0])
        values = itemgetter(*columns) if len(columns) > 1 else lambda row: (row[columns[0]],)
        if self.is_postgres:
            self._copy(name, columns, map(values, rows))
            return
        compiled = table(name).insert().compile(dialect=self.connection.dialect, column_keys=columns)
        order = itemgetter(*(compiled.positiontup or columns)) if len(columns) > 1 else values
        self.connection.exec_driver_sql(compiled.string, [order(row) for row in rows])

    def _copy(self, name: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Send rows in PostgreSQL's own bulk form, without an answer for each."""
        preparer = self.connection.dialect.identifier_preparer
        listed = ", ".join(preparer.quote(column) for column in columns)
        cursor = self.connection.connection.cursor()
        with cursor.copy(f"copy {preparer.format_table(table(name))} ({listed}) from stdin") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.close()

    def update(self, name: str, row_id: int, values: Row) -> None:
        """Change columns of one row."""
        target = table(name)
        self.connection.execute(target.update().where(target.c.id == row_id).values(values))

    def update_all(self, name: str, changes: Sequence[tuple[int, Row]]) -> None:
        """Change the same columns of several rows, each given with its id."""
        if not changes:
            return
        target = table(name)
        columns = {column: bindparam(f"new_{column}", type_=target.c[column].type) for column in changes[0][1]}
        statement = target.update().where(target.c.id == bindparam("row_id")).values(**columns)
        given = [{"row_id": row_id} | {f"new_{c}": value for c, value in row.items()} for row_id, row in changes]
        self.connection.execute(statement, given)

    def delete(self, name: str, column: str, values: Iterable[Any]) -> None:
        """Delete the rows whose column holds one of the values; an id that goes is not given again."""
        target = table(name)
        if "id" in target.c:
            self._count(name)
        for some in chunks(values):
            self.connection.execute(target.delete().where(target.c[column].in_(some)))

    def empty(self, *, keep: Iterable[str]) -> None:
        """Delete everything but what some tables hold."""
        kept = set(keep)
        for target in reversed(Base.metadata.sorted_tables):
            if target.name not in kept:
                self.connection.execute(target.delete())
                self._last_ids.pop(target.name, None)

    def rows(self, name: str, column: str, values: Iterable[Any]) -> list[Row]:
        """Give the rows whose column holds one of the values."""
        target = table(name)
        return self.gather(select(target), target.c[column], values)

    def gather(self, query: Any, column: ColumnElement[Any], values: Iterable[Any]) -> list[Row]:  # noqa: ANN401
        """Give the rows of a query whose column holds one of the values."""
        found: list[Row] = []
        for some in chunks(values):
            result = self.connection.execute(query.where(column.in_(some)))
            names = tuple(result.keys())
            found.extend(dict(zip(names, row, strict=True)) for row in result)
        return found

    def ids(self, query: Any, column: ColumnElement[Any], values: Iterable[Any]) -> set[int]:  # noqa: ANN401
        """Give the first column of a query's rows whose column holds one of the values."""
        found: set[int] = set()
        for some in chunks(values):
            found.update(self.connection.execute(query.where(column.in_(some))).scalars())
        return found


def chunks(values: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    """Cut values into lists short enough for one statement, each value once, in order."""
    unique = list(dict.fromkeys(values))
    for start in range(0, len(unique), size):
        yield unique[start : start + size]
