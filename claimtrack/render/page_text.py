"""A page as plain text for a terminal: readable in 80 columns, in any language, without colour.

Charts are left out: their figures stand in the tables beside them. So are the method, which is the command just typed,
and the words on cards, which stand among the statements.
"""

from collections.abc import Iterator, Mapping, Sequence

from claimtrack.domain.names import clean
from claimtrack.render import imprint, phrases
from claimtrack.render.page import (
    Block,
    Branch,
    Card,
    Cards,
    Cell,
    Charts,
    Code,
    Facts,
    Figure,
    Grid,
    Group,
    Heading,
    Items,
    Page,
    Prose,
    Quotation,
    Quotations,
    Section,
    Tree,
    plain,
)
from claimtrack.render.wrapping import width as columns_of
from claimtrack.render.wrapping import wrap
from claimtrack.reports.evidence import Publication

_INDENT = "  "
_WIDEST_NAME = 24
_BETWEEN = "  "
_NARROWEST_LAST = 24


def page_text(page: Page, *, width: int = 80) -> str:
    """Give the page as lines of at most `width` columns."""
    writer = _Writer(width, page.numbers())
    lines = [*wrap(page.title, width), *wrap(page.scope, width)]
    for block in page.lead:
        lines += ["", *writer.block(block)]
    for section in page.sections:
        lines += writer.section(section)
    lines += _sources(page.articles(cards=False), width)
    if page.legend:
        lines += ["", *wrap(page.legend, width)]
    return clean("\n".join(lines) + "\n")


