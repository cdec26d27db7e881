"""Networks out of stances: who is tied to whom, and how strongly.

In come whole numbers: for each thing counted its row (who), its column (on what) and its level (the kind of stance).
With a[i, j, q] for how often row i took level q on column j, the ties of a one-mode network are sums over j, those of a
two-mode network are the counts themselves.

- Aggregations, and the normalisations average, activity and prominence: P. Leifeld, "Discourse Network Analysis: Policy
  Debates as Dynamic Networks" (2017, The Oxford Handbook of Political Networks).
- jaccard: P. Jaccard, "The distribution of the flora in the alpine zone" (1912). Of sets, so that repeating oneself
  changes nothing.
- cosine: G. Salton, M. J. McGill, "Introduction to Modern Information Retrieval" (1983).
- dna-jaccard, dna-cosine: what the program Discourse Network Analyzer 3.1.2 gives as jaccard and cosine. Its jaccard
  multiplies counts, its cosine divides by products of counts: of two that agree in everything it can be less than 1.
  They are here to compare with what others published.

Products are taken in float64, in which counts are exact up to 2^53, and given as int64 where nothing is divided.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claimtrack.domain.networks import AGAINST, FOR, LEVELS, NEUTRAL

Numbers = NDArray[np.int64]
Sums = NDArray[np.float64]
Matrix = Numbers | Sums

_CELLS_AT_ONCE: Final = 2**24
_CODES: Final = {FOR: 1, AGAINST: 2, NEUTRAL: 4}


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: of each thing its row, column and level; and how many rows, columns and levels there are."""

    rows: Numbers
    columns: Numbers
    levels: Numbers
    n_rows: int
    n_columns: int
    depth: int = LEVELS


def first_of_each(*labels: Numbers) -> Numbers:
    """Give the places of the first of each combination of labels, in order; the labels are whole numbers from 0."""
    key = np.zeros(len(labels[0]), dtype=np.int64)
    for label in labels:
        _, folded = np.unique(key * (int(label.max(initial=0)) + 1) + label, return_inverse=True)
        key = folded.astype(np.int64)
    _, first = np.unique(key, return_index=True)
    return np.sort(first).astype(np.int64)


def one_mode(counted: Counted, aggregation: str, normalisation: str = "none") -> Matrix:
    """Give the ties among the rows; nobody is tied to himself."""
    pooled = replace(counted, levels=np.zeros_like(counted.levels), depth=1) if aggregation == "ignore" else counted
    made = _NORMALISED[normalisation]
    found = sum(sign * made(pooled, pairs, counted) for sign, pairs in _AGGREGATED[aggregation])
    ties = np.asarray(found)
    np.fill_diagonal(ties, 0)
    return np.rint(ties).astype(np.int64) if normalisation == "none" else ties


def two_mode(counted: Counted, aggregation: str, normalisation: str = "none") -> Matrix:
    """Give what the rows said on the columns, as one number each.

    `combine` gives a code, not a quantity: 1 for, 2 against, 4 neutral, or the sum of those that were taken.
    """
    counts = np.zeros((LEVELS, counted.n_rows, counted.n_columns), dtype=np.int64)
    np.add.at(counts, (counted.levels, counted.rows, counted.columns), 1)
    if aggregation == "combine":
        codes: Numbers = sum((counts[at] > 0) * np.int64(code) for at, code in _CODES.items())
        return codes
    all_levels: Numbers = counts.sum(axis=0)
    weights = counts[FOR] - counts[AGAINST] if aggregation == "subtract" else all_levels
    if normalisation == "none":
        return weights
    return _ratio(weights, all_levels.sum(axis=1 if normalisation == "activity" else 0, keepdims=True))


Pairs = Callable[[Sums, Sums], Sums]


def _same(mine: Sums, theirs: Sums) -> Sums:
    """Give how often each row and each other one took the same level on the same column."""
    return np.tensordot(mine, theirs, axes=((1, 2), (1, 2)))


def _opposite(mine: Sums, theirs: Sums) -> Sums:
    """Give how often one was for what the other was against; a neutral one is against nobody."""
    found: Sums = mine[:, :, FOR] @ theirs[:, :, AGAINST].T + mine[:, :, AGAINST] @ theirs[:, :, FOR].T
    return found


