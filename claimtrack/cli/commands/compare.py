"""`claimtrack report compare`: what each side holds on a topic, and what changed."""

from typing import Annotated

import typer

from claimtrack.cli.asking import By, Claim, Days, Imputed, Sql, Topic, told_command, told_days
from claimtrack.cli.completion import speakers
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import Asking, ChartFile, now, run_report
from claimtrack.errors import UsageProblem
from claimtrack.render.compare import shown
from claimtrack.reports.compare import Question, compare, look_up
from claimtrack.reports.comparison import Comparison


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
    silence, never as neutral. Every figure stands beside its counts and days.
    """
    if len(sides) < 2:  # noqa: PLR2004 - a comparison takes two
        message = f"a comparison takes two sides or more, not {len(sides)}"
        raise UsageProblem(message, "claimtrack report compare Kremlin Kyiv --topic guarantees")
    question = Question(tuple(sides), topic, claim, days.period(), by, imputed)
    run_report(asking(question), settings, output, sql=sql, chart=chart)


def asking(question: Question) -> Asking[Comparison]:
    """Give a comparison as the command line asks for it."""
    options = {"--topic": question.topic, "--claim": question.claim, **told_days(question.period), "--by": question.by}
    flags = ("--imputed",) if question.imputed else ()
    command = told_command("compare", *question.sides, options=options, flags=flags)
    return Asking(
        answer=lambda reader: compare(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
    )