class _Writer:
    """Writes blocks of one page, whose articles have these numbers."""

    def __init__(self, width: int, numbers: Mapping[int, int]) -> None:
        self._width = width
        self._numbers = numbers

    def section(self, section: Section) -> Iterator[str]:
        """Give a section with its title; one that holds charts alone is left out."""
        if all(isinstance(block, Figure | Charts) for block in section.blocks):
            return
        yield from ("", *wrap(section.title.upper(), self._width))
        if section.note:
            yield from self._indented(section.note)
        for at, block in enumerate(section.blocks):
            # What is told in paragraphs stands apart; a table or list follows its title closely.
            if at or isinstance(block, Heading | Quotations):
                yield ""
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:  # noqa: C901 - one case for each kind of block
        """Give the lines of one block."""
        match block:
            case Prose():
                yield from self._indented(plain(block.line))
            case Heading():
                yield from wrap(block.text, self._width)
            case Items():
                yield from self._items(block)
            case Facts():
                yield from self._pairs([(name, plain(line)) for name, line in block.pairs])
            case Grid():
                yield from self._grid(block)
            case Quotations():
                yield from self._quotations(block)
            case Cards():
                yield from self._cards(block.cards)
            case Tree():
                for branch in block.branches:
                    yield from self._branch(branch)
            case Code():
                yield from (_INDENT + line for line in block.text.splitlines())

    def _indented(self, text: str) -> list[str]:
        return wrap(text, self._width, first=_INDENT, rest=_INDENT)

    def _items(self, block: Items) -> Iterator[str]:
        for line in block.lines:
            yield from wrap(plain(line), self._width, first=_INDENT, rest=_INDENT * 2)
        if not block.lines:
            yield from self._indented(block.otherwise)

    def _cards(self, cards: Sequence[Card]) -> Iterator[str]:
        yield from self._pairs([(card.name, plain(card.record)) for card in cards])

    def _pairs(self, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
        pad = self._pad([name for name, _ in pairs])
        for name, told in pairs:
            yield from self._beside(name, told, pad)

    def _pad(self, names: Sequence[str]) -> int:
        return min(max((columns_of(name) for name in names), default=0), _WIDEST_NAME, self._width // 3)

    def _beside(self, name: str, told: str, pad: int) -> Iterator[str]:
        """Give a name with what is told of it beside it; below it where the name is too long."""
        name = " ".join(name.split())
        rest = " " * (pad + 2 * len(_INDENT))
        if columns_of(name) > pad:
            yield from wrap(name, self._width, first=_INDENT, rest=_INDENT * 2)
            yield from wrap(told, self._width, first=rest, rest=rest)
        else:
            first = f"{_INDENT}{name}{' ' * (pad - columns_of(name))}{_INDENT}"
            yield from wrap(told, self._width, first=first, rest=rest)

    def _grid(self, grid: Grid) -> Iterator[str]:
        if not grid.rows:
            yield from self._indented(grid.otherwise)
            return
        yield from _table(grid, self._width) or self._records(grid)

    def _records(self, grid: Grid) -> Iterator[str]:
        """Give the rows one after another: the first cell as a line, the others beside the names of their columns."""
        shown = [at for at in range(1, len(grid.columns)) if any(row[at].lines for row in grid.rows)]
        pad = self._pad([grid.columns[at] for at in shown])
        for first, *others in grid.rows:
            yield ""
            yield from wrap(" ".join(_told(first)), self._width)
            for name, cell in zip(grid.columns[1:], others, strict=True):
                for at, told in enumerate(_told(cell)):
                    yield from self._beside("" if at else name, told, pad)

    def _quotations(self, block: Quotations) -> Iterator[str]:
        for at, group in enumerate(block.groups):
            if at:
                yield ""
            yield from self._group(group)

    def _group(self, group: Group) -> Iterator[str]:
        if not group.quotations and not group.cut:
            yield from wrap(
                f"{group.name}: {group.otherwise}" if group.name else group.otherwise, self._width, first=_INDENT
            )
            return
        if group.name:
            yield from wrap(
                phrases.group_name(group.name, len(group.quotations), group.cut), self._width, first=_INDENT
            )
        for at, quotation in enumerate(group.quotations):
            if at or group.name:
                yield ""
            yield from self._quotation(quotation)

    def _quotation(self, stated: Quotation) -> Iterator[str]:
        yield from wrap(stated.head, self._width, rest=_INDENT * 2)
        if stated.claim:
            yield from self._indented(stated.claim)
        bar = f"{_INDENT}│ "
        if stated.quote:
            yield from wrap(stated.quote, self._width, first=bar, rest=bar)
        if stated.translation:
            yield from wrap(stated.translation, self._width, first=f"{bar}{phrases.TRANSLATION} ", rest=bar)
        marks = " ".join(f"[{self._numbers[article.article_id]}]" for article in stated.articles)
        yield from self._indented(f"{stated.foot} {marks}")

    def _branch(self, branch: Branch, depth: int = 0) -> Iterator[str]:
        stem = _INDENT * min(depth + 1, self._width // 4)
        first = f"{stem}└ " if depth else stem
        yield from wrap(plain(branch.line), self._width, first=first, rest=" " * (len(first) + 2))
        for below in branch.below:
            yield from self._branch(below, depth + 1)


def _told(cell: Cell) -> list[str]:
    return [plain(line) for line in cell.lines]


def _table(grid: Grid, width: int) -> list[str]:
    """Give the grid with its columns aligned, the last one wrapped where it must be; nothing where it does not fit."""
    heads = [[" ".join(name.split())] for name in grid.columns]
    rows = [[[" ".join(line.split()) for line in _told(cell)] or ["–"] for cell in row] for row in grid.rows]
    wide = [max(columns_of(line) for row in [heads, *rows] for line in row[at]) for at in range(len(heads))]
    room = width - len(_INDENT) - sum(wide[:-1]) - len(_BETWEEN) * (len(wide) - 1)
    word = max(columns_of(word) for row in rows for line in row[-1] for word in [*line.split(), ""])
    if room < min(wide[-1], max(word, _NARROWEST_LAST)):
        return []
    wide[-1] = min(wide[-1], room)
    for row in rows:
        row[-1] = [piece for line in row[-1] for piece in wrap(line, room)]
    right = [all(row[at].number for row in grid.rows) for at in range(len(heads))]
    return [
        _table_line([cell[line] if line < len(cell) else "" for cell in cells], wide, right)
        for cells in [heads, *rows]
        for line in range(max(map(len, cells)))
    ]


def _table_line(cells: Sequence[str], wide: Sequence[int], right: Sequence[bool]) -> str:
    padded = []
    for text, columns, to_right in zip(cells, wide, right, strict=True):
        gap = " " * (columns - columns_of(text))
        padded.append(f"{gap}{text}" if to_right else f"{text}{gap}")
    return (_INDENT + _BETWEEN.join(padded)).rstrip()


def _sources(articles: Sequence[Publication], width: int) -> Iterator[str]:
    if articles:
        yield from ("", *wrap(imprint.SOURCES.upper(), width))
    for number, article in enumerate(articles, 1):
        parts = [phrases.article(article), article.url, f"archived: {article.archive}" if article.archive else None]
        yield from wrap(" · ".join(part for part in parts if part), width, first=f"[{number}] ", rest=_INDENT * 2)
