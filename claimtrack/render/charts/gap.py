"""How far apart sides are over time, on the days on which both have a position."""

from typing import Final

from claimtrack.render.charts.canvas import SMALL, WIDTH, Canvas, Line, Note, Rect, Text, measure
from claimtrack.render.charts.patterns import draw_pattern
from claimtrack.render.charts.rows import BELOW, draw_axis, draw_grid, draw_name
from claimtrack.render.charts.shapes import Apart, Gap
from claimtrack.render.charts.timescale import MARGIN, Timescale

WIDEST: Final = 4
NEVER: Final = "no common days"
_UNIT: Final = 10.0
_ROOM: Final = 6.0
_TALL: Final = 420.0
_PATTERN: Final = 8.0
_NUMBER: Final = 11.0
_RIGHT: Final = WIDTH - MARGIN / 2


def draw_gap(canvas: Canvas, chart: Gap, top: float) -> float:
    """Draw the distance on each claim, and give where the drawing ends."""
    scale = Timescale(chart.first_day, chart.last_day)
    begin = bottom = draw_axis(canvas, scale, top)
    for name in chart.rows:
        bottom = _draw_row(canvas, name, [span for span in chart.spans if span.row == name], scale, bottom)
    return draw_axis(canvas, scale, bottom - BELOW) + BELOW if bottom - begin > _TALL else bottom


def _draw_row(canvas: Canvas, name: str, spans: list[Apart], scale: Timescale, top: float) -> float:
    bottom = draw_name(canvas, name, top, "" if spans else NEVER)
    if not spans:
        return bottom + BELOW / 2
    bottom += _ROOM
    base = bottom + WIDEST * _UNIT
    canvas.lines.append(Line(MARGIN, base, _RIGHT, base, "--chart-muted", dashed=True))
    canvas.used.add("gap")
    canvas.texts += [
        Text(2, base - distance * _UNIT + 4, str(distance), "--chart-muted", SMALL) for distance in (0, 2, WIDEST)
    ]
    numbered: tuple[str | None, int] | None = None
    for span in spans:
        right = _draw_span(canvas, span, scale, base)
        again = numbered == (span.from_day, span.distance)
        if right is not None and (again or _draw_number(canvas, span, (scale.x(span.from_day), right), base)):
            numbered = (span.until_day, span.distance)
    draw_grid(canvas, scale, bottom, base)
    return base + BELOW


def _draw_span(canvas: Canvas, span: Apart, scale: Timescale, base: float) -> float | None:
    """Draw a distance from a day until another, and give where it ends; None where it lies outside the days drawn.

    What still holds runs to the edge, also what holds since the last day.
    """
    if scale.after(span.from_day) or (span.until_day is not None and scale.before(span.until_day)):
        return None
    left = scale.x(span.from_day)
    right = _RIGHT if _endless(span, scale) else scale.x(str(span.until_day))
    y = base - span.distance * _UNIT
    note = Note(span.told, span.to)
    canvas.ground.append(Rect(left, base - WIDEST * _UNIT, right, base, "--chart-track"))
    canvas.rects.append(Rect(left, min(y, base - 2), right, base, "--chart-gap-fill", note=note))
    canvas.lines.append(Line(left, y, right, y, "--chart-gap", 3))
    # On the line of no distance stands its number.
    low, free = (base - 1, left) if span.distance else (base - 2, min(left + _NUMBER * canvas.growth, right - 3))
    draw_pattern(canvas, span.footing, (free, low - _PATTERN, right, low), "--chart-gap")
    return right


def _draw_number(canvas: Canvas, span: Apart, box: tuple[float, float], base: float) -> bool:
    """Draw the number of a distance where it has room, at the edge of what it runs to; tell whether it had."""
    word, (left, right), y = str(span.distance), box, base - span.distance * _UNIT
    above = y + 12 if span.distance == WIDEST else y - 4
    room = right - left > measure(word, SMALL * canvas.growth) + 6
    if room:
        canvas.texts.append(Text(left + 4, above, word, "--chart-ink", SMALL, bold=True))
    elif right == _RIGHT:
        canvas.texts.append(Text(WIDTH, above, word, "--chart-ink", SMALL, bold=True, align="right"))
    return room or right == _RIGHT


def _endless(span: Apart, scale: Timescale) -> bool:
    return span.until_day is None or scale.after(span.until_day)
