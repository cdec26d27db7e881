"""A file of another tool as its reader sees it: its bytes, bounded, and the files that lie beside it."""

import gzip
import io
import os
import sys
import zlib
from dataclasses import dataclass
from functools import cached_property
from io import BufferedIOBase, BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, Any, Final, cast

from claimtrack.domain.records import Place

LARGEST: Final = 512 * 1024 * 1024
"""Bytes of a file that is read whole."""
LONGEST_TEXT: Final = 10_000_000
"""Characters of one text: to find the words of its marks takes some forty bytes each, and no article is so long."""
RATIO: Final = 250
_SMALL: Final = 4 * 1024 * 1024
"""Bytes up to which a file may be packed however well: a page of blanks is no bomb."""
GZIP: Final = b"\x1f\x8b"
UNPACK: Final = "unpack it, and name the folder or the files in it"
_CHUNK: Final = 1024 * 1024


def largest_from(packed: int) -> int:
    """Give how many bytes may come of so many packed ones: words pack ten to fifty times, a bomb a thousand."""
    return max(_SMALL, RATIO * packed)


class Unreadable(ValueError):
    """A file that is not what its reader reads: what is wrong, and where."""

    def __init__(self, message: str, place: Place | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint


class _Bounded(RawIOBase):
    """Bytes of a file, of which not more than `most` are given."""

    def __init__(self, inside: BufferedIOBase, most: int, problem: Unreadable) -> None:
        self._inside = inside
        self._most = most
        self._problem = problem

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._inside.seek(offset, whence)

    def tell(self) -> int:
        return self._inside.tell()

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - whatever buffers are
        data = self._inside.read1(len(buffer))  # what there is: damage further on must not lose it
        buffer[: len(data)] = data
        if self._inside.tell() > self._most:
            raise self._problem
        return len(data)


def bounded(inside: BufferedIOBase, most: int, problem: Unreadable) -> BufferedReader:
    """Give a file to read of which `problem` is raised once more than `most` bytes are read; the file stays open."""
    return BufferedReader(cast("Any", _Bounded(inside, most, problem)), _CHUNK)


def unpacking(packed: IO[bytes], place: Place, most: int | None = None) -> BufferedReader:
    """Give what is in a gzipped file, which stays open; raises Unreadable, while it is read, once it grows too large.

    That is the one rule for gzipped input: far more than its size, or more than `most`.
    """
    size = packed.seek(0, os.SEEK_END)
    packed.seek(0)
    largest = min(largest_from(size), most or sys.maxsize)
    message = f"{place.file} unpacks to more than {largest // 1024**2} MB"
    message += ", far more than its size" if largest == largest_from(size) else ""
    problem = Unreadable(message, place, "unpack it where you trust it, and read the file")
    return bounded(gzip.GzipFile(fileobj=packed), largest, problem)


@dataclass(frozen=True)
class Source:
    """One file to read. `name` is what the user calls it, `columns` the folded names of columns that profiles know."""

    path: Path
    name: str
    columns: frozenset[str] = frozenset()

    @classmethod
    def holding(cls, data: bytes, name: str) -> "Source":
        """Give bytes as a file that nobody need open, unpacked where they are gzipped: what was read already."""
        made = cls(Path(name), name)
        made.__dict__["data"] = made._unpacked(data) if data.startswith(GZIP) else data
        return made

    @property
    def place(self) -> Place:
        """The file as a place, for findings on no line of it."""
        return Place(self.name)

    def at(self, line: int, text: str | None = None) -> Place:
        """Give a line of the file as a place."""
        return Place(self.name, line, 1, text)

    @cached_property
    def data(self) -> bytes:
        """All bytes of the file, unpacked where it is gzipped; raises Unreadable for one of more than LARGEST."""
        if self.path.stat().st_size > LARGEST:
            message = f"{self.name} is larger than {LARGEST // 1024**2} MB"
            raise Unreadable(message, self.place)
        data = self.path.read_bytes()
        return self._unpacked(data) if data.startswith(GZIP) else data

    def _unpacked(self, packed: bytes) -> bytes:
        try:
            with unpacking(io.BytesIO(packed), self.place, LARGEST) as stream:
                return stream.read()
        except (EOFError, OSError, zlib.error) as problem:
            message = f"the compressed file is damaged or ends too early: {problem}"
            raise Unreadable(message, self.place, "fetch or copy the file again") from problem

    @cached_property
    def text(self) -> str:
        """The file as UTF-8 text, line ends and byte order mark as they are; raises Unreadable with the line."""
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError as problem:
            line = self.data.count(b"\n", 0, problem.start) + 1
            message = "this byte is not UTF-8 text"
            raise Unreadable(message, self.at(line), "save the file as UTF-8") from problem

    def beside(self, name: str, folder: str = "") -> "Source | None":
        """Give a file of the same folder, or of one beside that; None where there is none, never one elsewhere."""
        if Path(name).name != name or Path(folder).name != folder:
            return None
        step = Path("..") / folder if folder else Path()
        path = self.path.parent / step / name
        return Source(path, os.path.normpath(Path(self.name).parent / step / name)) if path.is_file() else None
