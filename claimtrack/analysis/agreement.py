"""How far coders agree, beyond chance: percent agreement, Cohen's kappa, Krippendorff's alpha, with intervals.

In comes a table of whole numbers, a row for each unit and a column for each coder: the category that the coder gave,
or MISSING. Every measure is a sum over units put through a formula (`Measure`), so that resampling whole articles only
adds their sums again.

- Kappa: J. Cohen, "A coefficient of agreement for nominal scales" (1960); with weights, J. Cohen, "Weighted kappa:
  nominal scale agreement with provision for scaled disagreement or partial credit" (1968). Two coders.
- Alpha: K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011). Any number of coders, any value missing.
- Intervals: the percentile bootstrap of B. Efron, "Bootstrap methods: another look at the jackknife" (1979), with
  articles as what is drawn: records of one article are not independent of each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

MISSING: Final = -1
SEED: Final = 20250305
RESAMPLES: Final = 1000
FEWEST_ARTICLES: Final = 10
"""Articles that an interval needs at least: from fewer, resampling says next to nothing."""

_COVERED: Final = (2.5, 97.5)
_UNDEFINED_AT_MOST: Final = 0.05
_AT_ONCE: Final = 100
_NOTHING: Final = 1e-12
PAIR: Final = 2

Values = NDArray[np.int64]
Sums = NDArray[np.float64]
Weights = Literal["nominal", "linear", "quadratic"]
Scale = Literal["nominal", "ordinal"]
NO_UNITS: Final = "no unit has values of two coders"
NO_VARIATION: Final = "all values are the same, so that there is nothing to tell chance by"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: what each unit adds (a row each), and the value of added rows along the last axis, NaN = undefined."""

    parts: Callable[[Values, int], Sums]
    value: Callable[[Sums, int], Sums]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its 95 % interval; None where there is none, and why.

    `n` units have values of two coders or more; they stand in `articles` articles.
    """

    value: float | None
    n: int
    articles: int
    reason: str | None = None
    low: float | None = None
    high: float | None = None
    no_interval: str | None = None


@dataclass(frozen=True, slots=True)
class Draws:
    """How an interval is drawn: the seed, how many times, from how many articles at least."""

    seed: int = SEED
    resamples: int = RESAMPLES
    fewest: int = FEWEST_ARTICLES


def measured(
    measure: Measure, values: Values, articles: Sequence[int], categories: int, draws: Draws = Draws()
) -> Figure:
    """Give a measure of a table, and its interval; `articles` tells of each unit in which article it stands."""
    pairable = (values != MISSING).sum(axis=1) >= PAIR if len(values) else np.zeros(0, dtype=np.bool_)
    rows, numbers = values[pairable], np.asarray(articles, dtype=np.int64)[pairable]
    n, n_articles = len(rows), len(np.unique(numbers))
    if not n:
        return Figure(None, 0, 0, NO_UNITS, no_interval=NO_UNITS)
    parts = measure.parts(rows, categories)
    value = float(measure.value(parts.sum(axis=0), categories))
    if np.isnan(value):
        return Figure(None, n, n_articles, NO_VARIATION, no_interval=NO_VARIATION)
    low, high, why = interval(lambda sums: measure.value(sums, categories), parts, numbers, draws)
    return Figure(value, n, n_articles, None, low, high, why)


def interval(
    value: Callable[[Sums], Sums], parts: Sums, articles: Values, draws: Draws = Draws()
) -> tuple[float | None, float | None, str | None]:
    """Give the 95 % interval of a value of sums by drawing articles with replacement, or why there is none."""
    known, places = np.unique(articles, return_inverse=True)
    if len(known) < draws.fewest:
        return None, None, f"an interval needs {draws.fewest} articles, here are {len(known)}"
    sums = np.zeros((len(known), parts.shape[1]))
    np.add.at(sums, places, parts)
    generator = np.random.default_rng(draws.seed)
    found: list[Sums] = []
    for start in range(0, draws.resamples, _AT_ONCE):
        size = min(_AT_ONCE, draws.resamples - start)
        drawn = generator.integers(0, len(known), size=(size, len(known)))
        times = np.stack([np.bincount(row, minlength=len(known)) for row in drawn])
        found.append(np.atleast_1d(value(times @ sums)))
    values = np.concatenate(found)
    defined = values[~np.isnan(values)]
    if len(defined) < len(values) * (1 - _UNDEFINED_AT_MOST):
        return None, None, "too many of the drawn samples have no variation"
    low, high = np.percentile(defined, _COVERED)
    if np.ptp(defined) < _NOTHING:
        return None, None, "every drawn sample gives the same value"
    return float(low), float(high), None


def percent() -> Measure:
    """Give the share of equal values among all pairs of values that two coders gave to one unit."""

    def parts(values: Values, categories: int) -> Sums:
        counts = _counts(values, categories)
        size = counts.sum(axis=1)
        return np.stack([(counts * (counts - 1)).sum(axis=1), size * (size - 1)], axis=1)

    return Measure(parts, lambda sums, _: _ratio(sums[..., 0], sums[..., 1]))


def kappa(weights: Weights = "nominal") -> Measure:
    """Give Cohen's kappa of the two columns of a table; with weights a near miss counts less than a far one."""

    def parts(values: Values, categories: int) -> Sums:
        if weights != "nominal":
            return _confused(values, categories)
        first, second = _one_hot(values[:, 0], categories), _one_hot(values[:, 1], categories)
        return np.concatenate([(values[:, :1] == values[:, 1:2]).astype(np.float64), first, second], axis=1)

    def value(sums: Sums, categories: int) -> Sums:
        if weights != "nominal":
            return _weighted(sums, categories, weights)
        rows, columns = sums[..., 1 : categories + 1], sums[..., categories + 1 :]
        n = rows.sum(axis=-1)
        observed, expected = _ratio(sums[..., 0], n), _ratio((rows * columns).sum(axis=-1), n * n)
        return _ratio(observed - expected, 1 - expected)

    return Measure(parts, value)


