"""Workbooks: the sheets of an `.xlsx` file, every cell as the string that a sheet of CSV would have.

Needs openpyxl, the extra `sheets`. It reads row by row, so that a sheet which claims to be endless is stopped.
"""

import re
import warnings
import zipfile
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import chain, islice
from typing import Any, Final, cast

from claimtrack.domain.foreign import Broken, Dropped, Reading, Table
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import Place
from claimtrack.formats.cells import TOO_LONG, is_too_long, shortened
from claimtrack.formats.source import LARGEST, RATIO, UNPACK, Source, Unreadable, largest_from
from claimtrack.formats.table.delimited import named
from claimtrack.formats.table.formulas import unworked_cells
from claimtrack.formats.table.heading import LOOKED_AT, SURE, names_at, number_known, told_above
from claimtrack.formats.table.merged import Filling, Merged, merged_cells

_LARGEST: Final = 256 * 1024 * 1024
_CONTENTS: Final = "[Content_Types].xml"
_MEMBERS: Final = 10_000
_ROWS: Final = 1_048_576
_CELLS: Final = 50_000_000
_CHUNK: Final = 1024 * 1024
_OVERLAP: Final = 16
_NAMED: Final = 5
_FORMULA: Final = re.compile(rb"""<(?:\w+:)?f[ />]|\bt\s*=\s*["']e["']""")
"""What a sheet has that has formulas, or cells with an error."""


def read_workbook(source: Source) -> Reading:
    """Read the first sheet that has names of columns, and every other of the same columns; raises Unreadable."""
    try:
        from openpyxl import load_workbook
    except ImportError as problem:
        message = "reading workbooks needs openpyxl"
        raise Unreadable(
            message, source.place, "pip install 'claimtrack[sheets]', or save the sheet as CSV"
        ) from problem
    try:
        inside = _inspected(source)
        with warnings.catch_warnings(), ExitStack() as files:
            warnings.simplefilter("ignore")  # what openpyxl cannot show of a workbook, such as lists to choose from
            # Opened here, as openpyxl leaves a file open that it cannot read.
            stream = files.enter_context(source.path.open("rb"))
            book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            return _Sheets(source).read(book.worksheets, inside)
    except Unreadable:
        raise
    except Exception as problem:
        message = f"the workbook is damaged: {type(problem).__name__} {str(problem)[:200]}".rstrip()
        raise Unreadable(message, source.place, "open it and save it again, or save the sheet as CSV") from problem


@dataclass(slots=True)
class _Inside:
    """What sheets of a workbook hold beside values."""

    formulas: bool = False
    merged: bool = False


