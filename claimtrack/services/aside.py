"""Rows that did not go in, written as a sheet of their own: their cells, their line, and why."""

import csv
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Final

from claimtrack.domain.foreign import Broken, Table
from claimtrack.errors import InputError

_LAST: Final = ("line", "why")


def put_aside(table: Table, rows: Sequence[Broken], read: Path, wish: Path) -> Path:
    """Write rows into a file, or into a folder as `NAME.errors.csv`; give the file. Only a file of errors is replaced.

    A row with more cells than the sheet has columns has the rest at its end.
    """
    stem = read.name.partition(".")[0] or "sheet"
    wanted = wish / f"{stem}.errors.csv" if wish.is_dir() else wish
    path = next(one for one in _names(wanted) if _is_free(one))
    width = len(table.columns)
    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow((*table.columns, *_LAST))
            for row in rows:
                cells = (*row.cells[:width], *([""] * (width - len(row.cells))))
                writer.writerow((*cells, row.line, row.why, *row.cells[width:]))
    except OSError as problem:
        message = f"the rows that did not go in cannot be written to {path}: {problem.strerror}"
        raise InputError(message, "say where with --errors FILE") from problem
    return path


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem}.{number}{path.suffix}")


def _is_free(path: Path) -> bool:
    """Tell whether a file may be written: there is none, or it is one of rows that did not go in."""
    if not path.exists():
        return True
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.readline(65_536).rstrip(b"\r\n").endswith(",".join(("", *_LAST)).encode())
