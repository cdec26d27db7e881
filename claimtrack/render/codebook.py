"""What became of a codebook, told on a few lines: written into files, or taken in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from claimtrack.domain.foreign import Dropped
from claimtrack.services.outcome import Ingested

_SEVERAL: Final = {
    "source": "sources",
    "speaker": "speakers",
    "topic": "topics",
    "claim": "claims",
    "occasion": "occasions",
}


def exported(counts: Mapping[str, int], dropped: Iterable[Dropped], *, review: str) -> str:
    """Give how many entries of each kind were written, and what is not in it; `review` is what to do without any."""
    told = ", ".join(_count(number, kind, _SEVERAL[kind]) for kind, number in counts.items() if number)
    empty = f"the database has no codebook: an empty one is written\nnext: {review}"
    lines = [f"{told} written" if told else empty]
    return "\n".join([*lines, *(f"not in it: {one.number} × {one.what} ({one.why})" for one in dropped)])


def imported(result: Ingested, *, dry_run: bool) -> str:
    """Give how many entries are new or changed, and how many statements that changed."""
    return "\n".join(_imported(result, dry_run=dry_run))


def _imported(result: Ingested, *, dry_run: bool) -> Iterator[str]:
    if dry_run:
        yield "dry run: nothing was written; it would come to this"
    if not result.codebook_entries:
        yield "nothing changed"
        return
    yield f"codebook: {_count(result.codebook_entries, 'entry', 'entries')} new or changed"


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
