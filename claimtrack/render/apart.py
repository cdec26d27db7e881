"""What sides held, and how far apart those were who held anything, as charts: for reports of many sides and claims."""

from collections.abc import Sequence
from functools import partial

from claimtrack.render import figure_titles
from claimtrack.render.charts import plotting
from claimtrack.render.charts.plotting import Days, span_of
from claimtrack.render.charts.shapes import Apart, Gap
from claimtrack.render.figures import held_figures
from claimtrack.render.page import Charts, Figure, Section
from claimtrack.reports.belonging import Belonging
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import Side, by_claim
from claimtrack.reports.timeline import Timeline


def apart_section(found: Timeline) -> Section | None:
    """Give the bands and gaps of the sides that spoke, up to the last day of the report; None where none did."""
    sides = [side for side in found.sides if side.n_utterances]
    asked = {side.id for side in sides}
    own = [row for row in found.rows if row.side_id in asked and not row.imputed]
    if not own:
        return None
    first, last = span_of(own)
    days = (first, max(last, found.last_day or last))
    return Section("Over time", (Charts(partial(_figures, sides, own, days, found.belonging)),), "over-time")


def _figures(sides: Sequence[Side], own: Sequence[Stated], days: Days, belonging: Belonging) -> tuple[Figure, ...]:
    figures = held_figures(sides, own, days=days, belonging=belonging)
    return (*(one for one in figures if not isinstance(one.chart, Gap)), *_gaps(sides, own, days, belonging))


def _gaps(sides: Sequence[Side], own: Sequence[Stated], days: Days, belonging: Belonging) -> tuple[Figure, ...]:
    """Give how far apart on each claim those were who ever held a position on it, all claims over the same days."""
    spans: list[Apart] = []
    for said in by_claim(own).values():
        found = _gap(sides, said, days, belonging)
        spans += found.spans if found else ()
    if not spans:
        return ()
    chart = Gap(tuple(dict.fromkeys(span.row for span in spans)), tuple(spans), *days)
    return (Figure(chart, figure_titles.HOLDERS_GAP_FIGURE, " ".join(f"{span.row} {span.told}." for span in spans)),)


def _gap(sides: Sequence[Side], said: Sequence[Stated], days: Days, belonging: Belonging) -> Gap | None:
    claim = said[0].claim
    holding = [side for side in sides if any(held.claim == claim for held in side.positions)]
    return plotting.gap(holding, said, days=days, belonging=belonging) if len(holding) > 1 else None
