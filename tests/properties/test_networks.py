"""What is true of every network, whatever was said."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.analysis.networks import Counted, Matrix, one_mode, two_mode
from claimtrack.domain.networks import AGAINST, AGGREGATIONS_OF, FOR, NEUTRAL, NORMALISATIONS_OF, ONE_MODE

ROWS, COLUMNS = 4, 5
SAID = st.lists(
    st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1), st.sampled_from((AGAINST, NEUTRAL, FOR))),
    max_size=40,
)
HOW = st.sampled_from(NORMALISATIONS_OF[ONE_MODE])
Said = list[tuple[int, int, int]]


def counted(said: Said) -> Counted:
    places = np.array(said, dtype=np.int64).reshape(-1, 3)
    return Counted(places[:, 0], places[:, 1], places[:, 2], ROWS, COLUMNS)


def ties(said: Said, aggregation: str, normalisation: str) -> Matrix:
    return one_mode(counted(said), aggregation, normalisation)


@given(said=SAID, how=HOW, aggregation=st.sampled_from(AGGREGATIONS_OF[ONE_MODE]))
def test_ties_are_mutual_and_nobody_is_tied_to_himself(said: Said, how: str, aggregation: str) -> None:
    found = ties(said, aggregation, how)
    assert np.array_equal(found, found.T)
    assert not np.diag(found).any()
    assert np.isfinite(found).all()


@given(said=SAID, how=HOW)
def test_subtract_is_congruence_less_conflict(said: Said, how: str) -> None:
    expected = ties(said, "congruence", how) - ties(said, "conflict", how)
    assert ties(said, "subtract", how) == pytest.approx(expected)


@given(said=SAID, how=HOW)
def test_who_puts_every_claim_the_other_way_round_finds_the_same_ties(said: Said, how: str) -> None:
    turned = [(row, column, {AGAINST: FOR, FOR: AGAINST}.get(stance, stance)) for row, column, stance in said]
    for aggregation in AGGREGATIONS_OF[ONE_MODE]:
        assert ties(turned, aggregation, how) == pytest.approx(ties(said, aggregation, how))
    assert np.array_equal(two_mode(counted(turned), "subtract"), -two_mode(counted(said), "subtract"))


@given(said=SAID, how=HOW, order=st.randoms(use_true_random=False))
def test_the_order_in_which_it_was_said_does_not_matter(said: Said, how: str, order: random.Random) -> None:
    mixed = order.sample(said, len(said))
    for aggregation in AGGREGATIONS_OF[ONE_MODE]:
        assert ties(mixed, aggregation, how) == pytest.approx(ties(said, aggregation, how))


@given(said=SAID, how=st.sampled_from(("jaccard", "cosine")))
def test_a_true_share_lies_between_nothing_and_all(said: Said, how: str) -> None:
    for aggregation in ("ignore", "congruence", "conflict"):
        found = ties(said, aggregation, how)
        assert found.min() >= 0
        assert found.max() <= 1 + 1e-9
    assert np.abs(ties(said, "subtract", how)).max() <= 1 + 1e-9


@given(said=SAID)
def test_agreement_and_conflict_are_parts_of_what_stances_ignored_give(said: Said) -> None:
    decided = [one for one in said if one[2] != NEUTRAL]
    parts = ties(decided, "congruence", "none") + ties(decided, "conflict", "none")
    assert np.array_equal(ties(decided, "ignore", "none"), parts)
    assert (ties(said, "ignore", "none") >= ties(said, "congruence", "none") + ties(said, "conflict", "none")).all()


@given(said=SAID)
def test_rows_and_columns_add_up_to_what_was_said(said: Said) -> None:
    found = two_mode(counted(said), "ignore")
    assert found.sum() == len(said)
    shares = two_mode(counted(said), "ignore", "activity").sum(axis=1)
    assert shares == pytest.approx((found.sum(axis=1) > 0).astype(float))
