"""`claimtrack report speaker`: what is on record of one person, organisation, side or source."""

from typing import Annotated

import typer

from claimtrack.cli.asking import Days, Sql, Topic
from claimtrack.cli.completion import speakers
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import ChartFile, run_report
from claimtrack.library.questions.speaker import Question, asking


def report_speaker(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    days: Days,
    chart: ChartFile,
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="A person, organisation, side or source.", autocompletion=speakers),
    ],
    *,
    topic: Topic = None,
    sql: Sql = False,
) -> None:
    """Tell what is on record of one speaker: own, said for others, imputed, about; offices and sides by date.

    Claim by claim the position now, the path it went and in whose words; which outlets carry it and through whom; what
    is not known. Each statement shows the side the speaker stood on that day. A voice without a name is asked for by
    its key, which claimtrack list speakers shows.
    """
    run_report(asking(Question(name, topic, days.period())), settings, output, sql=sql, chart=chart)
