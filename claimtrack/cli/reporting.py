"""What every report command does with its question: print its SQL, or ask, draw, and write the answer.

A command makes an `Asking` of its question (`library.questions`) and hands it to `run_report`
(`commands/compare.py` is the model).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, TypeVar

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.options import OUTPUT, Output, Settings
from claimtrack.cli.output import REPORT, choose_format, note, note_cut, table_width, write
from claimtrack.errors import UsageProblem
from claimtrack.library.asking import Asking, Told
from claimtrack.library.pictures import PICTURES, THEMES, paper_of, picture_of
from claimtrack.library.report import Report, answered
from claimtrack.store.readonly import open_reader

R = TypeVar("R", bound=Told)


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
        if self.chart is not None:
            picture_of(self.chart)
        paper_of(self.theme)


NO_CHART: Final = ChartFile()


def run_report(
    asking: Asking[R], settings: Settings, output: Output, *, sql: bool = False, chart: ChartFile = NO_CHART
) -> Report[R] | None:
    """Ask and write, the charts as well where a file is named for them; with `sql` write the query instead."""
    if sql and chart.chart is not None:
        message = "--sql prints a query, which has no --chart"
        raise UsageProblem(message, "leave one of them out")
    if sql:
        with open_reader(locate(settings)) as reader:
            write(asking.query(reader), output)
        return None
    report = answered(locate(settings), asking, form=choose_format(output, REPORT))
    if chart.chart is not None and not report.chart(chart.chart, theme=chart.theme):
        note(f"nothing to draw: {chart.chart} is not written", settings)
    show_report(report, settings, output)
    return report


def show_report(report: Report[R], settings: Settings, output: Output) -> None:
    """Write a report where and as the user wants it; an empty one gets a hint on stderr."""
    form = choose_format(output, REPORT)
    if output.limit is not None:
        whole, called = report.count(form)
        if whole > output.limit:
            note(f"showing {output.limit} of {whole} {called} (--limit)", settings)
    if report.hint is not None:
        note(report.hint, settings)
    if form == "xlsx":
        note_cut(report.rows(), form, settings)
    write(report.render(form, width=table_width(), excel=output.excel, most=output.limit), output)
