"""What holds of agreement whatever coders do."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.analysis.agreement import MISSING, Draws, Measure, Values, alpha, kappa, measured, percent

CATEGORIES = 4
OF_ANY = (percent(), alpha(), alpha("ordinal"))
OF_TWO = (percent(), kappa(), kappa("linear"), kappa("quadratic"), alpha(), alpha("ordinal"))
NOMINAL = (percent(), kappa(), alpha())
ORDERED = (kappa("linear"), kappa("quadratic"), alpha("ordinal"))
NO_DRAWS = Draws(resamples=1, fewest=1_000)


@st.composite
def tables(draw: st.DrawFn, *, coders: int | None = None) -> Values:
    """A table with values missing."""
    wide = coders or draw(st.integers(2, 4))
    row = st.lists(st.integers(MISSING, CATEGORIES - 1), min_size=wide, max_size=wide)
    return np.array(draw(st.lists(row, min_size=1, max_size=15)), dtype=np.int64)


def value(measure: Measure, values: Values) -> float | None:
    return measured(measure, values, range(len(values)), CATEGORIES, NO_DRAWS).value


def same(first: float | None, second: float | None) -> bool:
    return first == second if first is None or second is None else first == pytest.approx(second, abs=1e-9)


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_units_and_of_coders_is_of_no_consequence(values: Values, random: Random) -> None:
    rows, columns = (random.sample(range(size), size) for size in values.shape)
    shuffled = values[rows][:, columns]
    assert all(same(value(measure, values), value(measure, shuffled)) for measure in OF_ANY)


@given(tables(coders=2))
def test_two_coders_can_change_places(values: Values) -> None:
    assert all(same(value(measure, values), value(measure, values[:, ::-1])) for measure in OF_TWO)


@given(tables(coders=2), st.permutations(range(CATEGORIES)))
def test_what_categories_are_called_is_of_no_consequence(values: Values, names: list[int]) -> None:
    renamed = np.where(values == MISSING, MISSING, np.array(names, dtype=np.int64)[values])
    assert all(same(value(measure, values), value(measure, renamed)) for measure in NOMINAL)
    backwards = np.where(values == MISSING, MISSING, CATEGORIES - 1 - values)
    assert all(same(value(measure, values), value(measure, backwards)) for measure in ORDERED)


@given(st.lists(st.integers(0, CATEGORIES - 1), min_size=2, max_size=20), st.integers(2, 4))
def test_coders_who_say_the_same_agree_wholly_or_there_is_nothing_to_tell_by(column: list[int], coders: int) -> None:
    values = np.array([[one] * coders for one in column], dtype=np.int64)
    expected = 1.0 if len(set(column)) > 1 else None
    assert value(percent(), values) == 1
    assert all(same(value(measure, values), expected) for measure in (OF_TWO if coders == 2 else OF_ANY)[1:])


@given(tables())
def test_no_measure_is_over_one(values: Values) -> None:
    measures = OF_TWO if values.shape[1] == 2 else OF_ANY
    assert all((value(measure, values) or 0.0) <= 1 + 1e-9 for measure in measures)


@given(tables(), st.integers(0, CATEGORIES - 1))
def test_a_unit_of_one_coder_alone_changes_nothing(values: Values, given_value: int) -> None:
    alone = np.full((1, values.shape[1]), MISSING, dtype=np.int64)
    alone[0, 0] = given_value
    more = np.concatenate([values, alone])
    assert all(same(value(measure, values), value(measure, more)) for measure in OF_ANY)
