"""Text of CSV -> its lines and rows: a line ends as CSV has it, and a cell may be as long as an article."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

LONGEST_CELL: Final = 4 * 1024 * 1024
TOO_LONG: Final = f"a cell has more than {LONGEST_CELL:,} characters"
_SHOWN: Final = 200


def lines_of(text: str) -> list[str]:
    """Give the lines of a text with their ends, as CSV has them: other signs that part lines are letters of a cell."""
    return list(io.StringIO(text, newline=""))


def is_too_long(cells: Sequence[str]) -> bool:
    """Tell whether a cell of a row is longer than any that is read."""
    return any(len(cell) > LONGEST_CELL for cell in cells)


def shortened(cells: Sequence[str]) -> tuple[str, ...]:
    """Give the cells of a row that is put aside: of one too long its beginning."""
    return tuple(cell if len(cell) <= LONGEST_CELL else f"{cell[:_SHOWN]}…" for cell in cells)


@contextmanager
def long_cells() -> Iterator[None]:
    """Let cells be as long as articles for as long as the block lasts."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
