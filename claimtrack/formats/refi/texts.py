"""The texts of a project: written inside it, or files beside or inside the archive, named by a path of its own kind."""

import codecs
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from claimtrack.formats.archive import Archive
from claimtrack.formats.source import Source, Unreadable

_KINDS: Final = ("internal://", "relative://")
_FOLDERS: Final = ("sources", "")
_MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Texts(Protocol):
    """Where a project's files are."""

    def find(self, name: str) -> Source | None:
        """Give the file of a bare name, None where there is none."""
        ...


class Packed:
    """The files of a `.qdpx`: in its folder of sources, however that is written, or beside the project's own."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        found = ((PurePosixPath(name.replace("\\", "/").lower()), name) for name in archive.names)
        self._names = {path.name: name for path, name in found if path.parent.name in _FOLDERS}

    def find(self, name: str) -> Source | None:
        """Give the file of a bare name, None where there is none."""
        known = self._names.get(name.lower())
        return None if known is None else self._archive.member(known)


class Unpacked:
    """The files of a `.qde`: in the folder of sources beside it, or beside it."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def find(self, name: str) -> Source | None:
        """Give the file of a bare name, None where there is none."""
        for folder in ("sources", "Sources"):
            path = self._source.path.parent / folder / name
            if path.is_file():
                return Source(path, str(Path(self._source.name).parent / folder / name))
        return self._source.beside(name)


def bare(path: str) -> str | None:
    """Give the name of the file that a path of the project means, None where it means one elsewhere."""
    kind = next((one for one in _KINDS if path.lower().startswith(one)), None)
    if kind is None:
        return None
    name = path[len(kind) :].replace("\\", "/").lstrip("/")
    parts = PurePosixPath(name).parts
    return parts[-1] if parts and ".." not in parts and ":" not in name and "\0" not in name else None


def decoded(source: Source) -> str:
    """Give a text with its line ends and byte order mark: UTF-8, or UTF-16 with its mark; raises Unreadable."""
    for mark, encoding in _MARKS:
        if source.data.startswith(mark):
            try:
                return source.data.decode(encoding)
            except UnicodeDecodeError as problem:
                message = f"{source.name} is no UTF-16 text, though it begins with its mark"
                raise Unreadable(message, source.place) from problem
    return source.text
