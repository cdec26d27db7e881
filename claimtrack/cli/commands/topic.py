"""`claimtrack report topic`: the dossier of one topic."""

from typing import Annotated

import typer

from claimtrack.cli.asking import Days, Sql, told_command, told_days
from claimtrack.cli.completion import topics
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import Asking, ChartFile, now, run_report
from claimtrack.render.topic import shown
from claimtrack.reports.topic import Question, Topic, look_up, topic


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


def asking(question: Question) -> Asking[Topic]:
    """Give a dossier as the command line asks for it."""
    command = told_command("topic", question.topic, options=told_days(question.period))
    return Asking(
        answer=lambda reader: topic(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
    )
