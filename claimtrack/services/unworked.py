"""Formulas that were never worked out: a row is refused for one only where a field would be made of it."""

from array import array
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from claimtrack.domain.foreign import NO_CELLS, Broken, Table

_WHAT: Final = "a formula without a value"


def without_unworked(table: Table, unused: Collection[str]) -> tuple[Table, list[str]]:
    """Give a sheet whose rows have all values that are asked for, the others broken; and what to tell of the rest."""
    free = {number for number, name in enumerate(table.columns) if name in unused}
    bad = {line for line, cells in table.unworked.items() if any(c < len(table.columns) for c in {*cells} - free)}
    rows, lines, broken = [], array("L"), list(table.broken)
    for line, cells in zip(table.lines, table.rows, strict=True):
        if line in bad:
            named = [cell if at not in table.unworked[line] else _WHAT for at, cell in enumerate(cells)]
            broken.append(Broken(line, tuple(named), f"{_WHAT}: open the workbook and save it again"))
        elif line not in table.unworked or any(map(str.strip, cells)):  # else a formula that was drawn down too far
            rows.append(cells)
            lines.append(line)
    kept = replace(table, rows=rows, lines=lines, broken=broken, unworked=NO_CELLS)
    number = sum(len(cells) for line, cells in table.unworked.items() if line not in bad)
    several = "formula" if number == 1 else "formulas"
    return kept, [f"{number} {several} without a value in columns that the profile does not take"] if number else []
