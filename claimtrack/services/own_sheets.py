"""Sheets that hold no records as they stand, our own and those of Hypothesis: what to read instead."""

from collections.abc import Sequence
from typing import Final

from claimtrack.domain.names import norm_key
from claimtrack.services.aside import is_aside

_GRID: Final = {"statement_key", "report_key", "article_key"}
_HYPOTHESIS: Final = {"created at", "author", "page", "url", "group", "type", "quote", "comment", "tags"}


def instead_of(columns: Sequence[str]) -> tuple[str, str] | None:
    """Give what a sheet with these columns is and what to do instead, None where it may be anybody's."""
    if is_aside(columns):
        message = "this is a sheet of rows that did not go in; read by itself it would stand for all rows of its coders"
        return message, "mend these rows in the sheet they are from, and read that: it is the full set of its coders"
    if set(columns) >= _GRID:
        message = "this is the quote grid that claimtrack exports: it has what was worked out, not what coders wrote"
        return message, "to move records: claimtrack export native, or jsonl, and ingest that"
    if {norm_key(name) for name in columns} >= _HYPOTHESIS:
        message = "this is what Hypothesis exports as CSV: its days and authors are those of the annotations"
        return message, "export it as JSON, and ingest that: there each tag stands by itself, each quote has its place"
    return None
