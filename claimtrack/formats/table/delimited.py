"""CSV and its kin -> rows: no line is lost, whatever its quote marks do.

Quote marks that do not balance make a reader of CSV take many lines for one cell, without a word. So a sheet is read
strictly, and a row that comes out wrong is looked at by itself: only in such a row may quote marks be letters.
"""

import csv
from array import array
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from io import TextIOBase
from itertools import islice
from typing import Final

from claimtrack.domain.foreign import Broken
from claimtrack.formats.cells import TOO_LONG, is_too_long, lines_of, long_cells, shortened
from claimtrack.formats.source import Unreadable
from claimtrack.formats.table.heading import LOOKED_AT, line_of_names, names_at

DELIMITERS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
MOST_COLUMNS: Final = 16_384
_ZERO: Final = "\0"
_QUOTE: Final = '"'
_LARGER: Final = "field larger than"
_UNBALANCED: Final = "a quote mark does not close or stands within a word"


@dataclass(slots=True)
class Rows:
    """The rows of a sheet below the row of its names, each with its line, and how they had to be read.

    `letters` are the lines of rows in which a quote mark is a letter, `above` what stands above the names.
    """

    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    lines: "array[int]" = field(default_factory=lambda: array("L"))
    broken: list[Broken] = field(default_factory=list)
    physical: int = 0
    blank: int = 0
    letters: list[int] = field(default_factory=list)
    above: tuple[str, ...] = ()
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


def find_delimiter(sample: str, *, whole: bool, known: AbstractSet[str] = frozenset()) -> str:
    """Give what parts the cells: the sign that parts most lines into as many cells as there are names of columns."""
    lines = lines_of(sample)
    lines = lines if whole or len(lines) < 2 else lines[:-1]  # noqa: PLR2004 - the last line of a sample is cut
    best, chosen = (0.0, 0), ","
    for delimiter in DELIMITERS:
        try:
            with long_cells():
                rows = [cells for cells in csv.reader(lines, delimiter=delimiter) if cells]
        except csv.Error:
            rows = [line.split(delimiter) for line in lines if line.strip()]
        counts = [len(cells) for cells in rows]
        at = names_at(rows[:LOOKED_AT], known)
        if counts and counts[at] > 1:
            score = (sum(count == counts[at] for count in counts[at:]) / len(counts), counts[at])
            best, chosen = max((best, chosen), (score, delimiter))
    return chosen


def read_rows(stream: TextIOBase, delimiter: str, known: AbstractSet[str] = frozenset()) -> Rows:
    """Read all rows of a sheet; the stream must be seekable and give line ends as they are."""
    with long_cells():
        start = stream.tell()
        above = list(islice(iter(stream.readline, ""), LOOKED_AT))
        above = above[: line_of_names(above, delimiter, known)]
        stream.seek(start)
        rows = _strictly(stream, delimiter, len(above))
        if rows is None:
            stream.seek(start)
            rows = _Carefully(stream.readlines(), delimiter, len(above)).read()
        rows.above = tuple(line.strip() for line in above if line.strip())
        return rows.without_zeros()


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """Give names of columns, each once: one without a name is called by its number; raises Unreadable for too many."""
    if len(cells) > MOST_COLUMNS:
        message = f"the sheet has {len(cells):,} columns, more than the {MOST_COLUMNS:,} of any spreadsheet program"
        raise Unreadable(message, None, "save those that are needed as a sheet of their own")
    if is_too_long(cells):
        message = f"in the row of column names {TOO_LONG}"
        raise Unreadable(message)
    names: dict[str, None] = {}
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or f"column {number}"
        while name in names:
            name = f"{name} ({number})"
        names[name] = None
    return tuple(names)


def _strictly(stream: TextIOBase, delimiter: str, above: int) -> Rows | None:
    """Read a sheet in which every line is a row of as many cells as there are columns, None where it is not so."""
    for _ in range(above):
        stream.readline()
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    rows: Rows | None = None
    before = 0
    try:
        for cells in reader:
            if reader.line_num != before + 1:
                return None
            before += 1
            filled = any(map(str.strip, cells))
            if rows is None:
                if filled:
                    rows = Rows(named(cells))
            elif not filled:
                rows.blank += 1
            elif len(fitted := _fitted(cells, len(rows.columns))) == len(rows.columns):
                rows.add(above + before, fitted)
            else:
                return None
    except csv.Error:
        return None
    if rows is not None:
        rows.physical = above + before
    return rows


