"""The readers of article texts: found through entry points, so that an installed package may bring its own.

A reader is an object as `TextReader` says, named in the entry point group `claimtrack.texts`.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import PurePath
from typing import Final, Protocol

from claimtrack.formats.plugins import plugins
from claimtrack.formats.source import Source
from claimtrack.formats.texts.article import ArticleText

GROUP: Final = "claimtrack.texts"
HEAD: Final = 4096
"""Bytes of a file that recognising it looks at."""
_OF_ANY: Final = "plain"


class TextReader(Protocol):
    """Gives the text of one article from a file of one format, and what the file says of it.

    `endings` are those of the names of such files. `accepts` tells, by its first bytes, whether a file of another name
    is one.
    """

    name: str
    endings: tuple[str, ...]

    def accepts(self, head: bytes) -> bool:
        """Tell whether a file that begins so may be of this format."""
        ...

    def read(self, source: Source) -> ArticleText:
        """Read a file; raises Unreadable for what is not of this format, not sound, or has no text."""
        ...


@cache
def text_readers() -> Mapping[str, TextReader]:
    """Give all readers by name: ours and those of installed packages; raises InputError for one that does not load."""
    return plugins(GROUP)


def readers_for(name: str, head: bytes) -> list[str]:
    """Give the names of the readers that a file may be for: by its name, else by how it begins, else any text."""
    lower = PurePath(name).name.lower().removesuffix(".gz")
    known = text_readers()
    named = [each for each, one in known.items() if lower.endswith(one.endings or ("\0",))]
    if named:
        return named
    return [each for each, one in known.items() if each != _OF_ANY and one.accepts(head)] or [_OF_ANY]
