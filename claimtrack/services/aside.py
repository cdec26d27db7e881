"""Rows that did not go in, written as a sheet of their own: their cells, their line, and why.

The last name in its first row is a checksum of the rest: by that a file that somebody wrote into is known, and kept.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import count, takewhile
from pathlib import Path
from typing import Final

from claimtrack.domain.foreign import Broken, Table
from claimtrack.errors import InputError
from claimtrack.services.wishes import Wishes

_LAST: Final = ("line", "why")
_CHECK: Final = "check "
_DIGITS: Final = 12
_LINE_END: Final = b"\n"
_NAMELESS: Final = "column "
_PACKED: Final = ".gz"
_FIRST_ROW: Final = re.compile(rb",line,why(?:,check ([0-9a-f]{12}))?\r?")
_NOT_IN_A_NAME: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def told_aside(table: Table, bad: Mapping[int, Broken], read: Path, wishes: Wishes) -> Iterator[str]:
    """Put the bad rows of a sheet aside and give what is to tell of that; if there are none, of files left over."""
    if not bad:
        for path in _left_over(table, read, wishes):
            yield f"{path} is of an earlier reading: all its rows are in now, or are no longer in the sheet"
        return
    cells = {line: row for line, row in zip(table.lines, table.rows, strict=True) if line in bad}
    rows = [Broken(line, cells.get(line, one.cells), one.why) for line, one in sorted(bad.items())]
    path, kept = put_aside(table, rows, read, wishes)
    yield f"{len(rows)} {'row' if len(rows) == 1 else 'rows'} that did not go in: {path}"
    for other in kept:
        yield f"{other} is not as it was written, and is left as it is"


def put_aside(table: Table, rows: Sequence[Broken], read: Path, wishes: Wishes) -> tuple[Path, list[Path]]:
    """Write rows into a file of their own; give it, and files of that name that are not as they were written.

    Only a file of errors that nobody changed is replaced, and none that is of this run. A row with more cells than the
    sheet has columns has the rest at its end.
    """
    whose = (read, table.name)
    names = _names(_wanted(table, read, wishes))
    kept: list[Path] = []
    while wishes.aside.get(path := next(names), whose) != whose or not _is_free(path, wishes):
        kept += [] if path in wishes.aside else [path]
    try:
        path.write_bytes(_sheet(table, rows))
    except OSError as problem:
        message = f"the rows that did not go in cannot be written to {path}: {problem.strerror}"
        raise InputError(message, "say where with --errors FILE") from problem
    wishes.aside[path] = whose
    return path, kept


def _is_free(path: Path, wishes: Wishes) -> bool:
    return path in wishes.aside or not path.exists() or is_unchanged(path)


def _left_over(table: Table, read: Path, wishes: Wishes) -> list[Path]:
    there = takewhile(Path.exists, _names(_wanted(table, read, wishes)))
    return [path for path in there if path not in wishes.aside and _first_row(path) is not None]


def is_aside(columns: Sequence[str]) -> bool:
    """Tell whether a sheet with these columns is one of rows that did not go in."""
    for at in range(len(columns) - 1):
        if tuple(columns[at : at + 2]) == _LAST:
            return all(name.startswith((_CHECK, _NAMELESS)) for name in columns[at + 2 :])
    return False


def is_unchanged(path: Path) -> bool:
    """Tell whether a file is one of rows that did not go in, as it was written."""
    found = _first_row(path)
    if found is None or found[1] is None:
        return False
    first, _, rest = path.read_bytes().partition(_LINE_END)
    return _digest(first[: found.start(1) - len(_CHECK) - 1] + _LINE_END + rest) == found[1].decode()


def _first_row(path: Path) -> re.Match[bytes] | None:
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        row = stream.readline(65_536).rstrip(_LINE_END)
    return next((one for one in _FIRST_ROW.finditer(row) if one.end() == len(row)), None)


def _sheet(table: Table, rows: Sequence[Broken]) -> bytes:
    width = len(table.columns)
    first, below = io.StringIO(), io.StringIO()
    csv.writer(first, lineterminator="").writerow((*table.columns, *_LAST))
    writer = csv.writer(below, lineterminator="\n")
    for row in rows:
        cells = (*row.cells[:width], *([""] * (width - len(row.cells))))
        writer.writerow((*cells, row.line, row.why, "", *row.cells[width:]))
    names, rest = (one.getvalue().encode("utf-8", "replace") for one in (first, below))
    return names + f",{_CHECK}{_digest(names + _LINE_END + rest)}".encode() + _LINE_END + rest


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:_DIGITS]


def _wanted(table: Table, read: Path, wishes: Wishes) -> Path:
    """Give the file that is wished for, in a folder one by the name of the file and of the sheet of a workbook."""
    wish = wishes.errors or Path()
    if not wish.is_dir():
        return wish
    stem = Path(read.name.removesuffix(_PACKED)).stem or "sheet"
    sheet = "" if table.name == read.name else f".{_NOT_IN_A_NAME.sub(' ', table.name).strip()}"
    return wish / f"{stem}{sheet}.errors.csv"


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem}.{number}{path.suffix}")
