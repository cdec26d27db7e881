"""Charts as figures of a page: what they say to whoever cannot see them, and when they are left out."""

from typing import Any

import pytest

from claimtrack.render import figure_titles
from claimtrack.render.charts.shapes import Bands
from claimtrack.render.figures import held_figures, held_section, spoken_figures, spoken_section
from claimtrack.reports.asking import Named
from tests.render.compared import row

SIDES = (Named(1, "loria", "Loria"), Named(2, "kasteya", "Kasteya"))
LATER: dict[str, Any] = {"date_earliest": "2025-06-09", "date_latest": "2025-06-09"}
ROWS = [row(1), row(2, stance=1, stance_label="supports", **LATER), row(3, side_id=2, side="Kasteya", stance=2)]


def test_held_positions_are_told_in_words() -> None:
    held, apart = held_figures(SIDES, ROWS)
    assert held.told == (
        "Troops may be stationed. Loria: ▼ −1 opposes, from 2025-03-04 until 2025-06-09 (n\u00a0=\u00a01); "
        "Loria: ▲ +1 supports, since 2025-06-09 (n\u00a0=\u00a02). "
        "Kasteya: ▲▲ +2 opposes, since 2025-03-04 (n\u00a0=\u00a01)."
    )
    assert "Loria −1, Kasteya +2: 3 of 4, from 2025-03-04 until 2025-06-09." in apart.told


def test_silence_is_told_as_silence() -> None:
    (held,) = held_figures(SIDES, ROWS[:1])
    assert "Kasteya: no position." in held.told
    _, heat = spoken_figures(SIDES, ROWS[:1])
    assert heat.told == "Loria: 2025-03: 1, no statement found at other times. Kasteya: nothing on record."


def test_who_spoke_is_counted() -> None:
    lanes, _ = spoken_figures(SIDES, ROWS)
    assert lanes.told == ("Troops may be stationed. Marek Orlan · Loria, Kasteya: 3\u00a0statements.")


def test_nothing_is_drawn_of_nothing() -> None:
    assert held_figures(SIDES, []) == spoken_figures(SIDES, []) == ()


def test_too_many_statements_have_no_sign_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.render.figures.MOST_MARKS", 2)
    held = held_figures(SIDES, ROWS)[0]
    assert isinstance(held.chart, Bands)
    assert [(len(panel.bands), len(panel.marks)) for panel in held.chart.panels] == [(3, 0)]
    assert held.title == figure_titles.HELD_ALONE_FIGURE
    assert [figure.title for figure in spoken_figures(SIDES, ROWS)] == [figure_titles.HEAT_FIGURE]


def test_sections_work_their_charts_out_later() -> None:
    for section, figures in ((held_section(SIDES, ROWS), held_figures), (spoken_section(SIDES, ROWS), spoken_figures)):
        (charts,) = section.blocks
        assert charts.make() == figures(SIDES, ROWS)  # type: ignore[union-attr]


def test_of_very_many_claims_those_most_spoken_to_are_drawn_and_it_is_said() -> None:
    rows = [row(number, claim=f"claim-{number:03}", claim_text=None) for number in range(50)]
    rows += [row(100 + number, claim="claim-049", claim_text=None, **LATER) for number in range(2)]
    (held,) = held_figures(SIDES, rows)
    lanes, _ = spoken_figures(SIDES, rows)

    assert held.title == f"{figure_titles.HELD_FIGURE} (the 40 claims most spoken to, of 50)"
    assert isinstance(held.chart, Bands)
    titles = {panel.title for panel in held.chart.panels}
    assert len(titles) == 40
    assert {"claim-049", "claim-000"} <= titles
    assert "claim-048" not in titles
    assert lanes.title.endswith("of 50)")
