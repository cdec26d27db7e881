"""Zip archives of other tools, read with suspicion: nothing is written, and nothing grows without bounds.

An archive is refused whole where a member's name leads out of it, a name stands twice, members are too many or too
large or grow too much, are encrypted, or are packed in a way that Python does not read.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Final

from claimtrack.formats.source import RATIO, Source, Unreadable, largest_from

MEMBERS: Final = 20_000
LARGEST: Final = 256 * 1024 * 1024
TOTAL: Final = 1024 * 1024 * 1024
_BEGINS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_HEADERS: Final = ((b"PK\x03\x04", 26, 30), (b"PK\x01\x02", 28, 46))
"""The signs of a member and of its line in the list of members: where the length of its name stands, and where that."""
_READ: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, struct.error, ValueError,
)  # fmt: skip


def is_archive(head: bytes) -> bool:
    """Tell whether the first bytes of a file are those of a zip archive."""
    return head.startswith(_BEGINS)


def names_in(head: bytes) -> set[str]:
    """Give the names of files that the first bytes of an archive tell, in lower case; of a small one that is all."""
    return {one.decode("utf-8", "replace").lower() for header in _HEADERS for one in _names(head, *header)}


def _names(head: bytes, sign: bytes, length_at: int, name_at: int) -> Iterator[bytes]:
    begin = head.find(sign)
    while begin >= 0:
        length = int.from_bytes(head[begin + length_at : begin + length_at + 2], "little")
        yield head[begin + name_at : begin + name_at + length]
        begin = head.find(sign, begin + 4)


@dataclass(frozen=True)
class Member(Source):
    """A file inside an archive, as a reader sees any file; `path` is its name in there, nothing lies beside it."""

    content: bytes = b""

    @cached_property
    def data(self) -> bytes:
        """All bytes of the member."""
        return self.content

    def beside(self, name: str, folder: str = "") -> Source | None:  # noqa: ARG002 - what a source is asked
        """Give None: members are asked for by the archive."""
        return None


@dataclass(frozen=True)
class Archive:
    """An archive whose list of members is sound. `names` are those of its files."""

    source: Source
    names: tuple[str, ...]
    _zip: zipfile.ZipFile = field(repr=False)

    def read(self, name: str) -> bytes:
        """Give the bytes of a member; raises Unreadable where it is broken or larger than it says."""
        info = self._zip.getinfo(name)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except _BROKEN as problem:
            message = f"{name} in the archive cannot be unpacked: {problem}"
            raise Unreadable(message, self.source.place) from problem
        if len(data) != info.file_size:
            message = f"{name} in the archive is not as large as the archive says"
            raise Unreadable(message, self.source.place)
        return data

    def member(self, name: str) -> Member:
        """Give a member as a file to read."""
        return Member(Path(name), f"{self.source.name}/{name}", content=self.read(name))


def open_archive(source: Source) -> Archive:
    """Open a file as an archive; raises Unreadable for what is none, or not to be trusted."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
        infos = archive.infolist()
    except _BROKEN as problem:
        message = f"{source.name} is no sound zip archive: {problem}"
        raise Unreadable(message, source.place, "it may have been cut off on the way: get it again") from problem
    for message in _faults(infos):
        raise Unreadable(message, source.place, "unpack it where you trust it, and read the files one by one")
    names = tuple(info.filename for info in infos if not info.filename.endswith("/"))
    return Archive(source, names, archive)


def _faults(infos: list[zipfile.ZipInfo]) -> Iterator[str]:
    if len(infos) > MEMBERS:
        yield f"the archive has {len(infos):,} members, more than {MEMBERS:,}"
    if len({info.filename for info in infos}) < len(infos):
        yield "the archive has two members of one name"
    if sum(info.file_size for info in infos) > TOTAL:
        yield f"the archive unpacks to more than {TOTAL // 1024**2} MB"
    for info in infos:
        yield from _faults_of(info)


def _faults_of(info: zipfile.ZipInfo) -> Iterator[str]:
    name = info.filename[:80]
    if not name:
        yield "the archive has a member without a name"
    if _leads_out(info.filename):
        yield f"the archive has a member whose name leads out of it: {name!r}"
    if info.flag_bits & _ENCRYPTED:
        yield f"{name} in the archive is encrypted"
    if info.compress_type not in _READ:
        yield f"{name} in the archive is packed in a way that is not read here ({info.compress_type})"
    if info.file_size > LARGEST:
        yield f"{name} in the archive is larger than {LARGEST // 1024**2} MB"
    if info.file_size > largest_from(info.compress_size):
        yield f"{name} in the archive unpacks to more than {RATIO} times its size"


def _leads_out(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ":" in plain.partition("/")[0] or ".." in PurePosixPath(plain).parts or "\0" in name
