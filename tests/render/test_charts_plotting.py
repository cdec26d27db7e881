from dataclasses import dataclass, replace
from typing import Any

import pytest

from claimtrack.render.charts.plotting import bands, gap, heat, lanes
from claimtrack.render.charts.shapes import FIRM, Footing
from claimtrack.reports.asking import Named
from claimtrack.reports.belonging import Belonging, Spell
from claimtrack.reports.evidence import Stated
from tests.render.compared import ARTICLE, row

LORIA, KASTEYA = Named(1, "loria", "Loria"), Named(2, "kasteya", "Kasteya")
NEVER = "9999-12-31"


def said(number: int, day: str, stance: int | None, **values: Any) -> Stated:
    """Give a statement of one day."""
    return row(number, **({"date_earliest": day, "date_latest": day, "stance": stance} | values))


def of_kasteya(number: int, day: str, stance: int | None, **values: Any) -> Stated:
    who: dict[str, Any] = {"side_id": 2, "side": "Kasteya", "principal_id": 7, "speaker_id": 7, "speaker": "Tellan"}
    return said(number, day, stance, **(who | values))


def held(rows: list[Stated], **values: Any) -> list[tuple[str, str | None, int, bool]]:
    """Give from when until when what was held by Loria."""
    chart = bands([LORIA], rows, **values)
    assert chart is not None
    return [(one.from_day, one.until_day, one.stance, one.conditional) for one in chart.panels[0].bands]


def test_a_stance_is_held_until_the_next_one() -> None:
    rows = [said(1, "2024-01-05", -2), said(2, "2024-03-05", 1, conditional=True), said(3, "2024-06-05", 1)]

    assert held(rows) == [
        ("2024-01-05", "2024-03-05", -2, False),
        ("2024-03-05", "2024-06-05", 1, True),
        ("2024-06-05", None, 1, False),
    ]


def test_repeating_a_stance_makes_no_new_bar() -> None:
    chart = bands([LORIA], [said(1, "2024-01-05", -2), said(2, "2024-03-05", -2)])
    assert chart is not None
    (band,) = chart.panels[0].bands

    assert (band.from_day, band.until_day, band.to) == ("2024-01-05", None, "statement-1")
    assert "n\u00a0=\u00a02" in band.told
    assert len(chart.panels[0].marks) == 2


def test_a_position_begins_when_its_statement_was_made_at_the_latest() -> None:
    assert held(
        [said(1, "2024-01-31", 1, date_earliest="2024-01-01"), said(2, "2024-03-05", 0, date_earliest=None)]
    ) == [
        ("2024-01-31", "2024-03-05", 1, False),
        ("2024-03-05", None, 0, False),
    ]


@pytest.mark.parametrize(
    "values", [{"stance": None}, {"anonymous": True, "stance": 2}, {"imputed": True, "stance": 2}], ids=str
)
def test_what_moves_no_position_moves_no_bar(values: dict[str, Any]) -> None:
    rows = [said(1, "2024-01-05", -1), said(2, "2024-03-05", **({"stance": 0} | values))]

    assert held(rows) == [("2024-01-05", None, -1, False)]


def test_anonymous_voices_are_marked_and_imputed_ones_left_out() -> None:
    chart = bands([LORIA], [said(1, "2024-01-05", -1, anonymous=True), said(2, "2024-03-05", 1, imputed=True)])
    assert chart is not None
    (mark,) = chart.panels[0].marks

    assert (mark.anonymous, mark.stance, mark.to) == (True, -1, "statement-1")
    assert "anonymous voice" in mark.told
    assert chart.panels[0].bands == ()


def test_only_imputed_statements_are_nothing_to_draw() -> None:
    rows = [said(1, "2024-01-05", -1, imputed=True)]

    assert bands([LORIA], rows) is None
    assert lanes(rows) is None
    assert gap([LORIA, KASTEYA], rows) is None
    assert heat([LORIA], rows) is None


def test_a_mark_tells_what_is_known_of_its_statement() -> None:
    day = {"date_earliest": None, "mode": "indirect", "conditional": True, "condition": "a truce", "quote": "Ні! " * 90}
    chart = bands([LORIA], [said(1, "2024-01-05", -2, **day)])
    assert chart is not None
    (mark,) = chart.panels[0].marks

    assert (mark.earliest, mark.latest, mark.hollow, mark.conditional) == (None, "2024-01-05", True, True)
    assert mark.told.startswith("by\u00a02024-01-05 · Marek Orlan · ▼▼ −2 opposes, if: a truce\nНі! Ні!")
    assert "…\nindirect" in mark.told


