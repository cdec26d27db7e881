"""Period by period: what stands behind the stance, and behind the number beside it."""

import re

import pytest

from claimtrack.render.compare import as_data, render_compare
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.holdings import by_claim
from claimtrack.reports.periods import bucket
from tests.reports.asked import Asked
from tests.world import article, said

MINISTER = "anon(a minister; of: Loria)"


def lines(found: Comparison) -> list[tuple[str, int | None, str | None, int, int, int]]:
    """Give of each period stance, the day it is of, and the utterances: all, anonymous, unclear."""
    return [
        (one["period"], one["stance"], one["as_of"], one["n"], one["n_anonymous"], one["n_unclear"])
        for one in as_data(found)["periods"]
    ]


def words(found: Comparison, form: str = "markdown") -> str:
    text = str(render_compare(found, form, width=200)).replace("\u00a0", " ")
    return " ".join(re.sub(r"</?span[^>]*>", "", text).split())


def test_a_period_in_which_only_voices_without_a_name_spoke_says_so(asked: Asked) -> None:
    asked.put(article(said(MINISTER, said="2025-01-05", stance="supports"), url="a"))
    found = asked.compare(by="month")
    assert lines(found) == [("2025-01", None, None, 1, 1, 0)]
    (data,) = as_data(found)["periods"]
    assert (data["via_anonymous_only"], data["circular_only"]) == (None, None)
    for form in ("table", "markdown", "html"):
        assert "? only anonymous voices spoke (n = 1)" in words(found, form), form


def test_a_stance_of_an_earlier_period_says_of_which_day_it_is(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-01-05", stance="opposes?", condition="no flags"), url="a"),
        article(said(MINISTER, said="2025-02-05", stance="strongly-supports"), url="b"),
        article(said(said="2025-03-01", stance="unclear"), url="c", published="2025-03-02"),
    )
    found = asked.compare(by="month")
    assert lines(found) == [
        ("2025-01", -1, "2025-01-05", 1, 0, 0),
        ("2025-02", -1, "2025-01-05", 1, 1, 0),
        ("2025-03", -1, "2025-01-05", 1, 0, 1),
    ]
    for form in ("table", "markdown", "html"):
        told = words(found, form)
        assert "−1, if: no flags (n = 1)" in told, form
        assert "−1, if: no flags, as before (2025-01-05): only anonymous voices spoke (n = 1)" in told, form
        assert "−1, if: no flags, as before (2025-01-05): spoke, but took no stance (n = 1)" in told, form


def test_what_moves_nothing_is_told_apart_where_something_does(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-01-05"), said(MINISTER, said="2025-01-06", stance="supports"), url="a"),
        article(said("Tova Bren", said="2025-01-07", stance="unclear"), url="b"),
        article(said(MINISTER, said="2025-02-06"), said("Tova Bren", said="2025-02-07", stance="unclear"), url="c"),
    )
    found = asked.compare(by="month")
    assert lines(found) == [("2025-01", -1, "2025-01-05", 3, 1, 1), ("2025-02", -1, "2025-01-05", 2, 1, 1)]
    told = words(found)
    assert "−1 (n = 3, 1 of them anonymous, 1 of them unclear)" in told
    assert (
        "−1, as before (2025-01-05): spoke, but took no stance (n = 2, 1 of them anonymous, 1 of them unclear)" in told
    )


def test_a_stance_known_only_through_anonymous_voices_says_so(asked: Asked) -> None:
    asked.put(article(said("anon(an aide) > Marek Orlan", said="2025-01-05"), url="a"))
    found = asked.compare(by="month")
    assert as_data(found)["periods"][0]["via_anonymous_only"] is True
    assert "−1 (n = 1; only through anonymous voices)" in words(found)
    asked.put(article(said(said="2025-01-20"), url="b"))
    assert as_data(asked.compare(by="month"))["periods"][0]["via_anonymous_only"] is False


def test_a_stance_known_only_from_a_circle_says_so(asked: Asked) -> None:
    asked.put(
        article(said("LPA > Marek Orlan", ref="x:1", said="2025-02-01"), url="a"),
        article(said("Example Herald > Marek Orlan", ref="x:1", said="2025-02-01"), url="b", source="LPA"),
    )
    found = asked.compare(by="month")
    assert as_data(found)["periods"][0]["circular_only"] is True
    assert "−1 (n = 1; only from outlets that have it from each other)" in words(found)


def test_on_a_topic_without_a_claim_there_is_nothing_to_hold(asked: Asked) -> None:
    asked.put(
        article(said(claim="-", topic="guarantees", said="2025-01-05", stance="supports"), url="a"),
        article(said(MINISTER, "-", topic="guarantees", said="2025-01-06", stance="supports"), url="b"),
    )
    found = asked.compare(by="month")
    assert lines(found) == [("2025-01", None, None, 2, 1, 0)]
    assert "| – (n = 2, 1 of them anonymous) |" in words(found)


@pytest.mark.parametrize("by", ["day", "week", "month", "quarter", "year"])
def test_a_stance_is_of_its_own_period_exactly_where_something_in_it_makes_a_position(asked: Asked, by: str) -> None:
    asked.put(
        article(said(said="2024-12-30"), url="a"),
        article(said(MINISTER, said="2025-01-03", stance="supports"), url="b"),
        article(said("Tova Bren", said="../2025-01-20", stance="unclear"), url="c"),
        article(said("Tova Bren & Marek Orlan", said="2025-02", stance="supports"), url="d"),
    )
    found = asked.compare(by=by)
    assert sum(one.n for one in found.periods) == 4
    for one, data in zip(found.periods, as_data(found)["periods"], strict=True):
        told = [row for row in by_claim(found.rows)["troops"] if bucket(row.date_latest, by) == one.period]
        makes = any(row.stance is not None and not row.anonymous for row in told)
        assert (bucket(data["as_of"], by) == one.period) is makes is one.moved
