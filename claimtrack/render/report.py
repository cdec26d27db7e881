"""A report in each of its formats: the one door all reports leave through.

A report's module in this room (`compare` is the model) gives one function that returns a `Shown`:

    def shown_shifts(found: Shifts) -> Shown:
        return Shown(page=lambda: shifts_page(found), data=lambda: as_data(found), rows=lambda: as_rows(found))

and the command line calls `render_report(shown_shifts(found), form, width=…, excel=…, most=…)`. `data` is the JSON
contract, in which `listed` names the list that `rows` is the flat form of: what jsonl writes one a line, and what
`most` cuts. Where `rows` holds more than that list, `lines` gives what jsonl writes. Where `rows` tells what stands in
another list within each of these, `within` names that: it is cut, and jsonl writes the flat rows. With `labelled` the
columns of `rows` are names of what was found, as in a matrix, and mean nothing by themselves. `sheet` is what a
workbook calls the sheet of `rows`: after what each of them is. The page is made only for the forms that are written
from it, and each form loads its own writer alone.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from claimtrack.domain.rows import Rows
from claimtrack.render.formats import render
from claimtrack.reports.frame import Method

if TYPE_CHECKING:
    from claimtrack.render.page import Page

FROM_PAGE: Final = ("table", "markdown", "html", "xlsx")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a report can be shown as: a page, the data of its JSON contract, flat rows; each made when asked for."""

    page: Callable[[], "Page"]
    data: Callable[[], dict[str, Any]]
    rows: Callable[[], Rows]
    listed: str = "rows"
    within: str | None = None
    lines: Callable[[], list[dict[str, Any]]] | None = None
    labelled: bool = False
    sheet: str = "Statements"


def method_data(method: Method) -> dict[str, str | None]:
    """Give how a report was made as every JSON contract has it; the hashes are null where nobody asked for them."""
    return {
        "command": method.command,
        "sql": method.sql,
        "claimtrack_version": method.claimtrack_version,
        "generated_at": method.generated_at,
        "database_sha256": method.database,
        "codebook_sha256": method.codebook,
    }


def render_report(
    shown: Shown, form: str, *, width: int = 80, excel: bool = False, most: int | None = None
) -> str | bytes:
    """Give the report in a format: bytes for a workbook, text for all others.

    `most` limits what is told one by one; counts and positions still rest on all of it. `width` is for text alone,
    `excel` for csv and tsv.
    """
    if form in FROM_PAGE:
        return _workbook(shown, most) if form == "xlsx" else _written(shown, form, width, most)
    if form in {"csv", "tsv"} or (form == "jsonl" and shown.within is not None):
        rows = shown.rows()
        return render(Rows(rows.columns, rows.rows[:most]), form, excel=excel)
    if form == "jsonl":
        lines = shown.lines() if shown.lines else shown.data()[shown.listed]
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines[:most])
    data = _cut(shown, most)
    if form == "json":
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    message = f"no format {form!r}"
    raise ValueError(message)


def counted(shown: Shown, form: str) -> tuple[int, str | None]:
    """Give how many of what `most` cuts are told in a format, and what they are called.

    None for the name where they are what the report is about, such as its statements.
    """
    if form in FROM_PAGE and form != "xlsx":
        from claimtrack.render.page_ready import quoted

        return quoted(shown.page()), None
    named = None if shown.listed == "rows" or shown.within is not None else shown.listed
    if form != "json":
        return len(shown.rows().rows), "rows" if shown.lines else named
    listed = shown.data()[shown.listed]
    return (len(listed) if shown.within is None else sum(len(one[shown.within]) for one in listed)), named


def _cut(shown: Shown, most: int | None) -> dict[str, Any]:
    data = shown.data()
    if shown.within is None or most is None:
        data[shown.listed] = data[shown.listed][:most]
        return data
    for one in data[shown.listed]:
        one[shown.within] = one[shown.within][:most]
        most -= len(one[shown.within])
    return data


def _workbook(shown: Shown, most: int | None) -> bytes:
    from claimtrack.render.page_ready import drawn
    from claimtrack.render.page_workbook import page_workbook

    return page_workbook(drawn(shown.page()), shown.rows(), most, called=shown.sheet)


def _written(shown: Shown, form: str, width: int, most: int | None) -> str:
    from claimtrack.render.page_ready import shortened

    page = shortened(shown.page(), most)
    match form:
        case "markdown":
            from claimtrack.render.page_markdown import page_markdown

            return page_markdown(page)
        case "html":
            from claimtrack.render.page_html import page_html

            return page_html(page)
        case _:
            from claimtrack.render.page_text import page_text

            return page_text(page, width=width)
