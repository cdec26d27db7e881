"""`claimtrack report speaker`: what is on record of one person, organisation, side or source."""

from typing import Annotated, Final

import typer

from claimtrack.cli.asking import Days, Sql, Topic, told_command, told_days
from claimtrack.cli.completion import speakers
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import Asking, ChartFile, now, run_report
from claimtrack.render.speaker import shown
from claimtrack.reports.dossier import Dossier
from claimtrack.reports.speaker import Question, dossier, look_up

NOTHING: Final = "no statement found; claimtrack list speakers shows who is on record"


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


def asking(question: Question) -> Asking[Dossier]:
    """Give a dossier as the command line asks for it."""
    options = {"--topic": question.topic, **told_days(question.period)}
    command = told_command("speaker", question.name, options=options)
    return Asking(
        answer=lambda reader: dossier(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
        nothing=NOTHING,
    )
