"""How many articles go in together: one transaction each, so that memory and lost work stay small."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

T = TypeVar("T")
BATCH: Final = 200


def batches(units: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut units into lists of at most `size`, in order."""
    rest = iter(units)
    while batch := list(islice(rest, size)):
        yield batch
