"""Roots, origins and circles."""

from itertools import permutations

import pytest

from claimtrack.domain.independence import Link, Origin, Traced, origins, root_of

HERALD, LPA, ECHO = Link("herald", is_source=True), Link("lpa", is_source=True), Link("echo", is_source=True)
ORLAN, VOICE = Link("orlan", is_source=False), Link("voice", is_source=False)


@pytest.mark.parametrize(
    ("chain", "root"),
    [
        ([HERALD], "herald"),
        ([HERALD, ORLAN], "herald"),
        ([HERALD, LPA, ORLAN], "lpa"),
        ([HERALD, LPA, VOICE, ORLAN], "lpa"),
        ([HERALD, ECHO, LPA, VOICE], "lpa"),
        ([HERALD, LPA], "lpa"),
        ([HERALD, ORLAN, VOICE], "herald"),
        ([ORLAN, VOICE], "orlan"),
    ],
)
def test_the_root_is_the_source_nearest_to_the_asserter(chain: list[Link], root: str) -> None:
    assert root_of(chain) == root


def traced(*reports: str) -> dict[str, Origin]:
    """Give the origins of reports written `day source>root`, by `source` and day; whatever their order."""
    made = []
    for text in reports:
        day, _, path = text.partition(" ")
        source, _, root = path.partition(">")
        made.append(Traced(f"{source}{day}", source, root or source, f"2025-03-{day}"))
    found = [origins(order) for order in permutations(made)]
    assert all(one == found[0] for one in found)
    return found[0]


def independent(found: dict[str, Origin]) -> set[str]:
    return {key for key, origin in found.items() if origin.independent}


def test_the_earliest_report_of_each_root_is_independent() -> None:
    assert independent(traced("02 a>lpa", "01 b>lpa", "03 lpa", "04 c")) == {"b01", "c04"}


def test_of_two_on_one_day_the_key_decides() -> None:
    assert independent(traced("01 b>lpa", "01 a>lpa")) == {"a01"}


def test_two_that_cite_each_other_count_once_and_are_flagged() -> None:
    found = traced("01 a>b", "02 b>a", "03 c>a", "04 d")
    assert independent(found) == {"a01", "d04"}
    assert {key for key, origin in found.items() if origin.circular} == {"a01", "b02"}
    assert found["c03"].origin == found["a01"].origin == "a"


def test_a_ring_of_three_counts_once() -> None:
    found = traced("01 a>b", "02 b>c", "03 c>a")
    assert (independent(found), {origin.circular for origin in found.values()}) == ({"a01"}, {True})


def test_two_rings_are_two() -> None:
    assert independent(traced("01 a>b", "02 b>a", "03 x>y", "04 y>x")) == {"a01", "x03"}


def test_a_ring_that_cites_an_outsider_too_is_not_the_outsider() -> None:
    found = traced("01 b>c", "02 c>b", "03 b>a", "04 a")
    assert independent(found) == {"b01", "b03"}
    assert (found["c02"].origin, found["b03"]) == ("b", Origin("a", independent=True, circular=False))


def test_a_line_of_citations_is_no_ring() -> None:
    found = traced("01 a>b", "02 b>c", "03 c")
    assert not any(origin.circular for origin in found.values())
    assert independent(found) == {"a01", "b02"}


def test_a_source_citing_itself_is_no_ring() -> None:
    assert traced("01 a")["a01"] == Origin("a", independent=True, circular=False)


def test_nothing_has_no_origins() -> None:
    assert origins([]) == {}
