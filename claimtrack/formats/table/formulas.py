"""Formulas of a workbook that were never worked out or came to an error: nobody knows what is in their cells."""

from collections.abc import Iterator, Mapping
from typing import IO, Final
from xml.etree import ElementTree as ET

_LETTERS: Final = 26
_STRING: Final = "str"
_ERROR: Final = "e"
"""The kind of a cell that holds `#N/A`, `#REF!`, `#DIV/0!` and the like: what looks like a word is none."""


def unworked_cells(sheet: IO[bytes]) -> Mapping[int, tuple[int, ...]]:
    """Give the cells, by line from 1 and column from 0, that have a formula and no value, or an error for one.

    A text may be empty.
    """
    found: dict[int, list[int]] = {}
    for line, column, cell in _cells(sheet):
        parts = {_name(part): part for part in cell}
        if cell.get("t") == _ERROR or ("f" in parts and not _has_value(parts.get("v"), cell.get("t"))):
            found.setdefault(line, []).append(column)
    return {line: tuple(columns) for line, columns in found.items()}


def _cells(sheet: IO[bytes]) -> Iterator[tuple[int, int, ET.Element]]:
    line, column = 0, -1
    for event, element in ET.iterparse(sheet, ("start", "end")):  # noqa: S314 - entities were looked for before
        name = _name(element)
        if name == "row" and event == "start":
            line, column = int(element.get("r") or line + 1), -1
        elif name == "row":
            element.clear()
        elif name == "c" and event == "end":
            letters = (element.get("r") or "").rstrip("0123456789").upper()
            column = column_number(letters) if letters else column + 1
            yield line, column, element


def _has_value(value: ET.Element | None, kind: str | None) -> bool:
    """Tell whether a value is there: who writes that it is a string has worked it out, even where it is empty."""
    return value is not None and (bool(value.text) or kind == _STRING)


def column_number(letters: str) -> int:
    """Give the number, from 0, of a column that a workbook calls by letters."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]
