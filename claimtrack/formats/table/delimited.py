"""CSV and its kin -> rows: no line is lost, whatever its quote marks do.

Quote marks that do not balance make a reader of CSV take many lines for one cell, without a word. So a sheet is read
strictly, lines and rows are counted against each other, and where they disagree it is read line by line.
"""

import csv
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import TextIOBase
from typing import Final

from claimtrack.domain.foreign import Broken
from claimtrack.formats.source import Unreadable

DELIMITERS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
LONGEST_CELL: Final = 4 * 1024 * 1024
_ZERO: Final = "\0"


@dataclass(slots=True)
class Rows:
    """The rows of a sheet below the row of its names, each with its line, and how they had to be read."""

    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    lines: "array[int]" = field(default_factory=lambda: array("L"))
    broken: list[Broken] = field(default_factory=list)
    physical: int = 0
    blank: int = 0
    unquoted: int = 0
    _shared: dict[str, str] = field(default_factory=dict)

    def add(self, line: int, cells: Sequence[str]) -> None:
        """Add a row; equal cells are kept once."""
        same = self._shared.setdefault
        self.rows.append(tuple([same(cell, cell) for cell in cells]))
        self.lines.append(line)

    def without_zeros(self) -> "Rows":
        """Give the rows without those that hold zero bytes, which no database takes for text: they are broken."""
        if not any(_ZERO in cell for cell in self._shared):
            return self
        kept = replace(self, rows=[], lines=array("L"), broken=list(self.broken))
        for line, cells in zip(self.lines, self.rows, strict=True):
            if any(_ZERO in cell for cell in cells):
                kept.broken.append(
                    Broken(line, tuple(cell.replace(_ZERO, "") for cell in cells), "it holds zero bytes")
                )
            else:
                kept.add(line, cells)
        return kept


def find_delimiter(sample: str, *, whole: bool) -> str:
    """Give what parts the cells: the sign that parts most lines into as many cells as the first line has."""
    lines = sample.splitlines(keepends=True)
    lines = lines if whole or len(lines) < 2 else lines[:-1]  # noqa: PLR2004 - the last line of a sample is cut
    best, chosen = (0.0, 0), ","
    for delimiter in DELIMITERS:
        try:
            counts = [len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells]
        except csv.Error:
            counts = [line.count(delimiter) + 1 for line in lines if line.strip()]
        if counts and counts[0] > 1:
            score = (sum(count == counts[0] for count in counts) / len(counts), counts[0])
            best, chosen = max((best, chosen), (score, delimiter))
    return chosen


def read_rows(stream: TextIOBase, delimiter: str) -> Rows:
    """Read all rows of a sheet; the stream must be seekable and give line ends as they are."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        start = stream.tell()
        rows = _strictly(stream, delimiter)
        if rows is None:
            stream.seek(start)
            rows = _Carefully(stream.readlines(), delimiter).read()
        return rows.without_zeros()
    finally:
        csv.field_size_limit(before)


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """Give names of columns, each once: one without a name is called by its number."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return tuple(names)


def _strictly(stream: TextIOBase, delimiter: str) -> Rows | None:
    """Read a sheet in which every line is a row of as many cells as there are columns, None where it is not so."""
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    rows: Rows | None = None
    before = 0
    try:
        for cells in reader:
            if reader.line_num != before + 1:
                return None
            before += 1
            if rows is None:
                if any(cell.strip() for cell in cells):
                    rows = Rows(named(cells))
            elif len(cells) == len(rows.columns):
                rows.add(before, cells)
            elif cells:
                return None
            else:
                rows.blank += 1
    except csv.Error:
        return None
    if rows is not None:
        rows.physical = before
    return rows


class _Carefully:
    """Reads a sheet that has cells of several lines, rows of another length, or quote marks that do not balance.

    No line is looked through often: a quote mark that is left open is shut by the next one, wherever that stands.
    """

    def __init__(self, lines: list[str], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._at = 0

    def read(self) -> Rows:
        """Give the rows; raises Unreadable where there is no row of names or too little makes sense."""
        rows = self._header()
        rows.physical = len(self._lines)
        first = self._at
        if all(self._plain(line) is not None for line in self._lines[first:] if line.strip()):
            return self._as_letters(rows, first)
        while self._at < len(self._lines):
            self._on(rows)
        return rows

    def _header(self) -> Rows:
        while self._at < len(self._lines) and not self._lines[self._at].strip():
            self._at += 1
        if self._at == len(self._lines):
            message = "the sheet has no rows"
            raise Unreadable(message)
        try:
            reader = csv.reader(self._from(self._at), delimiter=self._delimiter, strict=True)
            cells = next(reader)
        except csv.Error as problem:
            message = f"the row of column names cannot be read: {problem}"
            raise Unreadable(message, None, "a quote mark in it may be open") from problem
        self._at += reader.line_num
        self._columns = len(cells)
        return Rows(named(cells))

    def _as_letters(self, rows: Rows, first: int) -> Rows:
        """Read a sheet in which every line is a row as soon as quote marks are letters."""
        for number, line in enumerate(self._lines[first:], first + 1):
            cells = self._plain(line)
            if cells is not None:
                rows.add(number, cells)
                rows.unquoted += '"' in line
            else:
                rows.blank += 1
        return rows

    def _on(self, rows: Rows) -> None:
        """Read on until a row does not fit, and past that one."""
        reader = csv.reader(self._from(self._at), delimiter=self._delimiter, strict=True)
        before = 0
        start = self._at
        try:
            for cells in reader:
                here = start + before
                spanned = reader.line_num - before
                if not cells or not any(map(str.strip, cells)):
                    rows.blank += 1
                elif len(cells) != self._columns or (spanned > 1 and self._swallows(here, spanned)):
                    why = f"{self._number(len(cells))}, {self._number(self._columns)} wanted"
                    self._alone(rows, here, why, cells if spanned == 1 else None)
                    return
                else:
                    rows.add(here + 1, cells)
                before = reader.line_num
                self._at = start + before
        except csv.Error as problem:
            self._alone(rows, self._at, f"a quote mark does not close or stands within a word ({problem})")

    def _alone(self, rows: Rows, here: int, why: str, read: list[str] | None = None) -> None:
        """Take one line for itself: a row where its quote marks are letters, else broken."""
        line = self._lines[here]
        cells = self._plain(line)
        if cells is not None:
            rows.add(here + 1, cells)
            rows.unquoted += 1
        else:
            read = read or line.rstrip("\r\n").split(self._delimiter)
            rows.broken.append(Broken(here + 1, tuple(read), why))
        self._at = here + 1

    def _swallows(self, here: int, spanned: int) -> bool:
        """Tell whether each line of a row is a whole row by itself: then a quote mark was left open."""
        return all(self._plain(line) is not None for line in self._lines[here : here + spanned])

    def _plain(self, line: str) -> list[str] | None:
        """Give the cells of a line, quote marks as letters, None where these are not as many as the columns."""
        cells = line.rstrip("\r\n").split(self._delimiter)
        return cells if len(cells) == self._columns and any(map(str.strip, cells)) else None

    def _from(self, at: int) -> Iterator[str]:
        for number in range(at, len(self._lines)):
            yield self._lines[number]

    @staticmethod
    def _number(count: int) -> str:
        return f"{count} cell{'' if count == 1 else 's'}"
