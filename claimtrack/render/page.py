"""A report as a page: the blocks that text, markdown, html and workbooks are all written from.

A report's own module in this room turns its result into a `Page` (with `parts`, which make what all reports share);
the writers know blocks and nothing of reports. Words are plain text; whatever leads somewhere is a `Link` to an anchor
of the same page: the key of a statement, a group of statements, a heading, a section. A link whose anchor is not on
the page is written as its words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.reports.evidence import Publication
from claimtrack.reports.frame import Method

if TYPE_CHECKING:
    from claimtrack.render.charts.shapes import Chart


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an anchor of the same page; `stance` where they tell one and are coloured as it is."""

    text: str
    to: str
    stance: int | None = None


Line = tuple[str | Link, ...]
"""Running words, some of which may lead somewhere."""


def plain(line: Line) -> str:
    """Give the words of a line without their links."""
    return "".join(part if isinstance(part, str) else part.text for part in line)


EVIDENCE = "evidence"
"""The anchor of the section in which a report tells its statements one by one, where it has one."""

SOURCES = "sources"
"""The anchor of the list of articles that ends every page."""


def anchor(*words: str) -> str:
    """Give the anchor that some words make: no white space, nothing that depends on how the database was filled."""
    return "-".join("-".join(word.split()) for word in words)


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
    """One cell of a grid: its lines, none = a dash; `number` where it stands right, `stance` where it is tinted."""

    lines: tuple[Line, ...]
    number: bool = False
    stance: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose first column names its rows; too wide for a terminal, its rows are told one after another.

    `caption` says what it shows to whoever does not see the heading above it.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    otherwise: str = "none on record"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One statement with its words: when, who, the stance as `told`, on which claim, by whose account, what to beware.

    `key` is its anchor. `claim` is empty where the heading above tells it. `quoted` where at least some of the words
    are the speaker's own; the others are the reporter's.
    """

    key: str
    when: str
    who: str
    told: str
    stance: int | None
    claim: str
    quote: str | None
    lang: str
    translation: str | None
    account: str
    notes: tuple[str, ...]
    articles: tuple[Publication, ...]
    quoted: bool = False

    @property
    def head(self) -> str:
        """When, who and with which stance, on one line."""
        return f"{self.when} · {self.who} · {self.told}"

    @property
    def foot(self) -> str:
        """By whose account, and what to beware of, on one line."""
        return " · ".join((self.account, *self.notes))


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that belong together, in order: those of a side on a claim, or (without a name) all of a report.

    `cut` says how many of them `shortened` left out; `noun` is what each of them is.
    """

    quotations: tuple[Quotation, ...]
    name: str = ""
    anchor: str | None = None
    otherwise: str = "no statement found"
    cut: int = 0
    noun: str = "statement"


@dataclass(frozen=True, slots=True)
class Quotations:
    """Statements told one by one; two or more groups stand beside each other where there is room."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What stands first of one side or speaker: name, how much is on record, what it holds, its newest words.

    Text and markdown tell the record alone. The quotation is shown in short; its anchor is where it stands among the
    `Quotations` of the page.
    """

    name: str
    record: Line
    held: tuple[Line, ...] = ()
    quotation: Quotation | None = None


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
    """A chart, its title, and in `told` what it shows, for whoever cannot see it; html and workbooks have it alone."""

    chart: "Chart"
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class Charts:
    """Figures that are worked out only for the forms that show them: long work for a table on a terminal."""

    make: Callable[[], Sequence[Figure]]


Block = Prose | Heading | Items | Facts | Grid | Quotations | Cards | Tree | Code | Figure | Charts


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

    def groups(self) -> Iterator[Group]:
        """Give all groups of statements in order."""
        for block in self.blocks():
            if isinstance(block, Quotations):
                yield from block.groups

    def articles(self, *, cards: bool = True) -> tuple[Publication, ...]:
        """Give the articles that the page's statements name, each once, in the order they are met.

        Those that only the words on `cards` name come last, and not at all where a form leaves these words out.
        """
        told = [quotation for group in self.groups() for quotation in group.quotations]
        first = (card for block in self.blocks() if isinstance(block, Cards) for card in block.cards)
        told += [card.quotation for card in first if card.quotation and cards]
        found: dict[int, Publication] = {}
        for article in (article for quotation in told for article in quotation.articles):
            found.setdefault(article.article_id, article)
        return tuple(found.values())

    def numbers(self) -> dict[int, int]:
        """Give the number of each article in the list of sources, by the article's id."""
        return {article.article_id: number for number, article in enumerate(self.articles(), 1)}

    def anchors(self) -> frozenset[str]:
        """Give every anchor that a link of the page can lead to."""
        found = [SOURCES if self.articles() else None, *(section.anchor for section in self.sections)]
        found += [block.anchor for block in self.blocks() if isinstance(block, Heading)]
        for group in self.groups():
            found += [group.anchor, *(quotation.key for quotation in group.quotations)]
        return frozenset(one for one in found if one)
