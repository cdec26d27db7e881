"""The charts of reports as figures of a page: each with its title and with words for whoever cannot see it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from claimtrack.render import beside, figure_titles, phrases
from claimtrack.render.page import Charts, Figure, Section
from claimtrack.reports.belonging import Belonging
from claimtrack.reports.evidence import Stated

if TYPE_CHECKING:  # plotting is loaded when a chart is worked out, which a table on a terminal never asks for
    from claimtrack.render.charts.plotting import Days, Party
    from claimtrack.render.charts.shapes import Bands, Count, Heat, Lanes

MOST_MARKS: Final = 600
"""With more statements than this no drawing has room for a sign for each."""

MOST_CLAIMS: Final = 40
"""With more claims than this nobody looks through the drawing: those most spoken to are drawn, and it is said."""


def held_section(
    sides: Sequence["Party"], rows: Sequence[Stated], *, days: "Days | None" = None, belonging: Belonging | None = None
) -> Section:
    """Give `held_figures` as the section that reports have of them."""
    make = partial(held_figures, sides, rows, days=days, belonging=belonging)
    return Section("Over time", (Charts(make),), "over-time")


def spoken_section(sides: Sequence["Party"], rows: Sequence[Stated], *, days: "Days | None" = None) -> Section:
    """Give `spoken_figures` as the section that reports have of them."""
    return Section("Who spoke when", (Charts(partial(spoken_figures, sides, rows, days=days)),), "spoken")


def held_figures(
    sides: Sequence["Party"], rows: Sequence[Stated], *, days: "Days | None" = None, belonging: Belonging | None = None
) -> tuple[Figure, ...]:
    """Give what sides held day by day, and how far apart they were where all of them ever had a position."""
    from claimtrack.render.charts import plotting

    rows, which = _drawable(rows)
    held = plotting.bands(sides, rows, days=days, belonging=belonging)
    apart = plotting.gap(sides, rows, days=days, belonging=belonging) if len(sides) > 1 else None
    found = [Figure(held, figure_titles.HELD_FIGURE + which, " ".join(_held(held)))] if held else []
    if held and len(rows) > MOST_MARKS:
        found = [replace(found[0], chart=_without_marks(held), title=figure_titles.HELD_ALONE_FIGURE + which)]
    if apart:
        told = (f"{span.row} {span.told}." for span in apart.spans)
        found.append(Figure(apart, figure_titles.GAP_FIGURE + which, " ".join(told)))
    return tuple(found)


def spoken_figures(
    sides: Sequence["Party"], rows: Sequence[Stated], *, days: "Days | None" = None
) -> tuple[Figure, ...]:
    """Give who spoke when (with few enough statements to tell them apart), and when there is evidence at all."""
    from claimtrack.render.charts import plotting

    drawn, which = _drawable(rows)
    lanes = plotting.lanes(drawn, days=days) if len(drawn) <= MOST_MARKS else None
    heat = plotting.heat(sides, rows)
    found = [Figure(lanes, figure_titles.LANES_FIGURE + which, " ".join(_spoken(lanes)))] if lanes else []
    return (*found, *([Figure(heat, figure_titles.HEAT_FIGURE, " ".join(_counted(heat)))] if heat else []))


def _drawable(rows: Sequence[Stated]) -> tuple[Sequence[Stated], str]:
    """Give the statements on the claims that are drawn, and which these are where some are left out."""
    counts = Counter(row.claim or "" for row in rows)
    if len(counts) <= MOST_CLAIMS:
        return rows, ""
    most = sorted(counts, key=lambda claim: (-counts[claim], claim))[:MOST_CLAIMS]
    return [row for row in rows if (row.claim or "") in set(most)], figure_titles.most_spoken_to(len(most), len(counts))


def _without_marks(chart: "Bands") -> "Bands":
    return replace(chart, panels=tuple(replace(panel, marks=()) for panel in chart.panels))


def _held(chart: "Bands") -> Iterator[str]:
    for panel in chart.panels:
        yield panel.title if panel.title.endswith(".") else f"{panel.title}:"
        for row in panel.rows:
            told = [band.told for band in panel.bands if band.row == row]
            yield "; ".join(told or [f"{row}: {phrases.NO_POSITION}"]) + "."


def _spoken(chart: "Lanes") -> Iterator[str]:
    for panel in chart.panels:
        yield panel.title if panel.title.endswith(".") else f"{panel.title}:"
        counts: dict[str, int] = defaultdict(int)
        for mark in panel.marks:
            counts[mark.row] += 1
        yield "; ".join(f"{row}: {phrases.plural(counts[row], 'statement')}" for row in panel.rows) + "."


def _counted(chart: "Heat") -> Iterator[str]:
    for row in chart.rows:
        told = [f"{count.column}: {count.n}{_footing(count)}" for count in _of(chart, row)]
        yield f"{row}: {', '.join([*told, phrases.ELSEWHERE])}." if told else f"{row}: {phrases.NO_RECORD}."


def _footing(count: "Count") -> str:
    return beside.bracketed(beside.known_only(nameless=count.footing.nameless, circular=count.footing.circular))


def _of(chart: "Heat", row: str) -> Iterable["Count"]:
    return sorted(
        (count for count in chart.counts if count.row == row), key=lambda count: chart.columns.index(count.column)
    )
