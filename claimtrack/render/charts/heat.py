"""How much evidence there is: a count in each cell, and an empty cell where there is none."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack.render.charts.canvas import LABEL, WIDTH, Align, Canvas, Note, Rect, Text, measure
from claimtrack.render.charts.palette import upon
from claimtrack.render.charts.patterns import draw_pattern
from claimtrack.render.charts.rows import BELOW, draw_name
from claimtrack.render.charts.shapes import FIRM, Count, Heat
from claimtrack.render.charts.timescale import MONTHS

_MOST: Final = 20
_WIDEST_CELL: Final = 64.0
_CELL: Final = 25.0
_PATTERN: Final = 8.0
_STEPS: Final = 4
_HEAD: Final = 40.0
_BETWEEN: Final = 16.0
_THOUSAND: Final = 1000
_PERIOD: Final = re.compile(r"(\d{4})-(Q\d|\d\d)")


def draw_heat(canvas: Canvas, chart: Heat, top: float) -> float:
    """Draw rows by columns, the columns in as many blocks as have room, and give where the drawing ends."""
    counts = {(count.row, count.column): count for count in chart.counts if count.n > 0}
    most = max((count.n for count in counts.values()), default=1)
    blocks = -(-len(chart.columns) // _MOST) or 1
    size = -(-len(chart.columns) // blocks) or 1
    wide = min(WIDTH / size, _WIDEST_CELL)
    canvas.used |= {"evidence"} if counts else {"no evidence"}
    for first in range(0, len(chart.columns), size):
        columns = chart.columns[first : first + size]
        _draw_columns(canvas, columns, wide, top)
        top += _HEAD
        for name in chart.rows:
            cells = [counts.get((name, column)) for column in columns]
            top = draw_name(canvas, name, top)
            _draw_cells(canvas, cells, most, wide, top)
            top += _CELL + BELOW / 2
        top += _BETWEEN
    return top - _BETWEEN


def _draw_columns(canvas: Canvas, columns: Sequence[str], wide: float, top: float) -> None:
    """Draw the names of the columns that have room: months and quarters under their year."""
    names = list(_names(columns))
    size = LABEL * canvas.growth
    step = 1 + int(max(measure(name, size) for name, _ in names) // wide)
    free = 0.0
    for n, (name, year) in enumerate(names):
        x = n * wide
        if year and x >= free:
            canvas.texts.append(Text(x + 2, top + 14, year, "--chart-muted", LABEL))
            free = x + measure(year, size) + 4
        if n % step == 0 and x + measure(name, size) <= WIDTH:
            middle = step == 1
            place = x + wide / 2 if middle else x + 2
            align: Align = "center" if middle else "left"
            canvas.texts.append(Text(place, top + 33, name, "--chart-muted", LABEL, align=align))


def _names(columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each column's name, and its year where that is new; only months and quarters have one."""
    before = ""
    for column in columns:
        period = _PERIOD.fullmatch(column)
        if period is None:
            yield column, ""
            continue
        year = "" if period[1] == before else period[1]
        before = period[1]
        yield MONTHS[int(period[2]) - 1] if period[2].isdigit() else period[2], year


def _draw_cells(canvas: Canvas, cells: Sequence[Count | None], most: int, wide: float, top: float) -> None:
    for n, count in enumerate(cells):
        left, middle = n * wide, (n + 0.5) * wide
        if count is None:
            canvas.ground.append(Rect(left + 0.5, top, left + wide - 0.5, top + _CELL, "--chart-paper", "--chart-line"))
            canvas.texts.append(Text(middle, top + 17, "·", "--chart-muted", LABEL, align="center"))
            continue
        colour = f"--evidence-{_step(count.n, most)}"
        note = Note(count.told, count.to)
        canvas.rects.append(Rect(left + 0.5, top, left + wide - 0.5, top + _CELL, colour, note=note))
        box = (left + 2, top + _CELL - _PATTERN, left + wide - 2, top + _CELL - 0.5)
        draw_pattern(canvas, count.footing, box, upon(colour))
        foot = top + (17 if count.footing == FIRM else 14)
        word = str(count.n) if count.n < _THOUSAND else f"{count.n // _THOUSAND}k+"
        canvas.texts.append(Text(middle, foot, word, upon(colour), LABEL, bold=True, align="center"))


def _step(n: int, most: int) -> int:
    """Give which step of the colour a count is: as many steps as it counts, or its share of the most."""
    return min(n, _STEPS) if most <= _STEPS else min(_STEPS, 1 + n * _STEPS // (most + 1))
