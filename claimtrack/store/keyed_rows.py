"""Rows without surrogate ids: content keys stand for references, so that two databases can be held side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from typing import Any, Final, Self

from sqlalchemy import Column, Connection, Executable, Table, UniqueConstraint, func, select
from sqlalchemy.engine import CursorResult

from claimtrack.db.engine import reading_connection
from claimtrack.db.errors import store_errors
from claimtrack.db.location import Location
from claimtrack.db.models import Base

LOGGED: Final = ("ingest_run", "change")
"""Tables that tell what happened, not what is."""
_AT_ONCE: Final = 2_000

KeyedRow = dict[str, object]


class KeyedRows:
    """Reads every table of a database in this form; all but the log follows from the inputs alone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._keys: dict[str, dict[int, str]] = {}

    @classmethod
    @contextmanager
    def of(cls, location: Location) -> Iterator[Self]:
        """Open a database for reading."""
        with store_errors(location), reading_connection(location) as connection:
            yield cls(connection)

    @staticmethod
    def tables() -> list[str]:
        """Give the names of the tables, those first that others refer to."""
        return [one.name for one in Base.metadata.sorted_tables if one.name not in LOGGED]

    def run(self, statement: Executable) -> CursorResult[Any]:
        """Execute one statement."""
        return self._connection.execute(statement)

    def last_logged(self) -> tuple[int, ...]:
        """Give where the log ends: it has grown wherever something was written."""
        tables = (Base.metadata.tables[name] for name in LOGGED)
        return tuple(self.run(select(func.max(one.c.id))).scalar() or 0 for one in tables)

    def key_of(self, name: str, row_id: int) -> str:
        """Give the content key of a row; a reference that leads nowhere says so."""
        if name not in self._keys:
            self._keys[name] = self._read_keys(Base.metadata.tables[name])
        return self._keys[name].get(row_id, f"missing {name}")

    def _read_keys(self, table: Table) -> dict[int, str]:
        columns = _identity(table)
        rows = self.run(select(table.c.id, *columns)).all()
        shown = self._shown(columns, (row[1:] for row in rows))
        return {row[0]: " ".join(map(str, one.values())).rstrip() for row, one in zip(rows, shown, strict=True)}

    def rows(self, name: str) -> Iterator[KeyedRow]:
        """Give the rows of a table."""
        columns = [column for column in Base.metadata.tables[name].c if column.name != "id"]
        return self._shown(columns, self.run(select(*columns).execution_options(yield_per=_AT_ONCE)))

    def _shown(self, columns: list[Column[Any]], rows: Iterable[Any]) -> Iterator[KeyedRow]:
        named = [(column.name, _referred(column)) for column in columns]
        for row in rows:
            yield {
                name: cell if table is None or cell is None else self.key_of(table, cell)
                for (name, table), cell in zip(named, row, strict=True)
            }


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is `here` and `there` in two versions, or only in one of the two (the other is None)."""

    table: str
    key: str
    here: Mapping[str, object] | None
    there: Mapping[str, object] | None


def differing(here: KeyedRows, there: KeyedRows, name: str) -> list[Difference]:
    """Give the rows of a table in which two databases differ, by key; each database is read row by row."""
    counted: Counter[bytes] = Counter(map(_digest, here.rows(name)))
    counted.subtract(map(_digest, there.rows(name)))
    odd = {digest: n for digest, n in counted.items() if n}
    if not odd:
        return []
    columns = [column.name for column in _identity(Base.metadata.tables[name])]
    ours = _by_key(here.rows(name), {digest for digest, n in odd.items() if n > 0}, columns)
    theirs = _by_key(there.rows(name), {digest for digest, n in odd.items() if n < 0}, columns)
    return [Difference(name, key, ours.get(key), theirs.get(key)) for key in sorted({*ours, *theirs})]


def _by_key(rows: Iterator[KeyedRow], wanted: set[bytes], columns: list[str]) -> dict[str, KeyedRow]:
    found = (row for row in rows if _digest(row) in wanted)
    return {" ".join(str(row[column]) for column in columns).rstrip(): row for row in found}


def _digest(row: KeyedRow) -> bytes:
    return blake2b(repr(tuple(row.values())).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _referred(column: Column[Any]) -> str | None:
    """Give the table whose id a column holds, also where it refers to one that itself refers to it."""
    if not column.foreign_keys:
        return None
    target = next(iter(column.foreign_keys)).column
    return _referred(target) or target.table.name


def _identity(table: Table) -> list[Column[Any]]:
    """Give the columns that tell the rows of a table apart, whatever their ids."""
    if "key" in table.c and table.c.key.unique:
        return [table.c.key]
    single = [[column] for column in table.c if column.unique and not column.nullable]
    several = sorted(
        (list(one.columns) for one in table.constraints if isinstance(one, UniqueConstraint) and len(one.columns) > 1),
        key=lambda columns: [column.name for column in columns],
    )
    primary = [[column for column in table.primary_key if column.name != "id"]]
    everything = [[column for column in table.c if column.name != "id"]]
    return next(columns for columns in chain(single, several, primary, everything) if columns)
