"""A page as a workbook: the page for reading, then what it lists as rows, its sources, and how it was made.

Charts are left out, what they show is told. What leads somewhere in a page leads to the row of its statement here.
"""

from typing import Final

from claimtrack.domain.rows import Rows
from claimtrack.render import imprint
from claimtrack.render.page import SOURCES, Grid, Page
from claimtrack.render.page_ready import shortened
from claimtrack.render.page_sheet import BOLD, CODE, SheetPage, as_code, is_large
from claimtrack.render.sheets import WRAPPED, Book, Sheet

_KEY: Final = "statement_key"


def page_workbook(page: Page, rows: Rows, most: int | None = None, *, called: str = "Statements") -> bytes:
    """Give the page as a workbook; `rows` are what the report lists, flat, `most` the number told of them.

    `called` is the name of their sheet: what each row is.
    """
    if _KEY not in rows.columns:
        page = shortened(page, most)
    book = Book(page.title)
    report = book.sheet("Report")
    large = {id(grid): book.sheet(grid.caption) for grid in page.blocks() if isinstance(grid, Grid) and is_large(grid)}
    statements, sources, made = (book.sheet(name) for name in (called, imprint.SOURCES, "How made"))
    told = Rows(rows.columns, rows.rows[:most])
    statements.table(_with_links(page, told))
    sources.table(_sources(page))
    _how_made(page, made)
    left_out = _keys(rows).keys() - _keys(told).keys()
    SheetPage(report, _places(page, told, statements, sources), large, left_out).page(page)
    return book.finished()


def _keys(rows: Rows) -> dict[str, int]:
    """Give the number of the first row of each statement."""
    found: dict[str, int] = {}
    if _KEY in rows.columns:
        at = rows.columns.index(_KEY)
        for number, row in enumerate(rows.rows, 1):
            if row[at] is not None:
                found.setdefault(str(row[at]), number)
    return found


def _places(page: Page, rows: Rows, statements: Sheet, sources: Sheet) -> dict[str, str]:
    """Give where each statement stands, by its key; where a group of them begins, by its anchor."""
    found = {key: statements.place(number) for key, number in _keys(rows).items()}
    for group in page.groups():
        first = next((found[one.key] for one in group.quotations if one.key in found), None)
        if group.anchor is not None and first is not None:
            found.setdefault(group.anchor, first)
    return found | ({SOURCES: sources.place(0)} if page.articles() else {})


def _with_links(page: Page, rows: Rows) -> Rows:
    """Give the rows with what leads to the first article of each, its archived copy and its place in the list."""
    if _KEY not in rows.columns or "url" in rows.columns:
        return rows
    numbers = page.numbers()
    articles = {one.key: one.articles for group in page.groups() for one in group.quotations}
    at = rows.columns.index(_KEY)
    made = []
    for row in rows.rows:
        of_row = articles.get(str(row[at]), ())
        first = (of_row[0].url, of_row[0].archive) if of_row else (None, None)
        made.append((*row, *first, ", ".join(str(numbers[article.article_id]) for article in of_row)))
    return Rows((*rows.columns, "url", "archive", "source_numbers"), made)


def _sources(page: Page) -> Rows:
    made = [
        (number, article.source, article.published, article.title, article.url, article.archive)
        for number, article in enumerate(page.articles(), 1)
    ]
    return Rows(("number", "source", "published", "title", "url", "archive"), list(made))


def _how_made(page: Page, sheet: Sheet) -> None:
    sheet.width(0, 24)
    sheet.width(1, 110)
    row = 0
    for row, (name, told) in enumerate(imprint.made(page.title, page.scope, page.counts, page.method)):
        sheet.put(row, 0, name, BOLD)
        sheet.put(row, 1, told.replace("\u00a0", " "), WRAPPED)
    sheet.put(row + 2, 0, imprint.QUERY, BOLD)
    for at, line in enumerate(page.method.sql.splitlines(), row + 2):
        sheet.put(at, 1, as_code(line), CODE)
