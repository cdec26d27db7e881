"""A page as markdown: tables, quotations as quotations, articles as footnotes, how it was made at the end.

Charts are left out: their figures stand in the tables beside them. The words on cards stand among the statements.
"""

from collections.abc import Iterable, Iterator, Mapping

from claimtrack.render import imprint, phrases
from claimtrack.render.markdown import as_code, as_fenced, as_link, as_paragraph, escaped
from claimtrack.render.page import (
    Block,
    Branch,
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
from claimtrack.reports.evidence import Publication


def page_markdown(page: Page) -> str:
    """Give the page as markdown with footnotes."""
    numbers = page.numbers()
    lines = [f"# {escaped(page.title)}", "", as_paragraph(page.scope)]
    for block in page.lead:
        lines += ["", *_block(block, numbers)]
    for section in page.sections:
        lines += _section(section, numbers)
    lines += ["", page.legend] if page.legend else []
    articles = page.articles(cards=False)
    lines += [*_method(page), *([""] if articles else [])]
    lines += [_footnote(number, article) for number, article in enumerate(articles, 1)]
    return "\n".join(line.replace("\u00a0", " ") for line in lines) + "\n"


def _section(section: Section, numbers: Mapping[int, int]) -> Iterator[str]:
    if all(isinstance(block, Figure | Charts) for block in section.blocks):
        return
    yield from ("", f"## {escaped(section.title)}")
    if section.note:
        yield from ("", as_paragraph(phrases.sentence(section.note)))
    for block in section.blocks:
        lines = list(_block(block, numbers))
        yield from (["", *lines] if lines else [])


def _block(block: Block, numbers: Mapping[int, int]) -> Iterator[str]:  # noqa: C901 - one case for each kind of block
    match block:
        case Prose():
            yield as_paragraph(phrases.sentence(plain(block.line)))
        case Heading():
            yield f"### {escaped(block.text)}"
        case Items():
            yield from (f"- {as_paragraph(plain(line))}" for line in block.lines)
            yield from [] if block.lines else [as_paragraph(phrases.sentence(block.otherwise))]
        case Facts():
            yield from (f"- **{escaped(name)}**: {escaped(plain(line))}" for name, line in block.pairs)
        case Grid():
            yield from _grid(block)
        case Quotations():
            yield from _quotations(block, numbers)
        case Cards():
            yield from (f"- **{escaped(card.name)}**: {escaped(plain(card.record))}" for card in block.cards)
        case Tree():
            for branch in block.branches:
                yield from _branch(branch, "")
        case Code():
            yield from as_fenced(block.text)


def _grid(grid: Grid) -> Iterator[str]:
    if not grid.rows:
        yield as_paragraph(phrases.sentence(grid.otherwise))
        return
    right = [all(row[at].number for row in grid.rows) for at in range(len(grid.columns))]
    yield _row(escaped(name) for name in grid.columns)
    yield _row("--:" if number else "---" for number in right)
    for row in grid.rows:
        yield _row([_cell(row[0], " "), *map(_cell, row[1:])])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(cell: Cell, between: str = "; ") -> str:
    return between.join(escaped(plain(line)) for line in cell.lines) or "–"


def _quotations(block: Quotations, numbers: Mapping[int, int]) -> Iterator[str]:
    for at, group in enumerate(block.groups):
        yield from [""] if at else []
        yield from _group(group, numbers)


def _group(group: Group, numbers: Mapping[int, int]) -> Iterator[str]:
    if not group.quotations and not group.cut:
        told = f"{group.name}: {group.otherwise}" if group.name else group.otherwise
        yield as_paragraph(phrases.sentence(told))
        return
    if group.name:
        yield f"#### {escaped(phrases.group_name(group.name, len(group.quotations), group.cut))}"
    for at, quotation in enumerate(group.quotations):
        yield from [""] if at or group.name else []
        yield from _quotation(quotation, numbers)


def _quotation(stated: Quotation, numbers: Mapping[int, int]) -> Iterator[str]:
    notes = "".join(f"[^{numbers[article.article_id]}]" for article in stated.articles)
    yield f"**{escaped(stated.head)}**{notes}{'  ' if stated.claim else ''}"
    if stated.claim:
        yield as_paragraph(stated.claim)
    if stated.quote:
        yield from ("", f"> {as_paragraph(stated.quote)}")
    if stated.translation:
        yield from (">", f"> *{phrases.TRANSLATION.capitalize()}* {escaped(stated.translation)}")
    yield from ("", as_paragraph(stated.foot))


def _branch(branch: Branch, indent: str) -> Iterator[str]:
    yield f"{indent}- {as_paragraph(plain(branch.line))}"
    for below in branch.below:
        yield from _branch(below, f"{indent}  ")


def _method(page: Page) -> Iterator[str]:
    yield from ("", f"## {imprint.MADE}", "")
    for name, told in imprint.made(page.title, page.scope, page.counts, page.method):
        yield f"- **{name}**: {as_code(told) if name in imprint.VERBATIM else escaped(told)}"
    yield from ("", *as_fenced(page.method.sql, "sql"))


def _footnote(number: int, article: Publication) -> str:
    told = [as_paragraph(phrases.article(article))]
    told += [as_link(article.url)] if article.url else []
    told += [f"archived: {as_link(article.archive)}"] if article.archive else []
    return f"[^{number}]: {' · '.join(told)}"
