"""A plain answer of the database: named columns and rows of simple values."""

from dataclasses import dataclass

Cell = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns and the rows under them; every row is as long as `columns`. `truncated` tells that there were more."""

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    truncated: bool = False

    def only(self, columns: tuple[str, ...]) -> "Rows":
        """The same rows with these columns alone, in this order."""
        places = [self.columns.index(column) for column in columns]
        return Rows(columns, [tuple(row[at] for at in places) for row in self.rows], truncated=self.truncated)
