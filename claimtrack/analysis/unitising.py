"""Which records of two coders speak of the same words of a text: the units that agreement is then measured on.

Two records may be of the same words where the code points they share are at least a given part of the shorter one: one
coder often marks the clause of a sentence that the other marks whole. Among all ways to pair records one to one, the
one with the largest overlap counts: the sum of what each pair shares of all that both cover. That is the assignment
problem, solved exactly by successive shortest paths (H. W. Kuhn, "The Hungarian method for the assignment problem",
1955; the form with potentials is J. Edmonds' and R. M. Karp's, 1972).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

LEAST: Final = 0.5
"""The part of the shorter record that two records of the same words share at least, unless another is asked for."""

_FINE: Final = 1_000_000
_DECIDING: Final = 2
"""How many parts of the content decide between ways of equal overlap: the later ones only put records in order."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """One record: half-open stretches of code points, in order, and its content, what decides ties first."""

    segments: tuple[tuple[int, int], ...]
    content: tuple[str, ...] = ()


def shared(first: Marked, second: Marked) -> int:
    """Give how many code points two records share."""
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in first.segments
        for other_start, other_end in second.segments
    )


def length(one: Marked) -> int:
    """Give how many code points a record covers."""
    return sum(end - start for start, end in one.segments)


def same_words(first: Marked, second: Marked, *, least: float = LEAST) -> bool:
    """Tell whether two records may be of the same words."""
    common = shared(first, second)
    return common > 0 and common >= least * min(length(first), length(second))


def matched(first: Sequence[Marked], second: Sequence[Marked], *, least: float = LEAST) -> tuple[tuple[int, int], ...]:
    """Pair the records of two coders; give the places in both lists, in the order of the first.

    Where two ways overlap equally, the one with more equal first words of content counts (the claim), then the one with
    more equal second ones (the speaker). The order of the lists is of no consequence, nor which coder is the first.
    """
    mine, theirs = _in_order(first), _in_order(second)
    rows, columns = [first[at] for at in mine], [second[at] for at in theirs]
    if rows <= columns:
        found = _paired(rows, columns, least)
    else:
        found = [(row, column) for column, row in _paired(columns, rows, least)]
    return tuple(sorted((mine[row], theirs[column]) for row, column in found))


def units(coders: Sequence[Sequence[Marked]], *, least: float = LEAST) -> tuple[tuple[int | None, ...], ...]:
    """Give every unit of a text with the place of its record in each coder's list; None where a coder has none.

    Of two coders these are the pairs of `matched`, and each record that has none. Of more, the pairs of any two are
    joined from the largest overlap down, never two records of one coder; order as in the text.
    """
    group = {(coder, at): {coder: at} for coder, records in enumerate(coders) for at in range(len(records))}
    for (one, first), (other, second) in _pairs(coders, least):
        joined = group[one, first] | group[other, second]
        if len(joined) == len(group[one, first]) + len(group[other, second]):
            group |= dict.fromkeys(joined.items(), joined)
    found = {tuple(sorted(one.items())): one for one in group.values()}
    placed = [tuple(one.get(coder) for coder in range(len(coders))) for one in found.values()]
    return tuple(sorted(placed, key=lambda unit: _place(coders, unit)))


Record = tuple[int, int]


def _pairs(coders: Sequence[Sequence[Marked]], least: float) -> list[tuple[Record, Record]]:
    """Give the pairs of any two coders, the largest overlap first."""
    found = [
        ((one, first), (other, second))
        for one, other in combinations(range(len(coders)), 2)
        for first, second in matched(coders[one], coders[other], least=least)
    ]

    def order(pair: tuple[Record, Record]) -> tuple[int, list[Marked]]:
        records = [coders[coder][at] for coder, at in pair]
        return -_weight(records[0], records[1], len(found), 0.0), sorted(records)

    return sorted(found, key=order)


def _place(coders: Sequence[Sequence[Marked]], unit: tuple[int | None, ...]) -> list[Marked]:
    return sorted(coders[coder][at] for coder, at in enumerate(unit) if at is not None)


def _in_order(records: Sequence[Marked]) -> list[int]:
    return sorted(range(len(records)), key=lambda at: records[at])


def _paired(rows: Sequence[Marked], columns: Sequence[Marked], least: float) -> list[tuple[int, int]]:
    """Give the best pairs of two lists in order, without those that are not of the same words."""
    if len(rows) > len(columns):
        return [(row, column) for column, row in _paired(columns, rows, least)]
    if not rows:
        return []
    size = len(rows) + len(columns)
    weights = np.array([[_weight(row, column, size, least) for column in columns] for row in rows], dtype=np.int64)
    return [(row, column) for row, column in enumerate(_assigned(weights)) if weights[row, column] > 0]


def _weight(first: Marked, second: Marked, size: int, least: float) -> int:
    """Give how much a pair counts: its overlap above all, then what of its content is equal."""
    if not same_words(first, second, least=least):
        return 0
    common = shared(first, second)
    overlap = max(1, common * _FINE // (length(first) + length(second) - common))
    deciding = zip(first.content[:_DECIDING], second.content[:_DECIDING], strict=False)
    alike = [mine == theirs for mine, theirs in deciding]
    step = size + 1
    content: int = sum(same * step ** (_DECIDING - at - 1) for at, same in enumerate(alike))
    return overlap * step**_DECIDING * (_DECIDING + 1) + content


def _assigned(weights: Numbers) -> list[int]:
    """Give the column of each row in the assignment of the largest sum; there are at least as many columns as rows."""
    rows, columns = weights.shape
    cost = int(weights.max()) - weights
    never = np.iinfo(np.int64).max // 4
    row_price, column_price = np.zeros(rows + 1, dtype=np.int64), np.zeros(columns + 1, dtype=np.int64)
    holder = np.zeros(columns + 1, dtype=np.int64)  # the row that a column belongs to, counted from 1; 0 = free
    for row in range(1, rows + 1):
        holder[0], column = row, 0
        nearest = np.full(columns + 1, never, dtype=np.int64)
        before = np.zeros(columns + 1, dtype=np.int64)
        seen = np.zeros(columns + 1, dtype=np.bool_)
        while holder[column]:
            seen[column] = True
            here = holder[column]
            reached = cost[here - 1] - row_price[here] - column_price[1:]
            closer = ~seen[1:] & (reached < nearest[1:])
            nearest[1:][closer], before[1:][closer] = reached[closer], column
            following = int(np.argmin(np.where(seen, never, nearest)))
            step = nearest[following]
            row_price[holder[seen]] += step
            column_price[seen] -= step
            nearest[~seen] -= step
            column = following
        while column:
            holder[column] = holder[before[column]]
            column = int(before[column])
    found = [0] * rows
    for column in range(1, columns + 1):
        if holder[column]:
            found[int(holder[column]) - 1] = column - 1
    return found
