"""Rows as csv and tsv: complete and verbatim, or made safe for a spreadsheet."""

import csv
import io
from typing import Final

from claimtrack.domain.rows import Cell, Rows
from claimtrack.render.cells import as_text

BYTE_ORDER_MARK: Final = "\ufeff"
_RUNS_AS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def delimited(rows: Rows, delimiter: str = ",", *, excel: bool = False) -> str:
    """The rows with a header line; text is verbatim unless `excel` asks for what spreadsheets need."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow([_safe(column) if excel else column for column in rows.columns])
    for row in rows.rows:
        writer.writerow([_safe(cell) if excel else _verbatim(cell) for cell in row])
    return (BYTE_ORDER_MARK if excel else "") + buffer.getvalue()


def _verbatim(cell: Cell) -> Cell:
    return cell.hex() if isinstance(cell, bytes) else cell


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, int | float):
        return cell
    text = as_text(cell)
    return f"'{text}" if text.startswith(_RUNS_AS_FORMULA) else text
