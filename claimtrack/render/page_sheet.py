"""A page down one sheet of a workbook, for reading: its words over joined cells, its tables as cells.

A cell leads to one place at most: the first that its words name.
"""

import textwrap
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from claimtrack.render import phrases
from claimtrack.render.charts.palette import LIGHT, of_stance
from claimtrack.render.page import (
    Block,
    Branch,
    Card,
    Cards,
    Cell,
    Code,
    Facts,
    Figure,
    Grid,
    Group,
    Heading,
    Items,
    Line,
    Link,
    Page,
    Prose,
    Quotation,
    Quotations,
    Section,
    Tree,
    plain,
)
from claimtrack.render.sheets import HEAD, PLAIN, WRAPPED, Look, Sheet

_WIDTHS: Final = (32, 36, 36, 36, 24, 24, 24)
_LAST: Final = 3
"""Running words are written over the columns up to this one."""

_MOST_COLUMNS: Final = len(_WIDTHS)
_MOST_ROWS: Final = 60
"""Tables of more columns or rows have a sheet of their own."""

_POINTS: Final = 11
_FULL: Final = 0.9
"""How much of a line words fill, as they are set in letters of unlike widths."""

_MOST_HIGH: Final = 20
"""Lines that a row shows; spreadsheets cut higher ones."""

_TITLE: Final[Look] = PLAIN | {"bold": True, "font_size": 16}
_SECTION: Final[Look] = PLAIN | {"bold": True, "font_size": 13, "bottom": 1}
BOLD: Final[Look] = WRAPPED | {"bold": True}
_NOTE: Final[Look] = WRAPPED | {"italic": True, "font_color": LIGHT["--chart-muted"]}
_WORDS: Final[Look] = WRAPPED | {"indent": 2}
CODE: Final[Look] = PLAIN | {"font_name": "Courier New"}


