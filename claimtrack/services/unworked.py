"""Formulas never worked out, and errors: a row is refused for one only where a field would be made of it."""

from array import array
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from claimtrack.domain.foreign import NO_CELLS, Broken, Table

_WHAT: Final = "a formula without a value"
_MEND: Final = "open the workbook and save it again"
_WRONG: Final = "is an error of the workbook and no value"
_ASIDE: Final = "in columns that the profile does not take"


def without_unworked(table: Table, unused: Collection[str]) -> tuple[Table, list[str]]:
    """Give a sheet whose rows have all values that are asked for, the others broken; and what to tell of the rest."""
    free = {number for number, name in enumerate(table.columns) if name in unused}
    bad = {line for line, cells in table.unworked.items() if any(c < len(table.columns) for c in {*cells} - free)}
    rows, lines, broken = [], array("L"), list(table.broken)
    for line, cells in zip(table.lines, table.rows, strict=True):
        without = table.unworked.get(line, ())
        if line in bad:
            named = [cell if at not in without else cell or _WHAT for at, cell in enumerate(cells)]
            wrong = next((named[at] for at in without if at not in free and at < len(cells)), _WHAT)
            broken.append(Broken(line, tuple(named), f"{_WHAT}: {_MEND}" if wrong == _WHAT else f"`{wrong}` {_WRONG}"))
        elif not without or any(cell.strip() for at, cell in enumerate(cells) if at not in without):
            rows.append(cells)  # else it was drawn down too far
            lines.append(line)
    kept = replace(table, rows=rows, lines=lines, broken=broken, unworked=NO_CELLS)
    return kept, list(_aside(table, bad))


def _aside(table: Table, bad: Collection[int]) -> Iterator[str]:
    """Tell of cells in rows that are kept all the same."""
    rows = dict(zip(table.lines, table.rows, strict=True))
    cells = [(rows.get(line, ()), at) for line, several in table.unworked.items() if line not in bad for at in several]
    wrong = sum(at < len(row) and bool(row[at]) for row, at in cells)
    for number, one, several, what in (
        (len(cells) - wrong, "formula", "formulas", "without a value"),
        (wrong, "cell", "cells", "with an error of the workbook"),
    ):
        if number:
            yield f"{number} {one if number == 1 else several} {what} {_ASIDE}"
