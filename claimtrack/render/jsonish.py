"""Rows as JSON: one array of objects, or one object a line."""

import json
import math

from claimtrack.domain.rows import Cell, Rows
from claimtrack.render.cells import distinct


def as_json(rows: Rows) -> str:
    """An array with one object a row, keys in column order."""
    return json.dumps(_objects(rows), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def as_jsonl(rows: Rows) -> str:
    """One object a line; nothing at all for no rows."""
    return "".join(json.dumps(each, ensure_ascii=False, allow_nan=False) + "\n" for each in _objects(rows))


def _objects(rows: Rows) -> list[dict[str, Cell]]:
    keys = distinct(rows.columns)
    return [dict(zip(keys, map(_value, row), strict=True)) for row in rows.rows]


def _value(cell: Cell) -> Cell:
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    return cell.hex() if isinstance(cell, bytes) else cell
