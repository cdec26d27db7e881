"""The readers of other tools' files: found through entry points, so that an installed package may bring its own.

A reader is an object as `Reader` says, named in the entry point group `claimtrack.readers`.
"""

import zlib
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from os import SEEK_END
from pathlib import Path, PurePath
from typing import Final, Protocol

from claimtrack.domain.foreign import Reading
from claimtrack.formats.archive import is_archive
from claimtrack.formats.plugins import plugin_names, plugins
from claimtrack.formats.source import GZIP, Source

GROUP: Final = "claimtrack.readers"
HEAD: Final = 1 << 20
"""Bytes of a file that recognising it looks at: a long article may stand before what tells whose file it is."""
_OF_ANY: Final = ("table",)
_NOTHING: Final = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"
_PACKED: Final = ".gz"


def head_of(path: Path, most: int = HEAD) -> bytes:
    """Give the first bytes of a file, unpacked where it is gzipped; those as they are where it is no sound gzip.

    Of an archive the last bytes go with them: the list of its members stands at its end.
    """
    with path.open("rb") as stream:
        head = stream.read(most)
        if is_archive(head) and (rest := stream.seek(0, SEEK_END) - len(head)) > 0:
            stream.seek(-min(rest, most), SEEK_END)
            return head + stream.read()
    if head.startswith(GZIP):
        with suppress(zlib.error):
            return zlib.decompressobj(wbits=31).decompress(head, most)
    return head


def is_empty(head: bytes) -> bool:
    """Tell whether a file whose first bytes these are has nothing in it but blanks and a byte order mark."""
    return len(head) < HEAD and not head.strip(_NOTHING)


class Reader(Protocol):
    """Reads the syntax of one format: bytes to documents, and no further.

    `endings` are those of file names that are surely of this format: such files are found in folders too. `accepts`
    tells of any file, by its name and its first bytes, whether it may be one. `profiles` names shipped profiles: where
    the user names none, the first that knows a label of the file is used, else the last. A package that brings its own
    profile gives the path of its file.

    A reader may have `parts`, true where files of its format often hold one annotation each: those of one text and
    coder that are named together are then one reading. Where a reader has `archives`, true, what it says of an archive
    stands; of what another cannot read, the user is told that it is an archive.
    """

    name: str
    endings: tuple[str, ...]
    profiles: tuple[str, ...]

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be of this format."""
        ...

    def read(self, source: Source) -> Reading:
        """Read a file; raises Unreadable for what is not of this format or not sound."""
        ...


@cache
def readers() -> Mapping[str, Reader]:
    """Give all readers by name: ours and those of installed packages."""
    return plugins(GROUP)


def reader_names() -> tuple[str, ...]:
    """Give the names of all readers, without loading any."""
    return plugin_names(GROUP)


def by_ending(path: str | PurePath) -> str | None:
    """Give the name of the reader that a file is surely for, by its name alone."""
    name = PurePath(path).name.lower()
    return next((each for each, one in readers().items() if name.endswith(one.endings or ("\0",))), None)


def by_content(path: str | PurePath, head: bytes) -> list[str]:
    """Give the names of the readers that a file may be for: one of any sheet only where none knows it better.

    `head` are its first bytes, unpacked where it is gzipped: what it is, its name says without `.gz`.
    """
    name = PurePath(path).name.lower().removesuffix(_PACKED)
    found = [each for each, one in readers().items() if one.accepts(name, head)]
    return [each for each in found if each not in _OF_ANY] or found
