"""Which voices without a name may be one though two articles have them: described alike, heard by one source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from claimtrack.domain.suggesting_names import Alike
from claimtrack.domain.suggesting_texts import overlap, said

DAYS: Final = 3
_BASE: Final = 0.4
_ALIKE: Final = 0.3
_LEAST: Final = 0.3
_CROWD: Final = 60


@dataclass(frozen=True, slots=True)
class Voice:
    """An anonymous voice of one article: how it is described, of whom; `root` heard it, `source` printed it."""

    key: str
    words: str
    of: int | None
    article: int
    source: int
    root: int
    heard_by: str
    published: str


def voice_pairs(voices: Iterable[Voice]) -> Iterator[tuple[Voice, Voice, Alike]]:
    """Give the pairs that one source heard within days, of one affiliation, described in words that agree.

    Where each article heard its voice itself, nothing speaks for one: «источник» is everybody.
    """
    buckets: dict[tuple[int, int | None], list[Voice]] = defaultdict(list)
    for voice in voices:
        buckets[voice.root, voice.of].append(voice)
    for several in buckets.values():
        several.sort(key=lambda one: (one.published, one.key))
        for one, other in combinations(several[:_CROWD], 2):
            relayed = one.source != one.root or other.source != other.root
            if one.article == other.article or not relayed or _days(one, other) > DAYS:
                continue
            shared = overlap(said(one.words), said(other.words), {})
            if shared >= _LEAST:
                why = f"{one.heard_by} heard both, described as “{one.words}” and “{other.words}”"
                yield one, other, Alike(round(_BASE + _ALIKE * shared, 3), why)


def _days(one: Voice, other: Voice) -> int:
    return abs((date.fromisoformat(one.published) - date.fromisoformat(other.published)).days)
