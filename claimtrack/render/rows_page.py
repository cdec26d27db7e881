"""Rows that are no report, as a page: one table, and how it was made."""

from claimtrack.domain.rows import Rows
from claimtrack.render import phrases
from claimtrack.render.cells import as_text, numeric
from claimtrack.render.page import Cell, Grid, Page
from claimtrack.reports.frame import Method


def rows_page(rows: Rows, title: str, method: Method) -> Page:
    """Give the rows as a page of one table; a column of numbers stands right."""
    numbers = numeric(rows)
    cells = tuple(
        tuple(
            Cell(((as_text(cell),),) if as_text(cell) else (), number)
            for cell, number in zip(row, numbers, strict=True)
        )
        for row in rows.rows
    )
    count = phrases.plural(len(rows.rows), "row")
    return Page(title, "", (Grid(rows.columns, cells, title, "nothing found"),), (), method, count)
