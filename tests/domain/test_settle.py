"""One value from several reports."""

from dataclasses import dataclass, replace
from itertools import permutations

import pytest

from claimtrack.domain.identity import Part
from claimtrack.domain.settle import (
    Dated,
    believed,
    coders_differ,
    days_between,
    disagree,
    disjoint,
    narrowest,
    spoken_by,
)


@dataclass(frozen=True)
class One:
    """A report as settling asks for it."""

    key: str
    stance: int | None = -1
    mode: str | None = "indirect"
    published: str = "2025-03-05"
    conditional: bool = False
    adjudicated: bool = False


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (One("b", mode="direct"), One("a", mode="mixed", published="2025-03-01")),
        (One("b", mode="mixed"), One("a", mode="indirect")),
        (One("b", mode="indirect"), One("a", mode="narrated")),
        (One("b", mode="narrated"), One("a", mode=None)),
        (One("b", published="2025-03-01"), One("a")),
        (One("a"), One("b")),
        (One("b", mode=None), One("a", stance=None, mode="direct", published="2025-03-01")),
        (One("b", mode=None, adjudicated=True), One("a", mode="direct", published="2025-03-01")),
        (One("b"), One("a", stance=None, adjudicated=True)),
    ],
    ids=[
        *("direct", "mixed", "indirect", "narrated", "earliest", "key", "a stance before none"),
        *("decided before direct", "a stance before decided to be unclear"),
    ],
)
def test_which_report_is_believed(better: One, worse: One) -> None:
    assert believed([better, worse]) == believed([worse, better]) == better


def test_stances_and_conditions_disagree_and_unclear_does_not() -> None:
    assert disagree([One("a"), One("b", stance=1)])
    assert disagree([One("a"), One("b", conditional=True)])
    assert not disagree([One("a"), One("b", stance=None), One("c")])


def dated(text: str, published: str = "2025-03-05", basis: str = "explicit", coder: str = "") -> Dated:
    """Give a date written `earliest/latest` or as one day."""
    earliest, _, latest = text.partition("/")
    return Dated(
        f"{text} {published}", published, text, None if earliest == ".." else earliest, latest or earliest, basis, coder
    )


@pytest.mark.parametrize(
    ("chosen", "other"),
    [
        (dated("2025-03-04"), dated("2025-03-01/2025-03-05", "2025-03-01")),
        (dated("2025-02-01/2025-03-05"), dated("../2025-03-01", "2025-03-01")),
        (dated("2025-03-04", "2025-03-04"), dated("2025-03-03", "2025-03-06")),
        (dated("2025-03-04", coder="c1"), dated("2025-03-03", coder="c2")),
        (dated("2025-03-03"), dated("2025-03-04")),
        (dated("../2025-03-03"), dated("../2025-03-04")),
        (replace(dated("../2025-03-03"), text="../2026"), dated("../2025-03-04")),
    ],
    ids=[
        "day before range",
        "range before open",
        "first published",
        "first coder",
        "first day",
        "first bound",
        "cut bound",
    ],
)
def test_the_narrowest_date_is_chosen(chosen: Dated, other: Dated) -> None:
    assert narrowest([chosen, other]) == narrowest([other, chosen]) == chosen


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("2025-03-01", "2025-03-02"), True),
        (("2025-03-01/2025-03-03", "2025-03-03/2025-03-05"), False),
        (("../2025-03-01", "2025-03-02"), True),
        (("../2025-03-03", "2025-03-02", "2025-03-01/2025-03-09"), False),
        (("2025-03-01",), False),
        (("../2025-03-01", "../2025-03-05"), False),
    ],
)
def test_dates_that_cannot_both_be_true_are_disjoint(texts: tuple[str, ...], expected: bool) -> None:  # noqa: FBT001
    assert all(disjoint(order) is expected for order in permutations([dated(text) for text in texts]))


def test_the_width_of_a_date() -> None:
    assert days_between("2024-02-28", "2024-03-01") == 2
    assert days_between(None, "2024-03-01") > days_between("1000-01-01", "2999-12-31")


def test_a_named_speaker_tells_more_than_the_principal_and_that_more_than_a_voice() -> None:
    def part(key: str, speaker: str, **fields: str) -> Part:
        said = ("2025-03-05", False, "troops")
        return Part(key, key, "loria", speaker, "a", "", *said, **fields)  # type: ignore[arg-type]

    itself, named = part("b", "loria"), part("c", "orlan", named="orlan")
    guard, clerk = part("a", "anon(a guard)", anonymous_in="a"), part("d", "anon(a clerk)", anonymous_in="a")
    assert spoken_by([guard, itself, named]) == named
    assert spoken_by([guard, itself]) == itself
    assert spoken_by([guard, clerk]) == spoken_by([clerk, guard]) == clerk


def test_coders_differ_where_two_of_them_give_two_stances_also_where_one_has_a_condition() -> None:
    assert coders_differ([("a", 1, False), ("b", -1, False)])
    assert coders_differ([("a", 1, False), ("b", 1, True)])
    assert coders_differ([("a", None, False), ("b", 1, False)])
    assert not coders_differ([("a", 1, False), ("b", 1, False)])
    assert not coders_differ([("a", 1, False), ("a", -1, False)])
