"""What became of a codebook, told on a few lines: written into files, or taken in."""

from collections import Counter
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
    entries = _count(result.codebook_entries, "entry", "entries")
    yield f"codebook: {entries} new or changed" if result.codebook_entries else "nothing changed"
    yield from codes_told(result.dropped, result.stayed)


def codes_told(dropped: Iterable[Dropped], stayed: int = 0) -> Iterator[str]:
    """Give what became of the rest of lists of codes: what the record knows better, and what is not kept."""
    if stayed:
        yield f"left as they are, though a list of codes says less or other: {_count(stayed, 'entry', 'entries')}"
    sums: Counter[tuple[str, str]] = Counter()
    for one in dropped:
        sums[one.what, one.why] += one.number
    yield from (f"not kept of the list of codes: {n} × {what} ({why})" for (what, why), n in sorted(sums.items()))


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