def test_quoted_words_are_full_marks() -> None:
    chart = bands([LORIA], [said(n, "2024-01-05", 1, mode=mode) for n, mode in enumerate(("direct", "mixed", None))])
    assert chart is not None

    assert [(mark.hollow, mark.pale) for mark in chart.panels[0].marks] == [
        (False, False),
        (False, False),
        (False, True),
    ]


@pytest.mark.parametrize(("date", "doubt"), [("2024-01-05", ""), ("2024-01-05~", "~"), ("2024-01-05?", "?")])
def test_a_day_that_is_not_sure_is_marked(date: str, doubt: str) -> None:
    chart = lanes([said(1, "2024-01-05", 1, date=date)])
    assert chart is not None
    assert [mark.doubt for mark in chart.panels[0].marks] == [doubt]


def test_a_split_is_told_with_its_range_and_names() -> None:
    rows = [said(1, "2024-01-05", -2), said(2, "2024-03-05", 1, principal_id=3, principal="Dessa Orvane")]
    chart = bands([LORIA], rows)
    assert chart is not None

    assert [one.split for one in chart.panels[0].bands] == [None, (-2, 1)]
    assert "split from −2 to +1: Dessa Orvane +1, Marek Orlan −2" in chart.panels[0].bands[1].told


def test_a_split_ends_on_the_day_on_which_one_of_the_two_leaves() -> None:
    rows = [said(1, "2024-01-05", -2), said(2, "2024-03-05", 1, principal_id=3, principal="Dessa Orvane")]
    spells = (Spell(1, 2, "0000-01-01", "2024-04-15"), Spell(1, 3, "2020-01-01", NEVER))
    chart = bands([LORIA], rows, days=("2024-01-01", "2024-12-31"), belonging=Belonging(spells, ()))
    assert chart is not None

    assert [(one.from_day, one.until_day, one.split) for one in chart.panels[0].bands] == [
        ("2024-01-05", "2024-03-05", None),
        ("2024-03-05", "2024-04-15", (-2, 1)),
        ("2024-04-15", None, None),
    ]


def test_every_side_has_a_row_under_every_claim_and_a_topic_without_a_claim_no_bar() -> None:
    rows = [
        said(1, "2024-01-05", 1, claim=None, claim_text=None),
        said(2, "2024-01-06", 1, claim="harbour", claim_text=None),
        said(3, "2024-01-06", 1),
        of_kasteya(4, "2024-01-07", 1),
    ]
    chart = bands([LORIA, KASTEYA], rows)
    assert chart is not None

    assert [panel.title for panel in chart.panels] == [
        "Troops may be stationed.",
        "harbour",
        "on the topic itself, without a claim",
    ]
    assert {panel.rows for panel in chart.panels} == {("Loria", "Kasteya")}
    assert [len(panel.bands) for panel in chart.panels] == [2, 1, 0]
    assert (chart.first_day, chart.last_day) == ("2024-01-05", "2024-01-07")


def test_namesakes_keep_rows_of_their_own() -> None:
    chart = bands([LORIA, Named(2, "loria-2", "Loria")], [said(1, "2024-01-05", 1), of_kasteya(2, "2024-01-06", -1)])
    assert chart is not None

    assert chart.panels[0].rows == ("Loria", "Loria (2)")
    assert [(one.row, one.stance) for one in chart.panels[0].bands] == [("Loria", 1), ("Loria (2)", -1)]


def test_lanes_stand_by_sides_and_a_statement_of_two_sides_is_one_mark() -> None:
    rows = [
        said(1, "2024-01-05", 1),
        of_kasteya(2, "2024-01-06", -1),
        said(3, "2024-02-05", 1, speaker_id=1, speaker="Loria"),
        of_kasteya(1, "2024-01-05", 1, speaker_id=2, speaker="Marek Orlan"),
    ]
    chart = lanes(rows)
    assert chart is not None
    (panel,) = chart.panels

    assert panel.rows == ("Marek Orlan · Loria, Kasteya", "Loria", "Tellan · Kasteya")
    assert [mark.row for mark in panel.marks] == ["Marek Orlan · Loria, Kasteya", "Tellan · Kasteya", "Loria"]


