"""A page down one sheet of a workbook, for reading: its words over joined cells, its tables as cells.

A cell leads to one place as a whole, and some programs show what leads somewhere on one line only. So a short text
leads by itself; where more is told, the words that lead stand in cells of their own to the right.
"""

import textwrap
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from claimtrack.render.sheets import FULL, HEAD, LINE, PLAIN, WRAPPED, Look, Sheet, lines_of

_WIDTHS: Final = (32, 36, 36, 36, 24, 24, 24)
_LAST: Final = 3
"""Running words are written over the columns up to this one."""

_MOST_COLUMNS: Final = len(_WIDTHS)
_MOST_ROWS: Final = 60
"""Tables of more columns or rows have a sheet of their own."""

_POINTS: Final = 11
_MOST_HIGH: Final = 20
"""Lines that a row shows; spreadsheets cut higher ones."""

_TITLE: Final[Look] = PLAIN | {"bold": True, "font_size": 16}
_SECTION: Final[Look] = PLAIN | {"bold": True, "font_size": 13, "bottom": 1}
BOLD: Final[Look] = WRAPPED | {"bold": True}
_NOTE: Final[Look] = WRAPPED | {"italic": True, "font_color": LIGHT["--chart-muted"]}
_WORDS: Final[Look] = WRAPPED | {"indent": 2}
CODE: Final[Look] = PLAIN | {"font_name": "Courier New"}


@dataclass(frozen=True, slots=True)
class _Leading:
    """Text whose words lead somewhere, or will when all is written: where it stands, what fits on one line of it.

    `aside` is the first column to its right, `name` what its links are called there.
    """

    row: int
    column: int
    text: str
    links: Sequence[Link]
    look: Look
    room: int
    aside: int
    name: str = ""


class SheetPage:
    """Writes a page down a sheet, block by block."""

    def __init__(
        self, sheet: Sheet, places: dict[str, str], large: Mapping[int, Sheet], left_out: Collection[str]
    ) -> None:
        self._sheet = sheet
        self._places = places
        self._large = large
        self._left_out = left_out
        self._row = 0
        self._leading: list[_Leading] = []
        for column, wide in enumerate(_WIDTHS):
            sheet.width(column, wide)
        sheet.as_page()

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
        aside: dict[int, int] = defaultdict(int)
        for one in self._leading:
            aside[one.row] += self._lead(one, aside[one.row])

    def _lead(self, one: _Leading, aside: int) -> int:
        """Let a text lead where its words do; give how many cells more that took, after those already `aside`."""
        known: dict[str, str] = {}
        for link in one.links:
            if link.to in self._places:
                known.setdefault(self._places[link.to], one.name or _told((link,)))
        if len(known) == 1 and len(one.text) <= one.room and "\n" not in one.text:
            self._sheet.link(one.row, one.column, one.text, next(iter(known)), one.look)
            return 0
        for number, (place, told) in enumerate(known.items(), one.aside + aside):
            self._sheet.link(one.row, number, f"→ {told}", place)
        return len(known)

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
                    self._words((as_code(words),), CODE)
            case Figure():
                self._words((block.title,), BOLD)
                self._words((block.told,))

    def _anchor(self, anchor: str | None) -> None:
        if anchor is not None:
            self._places.setdefault(anchor, self._sheet.place(self._row))

    def _words(self, line: Line, look: Look = WRAPPED, *, first: int = 0) -> None:
        """Write running words over the columns, in a line as high as they need; no words, no line."""
        size = look.get("font_size", _POINTS)
        wide = int(sum(map(_wide, range(first, _LAST + 1))) * _POINTS / size)
        links = _links(line)
        for text in textwrap.wrap(_told(line), wide * _MOST_HIGH):
            self._sheet.across(self._row, (first, _LAST), text, look)
            self._sheet.height(self._row, lines_of(text, wide) * LINE * size / _POINTS)
            self._leading.append(_Leading(self._row, first, text, links, look, room=wide, aside=_LAST + 1))
            links = []
            self._row += 1

    def _pair(self, name: str, line: Line) -> None:
        self._sheet.put(self._row, 0, name, BOLD)
        self._words(line if plain(line).strip() else ("–",), first=1)

    def _grid(self, grid: Grid) -> None:
        if not grid.rows:
            self._words((grid.otherwise,))
            return
        sheet = self._large.get(id(grid))
        if sheet is None:
            self._row = self._table(grid, self._sheet, self._row) + 1
            return
        for column in range(len(grid.columns)):
            sheet.width(column, _WIDTHS[min(column, _MOST_COLUMNS - 1)])
        self._table(grid, sheet, 0)
        sheet.names_stay(len(grid.rows), len(grid.columns))
        self._words((f"{grid.caption}: on the sheet “{sheet.name}”",), _NOTE)

    def _table(self, grid: Grid, sheet: Sheet, top: int) -> int:
        """Write a table from a row on, and give the row after its last."""
        for column, name in enumerate(grid.columns):
            sheet.put(top, column, name, HEAD)
        for row, cells in enumerate(grid.rows, top + 1):
            lines = (
                sum(lines_of(_told(line), _wide(column)) for line in cell.lines) for column, cell in enumerate(cells)
            )
            sheet.height(row, max(lines, default=1) * LINE)
            for column, cell in enumerate(cells):
                self._cell(cell, sheet, row, grid.columns, column)
        return top + 1 + len(grid.rows)

    def _cell(self, cell: Cell, sheet: Sheet, row: int, columns: Sequence[str], column: int) -> None:
        look = WRAPPED | ({} if cell.stance is None else {"left": 5, "left_color": LIGHT[of_stance(cell.stance)]})
        look |= {"align": "right"} if cell.number else {}
        text = "\n".join(map(_told, cell.lines)) or "–"
        sheet.put(row, column, int(text) if cell.number and text.isdecimal() else text, look)
        links = [link for line in cell.lines for link in _links(line)]
        if sheet is self._sheet and links:
            self._leading.append(
                _Leading(
                    row,
                    column,
                    text,
                    links[:1],
                    look,
                    room=_wide(column),
                    aside=len(columns),
                    name=columns[column],
                )
            )

    def _group(self, group: Group) -> None:
        told = [one.key for one in group.quotations if one.key not in self._left_out]
        cut = len(group.quotations) - len(told) + group.cut
        if not told and not cut:
            self._words((f"{group.name}: {group.otherwise}" if group.name else group.otherwise,), _WORDS)
            return
        name = phrases.group_name(group.name or "All", len(told), cut, group.noun)
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
            words = phrases.newest(quoted=card.quotation.quoted, stance=card.quotation.stance)
            self._words((words, ": ", Link(card.quotation.head, card.quotation.key)), first=1)
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


def _wide(column: int) -> int:
    """Give how many letters a line of a column surely shows; tables on sheets of their own have one width."""
    return int((_WIDTHS[column] if column < len(_WIDTHS) else _WIDTHS[-1]) * FULL)


def _links(line: Line) -> list[Link]:
    return [part for part in line if isinstance(part, Link)]


def as_code(line: str) -> str:
    """Give a line of a program as a cell keeps it: what begins with a minus sign would be taken for a sum."""
    return f" {line}" if line.startswith("-") else line
