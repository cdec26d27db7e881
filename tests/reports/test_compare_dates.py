"""When: open, partial and cut dates; the two clocks; periods; changes."""

import pytest

from claimtrack.render.compare import as_data, render_compare
from claimtrack.reports.comparison import Comparison
from tests.reports.asked import Asked, held, only, side, silent, stance
from tests.world import article, said


def changes(found: Comparison) -> list[tuple[str, int | None, int | None, bool]]:
    """Give side, stance before and after, and whether the order is known, of each change."""
    return [(one.side, one.shift.before.stance, one.shift.after.stance, one.shift.certain) for one in found.changes]


@pytest.mark.parametrize(
    ("fields", "date", "earliest", "latest", "basis"),
    [
        ({}, "../2025-03-05", None, "2025-03-05", "publication"),
        ({"said": "2025-03-04"}, "2025-03-04", "2025-03-04", "2025-03-04", "explicit"),
        ({"said": "2025-02"}, "2025-02", "2025-02-01", "2025-02-28", "explicit"),
        ({"said": "2025"}, "2025", "2025-01-01", "2025-03-05", "explicit"),
        ({"said": "2025-03-01/.."}, "2025-03-01/..", "2025-03-01", "2025-03-05", "explicit"),
        ({"said": "../2025-03-01"}, "../2025-03-01", None, "2025-03-01", "explicit"),
        ({"said": "2025-03-04", "basis": "relative"}, "2025-03-04", "2025-03-04", "2025-03-04", "relative"),
    ],
    ids=["undated", "day", "month", "year, cut at publication", "open end", "open beginning", "basis given"],
)
def test_the_day_is_told_as_far_as_it_is_known(
    *, asked: Asked, fields: dict[str, str], date: str, earliest: str | None, latest: str, basis: str
) -> None:
    asked.put(article(said(**fields)))
    row = only(asked.compare())
    assert (row.date, row.date_earliest, row.date_latest, row.date_basis) == (date, earliest, latest, basis)


def test_an_undated_statement_leaves_the_first_day_open(asked: Asked) -> None:
    asked.put(article(said()))
    loria = side(asked.compare(), "Loria")
    assert (loria.first, loria.last, loria.first_open) == ("2025-03-05", "2025-03-05", True)
    asked.put(article(said(said="2025-02"), url="b"))
    loria = side(asked.compare(), "Loria")
    assert (loria.first, loria.last, loria.first_open) == ("2025-02-01", "2025-03-05", False)


def test_order_is_by_latest_then_earliest(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-03-02/2025-03-04", stance="supports"), url="a"),
        article(said(said="2025-03-04", stance="neutral"), url="b"),
        article(said(said="../2025-03-04", stance="opposes"), url="c"),
        article(said(said="2025-03-03", stance="strongly-supports"), url="d"),
    )
    assert [row.stance for row in asked.compare().rows] == [2, -1, 1, 0]


def test_as_of_keeps_what_was_certainly_said_by_that_day(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-02-01"), url="a"),
        article(said(said="2025-02", stance="supports"), url="b"),
        article(said("Ida Venn"), url="c"),
    )
    found = asked.compare(as_of="2025-02-27")
    assert [row.stance for row in found.rows] == [-1]
    assert silent(found) == {("Kasteya", None), ("Kasteya", "troops")}
    assert stance(asked.compare(as_of="2025-02-28")) == 1


def test_known_on_keeps_what_had_been_published(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-02-01"), url="a", published="2025-02-02"),
        article(said(said="2025-01-15", stance="supports"), url="b", published="2025-03-01"),
    )
    assert [row.date for row in asked.compare(known_on="2025-02-28").rows] == ["2025-02-01"]
    assert len(asked.compare(known_on="2025-03-01").rows) == 2
    assert asked.compare(known_on="2025-02-01").rows == ()


def test_a_publication_date_of_a_month_is_known_at_its_end(asked: Asked) -> None:
    asked.put(article(said(), published="2025-02"))
    assert asked.compare(known_on="2025-02-27").rows == ()
    assert only(asked.compare(known_on="2025-02-28")).date_latest == "2025-02-28"


def test_what_later_reports_add_is_not_known_before(asked: Asked) -> None:
    early = said("anon(the palace) > Loria", ref="x:1", stance="unclear", act="deny")
    late = said("Tova Bren (spokesperson) > Loria", ref="x:1", said="2025-03-01", mode="direct", certainty="certain")
    asked.put(article(early, url="a", published="2025-03-03"), article(late, url="b", published="2025-03-07"))
    then, now = only(asked.compare(known_on="2025-03-05")), only(asked.compare())
    assert then.statement_key == now.statement_key
    assert (then.stance, then.act, then.certainty, then.via_anonymous) == (None, "deny", None, True)
    assert (then.date, then.speaker, then.n_reports, len(then.sources)) == ("../2025-03-03", "Loria", 1, 1)
    assert (now.stance, now.act, now.certainty, now.via_anonymous) == (-1, "assert", "certain", False)
    assert (now.date, now.speaker, now.n_reports, len(now.sources)) == ("2025-03-01", "Tova Bren", 2, 2)
    assert held(asked.compare(known_on="2025-03-05")) is None


