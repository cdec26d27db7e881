"""`claimtrack report timeline`: one topic, all sides, in order of time."""

from typing import Annotated

import typer

from claimtrack.cli.asking import Claim, Days, Sql, Topic, told_command, told_days
from claimtrack.cli.completion import speakers
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import Asking, ChartFile, now, run_report
from claimtrack.render.timeline import shown
from claimtrack.reports.periods import BUCKETS
from claimtrack.reports.timeline import Question, Timeline, look_up, timeline


def _buckets(incomplete: str) -> list[str]:
    return [name for name in BUCKETS if name.startswith(incomplete)]


def report_timeline(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    days: Days,
    chart: ChartFile,
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WHO…]",
            help="Sides or speakers; without any, all sides and everybody of none.",
            autocompletion=speakers,
        ),
    ] = None,
    *,
    topic: Topic = None,
    claim: Claim = None,
    by: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help=f"Also period by period: {', '.join(BUCKETS)}.", autocompletion=_buckets),
    ] = None,
    imputed: Annotated[
        bool, typer.Option("--imputed", help="List also what others say a side said or thinks; never counted.")
    ] = False,
    sql: Sql = False,
) -> None:
    """Tell a topic or claim in order of time: who said what, and what it did to the line of his side.

    Each statement repeats what its side said before, changes it, begins or ends a split, or moves nothing; who joins
    or leaves a side is told in between. Anonymous voices are listed and move nobody.
    """
    question = Question(tuple(who or ()), topic, claim, days.period(), by, imputed)
    run_report(asking(question), settings, output, sql=sql, chart=chart)


def asking(question: Question) -> Asking[Timeline]:
    """Give a timeline as the command line asks for it."""
    options = {"--topic": question.topic, "--claim": question.claim, **told_days(question.period), "--by": question.by}
    flags = ("--imputed",) if question.imputed else ()
    command = told_command("timeline", *question.who, options=options, flags=flags)
    return Asking(
        answer=lambda reader: timeline(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
    )
