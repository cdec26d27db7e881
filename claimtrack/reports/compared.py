"""How far coders agree on one field of the units they share, and where they do not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from claimtrack.analysis.agreement import (
    MISSING,
    Draws,
    Figure,
    Measure,
    Values,
    alpha,
    confusion,
    kappa,
    measured,
    percent,
)
from claimtrack.reports.coded import STANCES, CodedArticle, Record
from claimtrack.reports.coders import PAIR, Unit
from claimtrack.reports.decided import Decided

OF_ANY: Final[Mapping[str, Measure]] = {"percent": percent(), "alpha": alpha()}
OF_TWO: Final[Mapping[str, Measure]] = {"percent": percent(), "kappa": kappa(), "alpha": alpha()}
ORDINAL: Final[Mapping[str, Measure]] = {"alpha_ordinal": alpha("ordinal")}
ORDINAL_OF_TWO: Final[Mapping[str, Measure]] = {
    "kappa_linear": kappa("linear"),
    "kappa_quadratic": kappa("quadratic"),
    "alpha_ordinal": alpha("ordinal"),
}
UNIT: Final = "unit"
"""Stands where a field would in the list of disagreements: one coder recorded it and the other did not."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How far some coders agree on one field, over the units they share; `missing` of these lack a value to compare.

    `table` counts of two coders which value of the first (a row) met which of the second (a column), by `labels`.
    """

    field: str
    coders: tuple[str, ...]
    units: int
    missing: int
    figures: Mapping[str, Figure]
    labels: tuple[str, ...] = ()
    table: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two coders read a unit in two ways, or (`second` None) one of them did not record it.

    `counted` is False where one of them has no value, as with an unclear stance: then no figure has it. `decided` is
    the decision by which both records have one value now.
    """

    article: CodedArticle
    field: str
    coders: tuple[str, str]
    first: Record
    second: Record | None
    counted: bool = True
    decided: Decided | None = None

    @property
    def now(self) -> str | None:
        """The value that was decided, as people read it."""
        return self.first.told_now(self.field) if self.decided else None

    @property
    def both(self) -> tuple[Record, Record | None]:
        """The records, in the order of the coders."""
        return self.first, self.second


def compared(field: str, coders: tuple[str, ...], shared: Sequence[Unit], draws: Draws) -> Compared:
    """Give how far coders agree on a field: percent, alpha, and of two coders kappa; of a stance by its steps too."""
    here = [unit for unit in shared if sum(coder in unit.records for coder in coders) >= PAIR]
    categories = _categories(field, here, coders)
    number = {category: at for at, category in enumerate(categories)}
    rows = [[_number(number, unit.records.get(coder), field) for coder in coders] for unit in here]
    values = np.array(rows, dtype=np.int64).reshape(len(here), len(coders))
    articles = [unit.article.place for unit in here]
    two = len(coders) == PAIR
    measures = {**(OF_TWO if two else OF_ANY), **((ORDINAL_OF_TWO if two else ORDINAL) if field == "stance" else {})}
    figures = {name: measured(one, values, articles, len(categories), draws) for name, one in measures.items()}
    return Compared(
        field=field,
        coders=coders,
        units=len(here),
        missing=int(((values != MISSING).sum(axis=1) < PAIR).sum()),
        figures=figures,
        labels=_labels(field, here, categories) if two else (),
        table=_table(values, len(categories)) if two else (),
    )


def _table(values: Values, categories: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(row) for row in confusion(values, categories).tolist())


def _number(number: Mapping[str, int], record: Record | None, field: str) -> int:
    value = record.values[field] if record else None
    return MISSING if value is None else number[value]


def _categories(field: str, here: Sequence[Unit], coders: Sequence[str]) -> tuple[str, ...]:
    """Give the values a field takes, in order; a stance has all five, as its steps count."""
    if field == "stance":
        return STANCES
    records = [unit.records[coder] for unit in here for coder in coders if coder in unit.records]
    return tuple(sorted({value for record in records if (value := record.values[field]) is not None}))


def _labels(field: str, here: Sequence[Unit], categories: Sequence[str]) -> tuple[str, ...]:
    """Give how the values are told; two speakers of one name keep apart by their keys."""
    words = {record.values[field]: record.told(field) or "" for unit in here for record in unit.records.values()}
    told = [words.get(category, category) for category in categories]
    return tuple(
        f"{word} ({category})" if told.count(word) > 1 else word
        for word, category in zip(told, categories, strict=True)
    )


def disagreements(unit: Unit, coders: Sequence[str], fields: Sequence[str]) -> Iterator[Disagreement]:
    """Give where the coders of a unit differ: who did not record it, then field by field."""
    present = [coder for coder in coders if coder in unit.records]
    absent = [coder for coder in coders if coder in unit.article.coders and coder not in unit.records]
    for coder in absent:
        yield Disagreement(unit.article, UNIT, (present[0], coder), unit.records[present[0]], None)
    for field in fields:
        for first, second in combinations(present, 2):
            one, other = unit.records[first], unit.records[second]
            values = (one.values[field], other.values[field])
            if values[0] == values[1] or (None in values and field != "stance"):
                continue
            yield Disagreement(
                unit.article, field, (first, second), one, other, None not in values, _decided(field, one, other)
            )


def _decided(field: str, one: Record, other: Record) -> Decided | None:
    """Give the last decision by which two records have one value now, None where they have not."""
    if one.stands[field] != other.stands[field]:
        return None
    made = [*one.decisions(field), *other.decisions(field)]
    return max(made, key=lambda each: each.decided_at, default=None)
