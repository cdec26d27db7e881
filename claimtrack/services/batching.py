"""How many articles go in together: one transaction each, so that memory and lost work stay small."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from claimtrack.services.intake import Unit

BATCH: Final = 200


def batches(units: Iterable[Unit], size: int) -> Iterator[list[Unit]]:
    """Cut units into lists of at most `size`, in order."""
    rest = iter(units)
    while batch := list(islice(rest, size)):
        yield batch