def alpha(scale: Scale = "nominal") -> Measure:
    """Give Krippendorff's alpha of a table; ordinal where a category is nearer to its neighbours than to the rest."""

    def parts(values: Values, categories: int) -> Sums:
        counts = _counts(values, categories)
        others = np.maximum(counts.sum(axis=1) - 1, 1)
        if scale == "nominal":
            alike = (counts * (counts - 1)).sum(axis=1) / others
            return np.concatenate([alike[:, None], counts], axis=1)
        pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(categories)
        found: Sums = (pairs / others[:, None, None]).reshape(len(values), -1)
        return found

    def value(sums: Sums, categories: int) -> Sums:
        if scale == "nominal":
            counts = sums[..., 1:]
            n = counts.sum(axis=-1)
            expected = 1 - _ratio((counts * (counts - 1)).sum(axis=-1), n * (n - 1))
            return 1 - _ratio(1 - _ratio(sums[..., 0], n), expected)
        return _ordinal(sums.reshape((*sums.shape[:-1], categories, categories)))

    return Measure(parts, value)


def confusion(values: Values, categories: int) -> Values:
    """Give how often the first coder's category (row) met the second's (column), of units that both gave a value."""
    both = values[(values != MISSING).all(axis=1)]
    found: Values = _confused(both, categories).sum(axis=0).reshape(categories, categories).astype(np.int64)
    return found


def _ordinal(pairs: Sums) -> Sums:
    """Give alpha of coincidences, the distance of two categories being the values that lie between their middles."""
    counts = pairs.sum(axis=-1)
    n = counts.sum(axis=-1)
    middles = counts.cumsum(axis=-1) - counts / 2
    apart = (middles[..., :, None] - middles[..., None, :]) ** 2
    observed = (pairs * apart).sum(axis=(-2, -1))
    expected = (counts[..., :, None] * counts[..., None, :] * apart).sum(axis=(-2, -1))
    return 1 - _ratio(observed * (n - 1), expected)


def _weighted(sums: Sums, categories: int, weights: Weights) -> Sums:
    table = sums.reshape((*sums.shape[:-1], categories, categories))
    steps = np.arange(categories, dtype=np.float64)
    apart = np.abs(steps[:, None] - steps[None, :]) ** (2 if weights == "quadratic" else 1)
    expected = table.sum(axis=-1)[..., :, None] * table.sum(axis=-2)[..., None, :]
    n = table.sum(axis=(-2, -1))
    return 1 - _ratio((table * apart).sum(axis=(-2, -1)) * n, (expected * apart).sum(axis=(-2, -1)))


def _confused(values: Values, categories: int) -> Sums:
    return _one_hot(values[:, 0] * categories + values[:, 1], categories * categories)


def _counts(values: Values, categories: int) -> Sums:
    """Give how many coders gave each category to each unit."""
    found = np.zeros((len(values), categories))
    for column in range(values.shape[1]):
        found += _one_hot(values[:, column], categories)
    return found


def _one_hot(column: Values, categories: int) -> Sums:
    found = np.zeros((len(column), categories))
    given = column != MISSING
    found[np.flatnonzero(given), column[given]] = 1
    return found


def _ratio(over: Sums, under: Sums) -> Sums:
    """Divide; NaN where there is nothing to divide by, rounding of differences left aside."""
    small = np.abs(under) < _NOTHING
    found: Sums = np.where(small, np.nan, over / np.where(small, 1.0, under))
    return found
