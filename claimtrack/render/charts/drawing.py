"""Charts as SVG for a page, or as SVG or PNG files; both need the `charts` extra, and no network."""

from collections.abc import Sequence
from typing import Final, Literal

from claimtrack.render.charts import engine
from claimtrack.render.charts.canvas import TITLE, WIDTH, Canvas, Text, lines_of
from claimtrack.render.charts.gap import draw_gap
from claimtrack.render.charts.heat import draw_heat
from claimtrack.render.charts.held import draw_bands, draw_lanes
from claimtrack.render.charts.legend import draw_legend
from claimtrack.render.charts.markup import inline, standing_alone
from claimtrack.render.charts.pages import parts
from claimtrack.render.charts.palette import GROWTH, THEMES, Theme, following
from claimtrack.render.charts.shapes import Bands, Chart, Gap, Heat, Lanes

__all__ = ["available", "chart_file", "inline_svg"]

available = engine.available
_BETWEEN: Final = 30.0
_OTHER_FONTS: Final = 1.2


def inline_svg(chart: Chart, *, title: str, told: str) -> str:
    """Give a chart as an `svg` element for an html page, or as several where it is taller than half a printed page.

    Its colours are the page's custom properties (`palette`). The last part explains the signs of all.
    """

    def growing() -> Canvas:
        return Canvas(growth=GROWTH * _OTHER_FONTS)

    canvases = []
    for part in parts(chart, lambda one: _drawn(growing(), one, 0.0)):
        canvas = growing()
        canvas.height = _drawn(canvas, part, 0.0)
        canvases.append(canvas)
    last = canvases[-1]
    last.used.update(*(canvas.used for canvas in canvases))
    last.height = draw_legend(last, last.height)
    titles = (
        [title] if len(canvases) == 1 else [f"{title} ({n} of {len(canvases)})" for n in range(1, len(canvases) + 1)]
    )
    return "\n".join(
        inline(*engine.svg(canvas, following), title=one, told="" if n else told)
        for n, (one, canvas) in enumerate(zip(titles, canvases, strict=True))
    )


def chart_file(figures: Sequence[tuple[str, Chart]], form: Literal["svg", "png"], *, theme: Theme) -> bytes:
    """Give charts under their titles, one below another, as the bytes of a file with an opaque background."""
    canvas = Canvas()
    top = 0.0
    for title, chart in figures:
        for line in lines_of(title, WIDTH, TITLE):
            top += TITLE * 1.6
            canvas.texts.append(Text(0, top, line, size=TITLE, bold=True))
        top = _drawn(canvas, chart, top + 6) + _BETWEEN
    canvas.height = draw_legend(canvas, top - _BETWEEN)
    colours = THEMES[theme]
    drawn, notes = engine.svg(canvas, colours.__getitem__)
    names = [title for title, _ in figures]
    file = standing_alone(drawn, notes, title=" · ".join(names), paper=colours["--chart-paper"])
    return file.encode() if form == "svg" else engine.png(file)


def _drawn(canvas: Canvas, chart: Chart, top: float) -> float:
    match chart:
        case Bands():
            return draw_bands(canvas, chart, top)
        case Lanes():
            return draw_lanes(canvas, chart, top)
        case Gap():
            return draw_gap(canvas, chart, top)
        case Heat():
            return draw_heat(canvas, chart, top)