def _inspected(source: Source) -> _Inside:
    """Tell whether there are formulas, errors, merged cells; raises Unreadable for what no honest workbook has."""
    inside = _Inside()
    with zipfile.ZipFile(source.path) as packed:
        members = packed.infolist()
        if not any(one.filename == _CONTENTS for one in members):
            message = "this is an archive, and no workbook"
            raise Unreadable(message, source.place, UNPACK)
        if len(members) > _MEMBERS or sum(one.file_size for one in members) > _LARGEST:
            message = f"the workbook unpacks to more than {_LARGEST // 1024**2} MB"
            raise Unreadable(message, source.place)
        grown = next((one for one in members if one.file_size > largest_from(one.compress_size)), None)
        if grown is not None:
            message = f"{grown.filename} in the workbook unpacks to more than {RATIO} times its size"
            raise Unreadable(message, source.place, "open it and save it again where you trust it")
        for one in members:
            with packed.open(one) as stream:
                before = b""
                while chunk := stream.read(_CHUNK):
                    seen = before + chunk
                    if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                        message = f"{one.filename} declares entities: no workbook needs that"
                        raise Unreadable(message, source.place)
                    if "worksheets/" in one.filename:
                        inside.formulas = inside.formulas or _FORMULA.search(seen) is not None
                        inside.merged = inside.merged or b"mergeCell " in seen
                    before = seen[-_OVERLAP:]
    return inside


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet as it stands in the workbook, whether shown or not, and how many of its names profiles know."""

    table: Table
    hidden: bool
    known: int

    def key(self) -> frozenset[str]:
        """Give what sheets share that go together: the same columns, in any order."""
        return frozenset(map(norm_key, self.table.columns))


class _Sheets:
    """Gathers the sheets of one workbook."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._cells = 0
        self._letters = 0
        self._most = min(LARGEST, largest_from(source.path.stat().st_size))

    def read(self, sheets: Sequence[Any], inside: _Inside) -> Reading:
        pages = [page for sheet in sheets if (page := self._page(sheet, inside)) is not None]
        shown = [page for page in pages if not page.hidden]
        if not shown:
            message = "the workbook has no sheet with rows"
            raise Unreadable(message, self._source.place)
        main = _main(shown)
        taken = [page for page in shown if page.key() == main.key()]
        dropped = [
            Dropped(
                f"rows of the sheet {page.table.name}",
                len(page.table.rows) + len(page.table.broken),
                "the sheet is hidden" if page.hidden else _unlike(page.table, main.table),
            )
            for page in pages
            if page not in taken
        ]
        return Reading((), dropped, tables=[self._placed(page.table, first=page is main) for page in taken])

    def _placed(self, table: Table, *, first: bool) -> Table:
        return replace(table, place=Place(self._source.name if first else f"{self._source.name}[{table.name}]"))

    def _page(self, sheet: Any, inside: _Inside) -> _Page | None:  # noqa: ANN401 - openpyxl ships no types
        unworked: Mapping[int, tuple[int, ...]] = {}
        if inside.formulas:
            with sheet._get_source() as stream:  # noqa: SLF001 - it alone knows which part of the file the sheet is
                unworked = unworked_cells(stream)
        merged: Merged = {}
        if inside.merged:
            with sheet._get_source() as stream:  # noqa: SLF001
                merged = merged_cells(stream)
        found = self._rows(sheet, unworked)
        first = list(islice(found, LOOKED_AT))
        if not first:
            return None
        at = names_at([cells for _, cells in first], self._source.columns)
        columns = named(first[at][1])
        table = Table(self._source.place, str(sheet.title), columns, [], array("L"), [])
        filling = Filling(merged, len(columns))
        rows = _fitted(filling.rows(chain(first[at + 1 :], found)), table)
        told = f"workbook, sheet {table.name}: {rows} {'row' if rows == 1 else 'rows'} below the names of"
        told += f" {len(columns)} {'column' if len(columns) == 1 else 'columns'}"
        if at:
            told += f"; {told_above([' '.join(filter(None, cells)) for _, cells in first[:at]])}"
        if filling.number:
            several = "cell" if filling.number == 1 else "cells"
            told += f"; {filling.number} {several} filled from the merged cell they are part of"
        here = {line: cells for line, cells in unworked.items() if line > first[at][0]}
        known = number_known(columns, self._source.columns)
        return _Page(replace(table, told=told, unworked=here), sheet.sheet_state != "visible", known)

    def _rows(
        self,
        sheet: Any,  # noqa: ANN401
        unworked: Mapping[int, tuple[int, ...]],
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        sheet.reset_dimensions()
        for line, row in enumerate(sheet.iter_rows(values_only=True), 1):
            self._cells += len(row) + 1
            if line > _ROWS or self._cells > _CELLS:
                message = f"the sheet {sheet.title} has more cells than a workbook can hold"
                raise Unreadable(message, self._source.place)
            cells = [_text(cell) for cell in row]
            self._letters += sum(map(len, cells))
            if self._letters > self._most:  # a text that many cells share stands in the file once
                message = f"the cells of the workbook hold more than {self._most // 1024**2} MB, far more than its size"
                raise Unreadable(message, self._source.place)
            while cells and not cells[-1].strip():
                cells.pop()
            if cells or line in unworked:
                yield line, tuple(cells)


def _main(pages: Sequence[_Page]) -> _Page:
    """Give the sheet of records: the first whose names are known, else the first with rows of more than one column."""
    several = [page for page in pages if len(page.table.columns) > 1]
    filled = [page for page in several if page.table.rows]
    return next(chain((page for page in pages if page.known >= SURE), filled, several, pages))


def _unlike(table: Table, main: Table) -> str:
    """Tell which columns a sheet has that the one that is read has not, and the other way round."""
    own, others = ({norm_key(name): name for name in one.columns} for one in (table, main))
    why = f"its columns are not those of the sheet {main.name}"
    if not {*own} & {*others}:
        return f"{why}, but {', '.join(list(own.values())[:_NAMED])}"
    more = ", ".join([name for key, name in own.items() if key not in others][:_NAMED])
    less = ", ".join([name for key, name in others.items() if key not in own][:_NAMED])
    told = " and ".join(filter(None, (f"it has {more}" if more else "", f"it lacks {less}" if less else "")))
    return f"{why}: {told}; save it as a file of its own to read it"


def _fitted(found: Iterable[tuple[int, tuple[str, ...]]], table: Table) -> int:
    """Put rows into a table, those with too many cells among the broken ones; give how many there are."""
    width = len(table.columns)
    rows, lines, broken = (cast("list[Any]", one) for one in (table.rows, table.lines, table.broken))
    for line, cells in found:
        if is_too_long(cells):
            broken.append(Broken(line, shortened(cells), TOO_LONG))
        elif len(cells) > width:
            broken.append(Broken(line, cells, f"{len(cells)} cells, {width} wanted"))
        else:
            rows.append((*cells, *([""] * (width - len(cells)))))
            lines.append(line)
    return len(rows) + len(broken)


def _text(value: object) -> str:
    """Give a cell as text: whole numbers without a point, days as 2025-03-05."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
