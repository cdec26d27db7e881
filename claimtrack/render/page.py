"""A report as a page: the blocks that text, markdown, html and workbooks are all written from.

A report's own module in this room turns its result into a `Page`; the writers know blocks and nothing of reports.
Whatever leads somewhere is a `Link` to an anchor of the same page: the key of a statement, or a section's anchor.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimtrack.render.charts.shapes import Chart
from claimtrack.reports.evidence import Publication
from claimtrack.reports.frame import Method


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an anchor of the same page; forms without links show the words."""

    text: str
    to: str


Line = tuple[str | Link, ...]
"""Running words, some of which may lead somewhere."""


def plain(line: Line) -> str:
    """Give the words of a line without their links."""
    return "".join(part if isinstance(part, str) else part.text for part in line)


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside a section, with an anchor where something leads to it."""

    text: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list; an empty one shows `otherwise`."""

    lines: tuple[Line, ...]
    otherwise: str = "none on record"


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what is told of each beside it."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid: its lines; `number` where it stands right, `stance` where it is coloured as one."""

    lines: tuple[Line, ...]
    number: bool = False
    stance: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose first column names its rows; too wide for a terminal, its rows are told one after another."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    otherwise: str = "none on record"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One statement with its words: what stands above them, the words, what stands below, the articles that carry it.

    `key` is its anchor; `column` is the compared side (0, 1, …) where sides stand beside each other.
    """

    key: str
    head: str
    stance: int | None
    claim: str
    quote: str | None
    lang: str
    translation: str | None
    notes: str
    articles: tuple[Publication, ...]
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Quotations:
    """Statements in order; with `columns` (the names of sides) each stands in the column of its side."""

    quotations: tuple[Quotation, ...]
    columns: tuple[str, ...] = ()
    otherwise: str = "no statement found"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands first of one side or speaker: name, what it says now and in which words, how much is on record."""

    name: str
    lines: tuple[Line, ...]
    quotation: Quotation | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Cards:
    """The sides of a report, beside each other where there is room."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One node of a tree and the nodes below it."""

    line: Line
    below: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree, told from its roots: who asserted it, who had it from whom."""

    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words of a program, kept as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, its title, and in `told` what it shows, for whoever cannot see it."""

    chart: Chart
    title: str
    told: str


Block = Prose | Heading | Items | Facts | Grid | Quotations | Cards | Tree | Code | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page; `note` is what must be known to read it."""

    title: str
    blocks: tuple[Block, ...]
    anchor: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report: title, the days it keeps to, what stands first, its parts, what its signs mean, how it was made.

    `counts` says how much is on record behind it.
    """

    title: str
    scope: str
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    method: Method
    counts: str
    legend: str = ""

    def blocks(self) -> Iterator[Block]:
        """Give all blocks in order."""
        yield from self.lead
        for section in self.sections:
            yield from section.blocks

    def articles(self) -> tuple[Publication, ...]:
        """Give the articles that the page's statements name, each once, in the order they are met."""
        return numbered(
            quotation for block in self.blocks() if isinstance(block, Quotations) for quotation in block.quotations
        )


def numbered(quotations: Iterable[Quotation]) -> tuple[Publication, ...]:
    """Give the articles of some statements, each once, in the order they are met."""
    found: dict[int, Publication] = {}
    for quotation in quotations:
        for article in quotation.articles:
            found.setdefault(article.article_id, article)
    return tuple(found.values())
