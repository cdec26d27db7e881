"""How far apart sides are on a claim, since when, and where one side holds what contradicts itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from claimtrack.domain.dates import day_before
from claimtrack.domain.positions import Held, newest, own


@dataclass(frozen=True, slots=True)
class Distance:
    """The distance between those furthest apart, from a day on; `low` and `high` name who stood there at its end."""

    since: str
    gap: int
    low: tuple[str, ...]
    high: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """One claim and how it bears on another, as the codebook states it."""

    claim: str
    relation: str
    to_claim: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two stances of one side that cannot both be held, and the days on which it held both; `until` None = still.

    A position begins on the last possible day of its statement. Where nobody knows which of a side's newest words
    came first, it holds both only if whichever it was cannot be held beside the other.
    """

    side: str
    relation: Relation
    since: str
    until: str | None
    one: Held
    other: Held


def distances(lines: Sequence[tuple[str, Iterable[Held]]]) -> tuple[Distance, ...]:
    """Give how far apart sides were on a claim, one entry for each change of it, from their names and statements.

    Days on which fewer than two held a position have no distance.
    """
    held = [(name, own(line)) for name, line in lines]
    found: list[Distance] = []
    for day in sorted({one.latest for _, line in held for one in line}):
        there = sorted((last.stance or 0, name) for name, line in held if (last := _on(line, day)) is not None)
        if len(there) < 2:  # noqa: PLR2004 - a distance takes two
            continue
        low, high = there[0][0], there[-1][0]
        same = found[-1].since if found and found[-1].gap == high - low else None
        one = Distance(
            since=same or day,
            gap=high - low,
            low=tuple(name for stance, name in there if stance == low),
            high=tuple(name for stance, name in there if stance == high),
        )
        found = [*found[:-1], one] if same else [*found, one]
    return tuple(found)


def conflicts(side: str, lines: Mapping[str, Sequence[Held]], relations: Iterable[Relation]) -> Iterator[Conflict]:
    """Give what one side held against itself, from its statements by claim."""
    held = {claim: own(line) for claim, line in lines.items()}
    for relation in relations:
        one, other = held.get(relation.claim, []), held.get(relation.to_claim, [])
        yield from _conflicts(side, relation, one, other)


def _conflicts(side: str, relation: Relation, one: Sequence[Held], other: Sequence[Held]) -> Iterator[Conflict]:
    open_one: Conflict | None = None
    for day in sorted({held.latest for held in (*one, *other)}):
        first, second = _on(one, day), _on(other, day)
        clash = first is not None and second is not None and _clash(relation.relation, first, second)
        clash = clash and all(
            _clash(relation.relation, *both) for both in product(_newest(one, day), _newest(other, day))
        )
        if clash and open_one is None and first is not None and second is not None:
            open_one = Conflict(side, relation, day, None, first, second)
        elif not clash and open_one is not None:
            yield Conflict(side, relation, open_one.since, day_before(day), open_one.one, open_one.other)
            open_one = None
    if open_one is not None:
        yield open_one


def _clash(relation: str, one: Held, other: Held) -> bool:
    first, second = one.stance or 0, other.stance or 0
    if relation == "contradicts":
        return first > 0 and second > 0
    if relation == "equivalent":
        return first * second < 0
    return relation == "entails" and first > 0 > second


def _on(line: Sequence[Held], day: str) -> Held | None:
    """Give the statement a position rested on at the end of a day."""
    return next((held for held in reversed(line) if held.latest <= day), None)


def _newest(line: Sequence[Held], day: str) -> list[Held]:
    """Give the statements a position may have rested on at the end of a day."""
    return newest([held for held in line if held.latest <= day])
