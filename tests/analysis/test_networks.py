"""Networks worked out by hand: three people on two claims, every aggregation with every normalisation."""

from itertools import product
from math import sqrt

import numpy as np
import pytest

from claimtrack.analysis import networks
from claimtrack.analysis.networks import Counted, Numbers, first_of_each, one_mode, two_mode
from claimtrack.domain.networks import (
    AGAINST,
    AGGREGATIONS_OF,
    FOR,
    LEVELS,
    NEUTRAL,
    NORMALISATIONS_OF,
    ONE_MODE,
    TWO_MODE,
    level,
)

# Row, column and stance of everything said: rows 0, 1, 2 on columns 0 and 1.
SAID = (
    *((0, 0, 2), (0, 0, 1), (0, 1, -1)),
    *((1, 0, 1), (1, 0, -2), (1, 1, -1), (1, 1, 0)),
    *((2, 0, -1), (2, 1, 1), (2, 1, 0)),
)
# The ties of 0 with 1, of 0 with 2 and of 1 with 2.
TIES: dict[tuple[str, str], tuple[float, float, float]] = {
    ("ignore", "none"): (6, 4, 6),
    ("congruence", "none"): (3, 0, 2),
    ("conflict", "none"): (2, 3, 2),
    ("subtract", "none"): (1, -3, 0),
    ("ignore", "average"): (6 / 3.5, 4 / 3, 6 / 3.5),
    ("congruence", "average"): (3 / 3.5, 0, 2 / 3.5),
    ("conflict", "average"): (2 / 3.5, 1, 2 / 3.5),
    ("subtract", "average"): (1 / 3.5, -1, 0),
    ("ignore", "jaccard"): (1, 1, 1),
    ("congruence", "jaccard"): (1 / 2, 0, 2 / 5),
    ("conflict", "jaccard"): (1 / 5, 2 / 3, 2 / 5),
    ("subtract", "jaccard"): (3 / 10, -2 / 3, 0),
    ("ignore", "cosine"): (6 / sqrt(40), 4 / 5, 6 / sqrt(40)),
    ("congruence", "cosine"): (3 / (2 * sqrt(5)), 0, 1 / sqrt(3)),
    ("conflict", "cosine"): (1 / sqrt(5), 3 / sqrt(15), 1 / sqrt(3)),
    ("subtract", "cosine"): (1 / (2 * sqrt(5)), -3 / sqrt(15), 0),
    ("ignore", "dna-jaccard"): (6 / 5, 4 / 6, 6 / 5),
    ("congruence", "dna-jaccard"): (3 / 5, 0, 2 / 5),
    ("conflict", "dna-jaccard"): (2 / 5, 3 / 6, 2 / 5),
    ("subtract", "dna-jaccard"): (1 / 5, -3 / 6, 0),
    ("ignore", "dna-cosine"): (6 / 12, 4 / 9, 6 / 12),
    ("congruence", "dna-cosine"): (3 / 12, 0, 2 / 12),
    ("conflict", "dna-cosine"): (2 / 12, 3 / 9, 2 / 12),
    ("subtract", "dna-cosine"): (1 / 12, -3 / 9, 0),
}
COUNTS: dict[tuple[str, str], list[list[float]]] = {
    ("ignore", "none"): [[2, 1], [2, 2], [1, 2]],
    ("subtract", "none"): [[2, -1], [0, -1], [-1, 1]],
    ("combine", "none"): [[1, 2], [3, 6], [2, 5]],
    ("ignore", "activity"): [[2 / 3, 1 / 3], [1 / 2, 1 / 2], [1 / 3, 2 / 3]],
    ("subtract", "activity"): [[2 / 3, -1 / 3], [0, -1 / 4], [-1 / 3, 1 / 3]],
    ("ignore", "prominence"): [[2 / 5, 1 / 5], [2 / 5, 2 / 5], [1 / 5, 2 / 5]],
    ("subtract", "prominence"): [[2 / 5, -1 / 5], [0, -1 / 5], [-1 / 5, 1 / 5]],
}


def counted(said: tuple[tuple[int, int, int | None], ...] = SAID, rows: int = 3, columns: int = 2) -> Counted:
    """What was said, as arrays."""
    places: Numbers = np.array([(row, column, level(stance)) for row, column, stance in said], dtype=np.int64)
    places = places.reshape(-1, 3)
    return Counted(places[:, 0], places[:, 1], places[:, 2], rows, columns)


@pytest.mark.parametrize(("aggregation", "normalisation"), TIES, ids=" ".join)
def test_ties_are_as_worked_out_by_hand(aggregation: str, normalisation: str) -> None:
    found = one_mode(counted(), aggregation, normalisation)
    first, second, third = TIES[aggregation, normalisation]
    assert found == pytest.approx(np.array([[0, first, second], [first, 0, third], [second, third, 0]]), abs=1e-12)
    assert found.dtype == (np.int64 if normalisation == "none" else np.float64)


