"""`claimtrack report topic`: the dossier of one topic."""

from typing import Annotated

import typer

from claimtrack.cli.asking import Days, Sql
from claimtrack.cli.completion import topics
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import ChartFile, run_report
from claimtrack.library.questions.topic import Question, asking


def report_topic(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    days: Days,
    chart: ChartFile,
    name: Annotated[
        str, typer.Argument(metavar="T", help="A topic, by a name in any language or its path.", autocompletion=topics)
    ],
    *,
    sql: Sql = False,
) -> None:
    """Tell all there is on a topic: who holds what, who moved, on whose word, who merely repeats, what is unknown.

    With the topics below it. csv and jsonl have a row for each claim and side, with the reason where a side holds
    nothing. Imputed statements are told as such and never counted.
    """
    run_report(asking(Question(name, days.period())), settings, output, sql=sql, chart=chart)