class Reading:
    """Writes a page down a sheet, block by block."""

    def __init__(
        self, sheet: Sheet, places: dict[str, str], large: Mapping[int, Sheet], left_out: Collection[str]
    ) -> None:
        self._sheet = sheet
        self._places = places
        self._large = large
        self._left_out = left_out
        self._row = 0
        self._leading: list[tuple[int, int, str, Sequence[str], Look]] = []
        for column, wide in enumerate(_WIDTHS):
            sheet.width(column, wide)
        sheet.reading()

    def page(self, page: Page) -> None:
        """Write it all; then, when every place is known, what leads somewhere."""
        self._numbers = page.numbers()
        self._words((page.title,), _TITLE)
        self._words((page.scope,), _NOTE)
        for block in page.lead:
            self._row += 1
            self._block(block)
        for section in page.sections:
            self._section(section)
        self._row += 1
        self._words((page.legend,), _NOTE)
        for row, column, text, anchors, look in self._leading:
            known = [self._places[anchor] for anchor in anchors if anchor in self._places]
            if known:
                self._sheet.link(row, column, text, known[0], look)

    def _section(self, section: Section) -> None:
        self._row += 1
        self._anchor(section.anchor)
        self._words((section.title,), _SECTION)
        self._words((section.note,), _NOTE)
        for block in section.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:  # noqa: C901, PLR0912 - one case for each kind of block
        match block:
            case Prose(line):
                self._words(line)
            case Heading(text, anchor):
                self._anchor(anchor)
                self._words((text,), BOLD)
            case Items(lines, otherwise):
                for line in lines or ((otherwise,),):
                    self._words(line, _WORDS)
            case Facts(pairs):
                for name, line in pairs:
                    self._pair(name, line)
            case Grid():
                self._grid(block)
            case Quotations(groups):
                for group in groups:
                    self._group(group)
            case Cards(cards):
                for card in cards:
                    self._card(card)
            case Tree(branches):
                self._branches(branches, 0)
            case Code(text):
                for words in text.splitlines():
                    self._words((words,), CODE)
            case Figure():
                self._words((block.title,), BOLD)
                self._words((block.told,))

    def _anchor(self, anchor: str | None) -> None:
        if anchor is not None:
            self._places.setdefault(anchor, self._sheet.place(self._row))

    def _words(self, line: Line, look: Look = WRAPPED, *, first: int = 0) -> None:
        """Write running words over the columns, in a line as high as they need; no words, no line."""
        wide = sum(_WIDTHS[first : _LAST + 1]) * _POINTS / look.get("font_size", _POINTS)
        for text in textwrap.wrap(_told(line), int(wide * _MOST_HIGH)):
            self._sheet.across(self._row, (first, _LAST), text, look)
            self._sheet.height(
                self._row, len(textwrap.wrap(text, int(wide * _FULL))) * 1.4 * look.get("font_size", _POINTS)
            )
            self._leading.append((self._row, first, text, _anchors(line), look))
            self._row += 1

    def _pair(self, name: str, line: Line) -> None:
        self._sheet.put(self._row, 0, name, BOLD)
        self._words(line or ("–",), first=1)

    def _grid(self, grid: Grid) -> None:
        if not grid.rows:
            self._words((grid.otherwise,))
            return
        sheet = self._large.get(id(grid))
        if sheet is None:
            self._row = self._table(grid, self._sheet, self._row) + 1
            return
        self._table(grid, sheet, 0)
        sheet.names_stay(len(grid.rows), len(grid.columns))
        self._words((f"{grid.caption}: on the sheet “{sheet.name}”",), _NOTE)

    def _table(self, grid: Grid, sheet: Sheet, top: int) -> int:
        """Write a table from a row on, and give the row after its last."""
        for column, name in enumerate(grid.columns):
            sheet.put(top, column, name, HEAD)
        for row, cells in enumerate(grid.rows, top + 1):
            for column, cell in enumerate(cells):
                self._cell(cell, sheet, row, column)
        return top + 1 + len(grid.rows)

    def _cell(self, cell: Cell, sheet: Sheet, row: int, column: int) -> None:
        look = WRAPPED | ({} if cell.stance is None else {"font_color": LIGHT[of_stance(cell.stance)]})
        look |= {"align": "right"} if cell.number else {}
        text = "\n".join(map(_told, cell.lines)) or "–"
        sheet.put(row, column, int(text) if cell.number and text.isdecimal() else text, look)
        if sheet is self._sheet:
            self._leading.append(
                (row, column, text, [anchor for line in cell.lines for anchor in _anchors(line)], look)
            )

    def _group(self, group: Group) -> None:
        told = [one.key for one in group.quotations if one.key not in self._left_out]
        cut = len(group.quotations) - len(told) + group.cut
        if not told and not cut:
            self._words((f"{group.name}: {group.otherwise}" if group.name else group.otherwise,), _WORDS)
            return
        name = phrases.group_name(group.name or "All", len(told), cut)
        self._words((Link(name, told[0]) if told else name,), _WORDS)
        for quotation in group.quotations:
            if quotation.key not in self._places and quotation.key not in self._left_out:
                self._quotation(quotation)

    def _quotation(self, stated: Quotation) -> None:
        """Tell a statement that the rows do not hold."""
        self._anchor(stated.key)
        self._words((stated.head,), BOLD)
        translation = f"{phrases.TRANSLATION} {stated.translation}" if stated.translation else ""
        numbers = " ".join(f"[{self._numbers[article.article_id]}]" for article in stated.articles)
        for text in (stated.claim, stated.quote or "", translation, f"{stated.foot} {numbers}"):
            self._words((text,), _WORDS)

    def _card(self, card: Card) -> None:
        self._pair(card.name, card.record)
        for line in card.held:
            self._words(line, first=1)
        if card.quotation:
            self._words((phrases.NEWEST, ": ", Link(card.quotation.head, card.quotation.key)), first=1)
            self._words((card.quotation.quote or "",), first=1)

    def _branches(self, branches: Iterable[Branch], depth: int) -> None:
        for branch in branches:
            self._words(branch.line, WRAPPED | {"indent": 2 * depth})
            self._branches(branch.below, depth + 1)


def is_large(grid: Grid) -> bool:
    """Tell whether a table wants a sheet of its own."""
    return len(grid.columns) > _MOST_COLUMNS or len(grid.rows) > _MOST_ROWS


def _told(line: Line) -> str:
    return plain(line).replace("\u00a0", " ")


def _anchors(line: Line) -> list[str]:
    return [part.to for part in line if isinstance(part, Link)]
