"""Positions over time: what sides held and said on each claim, and who said it."""

from collections.abc import Sequence
from typing import Final

from claimtrack.render.charts.canvas import WIDTH, Canvas, Line
from claimtrack.render.charts.rows import (
    AXIS,
    BELOW,
    Row,
    draw_axis,
    draw_grid,
    draw_heading,
    draw_marks,
    draw_name,
    draw_row,
)
from claimtrack.render.charts.shapes import Bands, Lanes, Mark, Panel
from claimtrack.render.charts.timescale import Timescale

NOTHING: Final = "no statement"
NO_POSITION: Final = "no position"
_TALL: Final = 420.0
_BETWEEN: Final = 10.0


def draw_bands(canvas: Canvas, chart: Bands, top: float) -> float:
    """Draw the sides under each claim, and give where the drawing ends."""
    scale = Timescale(chart.first_day, chart.last_day)
    begin = draw_axis(canvas, scale, top)
    bottom = begin
    for panel in chart.panels:
        bottom = draw_heading(canvas, panel.title, bottom) if panel.title else bottom
        for name in panel.rows:
            bottom = draw_row(canvas, _row(panel, name), scale, bottom)
        bottom += _BETWEEN
    return _closed(canvas, scale, begin, bottom - _BETWEEN)


def _row(panel: Panel, name: str) -> Row:
    marks = [mark for mark in panel.marks if mark.row == name]
    bands = [band for band in panel.bands if band.row == name]
    return Row(name, marks, bands, "" if bands else NO_POSITION if marks else NOTHING)


def draw_lanes(canvas: Canvas, chart: Lanes, top: float) -> float:
    """Draw one lane a speaker under each claim, and give where the drawing ends."""
    scale = Timescale(chart.first_day, chart.last_day)
    begin = bottom = draw_axis(canvas, scale, top)
    for panel in chart.panels:
        bottom = draw_heading(canvas, panel.title, bottom) if panel.title else bottom
        for name in panel.rows:
            bottom = _draw_lane(canvas, name, [mark for mark in panel.marks if mark.row == name], scale, bottom)
        bottom += _BETWEEN
    return _closed(canvas, scale, begin, bottom - _BETWEEN)


def _draw_lane(canvas: Canvas, name: str, marks: Sequence[Mark], scale: Timescale, top: float) -> float:
    begin = draw_name(canvas, name, top, "" if marks else NOTHING)
    bottom = draw_marks(canvas, marks, scale, begin) + 2
    draw_grid(canvas, scale, begin, bottom)
    canvas.lines.append(Line(0, bottom, WIDTH, bottom, "--chart-line"))
    return bottom + BELOW - 4


def _closed(canvas: Canvas, scale: Timescale, begin: float, bottom: float) -> float:
    """Name the days once more below the rows where the drawing is tall."""
    if bottom - begin > _TALL:
        return draw_axis(canvas, scale, bottom - BELOW) + AXIS / 4
    return bottom
