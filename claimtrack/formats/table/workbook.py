"""Workbooks: the sheets of an `.xlsx` file, every cell as the string that a sheet of CSV would have.

Needs openpyxl, the extra `sheets`. It reads row by row, so that a sheet which claims to be endless is stopped.
"""

import warnings
import zipfile
from array import array
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime, time
from itertools import repeat
from typing import Any, Final

from claimtrack.domain.foreign import Broken, Dropped, Reading, Table
from claimtrack.domain.records import Place
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.table.delimited import named

_LARGEST: Final = 256 * 1024 * 1024
_MEMBERS: Final = 10_000
_ROWS: Final = 1_048_576
_CELLS: Final = 50_000_000
_CHUNK: Final = 1024 * 1024
_OVERLAP: Final = 16
_EMPTY: Final = "a formula without a value"


def read_workbook(source: Source) -> Reading:
    """Read the first sheet that has rows, and every other of the same columns; raises Unreadable."""
    try:
        from openpyxl import load_workbook
    except ImportError as problem:
        message = "reading workbooks needs openpyxl"
        raise Unreadable(
            message, source.place, "pip install 'claimtrack[sheets]', or save the sheet as CSV"
        ) from problem
    try:
        has_formulas = _inspected(source)
        with warnings.catch_warnings(), ExitStack() as files:
            warnings.simplefilter("ignore")  # what openpyxl cannot show of a workbook, such as lists to choose from
            # Opened here, as openpyxl leaves a file open that it cannot read.
            streams = [files.enter_context(source.path.open("rb")) for _ in range(1 + has_formulas)]
            books = [
                load_workbook(stream, read_only=True, data_only=data_only, keep_links=False)
                for stream, data_only in zip(streams, (True, False), strict=False)
            ]
            return _Sheets(source).read(*(book.worksheets for book in books))
    except Unreadable:
        raise
    except Exception as problem:
        message = f"the workbook is damaged: {type(problem).__name__} {str(problem)[:200]}".rstrip()
        raise Unreadable(message, source.place, "open it and save it again, or save the sheet as CSV") from problem


def _inspected(source: Source) -> bool:
    """Tell whether there are formulas; raises Unreadable for what no honest workbook has."""
    formulas = False
    with zipfile.ZipFile(source.path) as packed:
        members = packed.infolist()
        if len(members) > _MEMBERS or sum(one.file_size for one in members) > _LARGEST:
            message = f"the workbook unpacks to more than {_LARGEST // 1024**2} MB"
            raise Unreadable(message, source.place)
        for one in members:
            with packed.open(one) as stream:
                before = b""
                while chunk := stream.read(_CHUNK):
                    seen = before + chunk
                    if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                        message = f"{one.filename} declares entities: no workbook needs that"
                        raise Unreadable(message, source.place)
                    formulas = formulas or ("worksheets/" in one.filename and (b"<f>" in seen or b"<f " in seen))
                    before = seen[-_OVERLAP:]
    return formulas


class _Sheets:
    """Gathers the sheets of one workbook."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._tables: list[Table] = []
        self._dropped: list[Dropped] = []
        self._cells = 0

    def read(self, sheets: Sequence[Any], formulas: Sequence[Any] | None = None) -> Reading:
        for number, sheet in enumerate(sheets):
            table = self._table(sheet, formulas[number] if formulas is not None else None)
            if table is None:
                continue
            if sheet.sheet_state != "visible":
                self._drop(sheet.title, table, "the sheet is hidden")
            elif self._tables and table.columns != self._tables[0].columns:
                self._drop(sheet.title, table, f"its columns are not those of the sheet {self._tables[0].name}")
            else:
                self._tables.append(table)
        if not self._tables:
            message = "the workbook has no sheet with rows"
            raise Unreadable(message, self._source.place)
        return Reading((), self._dropped, tables=self._tables)

    def _drop(self, title: str, table: Table, why: str) -> None:
        self._dropped.append(Dropped(f"rows of the sheet {title}", len(table.rows), why))

    def _table(self, sheet: Any, formulas: Any | None) -> Table | None:  # noqa: ANN401 - openpyxl ships no types
        columns: tuple[str, ...] = ()
        rows: list[tuple[str, ...]] = []
        lines = array("L")
        broken: list[Broken] = []
        for line, cells in self._rows(sheet, formulas):
            if not columns:
                columns = named(cells)
                continue
            width = len(columns)
            if len(cells) > width:
                broken.append(Broken(line, cells, f"{len(cells)} cells, {width} wanted"))
            elif _EMPTY in cells:
                broken.append(Broken(line, cells, f"{_EMPTY}: open the workbook and save it again"))
            else:
                rows.append((*cells, *([""] * (width - len(cells)))))
                lines.append(line)
        if not columns:
            return None
        title = str(sheet.title)
        file = f"{self._source.name}[{title}]" if self._tables else self._source.name
        told = f"workbook, sheet {title}: {len(rows)} rows below the names of {len(columns)} columns"
        return Table(Place(file), title, columns, rows, lines, broken, told)

    def _rows(self, sheet: Any, formulas: Any | None) -> Iterator[tuple[int, tuple[str, ...]]]:  # noqa: ANN401
        sheet.reset_dimensions()
        same = repeat(()) if formulas is None else self._of_formulas(formulas)
        for line, (row, written) in enumerate(zip(sheet.iter_rows(values_only=True), same, strict=False), 1):
            self._cells += len(row) + 1
            if line > _ROWS or self._cells > _CELLS:
                message = f"the sheet {sheet.title} has more cells than a workbook can hold"
                raise Unreadable(message, self._source.place)
            cells = [_text(cell) for cell in row]
            for number, formula in enumerate(written):
                if isinstance(formula, str) and formula.startswith("=") and row[number] is None:
                    cells[number] = _EMPTY
            while cells and not cells[-1].strip():
                cells.pop()
            if cells:
                yield line, tuple(cells)

    @staticmethod
    def _of_formulas(sheet: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
        sheet.reset_dimensions()
        yield from sheet.iter_rows(values_only=True)


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
