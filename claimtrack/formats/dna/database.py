"""Somebody else's SQLite file, read without trusting it: nothing runs but SELECT of whole tables, in bounded time.

The file is opened read-only and immutable, so nothing is made beside it. What a file of its size cannot hold (rows
that a broken tree gives over and over) ends the reading.
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final
from urllib.parse import quote

from claimtrack.formats.source import LARGEST, Source, Unreadable

Cell = str | int | float | bytes | None
Row = Mapping[str, Cell]
MAGIC: Final = b"SQLite format 3\0"
SECONDS: Final = 60.0
_LONGEST_TEXT: Final = 64 * 1024 * 1024
_STEPS: Final = 20_000
_SLACK: Final = 4096
_LIMITS: Final = (
    (sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_TEXT),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 200),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 2),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0),
    (sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 10),
)
_PRAGMAS: Final = ("trusted_schema=off", "cell_size_check=on", "mmap_size=0", "temp_store=memory", "query_only=on")
_NO_DAMAGE: Final = ("CHECK constraint failed", "NULL value in", "non-unique entry")


class Database:
    """The tables of an open file by name in capitals; `rows` reads one whole."""

    def __init__(self, connection: sqlite3.Connection, source: Source, size: int) -> None:
        self._connection = connection
        self._source = source
        self._cells = self._letters = size + _SLACK
        self.tables = self._names()

    def _names(self) -> dict[str, str]:
        found = self._connection.execute("select name, type, sql from sqlite_master").fetchall()
        plain = [str(name) for name, kind, sql in found if kind == "table" and _is_plain(sql)]
        return {name.upper(): name for name in plain if not name.startswith("sqlite_")}

    def rows(self, table: str) -> list[Row]:
        """Give the rows of a table, columns by name in small letters; none where there is no such table."""
        name = self.tables.get(table)
        if name is None:
            return []
        quoted = name.replace('"', '""')
        cursor = self._connection.execute(f'select * from "{quoted}"')  # noqa: S608 - a name of the file's own, quoted
        columns = [str(one[0]).lower() for one in cursor.description]
        return [dict(zip(columns, self._counted(row), strict=True)) for row in cursor]

    def _counted(self, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        self._cells -= len(row)
        self._letters -= sum(len(cell) for cell in row if isinstance(cell, str | bytes))
        if self._cells < 0 or self._letters < 0:
            message = f"{self._source.name} is damaged: it gives more than a file of its size can hold"
            raise Unreadable(message, self._source.place)
        return row


@contextmanager
def opened(source: Source) -> Iterator[Database]:
    """Open a file for as long as the block lasts; raises Unreadable for what is damaged, or no SQLite at all."""
    size = _checked(source)
    address = f"file:{quote(str(source.path.absolute()))}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, cached_statements=0)
    except sqlite3.Error as problem:
        raise _unreadable(source, problem) from problem
    try:
        _harden(connection)
        _look_for_damage(connection, source)
        yield Database(connection, source, size)
    except UnicodeDecodeError as problem:
        message = f"{source.name} holds bytes that are no UTF-8 text"
        raise Unreadable(message, source.place) from problem
    except (sqlite3.Error, sqlite3.Warning, OverflowError, MemoryError) as problem:
        raise _unreadable(source, problem) from problem
    finally:
        connection.close()


def _checked(source: Source) -> int:
    size = source.path.stat().st_size
    if size > LARGEST:
        message = f"{source.name} is larger than {LARGEST // 1024**2} MB"
        raise Unreadable(message, source.place)
    with source.path.open("rb") as stream:
        head = stream.read(200)
    if not head.startswith(MAGIC):
        raise _no_database(source, head)
    for ending in ("-journal", "-wal"):
        beside = source.beside(f"{source.path.name}{ending}")
        if beside is not None and beside.path.stat().st_size:
            message = f"{source.name} is not closed: {beside.path.name} lies beside it with changes of its own"
            raise Unreadable(message, source.place, "close the database in DNA, and read it then")
    return size


def _no_database(source: Source, head: bytes) -> Unreadable:
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        message = f"{source.name} is XML, as DNA 1 wrote it; DNA 2 and 3 write SQLite databases"
        return Unreadable(message, source.place, "open it in DNA 2 and save it again")
    return Unreadable(f"{source.name} is no SQLite database, as files of DNA are", source.place)


def _harden(connection: sqlite3.Connection) -> None:
    for limit, most in _LIMITS:
        connection.setlimit(limit, most)
    end = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}").fetchall()
    connection.set_authorizer(_allowed)


def _allowed(action: int, first: str | None, second: str | None, _database: str | None, _inner: str | None) -> int:
    """Allow reading tables, looking for damage, and `length`, which DNA's own constraints call."""
    fine = (
        action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
        or (action == sqlite3.SQLITE_PRAGMA and first == "quick_check")
        or (action == sqlite3.SQLITE_FUNCTION and second == "length")
    )
    return sqlite3.SQLITE_OK if fine else sqlite3.SQLITE_DENY


def _look_for_damage(connection: sqlite3.Connection, source: Source) -> None:
    told = [str(row[0]) for row in connection.execute("pragma quick_check(20)").fetchall()]
    damage = [line for line in told if line != "ok" and not any(words in line for words in _NO_DAMAGE)]
    if damage:
        message = f"{source.name} is damaged: {damage[0].splitlines()[-1]}"
        raise Unreadable(message, source.place, "restore a sound copy, or try `.recover` of the sqlite3 program")


def _is_plain(sql: Cell) -> bool:
    words = str(sql or "").split(maxsplit=2)
    return [word.upper() for word in words[:2]] == ["CREATE", "TABLE"]


def _unreadable(source: Source, problem: BaseException) -> Unreadable:
    if isinstance(problem, sqlite3.OperationalError) and "interrupted" in str(problem):
        return Unreadable(f"{source.name} takes longer than {SECONDS:.0f} seconds to read", source.place)
    return Unreadable(f"{source.name} is damaged, or no file of DNA: {problem}", source.place)
