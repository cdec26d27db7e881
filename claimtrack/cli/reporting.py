"""What every report command does with its question: print its SQL, or ask, draw, and write the answer.

A command makes an `Asking` of its question and hands it to `run_report` (`commands/compare.py` is the model).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final, Generic, Literal, Protocol, TypeVar

import typer

from claimtrack.cli.clock import now
from claimtrack.cli.database import locate
from claimtrack.cli.options import OUTPUT, Output, Settings
from claimtrack.cli.output import REPORT, choose_format, note, note_cut, table_width, write, write_file
from claimtrack.errors import UsageProblem
from claimtrack.render.report import Shown, counted, render_report
from claimtrack.reports.frame import Method
from claimtrack.store.readonly import Reader, open_reader

__all__ = ["Asking", "ChartFile", "now", "run_report", "show_report"]

FINGERPRINTED: Final = ("markdown", "html", "xlsx", "json")
"""The forms that tell how the report was made at length; reading the whole content for the others would be in vain."""

NOTHING: Final = "no statement found; claimtrack list topics shows what there is"
PICTURES: Final = (".svg", ".png")
THEMES: Final = ("light", "dark")


class Report(Protocol):
    """What a report gives: a frozen dataclass with its statements and how it was made."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def method(self) -> Method:
        """How it was made."""

    @property
    def rows(self) -> Sequence[object]:
        """Its statements, or whatever else it lists one by one."""


R = TypeVar("R", bound=Report)


@dataclass(frozen=True, slots=True)
class Asking(Generic[R]):
    """One report as its command asks for it: the answer, the SQL of its rows, what the answer can be shown as.

    `nothing` is the hint where no statement is found; `listed` says what it tells one by one.
    """

    answer: Callable[[Reader], R]
    query: Callable[[Reader], str]
    shown: Callable[[R], Shown]
    nothing: str = NOTHING
    listed: str = "statements"


def _themes(incomplete: str) -> list[str]:
    return [name for name in THEMES if name.startswith(incomplete)]


@dataclass(frozen=True, slots=True)
class ChartFile:
    """Where the charts of a report go, beside the report itself; for reports that have charts."""

    chart: Annotated[
        Path | None,
        typer.Option(
            "--chart",
            metavar="FILE",
            help=f"Draw the charts too, into a file: {', '.join(PICTURES)}.",
            rich_help_panel=OUTPUT,
        ),
    ] = None
    theme: Annotated[
        str,
        typer.Option(
            "--theme",
            metavar="NAME",
            help=f"The paper of --chart: {' or '.join(THEMES)}.",
            rich_help_panel=OUTPUT,
            autocompletion=_themes,
        ),
    ] = THEMES[0]

    def __post_init__(self) -> None:
        if self.chart is not None and self.chart.suffix.lower() not in PICTURES:
            message = f"the suffix of {self.chart} names no picture"
            raise UsageProblem(message, f"known are {', '.join(PICTURES)}")
        if self.theme not in THEMES:
            message = f"there is no theme {self.theme!r}"
            raise UsageProblem(message, f"choose one of {', '.join(THEMES)}")

    @property
    def picture(self) -> Literal["svg", "png"]:
        """The kind of picture that the suffix names."""
        return "png" if self.chart is not None and self.chart.suffix.lower() == ".png" else "svg"

    @property
    def paper(self) -> Literal["light", "dark"]:
        """The theme."""
        return "dark" if self.theme == "dark" else "light"


NO_CHART: Final = ChartFile()


def run_report(
    asking: Asking[R], settings: Settings, output: Output, *, sql: bool = False, chart: ChartFile = NO_CHART
) -> None:
    """Ask and write, the charts as well where a file is named for them; with `sql` write the query instead."""
    if sql and chart.chart is not None:
        message = "--sql prints a query, which has no --chart"
        raise UsageProblem(message, "leave one of them out")
    if sql:
        with open_reader(locate(settings)) as reader:
            write(asking.query(reader), output)
        return
    form = choose_format(output, REPORT)
    with open_reader(locate(settings)) as reader:
        found = asking.answer(reader)
        if form in FINGERPRINTED:
            found = _fingerprinted(found, reader)
    _draw(asking.shown(found), chart, settings)
    show_report(found, asking, settings, output)


def show_report(found: R, asking: Asking[R], settings: Settings, output: Output) -> None:
    """Write a report where and as the user wants it; an empty one gets a hint on stderr."""
    form, shown = choose_format(output, REPORT), asking.shown(found)
    if output.limit is not None:
        whole, called = counted(shown, form)
        if whole > output.limit:
            note(f"showing {output.limit} of {whole} {called or asking.listed} (--limit)", settings)
    if not found.rows:
        note(asking.nothing, settings)
    if form == "xlsx":
        note_cut(shown.rows(), form, settings)
    write(render_report(shown, form, width=table_width(), excel=output.excel, most=output.limit), output)


def _fingerprinted(found: R, reader: Reader) -> R:
    from claimtrack.services.fingerprints import fingerprints

    content = fingerprints(reader)
    return replace(found, method=replace(found.method, database=content.database, codebook=content.codebook))


def _draw(shown: Shown, chart: ChartFile, settings: Settings) -> None:
    if chart.chart is None:
        return
    from claimtrack.render.charts.drawing import chart_file
    from claimtrack.render.page_ready import figures as figures_of

    figures = [(figure.title, figure.chart) for figure in figures_of(shown.page())]
    if not figures:
        note(f"nothing to draw: {chart.chart} is not written", settings)
        return
    write_file(chart_file(figures, chart.picture, theme=chart.paper), chart.chart)