_AGGREGATED: Final[Mapping[str, tuple[tuple[int, Pairs], ...]]] = {
    "ignore": ((1, _same),),
    "congruence": ((1, _same),),
    "conflict": ((1, _opposite),),
    "subtract": ((1, _same), (-1, _opposite)),
}


def _plain(pooled: Counted, pairs: Pairs, _: Counted) -> Sums:
    return _total(pooled, lambda block: pairs(block, block))


def _average(pooled: Counted, pairs: Pairs, _: Counted) -> Sums:
    """Divide by the mean of how much both said."""
    said = _said(pooled)
    return _ratio(_plain(pooled, pairs, pooled), (said[:, None] + said[None, :]) / 2)


def _jaccard(pooled: Counted, pairs: Pairs, _: Counted) -> Sums:
    """Give what both have, each once, as a part of what either has; of conflict: what one has the other way round."""
    taken = _each_once(pooled)
    sizes, shared = _said(taken), _plain(taken, pairs, taken)
    return _ratio(shared, sizes[:, None] + sizes[None, :] - shared)


def _cosine(pooled: Counted, pairs: Pairs, _: Counted) -> Sums:
    lengths = np.sqrt(_total(pooled, lambda block: np.square(block).sum(axis=(1, 2))))
    return _ratio(_plain(pooled, pairs, pooled), lengths[:, None] * lengths[None, :])


def _dna_jaccard(pooled: Counted, pairs: Pairs, counted: Counted) -> Sums:
    """Divide by m10 + m01 + m11, levels apart: what one alone has as often as he has it, what both have as products."""

    def divisor(block: Sums) -> Sums:
        alone = _same(block, (block == 0).astype(np.float64))
        return alone + alone.T + _same(block, block)

    return _ratio(_plain(pooled, pairs, pooled), _total(counted, divisor))


def _dna_cosine(pooled: Counted, pairs: Pairs, _: Counted) -> Sums:
    """Divide by how much one said times how much the other said."""
    said = _said(pooled)
    return _ratio(_plain(pooled, pairs, pooled), said[:, None] * said[None, :])


_NORMALISED: Final[Mapping[str, Callable[[Counted, Pairs, Counted], Sums]]] = {
    "none": _plain,
    "average": _average,
    "jaccard": _jaccard,
    "cosine": _cosine,
    "dna-jaccard": _dna_jaccard,
    "dna-cosine": _dna_cosine,
}


def _said(counted: Counted) -> Sums:
    return np.bincount(counted.rows, minlength=counted.n_rows).astype(np.float64)


def _each_once(counted: Counted) -> Counted:
    kept = first_of_each(counted.rows, counted.columns, counted.levels)
    rows, columns, levels = counted.rows[kept], counted.columns[kept], counted.levels[kept]
    return replace(counted, rows=rows, columns=columns, levels=levels)


def _total(counted: Counted, made: Callable[[Sums], Sums]) -> Sums:
    """Add up what is made of the counts, block by block."""
    blocks = _blocks(counted)
    total = made(next(blocks))
    for block in blocks:
        total += made(block)
    return total


def _blocks(counted: Counted) -> Iterator[Sums]:
    """Give the counts a[i, j, q], some columns at a time: all of them may be more than memory holds."""
    width = max(1, _CELLS_AT_ONCE // max(1, counted.n_rows * counted.depth))
    order = np.argsort(counted.columns, kind="stable")
    rows, columns, levels = counted.rows[order], counted.columns[order], counted.levels[order]
    for start in range(0, max(1, counted.n_columns), width):
        here = slice(*np.searchsorted(columns, (start, start + width)))
        block = np.zeros((counted.n_rows, min(width, counted.n_columns - start), counted.depth))
        np.add.at(block, (rows[here], columns[here] - start, levels[here]), 1)
        yield block


def _ratio(over: Matrix, under: Matrix) -> Sums:
    """Divide; 0 where there is nothing to divide by."""
    found: Sums = np.divide(over, under, out=np.zeros(np.broadcast_shapes(over.shape, under.shape)), where=under != 0)
    return found
