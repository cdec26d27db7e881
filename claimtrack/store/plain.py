"""PostgreSQL's values as the simple ones SQLite would give: numbers, text, bytes, 0 and 1."""

import json
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from claimtrack.domain.rows import Cell

_SIMPLE: Final = frozenset({str, int, float, bytes, type(None)})


def plain_row(row: tuple[Any, ...]) -> tuple[Cell, ...]:
    """The row with every value made simple."""
    return tuple([cell if type(cell) in _SIMPLE else plain(cell) for cell in row])


def plain(value: Any) -> Cell:  # noqa: ANN401 - whatever the driver makes of a column
    """One value made simple; what has no counterpart becomes its text."""
    if isinstance(value, int | Decimal):
        return int(value) if _whole(value) else float(value)
    if isinstance(value, memoryview | bytearray):
        return bytes(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value if isinstance(value, str | float | bytes | None) else str(value)


def _whole(value: int | Decimal) -> bool:
    """Whether the number was written without a fraction: a sum of whole numbers, not an average."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return isinstance(exponent, int) and exponent >= 0