def test_a_gap_is_known_only_while_all_sides_have_a_position() -> None:
    rows = [
        said(1, "2024-01-05", -2),
        of_kasteya(2, "2024-02-05", 2),
        of_kasteya(3, "2024-03-05", 2),
        said(4, "2024-04-05", 1),
        said(5, "2024-04-06", 1, claim="harbour"),
    ]
    chart = gap([LORIA, KASTEYA], rows)
    assert chart is not None

    assert [(one.from_day, one.until_day, one.distance, one.to) for one in chart.spans] == [
        ("2024-02-05", "2024-04-05", 4, "statement-2"),
        ("2024-04-05", None, 1, "statement-4"),
    ]
    assert chart.spans[0].told == "Loria −2, Kasteya +2: 4 of 4, from 2024-02-05 until 2024-04-05"
    assert chart.rows == ("Troops may be stationed.", "Troops may be stationed. [harbour]")


def test_two_who_never_both_hold_something_have_no_gap() -> None:
    assert gap([LORIA, KASTEYA], [said(1, "2024-01-05", 1), of_kasteya(2, "2024-01-06", None)]) is None


def test_evidence_counts_utterances_in_months_without_leaving_one_out() -> None:
    rows = [
        said(1, "2024-01-05", 1),
        said(2, "2024-01-06", 1, joint="j"),
        said(3, "2024-01-06", 1, joint="j", claim="harbour"),
        said(4, "2024-04-02", 1, date_earliest="2024-03-20"),
    ]
    chart = heat([LORIA, KASTEYA], rows)
    assert chart is not None

    assert chart.columns == ("2024-01", "2024-02", "2024-03", "2024-04")
    assert chart.rows == ("Loria", "Kasteya")
    assert [(one.row, one.column, one.n) for one in chart.counts] == [("Loria", "2024-01", 2), ("Loria", "2024-04", 1)]
    assert chart.counts[1].told.endswith("1\u00a0utterance, 1 of them perhaps earlier")


@dataclass(frozen=True)
class Years:
    last: str
    first_column: str
    last_column: str


@pytest.mark.parametrize(
    "years",
    [
        Years("2024-05-05", "2022-01", "2024-05"),
        Years("2028-05-05", "2022-Q1", "2028-Q2"),
        Years("2040-05-05", "2022", "2040"),
    ],
    ids=lambda years: years.last,
)
def test_long_records_are_counted_by_quarters_and_years(years: Years) -> None:
    chart = heat([LORIA], [said(1, "2022-01-31", 1), said(2, years.last, 1)])
    assert chart is not None

    assert (chart.columns[0], chart.columns[-1]) == (years.first_column, years.last_column)
    assert sum(one.n for one in chart.counts) == 2


ROUND = (replace(ARTICLE, circular=True, root_id=8),)


@pytest.mark.parametrize(
    ("values", "footing", "told"),
    [
        ({"via_anonymous": True}, Footing(nameless=True), "only through anonymous voices"),
        ({"sources": ROUND}, Footing(circular=True), "only from outlets that have it from each other"),
    ],
    ids=["nameless", "circular"],
)
def test_what_little_stands_behind_is_drawn_so_until_more_does(
    values: dict[str, Any], footing: Footing, told: str
) -> None:
    rows = [
        said(1, "2024-01-05", 1, **values),
        said(2, "2024-03-05", 1, sources=(ARTICLE,)),
        of_kasteya(3, "2024-01-07", -2, sources=(ARTICLE,)),
    ]
    chart, apart, cells = bands([LORIA], rows), gap([LORIA, KASTEYA], rows), heat([LORIA], rows)
    assert chart is not None
    assert apart is not None
    assert cells is not None
    weak, firm = chart.panels[0].bands

    assert [mark.footing for mark in chart.panels[0].marks] == [footing, FIRM]
    assert (weak.from_day, weak.until_day, weak.footing) == ("2024-01-05", "2024-03-05", footing)
    assert (firm.from_day, firm.until_day, firm.footing) == ("2024-03-05", None, FIRM)
    assert [told in band.told for band in (weak, firm)] == [True, False]
    assert [(span.from_day, span.footing) for span in apart.spans] == [("2024-01-07", footing), ("2024-03-05", FIRM)]
    assert [told in span.told for span in apart.spans] == [True, False]
    assert [(count.column, count.footing, told in count.told) for count in cells.counts] == [
        ("2024-01", footing, True),
        ("2024-03", FIRM, False),
    ]


def test_a_cell_with_one_firm_utterance_is_firm_and_one_of_nameless_voices_is_not() -> None:
    rows = [said(1, "2024-01-05", 1, anonymous=True), said(2, "2024-01-06", 1, via_anonymous=True)]
    weak, firm = heat([LORIA], rows), heat([LORIA], [*rows, said(3, "2024-01-07", 1)])
    assert weak is not None
    assert firm is not None

    assert [one.footing for one in (*weak.counts, *firm.counts)] == [Footing(nameless=True), FIRM]
