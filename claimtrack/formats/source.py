"""A file of another tool as its reader sees it: its bytes, bounded, and the files that lie beside it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from claimtrack.domain.records import Place

LARGEST: Final = 512 * 1024 * 1024
"""Bytes of a file that is read whole."""


class Unreadable(ValueError):
    """A file that is not what its reader reads: what is wrong, and where."""

    def __init__(self, message: str, place: Place | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint


@dataclass(frozen=True)
class Source:
    """One file to read. `name` is what the user calls it."""

    path: Path
    name: str

    @property
    def place(self) -> Place:
        """The file as a place, for findings on no line of it."""
        return Place(self.name)

    def at(self, line: int, text: str | None = None) -> Place:
        """Give a line of the file as a place."""
        return Place(self.name, line, 1, text)

    @cached_property
    def data(self) -> bytes:
        """All bytes of the file; raises Unreadable for one of more than LARGEST."""
        if self.path.stat().st_size > LARGEST:
            message = f"{self.name} is larger than {LARGEST // 1024**2} MB"
            raise Unreadable(message, self.place)
        return self.path.read_bytes()

    @cached_property
    def text(self) -> str:
        """The file as UTF-8 text, line ends and byte order mark as they are; raises Unreadable with the line."""
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError as problem:
            line = self.data.count(b"\n", 0, problem.start) + 1
            message = "this byte is not UTF-8 text"
            raise Unreadable(message, self.at(line), "save the file as UTF-8") from problem

    def beside(self, name: str) -> "Source | None":
        """Give a file in the same folder, None where there is none; never one elsewhere."""
        path = self.path.parent / name
        if Path(name).name != name or not path.is_file():
            return None
        return Source(path, str(Path(self.name).parent / name))
