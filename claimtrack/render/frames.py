"""Rows as pandas frames, each column of the type its values have; the only forms that need pandas.

Text is `string`, whole numbers `Int64`, others `Float64`, flags `boolean`: types in which what is not known is NA, and
not a text or a number that looks like one. Days stay ISO text, as many of them are no single day (`../2025-12-18`).
"""

from typing import Any, Final

import pandas as pd
from pandas import DataFrame, Series

from claimtrack.domain.rows import Cell, Rows
from claimtrack.render.cells import distinct

__all__ = ["DataFrame", "frame"]

FLAGS: Final = frozenset(
    {
        *("conditional", "imputed", "via_anonymous", "side_uncertain", "period_uncertain", "disputed"),
        *("edited_later", "date_disputed"),
        *("split", "via_anonymous_only", "circular_only", "certain", "another_speaker", "outside", "of_side"),
        *("anonymous", "independent", "circular", "lag_approximate", "counted", "reviewed", "stands", "gap_uncertain"),
    }
)
"""The columns of reports and lists that say yes or no; csv and views have them as 1 and 0."""

WHOLE: Final = frozenset({"stance", "from", "to", "gap", "n", "line", "judgement"})
"""Columns that are numbers also where none of them is known."""

_NUMBERED: Final = ("n_", "age_days_", "held_days_", "lag_days_")
_PARTS: Final = ("from_", "to_", "reported_", "other_", "left_", "right_")
"""What stands before the names of columns that a report has for several statements."""


def frame(rows: Rows, *, flags: bool = False) -> DataFrame:
    """Give the rows as a frame; with `flags` columns that say yes or no become true and false."""
    names = distinct(rows.columns)
    cells = zip(*rows.rows, strict=True) if rows.rows else ((),) * len(names)
    columns = {
        name: _column(name, list(held), flag=flags and _of_one(name) in FLAGS)
        for name, held in zip(names, cells, strict=True)
    }
    return DataFrame(columns, columns=list(names))


def _column(name: str, cells: list[Cell], *, flag: bool) -> "Series[Any]":
    if flag:
        return Series([None if cell is None else bool(cell) for cell in cells], dtype="boolean")
    kinds = {type(cell) for cell in cells if cell is not None}
    return Series([pd.NA if cell is None else cell for cell in cells], dtype=_dtype(name, kinds))


def _dtype(name: str, kinds: set[type]) -> str:
    if not kinds:
        whole = name in WHOLE or _of_one(name) in WHOLE or _of_one(name).startswith(_NUMBERED)
        return "Int64" if whole else "string"
    if kinds == {str}:
        return "string"
    if kinds == {int}:
        return "Int64"
    return "Float64" if kinds <= {int, float} else "object"


def _of_one(name: str) -> str:
    return next((name.removeprefix(part) for part in _PARTS if name.startswith(part)), name)
