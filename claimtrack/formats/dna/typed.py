"""What is wrong with a cell that is not of the type its column is declared with: SQLite itself keeps anything."""

from collections.abc import Iterator, Mapping
from typing import Final

from claimtrack.formats.dna.database import Cell, Row

_TEXTS: Final = ("title", "text", "author", "source", "section", "notes", "type")
_SHOWN: Final = 40
BOOLEAN: Final = "DATABOOLEAN"
INTEGER: Final = "DATAINTEGER"


def no_text(cell: Cell) -> str:
    """Give what a cell is that ought to be a text, "" for one that is."""
    return f"{shown(cell)} and no text" if isinstance(cell, bytes) else ""


def no_number(cell: Cell) -> str:
    """Give what a cell is that ought to be a whole number, "" for one that is, or that is empty."""
    return "" if cell is None or isinstance(cell, int) else f"{shown(cell)} and no whole number"


def no_value(table: str, cell: Cell) -> str:
    """Give what a value is that the table of its type ought not to hold, "" for one that it may."""
    if table == BOOLEAN:
        return "" if cell is None or (isinstance(cell, int) and cell in (0, 1)) else f"{shown(cell)}, neither 0 nor 1"
    return no_number(cell) if table == INTEGER else no_text(cell)


def wrong_in_document(row: Row) -> Iterator[str]:
    """Give what is wrong in the row of a document."""
    yield from _wrong(row, {name: no_text(row.get(name)) for name in _TEXTS})
    yield from _wrong(row, {name: no_number(row.get(name)) for name in ("date", "coder")})


def wrong_in_statement(row: Row) -> Iterator[str]:
    """Give what is wrong in the row of a statement: its type, its coder, and where it begins and ends."""
    names = ("start", "stop", "statementtypeid", "coder")
    wrong = list(_wrong(row, {name: no_number(row.get(name)) for name in names}))
    start, stop = row["start"], row["stop"]
    if not wrong and not (isinstance(start, int) and isinstance(stop, int) and 0 <= start < stop):
        wrong.append(f"it goes from {shown(start)} to {shown(stop)}, and marks nothing")
    yield from wrong


def _wrong(row: Row, told: Mapping[str, str]) -> Iterator[str]:
    return (f"`{name}` is {what}" for name, what in told.items() if what and name in row)


def shown(cell: Cell) -> str:
    """Give a cell in a few words; of bytes only how many they are."""
    if isinstance(cell, bytes):
        return f"{len(cell):,} byte{'' if len(cell) == 1 else 's'}"
    return "nothing" if cell is None else repr(cell)[:_SHOWN]
