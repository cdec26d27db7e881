"""A page as one self-contained html file: no script, no network, light and dark, for screen, phone and print.

Everything from articles is escaped. Every figure leads to the statements it rests on, every statement to its articles.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Final

from claimtrack.render import imprint, phrases
from claimtrack.render.html import anchored, dated, document, text
from claimtrack.render.html_frame import contents as listed
from claimtrack.render.html_frame import masthead, method, permalink, quoting, sources
from claimtrack.render.page import (
    EVIDENCE,
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
from claimtrack.render.page_ready import drawn

_LED: Final = re.compile(r'(?<=<a) href="#([^"]*)"')
TALL: Final = 500
"""A row with a cell of more letters may be parted on paper: it takes a quarter of a page."""

_NAMES: Final = {-2: "m2", -1: "m1", 0: "zero", 1: "p1", 2: "p2"}


def page_html(page: Page) -> str:
    """Give the page as an html document."""
    lines = ['<main id="main">', *main_part(page), "</main>"]
    return document(page.title, ". ".join(filter(None, (page.scope, page.counts))), "\n".join(lines))


def main_part(page: Page, *, contents: bool = True) -> list[str]:
    """Give the lines of everything a page tells; without `contents` for where there is no room to jump about."""
    page = drawn(page)
    writer = _Writer(page)
    parts = [(section.anchor or f"part-{number}", section) for number, section in enumerate(page.sections, 1)]
    ways = [(anchor, section.title) for anchor, section in parts]
    return [
        *masthead(page),
        *(listed(ways, articles=bool(page.articles())) if contents else ()),
        *(line for block in page.lead for line in writer.block(block, 2)),
        *(line for anchor, section in parts for line in writer.section(section, anchor)),
        *sources(page.articles()),
        *method(page),
    ]


class _Writer:
    """Writes the blocks of one page: knows its anchors, the numbers of its articles, which ids are given away."""

    def __init__(self, page: Page) -> None:
        self._anchors = page.anchors()
        self._numbers: Mapping[int, int] = page.numbers()
        self._legend = bool(page.legend)
        self._given: set[str] = set()
        self._charts_missed = False
        self._titled = False

    def section(self, section: Section, anchor: str) -> Iterator[str]:
        """Give a section with its title."""
        name = f"{anchor}-title"
        yield f'<section{self._id(anchor)} aria-labelledby="{text(name)}">'
        yield f'<h2 id="{text(name)}">{text(section.title)}{permalink(anchor, section.title)}</h2>'
        if section.note:
            yield f'<p class="note">{text(phrases.sentence(section.note))}</p>'
        if anchor == EVIDENCE and self._legend:
            yield quoting()
        level = 3
        self._titled = True
        for block in section.blocks:
            yield from self.block(block, level)
            self._titled = isinstance(block, Heading)
            level = 4 if self._titled else level
        yield "</section>"

    def block(self, block: Block, level: int) -> Iterator[str]:  # noqa: C901 - one case for each kind of block
        """Give one block; titles in it are of this level."""
        match block:
            case Prose():
                yield f"<p>{self._prose(block.line)}</p>"
            case Heading():
                link = permalink(block.anchor, block.text) if block.anchor else ""
                yield f"<h3{self._id(block.anchor)}>{text(block.text)}{link}</h3>"
            case Items():
                yield from self._items(block)
            case Facts():
                yield '<dl class="facts">'
                yield from (
                    f"<div><dt>{text(name)}</dt><dd>{self._line(line)}</dd></div>" for name, line in block.pairs
                )
                yield "</dl>"
            case Grid():
                yield from self._grid(block)
            case Quotations():
                yield from self._quotations(block, level)
            case Cards():
                yield f'<div class="cards of-{min(len(block.cards), 4)}">'
                yield from (line for card in block.cards for line in self._card(card, level))
                yield "</div>"
            case Tree():
                yield '<div class="tree">'
                yield from self._branches(block.branches)
                yield "</div>"
            case Code():
                yield f'<pre tabindex="0">{text(block.text)}</pre>'
            case Figure():
                yield from self._figure(block)

    def _id(self, anchor: str | None) -> str:
        """Give the id of what stands there now; an anchor that something before has already taken gives none."""
        if not anchor or anchor in self._given:
            return ""
        self._given.add(anchor)
        return f' id="{text(anchor)}"'

    def _line(self, line: Line) -> str:
        return "".join(dated(part) if isinstance(part, str) else self._link(part) for part in line)

    def _prose(self, line: Line) -> str:
        """Give a paragraph; words alone are a sentence."""
        led = any(isinstance(part, Link) for part in line)
        return self._line(line) if led else dated(phrases.sentence(plain(line)))

    def _link(self, link: Link) -> str:
        told = dated(link.text) if link.stance is None else _signed(link.text, link.stance)
        if link.to not in self._anchors:
            return told
        return f'<a href="{anchored(link.to)}">{told}</a>'

    def _items(self, block: Items) -> Iterator[str]:
        if not block.lines:
            yield f"<p>{text(phrases.sentence(block.otherwise))}</p>"
            return
        yield '<ul class="items">'
        yield from (f"<li>{self._line(line)}</li>" for line in block.lines)
        yield "</ul>"

    def _grid(self, grid: Grid) -> Iterator[str]:
        if not grid.rows:
            yield f"<p>{text(phrases.sentence(grid.otherwise))}</p>"
            return
        yield f'<div class="wide" role="region" tabindex="0" aria-label="{text(grid.caption)}"><table role="table">'
        # Right below a title the caption is for those who hear the page.
        kind = ' class="told"' if self._titled else ""
        yield f"<caption{kind}>{text(grid.caption)}</caption>"
        heads = (
            f'<th scope="col" role="columnheader"{_kind(replace(cell, stance=None))}>{text(name)}</th>'
            for name, cell in zip(grid.columns, grid.rows[0], strict=True)
        )
        # The roles say what the elements are where a telephone shows them below each other, each cell with its column.
        yield f'<thead role="rowgroup"><tr role="row">{"".join(heads)}</tr></thead>'
        yield '<tbody role="rowgroup">'
        for first, *others in grid.rows:
            tall = ' class="tall"' if max(map(_letters, (first, *others))) > TALL else ""
            cells = "".join(
                f'<td role="cell" data-column="{text(name)}"{_kind(cell)}>{self._cell(cell)}</td>'
                for name, cell in zip(grid.columns[1:], others, strict=True)
            )
            name = f'<th scope="row" role="rowheader"{_kind(first)}>{self._cell(first)}</th>'
            yield f'<tr role="row"{tall}>{name}{cells}</tr>'
        yield "</tbody></table></div>"

    def _cell(self, cell: Cell) -> str:
        if not cell.lines:
            return '<span class="none">–</span>'
        return "".join(f"<p>{self._line(line)}</p>" for line in cell.lines)

    def _quotations(self, block: Quotations, level: int) -> Iterator[str]:
        several = len(block.groups) > 1
        yield f'<div class="groups of-{min(len(block.groups), 4)}">' if several else '<div class="groups">'
        for group in block.groups:
            yield from self._group(group, level)
        yield "</div>"

    def _group(self, group: Group, level: int) -> Iterator[str]:
        yield f'<div class="group"{self._id(group.anchor)}>'
        if group.name:
            told = group.quotations or group.cut
            name = phrases.group_name(group.name, len(group.quotations), group.cut) if told else group.name
            yield f"<h{level}>{text(name)}</h{level}>"
        for quotation in group.quotations:
            yield from self._stated(quotation)
        if not group.quotations and not group.cut:
            yield f'<p class="silent">{text(phrases.sentence(group.otherwise))}</p>'
        yield "</div>"

    def _stated(self, stated: Quotation) -> Iterator[str]:
        yield f'<article class="stated"{self._id(stated.key)}>'
        name = f"the statement of {stated.who}, {stated.when}"
        yield f'<p class="when">{dated(stated.when)}{permalink(stated.key, name)}</p>'
        yield f'<p class="who"><b>{text(stated.who)}</b> {_signed(stated.told, stated.stance)}</p>'
        if stated.claim:
            yield f'<p class="claim">{text(stated.claim)}</p>'
        yield from _words(stated)
        yield f'<p class="account">{dated(stated.foot)} {self._marks(stated)}</p>'
        yield "</article>"

    def _marks(self, stated: Quotation) -> str:
        numbers = [self._numbers[article.article_id] for article in stated.articles]
        links = (f'<a href="#source-{number}" aria-label="source {number}">[{number}]</a>' for number in numbers)
        return f'<span class="marks">{" ".join(links) or phrases.NO_ARTICLE}</span>'

    def _card(self, card: Card, level: int) -> Iterator[str]:
        yield '<section class="card">'
        yield f"<h{level}>{text(card.name)}</h{level}>"
        if card.held:
            yield '<ul class="held">'
            yield from (f"<li>{self._line(line)}</li>" for line in card.held)
            yield "</ul>"
        stated = card.quotation
        if stated:
            told = phrases.newest(quoted=stated.quoted, stance=stated.stance)
            yield f'<div class="pull"><p class="label">{told}</p>'
            yield from _words(stated)
            head = self._link(Link(f"{stated.who}, {stated.when}", stated.key))
            yield f'<p class="account">{head} · {dated(stated.foot)} {self._marks(stated)}</p>'
            yield "</div>"
        yield f'<p class="record">{self._line(card.record)}</p>'
        yield "</section>"

    def _branches(self, branches: Iterable[Branch]) -> Iterator[str]:
        yield "<ul>"
        for branch in branches:
            yield f"<li>{self._line(branch.line)}"
            if branch.below:
                yield from self._branches(branch.below)
            yield "</li>"
        yield "</ul>"

    def _figure(self, figure: Figure) -> Iterator[str]:
        from claimtrack.render.charts.drawing import available, inline_svg

        yield f"<figure><figcaption>{text(figure.title)}</figcaption>"
        if available():
            drawn = inline_svg(figure.chart, title=figure.title, told=figure.told)
            yield _LED.sub(lambda led: led[0] if unescape(led[1]) in self._anchors else "", drawn)
        else:
            yield f"<p>{text(figure.told)}</p>"
            yield from [] if self._charts_missed else [f'<p class="note">{text(imprint.NO_CHARTS)}</p>']
            self._charts_missed = True
        yield "</figure>"


def _signed(told: str, stance: int | None) -> str:
    """Give a stance with its sign as a chip: shape or number, word and colour say the same."""
    sign, _, rest = told.partition(" ")
    name = "unclear" if stance is None else _NAMES[stance]
    return (
        f'<span class="stance {name}"><span class="sign">{text(sign)}</span>{" " if rest else ""}{dated(rest)}</span>'
    )


def _kind(cell: Cell) -> str:
    kinds = [*(["number"] if cell.number else []), *([] if cell.stance is None else ["tinted", _NAMES[cell.stance]])]
    return f' class="{" ".join(kinds)}"' if kinds else ""


def _letters(cell: Cell) -> int:
    """Give how long a cell is, which says how tall it makes its row."""
    return sum(len(plain(line)) for line in cell.lines)


def _words(stated: Quotation) -> Iterator[str]:
    """Give what was said, and its translation: quoted words and a reporter's words look different."""
    lang = f' lang="{text(stated.lang)}"' if stated.lang else ""
    if stated.quote:
        kind = "quoted" if stated.quoted else "reported"
        yield f'<blockquote class="{kind}"{lang} dir="auto"><p>{text(stated.quote)}</p></blockquote>'
    if stated.translation:
        yield f'<p class="translation"><i>{phrases.TRANSLATION.capitalize()}</i> {text(stated.translation)}</p>'
