"""Rows as csv and tsv: complete and verbatim, or made safe for a spreadsheet.

Written by hand because Python 3.11's csv module leaves a lone carriage return unquoted, and readers then lose the row.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from claimtrack.domain.rows import Cell, Rows
from claimtrack.render.cells import as_text, harmless

BYTE_ORDER_MARK: Final = "\ufeff"
_BREAKS_A_CELL: Final = frozenset('"\r\n')
_NUMBERS: Final = (int, float)


def delimited(rows: Rows, delimiter: str = ",", *, excel: bool = False) -> str:
    """The rows with a header line; text is verbatim unless `excel` asks for what spreadsheets need."""
    return "".join(delimited_lines((rows.columns, *rows.rows), delimiter, excel=excel))


def delimited_lines(rows: Iterable[Iterable[Cell]], delimiter: str = ",", *, excel: bool = False) -> Iterator[str]:
    """The same line by line, for more rows than memory holds; the first row is the header."""
    as_written = harmless if excel else as_text
    mark = BYTE_ORDER_MARK if excel else ""
    for row in rows:
        yield mark + _line(row, delimiter, as_written)
        mark = ""


def _line(row: Iterable[Cell], delimiter: str, as_written: Callable[[Cell], str]) -> str:
    """One line; a lone empty cell is quoted, for readers skip empty lines."""
    # A number is as it is in any table; matrices have millions of them.
    cells = [str(cell) if isinstance(cell, _NUMBERS) else _quoted(as_written(cell), delimiter) for cell in row]
    return (delimiter.join(cells) or '""') + "\n"


def _quoted(text: str, delimiter: str) -> str:
    if delimiter in text or not _BREAKS_A_CELL.isdisjoint(text):
        return '"' + text.replace('"', '""') + '"'
    return text
