"""How far coders recorded the same words, before anything is said about what they read in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from claimtrack.analysis.agreement import Draws, Figure, interval
from claimtrack.reports.coded import CodedArticle
from claimtrack.reports.coders import PAIR, Unit


@dataclass(frozen=True, slots=True)
class Found:
    """How far two coders recorded the same words, in the articles that both coded.

    Held against the first coder: recall is the part of his records that the second has too, precision the part of the
    second's that he has. `f1` is the same whoever is the first.
    """

    coders: tuple[str, str]
    articles: int
    n: tuple[int, int]
    matched: int
    f1: Figure

    @property
    def recall(self) -> float | None:
        """The part of the first coder's records that the second has too."""
        return self.matched / self.n[0] if self.n[0] else None

    @property
    def precision(self) -> float | None:
        """The part of the second coder's records that the first has too."""
        return self.matched / self.n[1] if self.n[1] else None


class SameWords:
    """Who recorded which words."""

    def __init__(
        self, coders: Sequence[str], articles: Sequence[CodedArticle], every: Sequence[Unit], draws: Draws
    ) -> None:
        self.coders = coders
        self.articles = articles
        self.every = every
        self.draws = draws

    def of(self, first: str, second: str) -> Found:
        """Give how far two coders recorded the same words."""
        here = self._of_both(first, second)
        matched = sum(first in unit.records and second in unit.records for unit in here)
        n = (sum(first in unit.records for unit in here), sum(second in unit.records for unit in here))
        articles = sum(first in one.coders and second in one.coders for one in self.articles)
        return Found((first, second), articles, n, matched, self._f1([(first, second)]))

    def pooled(self) -> Figure:
        """Give the F1 of all pairs of coders together."""
        return self._f1(list(combinations(self.coders, 2)))

    def _of_both(self, first: str, second: str) -> list[Unit]:
        return [
            unit
            for unit in self.every
            if {first, second} <= set(unit.article.coders) and {first, second} & set(unit.records)
        ]

    def _f1(self, pairs: Sequence[tuple[str, str]]) -> Figure:
        told = [(pair, unit) for pair in pairs for unit in self._of_both(*pair)]
        met = [sum(coder in unit.records for coder in pair) for pair, unit in told]
        parts = np.array([[PAIR * (n == PAIR), n] for n in met], dtype=np.float64).reshape(-1, PAIR)
        articles = np.array([unit.article.place for _, unit in told], dtype=np.int64)
        n, n_articles = sum(met), len(set(articles.tolist()))
        if not n:
            return Figure(None, 0, 0, "no record to find again", no_interval="no record to find again")
        low, high, why = interval(lambda sums: sums[..., 0] / sums[..., 1], parts, articles, self.draws)
        return Figure(float(parts[:, 0].sum() / parts[:, 1].sum()), n, n_articles, None, low, high, why)