class _Carefully:
    """Reads a sheet that has cells of several lines, rows of another length, or quote marks that do not balance.

    No line is looked through often: a quote mark that is left open is shut by the next one, wherever that stands.
    """

    def __init__(self, lines: list[str], delimiter: str, above: int) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._at = above

    def read(self) -> Rows:
        """Give the rows; raises Unreadable where there is no row of names or too little makes sense."""
        rows = self._header()
        rows.physical = len(self._lines)
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
        self._spaced = f"{self._delimiter} " in self._lines[self._at]
        self._at += reader.line_num
        self._columns = len(cells)
        return Rows(named(cells))

    def _on(self, rows: Rows) -> None:
        """Read on until a row does not fit, and past that one."""
        reader = csv.reader(self._from(self._at), delimiter=self._delimiter, strict=True)
        before = 0
        start = self._at
        try:
            for read in reader:
                cells = _fitted(read, self._columns)
                here = start + before
                spanned = reader.line_num - before
                if spanned > 1 and self._swallows(here, spanned, fits=len(cells) == self._columns):
                    self._alone(rows, here, "a quote mark does not close")
                    return
                if not any(map(str.strip, cells)):
                    rows.blank += 1
                elif len(cells) == self._columns:
                    rows.add(here + 1, cells)
                else:
                    rows.broken.append(Broken(here + 1, tuple(cells), self._misfit(len(cells))))
                before = reader.line_num
                self._at = start + before
        except csv.Error as problem:
            larger = _LARGER in str(problem)
            why = f"a quote mark does not close, or {TOO_LONG}" if larger else f"{_UNBALANCED} ({problem})"
            self._alone(rows, self._at, why)

    def _alone(self, rows: Rows, here: int, why: str) -> None:
        """Take one line for itself: a row where its odd quote marks are letters, else broken.

        Where the next line goes on with its text, none can say where the cell ends: then it is broken too.
        """
        line = self._lines[here]
        cells = _fitted(line.rstrip("\r\n").split(self._delimiter), self._columns)
        if is_too_long(cells):
            rows.broken.append(Broken(here + 1, shortened(cells), TOO_LONG))
        elif len(cells) == self._columns and any(map(str.strip, cells)) and not self._goes_on(here):
            rows.add(here + 1, list(map(_unquoted, cells)))
            rows.letters.append(here + 1)
        else:
            rows.broken.append(Broken(here + 1, tuple(cells), why))
        self._at = here + 1

    def _goes_on(self, here: int) -> bool:
        """Tell whether a line leaves a quote mark open and no row begins on the next one."""
        if here + 1 == len(self._lines):
            return False
        following = self._lines[here + 1]
        reader = csv.reader([self._lines[here], "\n"], delimiter=self._delimiter)
        try:
            next(reader)
        except csv.Error:
            return False
        return reader.line_num > 1 and bool(following.strip()) and not self._begins_row(here + 1)

    def _swallows(self, here: int, spanned: int, *, fits: bool) -> bool:
        """Tell whether lines of one row are whole rows by themselves: then a quote mark was left open.

        In the words of a text a space follows a comma, between cells none does, unless the names have it so.
        """
        first, *others = (self._plain(line) for line in self._lines[here : here + spanned])
        if not first or not (all(others) if fits else any(others)):
            return False
        spaced = f"{self._delimiter} "
        return self._spaced or not any(spaced in line for line in self._lines[here + 1 : here + spanned])

    def _plain(self, line: str) -> bool:
        """Tell whether a line is a row where its quote marks are letters."""
        cells = _fitted(line.split(self._delimiter), self._columns)
        return len(cells) == self._columns and bool(line.strip(f" \t\r\n{self._delimiter}"))

    def _begins_row(self, at: int) -> bool:
        try:
            cells = next(csv.reader(self._from(at), delimiter=self._delimiter, strict=True))
        except csv.Error:
            return self._plain(self._lines[at])
        return len(_fitted(cells, self._columns)) == self._columns

    def _from(self, at: int) -> Iterator[str]:
        for number in range(at, len(self._lines)):
            yield self._lines[number]

    def _misfit(self, count: int) -> str:
        return f"{_number(count)}, {_number(self._columns)} wanted"


def _fitted(cells: list[str], width: int) -> list[str]:
    """Give the cells of a row without those behind the last column, where they are empty."""
    return cells[:width] if len(cells) > width and not any(map(str.strip, cells[width:])) else cells


def _unquoted(cell: str) -> str:
    """Give a cell without the quote marks that enclose all of it; others are letters."""
    inner = cell[1:-1]
    enclosed = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if enclosed else cell


def _number(count: int) -> str:
    return f"{count} cell{'' if count == 1 else 's'}"
