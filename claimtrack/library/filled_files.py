"""A csv or tsv file that a person filled in -> its rows, each with its place."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimtrack.domain.names import closest
from claimtrack.errors import InputError
from claimtrack.formats.cells import lines_of, long_cells

Row = dict[str, str]


def text_of(path: Path) -> str:
    """Give the text of a file; raises InputError with the reason where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        message = f"cannot read {path}: {problem.strerror}"
        raise InputError(message) from problem
    except UnicodeDecodeError as problem:
        message = f"{path} is not UTF-8 (byte {problem.start})"
        raise InputError(message, "save it as UTF-8") from problem


def filled_rows(text: str, path: str | Path, needed: Sequence[str]) -> Iterator[tuple[str, Row]]:
    """Give the rows with their places (`FILE:LINE`), values without the space around them.

    Raises InputError for a file without the columns needed, and for a row that is not as wide as the first line.
    """
    with long_cells():
        yield from list(_rows(text, path, needed))


def _rows(text: str, path: str | Path, needed: Sequence[str]) -> Iterator[tuple[str, Row]]:
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.DictReader(lines_of(text), delimiter=delimiter, strict=True)
    try:
        _refuse_missing(path, needed, rows.fieldnames or ())
        line = rows.line_num + 1
        for row in rows:
            place, line = f"{path}:{line}", rows.line_num + 1
            if None in row or None in row.values():
                message = f"{place}: this row has {'more' if None in row else 'fewer'} fields than the first line"
                raise InputError(message)
            yield place, {name: (value or "").strip() for name, value in row.items()}
    except csv.Error as problem:
        message = f"{path}:{rows.line_num}: {problem}"
        raise InputError(message, "a field with a quote mark or a line end stands in quote marks") from problem


def _refuse_missing(path: str | Path, needed: Sequence[str], columns: Sequence[str]) -> None:
    missing = next((name for name in needed if name not in columns), None)
    if missing is None:
        return
    near = closest(missing, columns, limit=1)
    hint = f"did you mean `{missing}` where it says `{near[0]}`?" if near else f"it has: {', '.join(columns)}"
    message = f"{path}:1: there is no column `{missing}`"
    raise InputError(message, hint)
