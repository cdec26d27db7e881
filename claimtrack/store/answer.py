"""Rows taken from a cursor until enough: a number of rows, or more memory than an answer may take."""

from collections.abc import Iterable
from typing import Final

from claimtrack.domain.rows import Cell, Rows
from claimtrack.errors import QueryRefused

LARGEST: Final = 512 * 1024 * 1024
"""Bytes that an answer may take in memory, roughly counted."""

_CELL: Final = 40


def gather(columns: tuple[str, ...], found: Iterable[tuple[Cell, ...]], most: int | None) -> Rows:
    """The rows, at most `most` of them; an answer larger than LARGEST is refused rather than cut."""
    rows: list[tuple[Cell, ...]] = []
    weight = 0
    row_weight = _CELL * (len(columns) + 1)
    for row in found:
        if most is not None and len(rows) == most:
            return Rows(columns, rows, truncated=True)
        weight += row_weight + sum(len(cell) for cell in row if isinstance(cell, str | bytes))
        if weight > LARGEST:
            message = f"the answer is larger than {LARGEST // 1024**2} MB"
            raise QueryRefused(message, "ask for fewer rows or columns, or put a limit in the SQL")
        rows.append(row)
    return Rows(columns, rows)


def refuse_unreadable(sql: str) -> None:
    """Raise QueryRefused for text that no database can take as SQL."""
    if "\0" in sql:
        message = "the SQL holds a NUL character"
        raise QueryRefused(message)
    try:
        sql.encode()
    except UnicodeEncodeError as error:
        message = "the SQL is not valid text"
        raise QueryRefused(message) from error
