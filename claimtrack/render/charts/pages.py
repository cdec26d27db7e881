"""A chart in parts of half a printed page: a taller one leaves the page before it blank or is cut through its words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from claimtrack.render.charts.shapes import Bands, Chart, Gap, Heat, Lanes, Panel

TALLEST: Final = 460.0
CONTINUED: Final = "(continued)"
Height = Callable[[Chart], float]
_C = TypeVar("_C", Bands, Lanes)
_R = TypeVar("_R", Gap, Heat)


def parts(chart: Chart, height: Height) -> list[Chart]:
    """Give a chart in as few parts as are not taller than half a page; one row is never cut."""
    match chart:
        case Bands():
            return list(_by_panels(chart, height))
        case Lanes():
            return list(_by_panels(chart, height))
        case Gap():
            return list(_by_rows(chart, height))
        case Heat():
            return list(_by_rows(chart, height))


def _by_panels(chart: _C, height: Height) -> Iterator[_C]:
    """Give as many panels together as have room, those too tall for a page in pieces."""
    page: list[Panel] = []
    for panel in chart.panels:
        for piece in _pieces(chart, panel, height):
            if page and height(replace(chart, panels=(*page, piece))) > TALLEST:
                yield replace(chart, panels=tuple(page))
                page = []
            page.append(piece)
    if page:
        yield replace(chart, panels=tuple(page))


def _pieces(chart: _C, panel: Panel, height: Height) -> Iterator[Panel]:
    """Give a panel, or its rows in halves until each piece has room."""
    if len(panel.rows) < 2 or height(replace(chart, panels=(panel,))) <= TALLEST:  # noqa: PLR2004 - one row is whole
        yield panel
        return
    first, second = _halves(panel.rows)
    title = panel.title if panel.title.endswith(CONTINUED) or not panel.title else f"{panel.title} {CONTINUED}"
    yield from _pieces(chart, _of_rows(panel, panel.title, first), height)
    yield from _pieces(chart, _of_rows(panel, title, second), height)


def _of_rows(panel: Panel, title: str, rows: Sequence[str]) -> Panel:
    kept = set(rows)
    return Panel(
        title,
        tuple(rows),
        tuple(band for band in panel.bands if band.row in kept),
        tuple(mark for mark in panel.marks if mark.row in kept),
    )


def _by_rows(chart: _R, height: Height) -> Iterator[_R]:
    if len(chart.rows) < 2 or height(chart) <= TALLEST:  # noqa: PLR2004 - one row is whole
        yield chart
        return
    for rows in _halves(chart.rows):
        yield from _by_rows(replace(chart, rows=rows), height)


def _halves(rows: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    middle = (len(rows) + 1) // 2
    return rows[:middle], rows[middle:]
