"""Text of CSV -> its lines and rows: a line ends as CSV has it, and a cell may be as long as an article."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

LONGEST_CELL: Final = 4 * 1024 * 1024


def lines_of(text: str) -> list[str]:
    """Give the lines of a text with their ends, as CSV has them: other signs that part lines are letters of a cell."""
    return list(io.StringIO(text, newline=""))


@contextmanager
def long_cells() -> Iterator[None]:
    """Let cells be as long as articles for as long as the block lasts."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
