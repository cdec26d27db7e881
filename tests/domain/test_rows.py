"""Plain answers, and places in a file."""

import pytest

from claimtrack.domain.records import Place
from claimtrack.domain.rows import Rows


def test_some_columns_of_an_answer_are_given_in_the_order_asked_for() -> None:
    rows = Rows(("a", "b", "c"), [(1, 2, 3), (None, "x", b"y")], truncated=True)
    assert rows.only(("c", "a")) == Rows(("c", "a"), [(3, 1), (b"y", None)], truncated=True)
    assert rows.only(()) == Rows((), [(), ()], truncated=True)
    assert not Rows(("a",), []).only(("a",)).truncated


def test_a_column_that_is_not_there_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        Rows(("a",), []).only(("b",))


def test_a_place_further_on_stays_on_its_line() -> None:
    place = Place("a.claim.md", 7, 4, "by: Orlan", 5)
    assert place.at(2) == Place("a.claim.md", 7, 6, "by: Orlan", 1)
    assert place.at(0, 3) == Place("a.claim.md", 7, 4, "by: Orlan", 3)
    assert place.at(5, 0).width == 1
    assert Place("a.claim.md") == Place("a.claim.md", 1, 1, None, 1)
