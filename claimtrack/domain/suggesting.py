"""Proposals for a person to judge: which pairs of alike things are worth a question, and which of two stays.

What finds the pairs is in `suggesting_names`, `suggesting_claims`, `suggesting_speech` and `suggesting_relays`; none of
it decides anything.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimtrack.domain.names import norm_key


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one, by key: `left` would be given up, `right` would stay; how sure, on what evidence."""

    left: str
    right: str
    score: float
    why: str


def directed(one: str, other: str, score: float, why: str, place: Mapping[str, int]) -> Pair:
    """Give a pair the way it would be judged: the one that comes first by `place` stays."""
    left, right = (one, other) if place[one] > place[other] else (other, one)
    return Pair(left, right, score, why)


def fewest(pairs: Iterable[Pair], place: Mapping[str, int]) -> list[Pair]:
    """Leave out what another pair already asks: of eight spellings of one person seven questions are enough.

    For each that would be given up, the best of those that are alike among themselves stays, and of equally good ones
    the first by `place`. Where it fits two that are not alike, both are asked about.
    """
    given = list(pairs)
    alike = {frozenset((pair.left, pair.right)) for pair in given}
    by_left: dict[str, list[Pair]] = defaultdict(list)
    for pair in given:
        by_left[pair.left].append(pair)
    kept: list[Pair] = []
    for several in by_left.values():
        several.sort(key=lambda pair: (-pair.score, place[pair.right]))
        chosen: list[Pair] = []
        for pair in several:
            if not any(frozenset((pair.right, other.right)) in alike for other in chosen):
                chosen.append(pair)
        kept += chosen
    return in_order(kept)


def in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """Give the surest first, then by key."""
    return sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right))


class Settled:
    """The pairs that a standing judgement has settled, whatever became of the names since.

    `same` joins: what is different from one of two that are the same is different from both. Names are folded, since
    an entry may have taken the place of a name after somebody judged it.
    """

    def __init__(self, judged: Iterable[tuple[str, str, str]]) -> None:
        given = [(norm_key(left), norm_key(right), verdict) for left, right, verdict in judged]
        self._above: dict[str, str] = {}
        for left, right, verdict in given:
            if verdict == "same":
                self._above[self._root(left)] = self._root(right)
        apart = (
            frozenset((self._root(left), self._root(right))) for left, right, verdict in given if verdict != "same"
        )
        self._apart = set(apart)

    def _root(self, name: str) -> str:
        while (above := self._above.get(name, name)) != name:
            name = above
        return name

    def has(self, some: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether a judgement is about one of some and one of others: keys and names of two things."""
        roots = {self._root(norm_key(name)) for name in some}, {self._root(norm_key(name)) for name in others}
        if roots[0] & roots[1]:
            return True
        return any(frozenset((one, other)) in self._apart for one in roots[0] for other in roots[1])