def test_counts_are_those_of_the_day_too(asked: Asked) -> None:
    asked.put(
        article(said(ref="x:1"), url="a", published="2025-03-03"),
        article(said(ref="x:1"), url="b", published="2025-03-04", source="Sample Gazette"),
        article(said(said="2025-03-05", stance="supports"), url="c", published="2025-03-06"),
    )
    then, now = side(asked.compare(known_on="2025-03-03"), "Loria"), side(asked.compare(), "Loria")
    assert (then.n_utterances, then.n_reports, then.n_independent, then.n_sources) == (1, 1, 1, 1)
    assert (now.n_utterances, now.n_reports, now.n_independent, now.n_sources) == (2, 3, 3, 2)


def test_a_change_is_known_when_both_statements_are(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-02-01"), url="a", published="2025-03-09"),
        article(said(said="2025-02-10", stance="supports"), url="b", published="2025-02-11"),
    )
    assert changes(asked.compare(known_on="2025-03-01")) == []
    assert changes(asked.compare()) == [("Loria", -1, 1, True)]


def test_membership_is_tested_with_the_date_known_then(asked: Asked) -> None:
    asked.put(
        {"type": "speaker", "name": "Ana Tarn", "member_of": [{"of": "Loria", "from": "2025-03-03"}]},
        article(said("Ana Tarn", ref="x:1"), url="a", published="2025-03-05"),
        article(said("Ana Tarn", ref="x:1", said="2025-03-01"), url="b", published="2025-03-06"),
    )
    assert only(asked.compare(known_on="2025-03-05")).side == "Loria"
    assert asked.compare().rows == ()


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ({"date_from": "2025-02-10"}, [("2025-02-15", False), ("2025-02", True), ("../2025-03-05", True)]),
        ({"date_until": "2025-02-10"}, [("2025-02-01", False), ("2025-02", True), ("../2025-03-05", True)]),
        ({"date_from": "2025-02-02", "date_until": "2025-02-14"}, [("2025-02", True), ("../2025-03-05", True)]),
        ({"date_from": "2025-03-06"}, []),
    ],
    ids=["from", "until", "both", "after everything"],
)
def test_a_period_keeps_what_overlaps_it(
    asked: Asked, period: dict[str, str], expected: list[tuple[str, bool]]
) -> None:
    for number, day in enumerate(("2025-02-01", "2025-02", "2025-02-15", None)):
        asked.put(article(said(**({"said": day} if day else {})), url=str(number)))
    assert [(row.date, row.period_uncertain) for row in asked.compare(**period).rows] == expected


def test_a_change_is_two_statements_that_differ(asked: Asked) -> None:
    asked.put(article(said(said="2025-02-01"), url="a"))
    assert changes(asked.compare()) == []
    asked.put(
        article(said(said="2025-02-10"), url="b"),
        article(said(said="2025-02-20", stance="supports"), url="c"),
        article(said("Ida Venn", said="2025-02-21", stance="supports"), url="d"),
    )
    assert changes(asked.compare()) == [("Loria", -1, 1, True)]


def test_a_condition_that_appears_or_falls_away_is_a_change(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-02-01", stance="supports"), url="a"),
        article(said(said="2025-02-10", stance="supports?", condition="no flags"), url="b"),
        article(said(said="2025-02-12", stance="supports?", condition="no boots"), url="c"),
        article(said(said="2025-02-20", stance="supports"), url="d"),
    )
    found = asked.compare().changes
    assert [(one.shift.before.conditional, one.shift.after.conditional) for one in found] == [
        (False, True),
        (True, False),
    ]
    assert found[0].shift.after.condition == "no flags"


@pytest.mark.parametrize(
    ("later", "certain"),
    [("2025-02-11", True), ("2025-02-10/2025-02-20", False), ("../2025-02-20", False)],
    ids=["after", "overlapping", "open beginning"],
)
def test_the_order_of_overlapping_days_is_unknown(asked: Asked, later: str, certain: bool) -> None:  # noqa: FBT001
    asked.put(
        article(said(said="2025-02-01/2025-02-10"), url="a"),
        article(said(said=later, stance="supports"), url="b"),
    )
    assert changes(asked.compare()) == [("Loria", -1, 1, certain)]


