"""Which forms an answer can take, and the one door to all of them."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from claimtrack.domain.rows import Rows

if TYPE_CHECKING:
    from claimtrack.reports.frame import Method

FORMATS: Final = ("table", "csv", "tsv", "json", "jsonl", "markdown", "html", "xlsx")
SUFFIXES: Final = {
    ".txt": "table",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
}
DOCUMENTS: Final = ("html", "xlsx")
"""The formats `document` writes; `render` writes the others."""


def format_of(path: str) -> str | None:
    """The format a file name asks for by its suffix, None where the suffix says nothing."""
    return SUFFIXES.get(PurePath(path).suffix.lower())


def render(rows: Rows, form: str, *, excel: bool = False, width: int = 80, bold: bool = False) -> str:
    """The rows as text, ending in a newline; `width` and `bold` are for the table alone."""
    match form:
        case "table":
            from claimtrack.render.table import table

            return table(rows, width=width, bold=bold)
        case "csv" | "tsv":
            from claimtrack.render.delimited import delimited

            return delimited(rows, "," if form == "csv" else "\t", excel=excel)
        case "json" | "jsonl":
            from claimtrack.render.jsonish import as_json, as_jsonl

            return as_json(rows) if form == "json" else as_jsonl(rows)
        case "markdown":
            from claimtrack.render.markdown import markdown_table

            return markdown_table(rows)
    message = f"no format {form!r}"
    raise ValueError(message)


def document(rows: Rows, form: str, title: str, method: "Method") -> str | bytes:
    """The rows as one of DOCUMENTS, under a title; a page tells how they were got as well."""
    match form:
        case "html":
            from claimtrack.render.page_html import page_html
            from claimtrack.render.rows_page import rows_page

            return page_html(rows_page(rows, title, method))
        case "xlsx":
            from claimtrack.render.sheets import workbook

            return workbook(rows, title)
    message = f"no document {form!r}"
    raise ValueError(message)
