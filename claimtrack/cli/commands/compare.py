"""`claimtrack report compare`: what each side holds on a topic, and what changed."""

from typing import Annotated

import typer

from claimtrack.cli.asking import By, Claim, Days, Imputed, Sql, Topic
from claimtrack.cli.completion import speakers
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import ChartFile, run_report
from claimtrack.library.questions.compare import Question, asking


def report_compare(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    days: Days,
    chart: ChartFile,
    sides: Annotated[
        list[str],
        typer.Argument(metavar="A B [C…]", help="Two or more sides, speakers or sources.", autocompletion=speakers),
    ],
    *,
    topic: Topic = None,
    claim: Claim = None,
    by: By = None,
    imputed: Imputed = False,
    sql: Sql = False,
) -> None:
    """Compare what sides hold on a topic or claim: since when, in whose words, by whose account, what changed.

    Names may be given in any language the database knows: Kremlin, Кремль. A statement found nowhere is told as
    silence, never as neutral. Every figure stands beside its counts and days. One of --topic and --claim must be given.
    """
    question = Question(tuple(sides), topic, claim, days.period(), by, imputed)
    run_report(asking(question), settings, output, sql=sql, chart=chart)