def test_neither_unclear_nor_imputed_nor_anonymous_statements_are_changes(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-02-01"), url="a"),
        article(said(said="2025-02-02", stance="unclear"), url="b"),
        article(said("Ida Venn (interpreter) > Marek Orlan", said="2025-02-03", stance="supports"), url="c"),
        article(said("anon(a clerk; of: Loria)", said="2025-02-04", stance="supports"), url="d"),
    )
    found = asked.compare(imputed=True)
    assert len(found.rows) == 4
    assert changes(found) == []


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("day", [("2024-12-30", 2, 1), ("2025-01-03", -1, 1), ("2025-02-28", 1, 1), ("2025-03-05", 1, 1)]),
        ("week", [("2025-W01", -1, 2), ("2025-W09", 1, 1), ("2025-W10", 1, 1)]),
        ("month", [("2024-12", 2, 1), ("2025-01", -1, 1), ("2025-02", 1, 1), ("2025-03", 1, 1)]),
        ("quarter", [("2024-Q4", 2, 1), ("2025-Q1", 1, 3)]),
        ("year", [("2024", 2, 1), ("2025", 1, 3)]),
    ],
)
def test_a_position_can_be_told_period_by_period(asked: Asked, by: str, expected: list[tuple[str, int, int]]) -> None:
    asked.put(
        article(said(said="2024-12-30", stance="strongly-supports"), url="a"),
        article(said(said="2025-01-03"), url="b"),
        article(said(said="2025-02", stance="supports"), url="c"),
        article(said(stance="unclear"), url="d"),
    )
    found = asked.compare(by=by)
    assert [(line.period, line.stance, line.n) for line in found.periods] == expected
    assert {(line.side, line.claim) for line in found.periods} == {("Loria", "troops")}


def test_a_period_says_how_many_of_its_utterances_may_be_earlier(asked: Asked) -> None:
    asked.put(article(said(said="2025-03-02"), url="a"), article(said("Tova Bren"), url="b"))
    assert [(line.n, line.n_uncertain) for line in asked.compare(by="month").periods] == [(2, 1)]
    assert [(line.n, line.n_uncertain) for line in asked.compare(by="day").periods] == [(1, 0), (1, 1)]


def test_without_by_there_are_no_periods(asked: Asked) -> None:
    asked.put(article(said()))
    assert asked.compare().periods == ()


def test_days_that_exclude_each_other_are_told_wherever_the_day_is(asked: Asked) -> None:
    asked.put(
        article(said(ref="x:1", said="2025-02-01"), url="a", published="2025-02-10"),
        article(said(ref="x:1", said="2025-02-05"), url="b", published="2025-02-11", source="Sample Gazette"),
    )
    found = asked.compare(as_of="2025-02-03")
    assert (only(found).date, only(found).date_disputed) == ("2025-02-01", True)
    told = str(render_compare(found, "markdown"))
    assert "opposes (disputed 2025-02-01; n = 1)" in told
    assert "exclude each other: the narrowest, else the first told, stands (1 statement): Marek Orlan, disputed" in told
    assert "articles or coders tell other days, which exclude this" in told
    assert not only(asked.compare(known_on="2025-02-10")).date_disputed


@pytest.mark.parametrize(("first", "second"), [("2025-02-01", "2025-02"), ("2025-02-01/2025-02-04", "../2025-02-03")])
def test_days_that_may_be_one_are_not_in_dispute(asked: Asked, first: str, second: str) -> None:
    asked.put(
        article(said(ref="x:1", said=first), url="a", published="2025-02-10"),
        article(said(ref="x:1", said=second), url="b", published="2025-02-11"),
    )
    assert not only(asked.compare()).date_disputed


def test_a_period_tells_the_condition_and_the_split_with_which_something_was_held(asked: Asked) -> None:
    asked.put(
        article(said("Tova Bren", said="2025-03-02"), url="a"),
        article(said(said="2025-03-03", stance="supports?", condition="no flags"), url="b"),
        article(said("Tova Bren", said="2025-04-02", stance="neutral"), url="c", published="2025-04-03"),
    )
    found = asked.compare(by="month")
    march, april = found.periods
    assert (march.stance, march.conditional, march.condition) == (1, True, "no flags")
    assert march.split is not None
    assert march.split.between == (("Marek Orlan", 1), ("Tova Bren", -1))
    assert (april.stance, april.conditional, april.condition, april.split) == (0, False, None, None)
    data = as_data(found)["periods"][0]
    assert (data["conditional"], data["condition"], data["split"], data["range"]) == (True, "no flags", True, [-1, 1])
    assert data["split_between"] == [{"speaker": "Marek Orlan", "stance": 1}, {"speaker": "Tova Bren", "stance": -1}]
    for form in ("table", "markdown"):
        text = " ".join(str(render_compare(found, form)).replace("\u00a0", " ").split())
        assert "+1, if: no flags (n = 2; split from −1 to +1: Marek Orlan +1, Tova Bren −1)" in text, form
