"""The writers of other tools' files: found through entry points, so that an installed package may bring its own.

A writer is an object as `Writer` says, named in the entry point group `claimtrack.writers`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, Protocol

from claimtrack.domain.foreign import Dropped
from claimtrack.domain.outgoing import Outgoing
from claimtrack.formats.plugins import plugin_names, plugins

GROUP: Final = "claimtrack.writers"


class Writer(Protocol):
    """Writes the record as a file (or a folder) of one format.

    `suffix` is that of its files, `.dna`. `write` makes `path`, which does not exist yet and is moved to where the
    user wants it when all went well; it gives what the format cannot hold, counted.
    """

    name: str
    suffix: str

    def write(self, record: Outgoing, path: Path) -> Sequence[Dropped]:
        """Write the record; equal records give equal bytes."""
        ...


@cache
def writers() -> Mapping[str, Writer]:
    """Give all writers by name: ours and those of installed packages."""
    return plugins(GROUP)


def writer_names() -> tuple[str, ...]:
    """Give the names of all writers, without loading any."""
    return plugin_names(GROUP)
