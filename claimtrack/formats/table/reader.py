"""Sheets with a row of column names: `.csv`, `.tsv`, `.tab`, `.txt`, gzipped or not, and `.xlsx` workbooks.

What a column means is said by a profile; here every cell is a string, and every line is accounted for.
"""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, TextIOWrapper
from typing import Any, BinaryIO, Final, cast

from claimtrack.domain.foreign import Reading, Table
from claimtrack.formats.encodings import Encoding, find_encoding
from claimtrack.formats.source import GZIP, LARGEST, Source, Unreadable, bounded, unpacking
from claimtrack.formats.table import delimited
from claimtrack.formats.table.heading import said_delimiter, told_above

_ENDINGS: Final = (".csv", ".tsv", ".tab")
_BOOKS: Final = (".xlsx", ".xlsm", ".xls")
_ZIP: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK: Final = 1024 * 1024
_SAMPLE: Final = 65_536
_LINES: Final = 5


class TableReader:
    """Reads a sheet of any columns, or the sheets of a workbook."""

    name = "table"
    endings: tuple[str, ...] = ()
    profiles = ("unvotes", "dna-events", "sentiment", "columns")
    archives = True

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be a sheet, by its name."""
        if name.endswith(_BOOKS):
            return head.startswith((_ZIP, _OLD))
        return name.removesuffix(".gz").endswith(_ENDINGS)

    def read(self, source: Source) -> Reading:
        """Read a sheet; raises Unreadable for what is none."""
        with source.path.open("rb") as stream:
            head = stream.read(len(_OLD))
        if head.startswith(_OLD):
            message = "this is an old workbook, of the form before .xlsx"
            raise Unreadable(message, source.place, "open it and save it as .xlsx")
        if head.startswith(_ZIP):
            from claimtrack.formats.table.workbook import read_workbook

            return read_workbook(source)
        try:
            table = _read(source, packed=head.startswith(GZIP))
        except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
            message = f"the compressed file is damaged or ends too early: {problem}"
            raise Unreadable(message, source.place, "fetch or copy the file again") from problem
        except Unreadable as problem:
            raise Unreadable(problem.message, problem.place or source.place, problem.hint) from problem
        return Reading((), tables=(table,))


def _read(source: Source, *, packed: bool) -> Table:
    with _opened(source, packed=packed) as stream:
        encoding = find_encoding(_chunks(stream))
    with _opened(source, packed=packed) as stream:
        sample = stream.read(_SAMPLE)
        whole = len(sample) < _SAMPLE
        text = sample[encoding.mark :].decode(encoding.codec, "ignore")
        if "\0" in text:
            message = "this is no sheet: there are zero bytes in it"
            raise Unreadable(message)
        delimiter = said_delimiter(text) or delimited.find_delimiter(text, whole=whole, known=source.columns)
        stream.seek(encoding.mark)
        # Whole letters are all that a sheet of a known encoding has; what is not is told with its line.
        lines = TextIOWrapper(cast("BinaryIO", stream), encoding=encoding.codec, newline="")
        try:
            rows = delimited.read_rows(cast("Any", lines), delimiter, source.columns)
        except UnicodeDecodeError as problem:
            message = (
                f"the file begins as {encoding.told}, but byte {problem.start} of a part of it does not go with that"
            )
            raise Unreadable(message, None, "save it as UTF-8") from problem
        finally:
            lines.detach()
    told = _told(encoding, delimiter, rows, packed=packed)
    return Table(source.place, source.path.name, rows.columns, rows.rows, rows.lines, rows.broken, told)


def _told(encoding: Encoding, delimiter: str, rows: delimited.Rows, *, packed: bool) -> str:
    parts = [f"{encoding.told}{', gzipped' if packed else ''}, cells parted by {delimited.DELIMITERS[delimiter]}"]
    blank = f" and {_several(rows.blank, 'blank one')}" if rows.blank else ""
    number = _several(len(rows.rows) + len(rows.broken), "row")
    parts.append(f"{rows.physical} lines, {number}{blank} below the names of {_several(len(rows.columns), 'column')}")
    if rows.above:
        parts.append(told_above(rows.above))
    if rows.letters:
        lines = ", ".join(map(str, rows.letters[:_LINES])) + (", …" if len(rows.letters) > _LINES else "")
        one = len(rows.letters) == 1
        what = f"1 row (line {lines})" if one else f"{len(rows.letters)} rows (lines {lines})"
        parts.append(f"{what} with quote marks that do not balance: {'there' if one else 'in these'} they are letters")
    return "; ".join(parts)


def _several(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


@contextmanager
def _opened(source: Source, *, packed: bool) -> Iterator[BufferedReader]:
    with source.path.open("rb") as file:
        if packed:
            with unpacking(file, source.place, LARGEST) as stream:
                yield stream
        else:
            message = f"{source.name} holds more than {LARGEST // 1024**2} MB"
            with bounded(file, LARGEST, Unreadable(message, source.place)) as stream:
                yield stream


def _chunks(stream: BufferedReader) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


READER: Final = TableReader()
