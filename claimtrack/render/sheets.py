"""Sheets of a workbook whose cells are what they say: numbers are numbers, text never runs. XlsxWriter's room.

The bytes depend on the content alone: no clock, no folder, no order of anything that is not told.
"""

import re
from datetime import UTC, datetime
from io import BytesIO
from math import ceil, isfinite
from typing import TYPE_CHECKING, Any, Final

from claimtrack.domain.rows import Cell, Rows
from claimtrack.errors import UsageProblem
from claimtrack.render.cells import as_text, runs_as_formula

if TYPE_CHECKING:
    from xlsxwriter.format import Format

LONGEST: Final = 32_767
"""Characters a cell holds, counted as spreadsheets count them: those beyond the basic plane are two."""

MOST_ROWS: Final = 1_048_576
_LONGEST_NAME: Final = 31
_LONGEST_LINK: Final = 2_079
_MOST_LINKS: Final = 65_530
_WIDEST: Final = 60
_NARROWEST: Final = 6
_HIGHEST: Final = 10
"""Lines a row of a table shows; longer text is there all the same."""

LINE: Final = 15
"""Points a line takes."""

FULL: Final = 0.85
"""How much of a line words fill at least, as they are set in letters of unlike widths."""

_FILTER: Final = 3
_EXACT: Final = 10**15
"""Spreadsheets round whole numbers from here on."""

_ADDRESSES: Final = frozenset({"url", "archive"})
"""Columns that hold addresses; text elsewhere never becomes a link, whatever it looks like."""

_ADDRESS: Final = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"[%`{}\[\]^]")
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)
Look = dict[str, Any]

PLAIN: Final[Look] = {"valign": "top"}
WRAPPED: Final[Look] = PLAIN | {"text_wrap": True}
HEAD: Final[Look] = WRAPPED | {"bold": True, "bottom": 1, "bg_color": "#F3F4F6"}
LINKED: Final[Look] = {"font_color": "#0B57D0", "underline": 1}


def workbook(rows: Rows, name: str) -> bytes:
    """Give the rows as a workbook of one sheet."""
    book = Book(name)
    book.sheet(name).table(rows)
    return book.finished()


def cut_cells(rows: Rows) -> int:
    """Count the texts that are too long for a cell and so are cut in a workbook."""
    texts = (cell for row in rows.rows for cell in row if isinstance(cell, str | bytes) and len(cell) * 2 > LONGEST)
    return sum(_size(_clean(cell)) > LONGEST for cell in texts)


