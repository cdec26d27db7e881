"""A plain answer of the database: named columns and rows of simple values."""

from dataclasses import dataclass

Cell = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns and the rows under them; every row is as long as `columns`. `truncated` tells that there were more."""

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    truncated: bool = False
