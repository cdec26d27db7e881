"""What changed, from statements alone."""

from dataclasses import replace
from typing import Any

import pytest

from claimtrack.domain.positions import Held
from claimtrack.domain.shifts import shifts


def held(earliest: str | None, latest: str, stance: int | None = 1, **fields: Any) -> Held:
    """Give a statement that was made between two days."""
    plain = Held(
        f"{latest}{stance}",
        1,
        "Marek Orlan",
        stance,
        "x",
        conditional=False,
        condition=None,
        earliest=earliest,
        latest=latest,
    )
    return replace(plain, **fields)


def told(*statements: Held) -> list[tuple[int | None, int | None, bool]]:
    """Give stance before, stance after and whether the order is known."""
    forth = [(one.before.stance, one.after.stance, one.certain) for one in shifts(statements)]
    back = [(one.before.stance, one.after.stance, one.certain) for one in shifts(reversed(statements))]
    assert forth == back
    return forth


def test_one_statement_is_no_change() -> None:
    assert told() == []
    assert told(held("2025-03-01", "2025-03-01")) == []


def test_successive_statements_that_differ_are() -> None:
    line = [held(f"2025-03-0{day}", f"2025-03-0{day}", stance) for day, stance in enumerate((1, 1, -1, -2, 1), 1)]
    assert told(*line) == [(1, -1, True), (-1, -2, True), (-2, 1, True)]


@pytest.mark.parametrize(
    ("earliest", "latest", "certain"),
    [
        ("2025-03-11", "2025-03-20", True),
        ("2025-03-10", "2025-03-20", False),
        (None, "2025-03-20", False),
        ("2025-03-01", "2025-03-10", False),
    ],
    ids=["after", "touching", "open", "the same days"],
)
def test_overlapping_days_leave_the_order_unknown(earliest: str | None, latest: str, certain: bool) -> None:  # noqa: FBT001
    assert [one[2] for one in told(held("2025-03-01", "2025-03-10"), held(earliest, latest, -1))] == [certain]


def test_a_condition_that_comes_or_goes_is_a_change() -> None:
    first, second = held("2025-03-01", "2025-03-01"), held("2025-03-02", "2025-03-02", conditional=True)
    assert told(first, second) == [(1, 1, True)]
    assert told(second, held("2025-03-03", "2025-03-03")) == [(1, 1, True)]


@pytest.mark.parametrize("fields", [{"imputed": True}, {"anonymous": True}])
def test_what_makes_no_position_makes_no_change(fields: dict[str, bool]) -> None:
    assert told(held("2025-03-01", "2025-03-01"), held("2025-03-02", "2025-03-02", -1, **fields)) == []


def test_an_unclear_statement_between_is_passed_over() -> None:
    line = [
        held("2025-03-01", "2025-03-01"),
        held("2025-03-02", "2025-03-02", None),
        held("2025-03-03", "2025-03-03", -1),
    ]
    assert told(*line) == [(1, -1, True)]