class Book:
    """A workbook in the making."""

    def __init__(self, title: str) -> None:
        from xlsxwriter import Workbook

        self._stream = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = Workbook(self._stream, options)
        self._book.set_properties({"title": fitting(title), "created": _MADE})
        self._looks: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._names: set[str] = set()

    def sheet(self, name: str) -> "Sheet":
        """Give a new sheet; its name is made valid and unlike those of the others."""
        given = self._free(name)
        return Sheet(self, given, self._book.add_worksheet(given))

    def look(self, look: Look) -> "Format":
        """Give the format of a look, one for all cells that have it."""
        key = tuple(sorted(look.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(look)
        return self._looks[key]

    def finished(self) -> bytes:
        """Give the file."""
        self._book.close()
        return self._stream.getvalue()

    def _free(self, name: str) -> str:
        stem = " ".join(_NO_NAME.sub(" ", _NO_XML.sub("", name)).split()) or "Sheet"
        found, number = _of_size(stem, _LONGEST_NAME), 1
        # "History" is a sheet that spreadsheets keep for themselves.
        while found.casefold() in self._names | {"history"}:
            number += 1
            found = f"{_of_size(stem, _LONGEST_NAME - len(str(number)) - 1)} {number}"
        self._names.add(found.casefold())
        return found


class Sheet:
    """A sheet in the making: cells are written anywhere, tables from its top."""

    def __init__(self, book: Book, name: str, sheet: Any) -> None:  # noqa: ANN401 - XlsxWriter's own
        self.name = name
        self._book = book
        self._sheet = sheet
        self._links = 0

    def table(self, rows: Rows) -> None:
        """Fill the sheet with rows under a bold line of names that stays in view and filters."""
        if len(rows.rows) >= MOST_ROWS:
            message = f"a sheet holds {MOST_ROWS:,} rows with its heading; there are {len(rows.rows):,}"
            raise UsageProblem(message, "csv holds any number of them, --limit N the first N")
        wrapped = set()
        for at, name in enumerate(rows.columns):
            longest = max((_longest_line(row[at]) for row in rows.rows), default=0)
            if longest > _WIDEST or any("\n" in as_text(row[at]) for row in rows.rows):
                wrapped.add(at)
            self.width(at, min(max(longest + 1, len(name) + _FILTER, _NARROWEST), _WIDEST))
            self.put(0, at, name, HEAD)
        for number, row in enumerate(rows.rows, 1):
            for at, name in enumerate(rows.columns):
                self.put(number, at, row[at], WRAPPED if at in wrapped else PLAIN, address=name in _ADDRESSES)
            lines = max((lines_of(as_text(row[at]), _WIDEST * FULL) for at in wrapped), default=1)
            if lines > 1:
                self.height(number, LINE * min(lines, _HIGHEST))
        self.names_stay(len(rows.rows), len(rows.columns))

    def names_stay(self, rows: int, columns: int) -> None:
        """Keep the first line, the names of columns, in view and on every printed page; they filter the rows below."""
        self._sheet.set_landscape()
        self._sheet.repeat_rows(0)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, rows, max(columns - 1, 0))

    def put(self, row: int, column: int, cell: Cell, look: Look = PLAIN, *, address: bool = False) -> None:
        """Write a cell; with `address` one that is a web address leads there."""
        if cell is None or cell == "":
            return
        if _is_number(cell):
            self._sheet.write_number(row, column, cell, self._book.look(look))
        elif address and _leads(as_text(cell)):
            self.link(row, column, as_text(cell), as_text(cell), look)
        else:
            text = fitting(cell)
            self._sheet.write_string(row, column, text, self._book.look(_safe(text, look)))

    def link(self, row: int, column: int, text: str, to: str, look: Look = PLAIN) -> None:
        """Write text that leads to a web address or to a `place`; as text alone once a sheet can hold no more links."""
        if self._links == _MOST_LINKS:
            self.put(row, column, text, look)
            return
        self._links += 1
        self._sheet.write_url(row, column, to, self._book.look(_safe(text, LINKED | look)), fitting(text))

    def across(self, row: int, columns: tuple[int, int], text: str, look: Look = WRAPPED) -> None:
        """Write text over the columns from one to another, both included."""
        self._sheet.merge_range(row, columns[0], row, columns[1], "", self._book.look(look))
        self.put(row, columns[0], text, look)

    def width(self, column: int, wide: float) -> None:
        """Set how many characters a column shows."""
        self._sheet.set_column(column, column, wide)

    def height(self, row: int, points: float) -> None:
        """Set how high a row is; some programs do not find out by themselves how much wrapped text needs."""
        self._sheet.set_row(row, points)

    def as_page(self) -> None:
        """Show the sheet as a page is read: no lines between cells, and as wide as a sheet of paper in print."""
        self._sheet.hide_gridlines(2)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)

    def place(self, row: int, column: int = 0) -> str:
        """Give what leads to a cell of this sheet."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        return f"internal:'{self.name}'!{xl_rowcol_to_cell(row, column)}"


def fitting(cell: Cell) -> str:
    """The cell as text that a spreadsheet keeps; what is too long is cut, and says so."""
    text = _clean(cell)
    if _size(text) <= LONGEST:
        return text
    mark = f" […cut: {len(text):,} characters]"
    return _of_size(text, LONGEST - len(mark)) + mark


def _clean(cell: Cell) -> str:
    """Give the text without what XML cannot hold, its lines ended as spreadsheets end them."""
    return _NO_XML.sub("", as_text(cell)).replace("\r\n", "\n").replace("\r", "\n")


def _safe(text: str, look: Look) -> Look:
    """Give the look of a text: that it is text for good is said by the format of its cell, not by a sign in it."""
    return look | {"quote_prefix": True} if runs_as_formula(text) else look


def _is_number(cell: Cell) -> bool:
    """Tell what a spreadsheet can hold as a number without changing it."""
    return isfinite(cell) if isinstance(cell, float) else isinstance(cell, int) and -_EXACT < cell < _EXACT


def _leads(text: str) -> bool:
    """Tell whether text is a web address that a spreadsheet takes; some of its letters will be written as three."""
    return (
        len(text) <= _LONGEST_LINK
        and _size(_ESCAPED.sub("%00", text)) <= _LONGEST_LINK
        and bool(_ADDRESS.fullmatch(text))
    )


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _of_size(text: str, size: int) -> str:
    """Give as much of the beginning of a text as has this size, no letter cut in two."""
    return text.encode("utf-16-le")[: 2 * size].decode("utf-16-le", "ignore").rstrip()


def lines_of(text: str, wide: float) -> int:
    """Give how many lines a text takes, about, where one shows this many letters."""
    return sum(max(ceil(len(line) / wide), 1) for line in text.split("\n"))


def _longest_line(cell: Cell) -> int:
    return max(map(len, as_text(cell).split("\n")))
