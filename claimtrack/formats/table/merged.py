"""Merged cells of a workbook: their value stands in the first of them alone, and is meant for all rows beside it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Final
from xml.etree import ElementTree as ET

from claimtrack.formats.table.formulas import column_number

_RANGE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")

Row = tuple[int, tuple[str, ...]]
Merged = Mapping[int, tuple[tuple[int, int], ...]]


def merged_cells(sheet: IO[bytes]) -> Merged:
    """Give the cells that are merged with others below them: by line from 1, the column from 0 and the last line."""
    found: dict[int, list[tuple[int, int]]] = {}
    for _, element in ET.iterparse(sheet):  # noqa: S314 - entities were looked for before
        name = str(element.tag).rpartition("}")[2]
        place = _RANGE.fullmatch(element.get("ref", "").upper()) if name == "mergeCell" else None
        if place is not None and int(place[2]) < int(place[4]):
            found.setdefault(int(place[2]), []).append((column_number(place[1]), int(place[4])))
        if name == "row":
            element.clear()
    return {line: tuple(cells) for line, cells in found.items()}


class Filling:
    """Fills empty cells of rows from the merged cell that they are part of, and counts them in `number`.

    Only the first `width` columns have names.
    """

    def __init__(self, merged: Merged, width: int) -> None:
        self._merged = merged
        self._width = width
        self._open: dict[int, tuple[int, str]] = {}
        self.number = 0

    def rows(self, found: Iterable[Row]) -> Iterator[Row]:
        """Give rows in order, below that of the names, with their merged cells filled."""
        for line, cells in found:
            self._open = {column: one for column, one in self._open.items() if one[0] >= line}
            yield line, self._filled(cells) if self._open else cells
            for column, last in self._merged.get(line, ()):
                if column < min(len(cells), self._width) and cells[column].strip():
                    self._open[column] = (last, cells[column])

    def _filled(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        width = max(len(cells), *(column + 1 for column in self._open))
        filled = [*cells, *([""] * (width - len(cells)))]
        for column, (_, text) in self._open.items():
            if not filled[column].strip():
                filled[column] = text
                self.number += 1
        return tuple(filled)