@pytest.mark.parametrize(("aggregation", "normalisation"), COUNTS, ids=" ".join)
def test_numbers_of_rows_and_columns_are_as_worked_out_by_hand(aggregation: str, normalisation: str) -> None:
    found = two_mode(counted(), aggregation, normalisation)
    assert found == pytest.approx(np.array(COUNTS[aggregation, normalisation]), abs=1e-12)
    assert found.dtype == (np.int64 if normalisation == "none" else np.float64)


def test_every_way_that_goes_together_is_worked_out_here() -> None:
    assert set(TIES) == set(product(AGGREGATIONS_OF[ONE_MODE], NORMALISATIONS_OF[ONE_MODE]))
    every = set(product(AGGREGATIONS_OF[TWO_MODE], NORMALISATIONS_OF[TWO_MODE]))
    assert set(COUNTS) == every - {("combine", "activity"), ("combine", "prominence")}


def test_no_stance_counts_where_stances_are_ignored_alone() -> None:
    with_unclear = counted((*SAID, (2, 0, None)))
    assert one_mode(with_unclear, "ignore").tolist() == [[0, 6, 6], [6, 0, 8], [6, 8, 0]]
    assert two_mode(with_unclear, "ignore").tolist() == [[2, 1], [2, 2], [2, 2]]
    assert two_mode(with_unclear, "combine").tolist() == [[1, 2], [3, 6], [2, 5]]


@pytest.mark.parametrize("cells", [1, 5, 12])
@pytest.mark.parametrize(("aggregation", "normalisation"), TIES, ids=" ".join)
def test_columns_taken_some_at_a_time_give_the_same(
    aggregation: str, normalisation: str, cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = one_mode(counted(), aggregation, normalisation)
    monkeypatch.setattr(networks, "_CELLS_AT_ONCE", cells)
    assert one_mode(counted(), aggregation, normalisation) == pytest.approx(whole)


def test_large_counts_are_exact() -> None:
    said = ((0, 0, 1),) * 5000 + ((1, 0, 1),) * 5000 + ((0, 1, 1), (1, 1, 1))
    assert one_mode(counted(said, 2), "congruence").tolist() == [[0, 25_000_001], [25_000_001, 0]]


def test_who_says_nothing_that_another_says_is_tied_to_nobody() -> None:
    apart = counted(((0, 0, 1), (1, 1, 1)), 2)
    for normalisation in NORMALISATIONS_OF[ONE_MODE]:
        assert one_mode(apart, "congruence", normalisation).tolist() == [[0, 0], [0, 0]]


def test_two_of_one_mind_agree_fully_and_two_opposites_are_fully_at_odds() -> None:
    mind = ((0, 1), (1, -1), (2, 2), (3, -2), (4, 1))
    alike = counted(tuple((row, on, stance) for row in (0, 1) for on, stance in mind), 2, 5)
    turned = counted(tuple((row, on, stance * (1 - 2 * row)) for row in (0, 1) for on, stance in mind), 2, 5)
    for normalisation in ("jaccard", "cosine"):
        assert one_mode(alike, "congruence", normalisation)[0, 1] == pytest.approx(1)
        assert one_mode(turned, "subtract", normalisation)[0, 1] == pytest.approx(-1)
    assert one_mode(alike, "congruence", "dna-cosine")[0, 1] == pytest.approx(0.2)


def test_repeating_oneself_changes_no_jaccard() -> None:
    again = counted((*SAID, *SAID[:4], *SAID[:2]))
    for aggregation in AGGREGATIONS_OF[ONE_MODE]:
        assert one_mode(again, aggregation, "jaccard") == pytest.approx(one_mode(counted(), aggregation, "jaccard"))


def test_nothing_said_gives_empty_matrices() -> None:
    nothing = counted((), 0, 0)
    assert one_mode(nothing, "subtract", "cosine").shape == (0, 0)
    assert two_mode(nothing, "subtract", "activity").shape == (0, 0)


def test_the_first_of_each_is_kept_in_order() -> None:
    who, what = np.array([1, 0, 1, 0, 1, 2]), np.array([0, 0, 0, 1, 0, 0])
    assert first_of_each(who, what).tolist() == [0, 1, 3, 5]
    assert first_of_each(who).tolist() == [0, 1, 5]
    nobody = np.zeros(0, dtype=np.int64)
    assert first_of_each(nobody, nobody).tolist() == []


def test_the_sign_of_a_stance_is_what_counts() -> None:
    assert [level(stance) for stance in (-2, -1, 0, 1, 2)] == [AGAINST, AGAINST, NEUTRAL, FOR, FOR]
    assert level(None) == LEVELS - 1
