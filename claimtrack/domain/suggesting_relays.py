"""Which reports that count as independent look like one: nearly the same words, later, from who cites the other."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from claimtrack.domain.suggesting_names import Alike
from claimtrack.domain.suggesting_texts import overlap, said

_LEAST: Final = 0.6
_WORDS: Final = 6
_DIRECT: Final = 0.6
_TRANSLATED: Final = 0.8


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a statement, in its own words and as translated; `source` published it, `origin` is its root."""

    key: str
    statement: int
    source: int
    source_name: str
    origin: int
    published: str
    lang: str
    mode: str | None
    words: str
    translation: str


def relay_pairs(reports: Iterable[Told], cites: Mapping[int, Collection[int]]) -> Iterator[tuple[Told, Told, Alike]]:
    """Give the later and the earlier report of one statement that may have one origin though none is named.

    `cites` are the sources that a source is known to repeat, in whatever article.
    """
    of: dict[int, list[Told]] = defaultdict(list)
    for report in reports:
        of[report.statement].append(report)
    for several in of.values():
        several.sort(key=lambda one: (one.published, one.key))
        for earlier, later in combinations(several, 2):
            if earlier.origin == later.origin or earlier.source not in cites.get(later.source, ()):
                continue
            likeness = _alike(earlier, later)
            if likeness is not None:
                yield later, earlier, likeness


def _alike(earlier: Told, later: Told) -> Alike | None:
    if earlier.lang == later.lang:
        shared, what = _shared(earlier.words, later.words), "quotes"
        # Whoever heard it himself quotes it in the same words too.
        weight = _DIRECT if earlier.mode == later.mode == "direct" else 1.0
    else:
        shared, what, weight = _shared(earlier.translation, later.translation), "translations", _TRANSLATED
    if shared < _LEAST:
        return None
    when = "on the same day" if earlier.published == later.published else f"on {earlier.published} already"
    why = f"{earlier.source_name} had it {when}, {later.source_name} cites {earlier.source_name} elsewhere"
    return Alike(round(shared * weight, 3), f"{why}, and {round(shared * 100)} % of the words of the {what} agree")


def _shared(one: str, other: str) -> float:
    some, others = said(one), said(other)
    return overlap(some, others, {}) if min(len(some.stems), len(others.stems)) >= _WORDS else 0.0
