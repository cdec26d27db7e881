"""The measures of agreement against numbers that others published or computed."""

import json
from pathlib import Path

import numpy as np
import pytest

from claimtrack.analysis.agreement import (
    MISSING,
    NO_UNITS,
    NO_VARIATION,
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

# Krippendorff, "Computing Krippendorff's alpha-reliability" (2011): four coders, twelve units, values 1 to 5.
FOUR_CODERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
# The same paper: two coders, ten units, two values; and twelve units, five values.
TWO_VALUES = ("0100000010", "1110010000")
FIVE_VALUES = ("aabbdcccedda", "babbbccceddd")
# What the package krippendorff 0.9.0 answers for tables drawn at random, values missing; written down, as it is not
# needed to run anything.
ANSWERED = json.loads((Path(__file__).parent / "krippendorff-0.9.0.json").read_text(encoding="utf-8"))


def table(*coders: str) -> Values:
    """One row a unit, from one string a coder; a dot is no value."""
    known = sorted({value for coder in coders for value in coder} - {"."})
    rows = [[known.index(value) if value != "." else MISSING for value in unit] for unit in zip(*coders, strict=True)]
    return np.array(rows, dtype=np.int64).reshape(len(coders[0]), len(coders))


def crossed(counts: list[list[int]]) -> Values:
    """The units of two coders whose values cross so often."""
    rows = [(i, j) for i, row in enumerate(counts) for j, n in enumerate(row) for _ in range(n)]
    return np.array(rows, dtype=np.int64)


def value(measure: Measure, values: Values) -> float | None:
    """The value of a measure, each unit in an article of its own."""
    return figure(measure, values).value


def figure(measure: Measure, values: Values, **draws: int) -> Figure:
    """A measure, each unit in an article of its own."""
    return measured(measure, values, range(len(values)), int(values.max(initial=0)) + 1, Draws(**draws))


def test_alpha_of_krippendorffs_four_coders() -> None:
    values = table(*FOUR_CODERS)
    assert value(alpha(), values) == pytest.approx(0.743, abs=0.0005)
    assert value(alpha("ordinal"), values) == pytest.approx(0.815, abs=0.0005)
    assert figure(alpha(), values).n == 11


def test_alpha_of_krippendorffs_two_coders() -> None:
    assert value(alpha(), table(*TWO_VALUES)) == pytest.approx(0.095, abs=0.0005)
    assert value(alpha(), table(*FIVE_VALUES)) == pytest.approx(0.692, abs=0.0005)


@pytest.mark.parametrize("answered", ANSWERED, ids=range(len(ANSWERED)))
def test_alpha_is_what_the_package_krippendorff_answers(answered: dict[str, object]) -> None:
    rows = answered["values"]
    assert isinstance(rows, list)
    values = table(*("".join(column) for column in zip(*rows, strict=True)))
    assert value(alpha(), values) == pytest.approx(answered["nominal"], abs=1e-9)
    assert value(alpha("ordinal"), values) == pytest.approx(answered["ordinal"], abs=1e-9)


def test_kappa_of_cohens_two_clinicians() -> None:
    # The table of Cohen's paper of 1968: 200 patients, three diagnoses; also in that of 1960 as proportions.
    values = crossed([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    assert value(percent(), values) == pytest.approx(0.70)
    assert value(kappa(), values) == pytest.approx(0.492, abs=0.0005)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [([[20, 5], [10, 15]], 0.4), ([[45, 15], [25, 15]], 0.1304), ([[25, 35], [5, 35]], 0.2593)],
)
def test_kappa_of_two_categories(counts: list[list[int]], expected: float) -> None:
    assert value(kappa(), crossed(counts)) == pytest.approx(expected, abs=0.00005)


def test_weighted_kappa_of_two_radiologists() -> None:
    # 85 xeromammograms in four ordered classes, the example of `kap` in Stata's manual.
    values = crossed([[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]])
    assert value(kappa(), values) == pytest.approx(0.4728, abs=0.00005)
    assert value(kappa("linear"), values) == pytest.approx(0.5684, abs=0.00005)
    assert value(kappa("quadratic"), values) == pytest.approx(0.6714, abs=0.00005)


def test_no_variation_is_neither_full_agreement_nor_none() -> None:
    same = crossed([[0, 0], [0, 7]])
    assert value(percent(), same) == 1
    for measure in (kappa(), kappa("linear"), kappa("quadratic"), alpha(), alpha("ordinal")):
        assert (figure(measure, same).value, figure(measure, same).reason) == (None, NO_VARIATION)


def test_without_a_unit_of_two_values_nothing_is_told() -> None:
    for values in (table("1.", ".1"), np.zeros((0, 2), dtype=np.int64)):
        for measure in (percent(), kappa(), kappa("linear"), alpha(), alpha("ordinal")):
            assert figure(measure, values) == Figure(None, 0, 0, NO_UNITS, None, None, NO_UNITS)


def test_two_coders_who_never_use_the_same_value_agree_less_than_by_chance() -> None:
    values = table("0101010101", "1010101010")
    assert value(percent(), values) == 0
    assert value(kappa(), values) == pytest.approx(-1)
    assert (value(alpha(), values) or 0) < 0


def test_an_interval_holds_the_value_and_is_the_same_each_time() -> None:
    values = crossed([[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]])
    first, again, other = (figure(kappa(), values, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert first.low is not None
    assert first.high is not None
    # Its standard error, by the large-sample formula, is 0.0694: an interval is about four of them wide.
    assert first.low < 0.4728 < first.high
    assert first.high - first.low == pytest.approx(4 * 0.0694, rel=0.15)


def test_articles_are_drawn_whole() -> None:
    alone = crossed([[15, 5], [5, 15]])
    in_tens = np.repeat(alone, 10, axis=0)
    articles = [at // 10 for at in range(len(in_tens))]
    once = measured(percent(), alone, range(40), 2)
    ten = measured(percent(), in_tens, articles, 2)
    assert (once.low, once.high) == pytest.approx((ten.low, ten.high))
    assert (once.n, ten.n, once.articles, ten.articles) == (40, 400, 40, 40)


def test_an_interval_is_refused_where_articles_are_few_or_hardly_vary() -> None:
    few = figure(alpha(), crossed([[3, 1], [1, 3]]))
    assert (few.low, few.high, few.no_interval) == (None, None, "an interval needs 10 articles, here are 8")
    rare = figure(kappa(), crossed([[30, 1], [0, 0]]), fewest=10)
    assert rare.value == 0
    assert rare.no_interval == "too many of the drawn samples have no variation"
    whole = figure(percent(), crossed([[9, 0], [0, 9]]))
    assert (whole.value, whole.low, whole.no_interval) == (1, None, "every drawn sample gives the same value")


def test_confusion_counts_what_met_what() -> None:
    assert confusion(table("0120.", "0221."), 3).tolist() == [[1, 1, 0], [0, 0, 1], [0, 0, 1]]
