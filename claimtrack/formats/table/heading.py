"""The row of names: most sheets begin with it, others have a title, a legend or `sep=;` above it."""

import csv
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from typing import Final

from claimtrack.domain.mapping.cells import without_bracket
from claimtrack.domain.names import norm_key

LOOKED_AT: Final = 20
"""Rows among which the row of names is looked for."""
SURE: Final = 3
"""Cells that are known names of columns make a row of names; a title may hold one or two such words."""
_SHOWN: Final = 40
_SEPARATOR: Final = re.compile(r'"?sep=([,;\t|])"?[ \t]*(?:\r|\n|$)', re.IGNORECASE)


def number_known(cells: Sequence[str], known: AbstractSet[str]) -> int:
    """Give how many known names of columns are in a row, each counted once."""
    if not known:
        return 0
    keys = {norm_key(cell): without_bracket(cell) for cell in {*cells} if cell.strip()}
    return len({key if key in known else bare for key, bare in keys.items()} & known)


def names_at(rows: Sequence[Sequence[str]], known: AbstractSet[str]) -> int:
    """Give which of the first rows has the names: the first, unless a later one has far more that are known.

    A title is none, nor is a row that says what several columns below it are about, be it in words that are known too.
    """
    filled = [number for number, cells in enumerate(rows) if any(map(str.strip, cells))]
    if not filled:
        return 0
    first = filled[0]
    enough = max(SURE, 2 * number_known(rows[first], known) + 1)
    for number in filled[1:]:
        if number_known(rows[number], known) >= enough:
            return number
    if _number_filled(rows[first]) == 1:
        return next((number for number in filled if _number_filled(rows[number]) > 1), first)
    return first


def line_of_names(lines: Sequence[str], delimiter: str, known: AbstractSet[str]) -> int:
    """Give on which of the first lines of a sheet, from 0, the row of names begins."""
    rows: list[list[str]] = []
    starts: list[int] = []
    before = 0
    with suppress(csv.Error):
        reader = csv.reader(lines, delimiter=delimiter)
        for cells in reader:
            rows.append(cells)
            starts.append(before)
            before = reader.line_num
    return starts[names_at(rows, known)] if rows else 0


def said_delimiter(text: str) -> str | None:
    """Give what parts the cells where the first line says it to spreadsheet programs: `sep=;`."""
    said = _SEPARATOR.match(text)
    return said[1] if said is not None else None


def told_above(rows: Sequence[str]) -> str:
    """Give a clause on what stands above the names and is left out."""
    first = rows[0] if len(rows[0]) <= _SHOWN else f"{rows[0][:_SHOWN]}…"
    return f"left out above the names: {first}{f' and {len(rows) - 1} more' if len(rows) > 1 else ''}"


def _number_filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())
